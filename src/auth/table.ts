import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { clusters } from '../clusters/table.ts';
import { createdAt, instant, primaryId, updatedAt, version } from '../db/columns.ts';
import { either, isOwnUser, isSystem, readPolicy, seesAll, writePolicy } from '../db/policies.ts';
import { organisations } from '../organisations/table.ts';
import { LANGUAGES } from '../shared/language.ts';

/**
 * A person. Without a password until the invitation is accepted; never deleted while rows name it, but erased. An address
 * has one account; beside it may wait invitations of offices that know nothing of each other, each a row without a
 * password that becomes part of the account when it is accepted. Else an invitation would tell who has an account.
 */
export const users = pgTable(
  'users',
  {
    id: primaryId(),
    /** Lower case. */
    email: text('email').notNull(),
    name: text('name').notNull(),
    /** The language that the person chose, or was invited in; null: none yet, French for mails. */
    language: text('language', { enum: LANGUAGES }),
    /** Argon2id in PHC string format. */
    passwordHash: text('password_hash'),
    /** Moves on when password, roles or state change (by trigger): access tokens of before end. */
    tokenVersion: integer('token_version').notNull().default(0),
    disabledAt: instant('disabled_at'),
    /** When the mailbox refused a mail for good, and how (RFC 3463); null: it takes them, as far as is known. */
    mailRefusedAt: instant('mail_refused_at'),
    mailRefusedStatus: text('mail_refused_status'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    version: version(),
  },
  (t) => [
    uniqueIndex('users_email').on(t.email).where(sql`${t.passwordHash} is not null`),
    index('users_by_email').on(t.email),
    readPolicy('users', either(seesAll, isOwnUser('id'))),
    writePolicy('users', seesAll),
  ],
);

/** A role of a person: `admin`, `coordinator` of one cluster, or `member` for one organisation. */
export const userRoles = pgTable(
  'user_roles',
  {
    id: primaryId(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    role: text('role', { enum: ['admin', 'coordinator', 'member'] }).notNull(),
    clusterId: uuid('cluster_id').references(() => clusters.id, { onDelete: 'cascade' }),
    organisationId: uuid('organisation_id').references(() => organisations.id, { onDelete: 'cascade' }),
    /** Who gave it; null: the program, or somebody who is no longer there. */
    grantedBy: uuid('granted_by').references((): AnyPgColumn => users.id, { onDelete: 'set null' }),
  },
  (t) => [
    uniqueIndex('user_roles_once').on(
      t.userId,
      t.role,
      sql`coalesce(${t.clusterId}, ${t.organisationId}, '00000000-0000-0000-0000-000000000000'::uuid)`,
    ),
    index('user_roles_cluster').on(t.clusterId),
    index('user_roles_organisation').on(t.organisationId),
    check(
      'user_roles_scope',
      sql`case ${t.role} when 'admin' then ${t.clusterId} is null and ${t.organisationId} is null
          when 'coordinator' then ${t.clusterId} is not null and ${t.organisationId} is null
          when 'member' then ${t.organisationId} is not null and ${t.clusterId} is null else false end`,
    ),
    readPolicy('user_roles', either(seesAll, isOwnUser('user_id'))),
    writePolicy('user_roles', seesAll),
  ],
);

const asksOrIsAsked = sql.raw(`exists (select 1 from organisations o where o.id = role_requests.organisation_id
  and (o.cluster_ids && (select app_clusters())::uuid[] or o.id = any ((select app_organisations())::uuid[])))`);

/**
 * A coordinator's wish that somebody may speak for an organisation that another cluster has as well: given once the
 * organisation's people consent or, where it has none, every cluster that has it.
 */
export const roleRequests = pgTable(
  'role_requests',
  {
    id: primaryId(),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    /** The cluster in whose name it is asked. */
    clusterId: uuid('cluster_id').notNull(),
    email: text('email').notNull(),
    name: text('name').notNull(),
    language: text('language', { enum: LANGUAGES }).notNull(),
    state: text('state', { enum: ['pending', 'given', 'refused', 'withdrawn'] })
      .notNull()
      .default('pending'),
    /** Clusters whose coordinators have consented; the asker's own among them. */
    consents: uuid('consents').array().notNull().default([]),
    askedBy: uuid('asked_by').references(() => users.id, { onDelete: 'set null' }),
    decidedBy: uuid('decided_by').references(() => users.id, { onDelete: 'set null' }),
    createdAt: createdAt(),
    decidedAt: instant('decided_at'),
  },
  (t) => [
    uniqueIndex('role_requests_once').on(t.organisationId, t.email).where(sql`${t.state} = 'pending'`),
    index('role_requests_asked').on(t.askedBy),
    readPolicy('role_requests', either(seesAll, asksOrIsAsked)),
    writePolicy('role_requests', isSystem),
  ],
);

/** The one-time token of an invitation; only its SHA-256 is kept. */
export const accountInvitations = pgTable(
  'account_invitations',
  {
    id: primaryId(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    tokenHash: text('token_hash').notNull(),
    expiresAt: instant('expires_at').notNull(),
    acceptedAt: instant('accepted_at'),
    /** Renewed or overtaken since: opens nothing, and still counts against the quotas. */
    voidedAt: instant('voided_at'),
    /** Who invited; null for a person that forgot its own password. */
    invitedBy: uuid('invited_by').references(() => users.id, { onDelete: 'set null' }),
    /** Sent of itself to somebody whom an earlier one waits for; that one stays good. */
    reminds: boolean('reminds').notNull().default(false),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('account_invitations_token').on(t.tokenHash),
    index('account_invitations_user').on(t.userId),
    index('account_invitations_inviter').on(t.invitedBy, t.createdAt),
    writePolicy('account_invitations', isSystem),
  ],
);

/**
 * Refresh tokens by SHA-256. Each is used once and replaced by the next of its family; one that comes a second
 * time is stolen or replayed, and the whole family is revoked (RFC 9700 section 4.14).
 */
export const refreshTokens = pgTable(
  'refresh_tokens',
  {
    id: primaryId(),
    familyId: uuid('family_id').notNull(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    tokenHash: text('token_hash').notNull(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
    revokedAt: instant('revoked_at'),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('refresh_tokens_token').on(t.tokenHash),
    index('refresh_tokens_family').on(t.familyId),
    index('refresh_tokens_user').on(t.userId),
    writePolicy('refresh_tokens', isSystem),
  ],
);

/**
 * Sessions of the console by SHA-256 of their cookie. Each ends when nobody used it for a while, at its last day, when
 * the person signs out, and with every change of password, closing or erasure of the account.
 */
export const sessions = pgTable(
  'sessions',
  {
    id: primaryId(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    tokenHash: text('token_hash').notNull(),
    createdAt: createdAt(),
    /** Noted once a minute at most. */
    lastSeenAt: instant('last_seen_at').notNull(),
    /** The last day, however much it is used. */
    expiresAt: instant('expires_at').notNull(),
    /** Browser and system in a few words, so that a person knows its own again. */
    userAgent: text('user_agent').notNull(),
  },
  (t) => [
    uniqueIndex('sessions_token').on(t.tokenHash),
    index('sessions_user').on(t.userId),
    writePolicy('sessions', isSystem),
  ],
);

/**
 * The second factor of a person that shows codes (RFC 6238). The secret is sealed with a key of the program's, since codes
 * are made of it. Counts once its person has given a code of it.
 */
export const totpFactors = pgTable(
  'totp_factors',
  {
    userId: uuid('user_id')
      .primaryKey()
      .references(() => users.id, { onDelete: 'cascade' }),
    sealedSecret: text('sealed_secret').notNull(),
    confirmedAt: instant('confirmed_at'),
    /** The step of 30 seconds whose code was taken last: none of it or before is taken again. */
    lastStep: integer('last_step').notNull().default(0),
    createdAt: createdAt(),
  },
  () => [writePolicy('totp_factors', isSystem)],
);

/** Codes on paper for who lost the second factor, by SHA-256: 100 bits each, good for once. */
export const recoveryCodes = pgTable(
  'recovery_codes',
  {
    id: primaryId(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    codeHash: text('code_hash').notNull(),
    usedAt: instant('used_at'),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex('recovery_codes_once').on(t.userId, t.codeHash), writePolicy('recovery_codes', isSystem)],
);

/**
 * Passkeys of a person (WebAuthn level 3): public keys only. Each is kept by its device under the program's domain, finds
 * its person by itself, and asks the device's owner to prove who it is (user verification).
 */
export const passkeys = pgTable(
  'passkeys',
  {
    id: primaryId(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** As its device names it, base64url. */
    credentialId: text('credential_id').notNull(),
    /** COSE key, base64url. */
    publicKey: text('public_key').notNull(),
    /** The device's count of signatures; 0 for devices that do not count. Never goes back. */
    counter: bigint('counter', { mode: 'number' }).notNull(),
    /** How a browser reaches the device: `internal`, `hybrid`, `usb`… */
    transports: text('transports').array().notNull().default([]),
    /** What its person calls it. */
    name: text('name').notNull(),
    /** It is kept in an account of the device's maker, so that it outlives the device. */
    backedUp: boolean('backed_up').notNull(),
    createdAt: createdAt(),
    lastUsedAt: instant('last_used_at'),
  },
  (t) => [
    uniqueIndex('passkeys_credential').on(t.credentialId),
    index('passkeys_user').on(t.userId),
    writePolicy('passkeys', isSystem),
  ],
);

/**
 * What a passkey is asked to sign, once and within minutes. Who asked holds a secret of which the SHA-256 is here, so that
 * an answer that was overheard opens nothing elsewhere.
 */
export const passkeyChallenges = pgTable(
  'passkey_challenges',
  {
    secretHash: text('secret_hash').primaryKey(),
    challenge: text('challenge').notNull(),
    /** For whom a new passkey is to be made; null: for signing in. */
    userId: uuid('user_id').references(() => users.id, { onDelete: 'cascade' }),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [
    index('passkey_challenges_old').on(t.expiresAt),
    index('passkey_challenges_user').on(t.userId),
    writePolicy('passkey_challenges', isSystem),
  ],
);

/**
 * Who tried to sign in with an address from a network, both as HMAC: how often in vain since it last went well or was left
 * alone, and when it went well. Addresses that nobody has are counted just the same, so that it tells nothing.
 */
export const signInAttempts = pgTable(
  'sign_in_attempts',
  {
    address: text('address').notNull(),
    network: text('network').notNull(),
    failures: integer('failures').notNull().default(0),
    failedAt: instant('failed_at'),
    succeededAt: instant('succeeded_at'),
  },
  (t) => [
    primaryKey({ columns: [t.address, t.network] }),
    index('sign_in_attempts_old').on(t.failedAt, t.succeededAt),
    writePolicy('sign_in_attempts', isSystem),
  ],
);
