import { setTimeout } from 'node:timers/promises';
import { uuidv7 } from 'uuidv7';
import { recordAudit } from '../audit/record.ts';
import type { Database } from '../db/client.ts';
import { actingAs, inTransaction, type Tx } from '../db/transaction.ts';
import { enqueue } from '../queue/outbox.ts';
import { type Actor, holds, type Role, systemActor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/errors.ts';
import { DEFAULT_LANGUAGE, type Language } from '../shared/language.ts';
import type { Mail } from '../shared/mail.ts';
import { actorOfNow } from './access.service.ts';
import { type ClustersOf, type Grant, mayGive } from './grants.ts';
import { invitationWords, wordsFor } from './invitation-mail.ts';
import { newMemberJob } from './jobs.ts';
import { forgetRefusal } from './mail-refusals.repository.ts';
import { INVITATION_DAYS, mailInvitation } from './mailed-invitation.ts';
import * as repository from './repository.ts';
import { type Person, toPerson } from './service.ts';
import { invitationToken, tokenHash } from './tokens.ts';

const AUTH = systemActor('auth');
const DAY_MS = 86_400_000;
/** Mails with a link that one address gets in a day, and that one person has sent to anybody. */
const DAILY_TO_PERSON = 5;
const DAILY_BY_INVITER = 500;
const RESET_MS = 3_600_000;
/** Between two mails to one person about a forgotten password, so that nobody floods a mailbox. */
const RESET_PAUSE_MS = 600_000;
/** An answer about a forgotten password takes this long at least, whether the address is known or not. */
const RESET_ANSWER_MS = 200;

/** Somebody to invite; mails are in French until a language is given or chosen. */
export type NewUser = { email: string; name: string; language?: Language; roles: Role[] };

type Dependencies = {
  database: Database;
  clock: Clock;
  /** Keys the tokens of invitations. */
  secret: string;
  /** Address under which people reach the API, without a slash at its end. */
  publicUrl: string;
  /** Clusters that an organisation belongs to, for the coordinator's right to invite for it. */
  clustersOf: ClustersOf;
};

export type AccountInvitationService = ReturnType<typeof createAccountInvitations>;

/** How people come in: by an invitation that is mailed to them and to nobody else, good for once and for a fortnight. */
export function createAccountInvitations(deps: Dependencies) {
  const { database, clock, secret, publicUrl, clustersOf } = deps;

  return {
    /**
     * Makes a person without a password and an invitation to set one, with a mail. For a person who has not come in yet
     * it renews the invitation; to one who has, an administrator adds the roles. Somebody of whom the actor may not know
     * is invited like a stranger.
     * @throws DomainError `forbidden` for roles beyond the actor's, `conflict` for a person that the actor knows and who
     *   is more than that
     */
    async invite(actor: Actor, newUser: NewUser): Promise<Person> {
      return inTransaction(database, actor, async (tx) => {
        await assertMayGrant(tx, actor, newUser.roles, clustersOf);
        return actingAs(AUTH, async () => {
          const inviter = await actorOfNow(tx, actor);
          return bring(deps, tx, inviter, inviter, newUser);
        });
      });
    },

    /**
     * Lets somebody in whose roles were consented to: as `invite`, in an open transaction of the system and without asking
     * for rights again. `askedBy` counts as the inviter.
     */
    async admit(tx: Tx, askedBy: string | null, newUser: NewUser): Promise<void> {
      const inviter: Actor = askedBy === null ? AUTH : { kind: 'user', userId: askedBy, roles: [] };
      await bring(deps, tx, AUTH, inviter, newUser);
    },

    /**
     * Mails a link that sets a new password, good for an hour; at most one in ten minutes. Tells the caller nothing of
     * whether the address is known: neither in the answer nor by its time.
     */
    async forgotPassword(email: string): Promise<void> {
      await Promise.all([openReset(deps, email), setTimeout(RESET_ANSWER_MS)]);
    },

    /** Whether nobody has an account yet: then somebody at the server's shell invites the first administrator. */
    nobodyYet: (): Promise<boolean> => inTransaction(database, AUTH, async (tx) => !(await repository.hasAnybody(tx))),

    /**
     * The link of the person's open invitation, for who has the server's shell and perhaps no mail server yet: no answer of
     * the API holds it. Null where there is none.
     */
    linkAtShell: (userId: string): Promise<string | null> =>
      inTransaction(database, AUTH, async (tx) => {
        const open = await repository.findOpenInvitation(tx, userId, clock());
        const user = await repository.findUser(tx, userId);
        return open === null || user === null ? null : linkOf(deps, user, open.id);
      }),

    /** What the mail to somebody invited now would say; its link opens nothing. */
    preview: (name: string, language: Language) =>
      invitationWords(language, {
        name,
        link: `${publicUrl}/invitation?lang=${language}`,
        expiresAt: new Date(clock().getTime() + INVITATION_DAYS * DAY_MS),
      }),

    /** The mail of an invitation; null when it was used, renewed or has expired since. */
    mailOf: (invitationId: string): Promise<Mail | null> =>
      inTransaction(database, AUTH, async (tx) => {
        const invitation = await repository.findInvitation(tx, invitationId);
        if (
          invitation === null ||
          invitation.acceptedAt !== null ||
          invitation.voidedAt !== null ||
          invitation.expiresAt <= clock()
        )
          return null;
        const user = await repository.findUser(tx, invitation.userId);
        if (user === null || user.disabledAt !== null) return null;
        const token = invitationToken(secret, invitationId);
        // The secret was changed since: the mail would hold a token that opens nothing.
        if (tokenHash(token) !== invitation.tokenHash) return null;
        return {
          id: invitationId,
          to: { name: user.name, address: user.email },
          ...wordsFor(user, invitation)(user.language ?? DEFAULT_LANGUAGE, {
            name: user.name,
            link: linkOf(deps, user, invitationId),
            expiresAt: invitation.expiresAt,
          }),
        };
      }),
  };
}

/** Where the person sets a password. */
const linkOf = ({ publicUrl, secret }: Dependencies, user: repository.UserRow, invitationId: string): string =>
  `${publicUrl}/invitation?lang=${user.language ?? DEFAULT_LANGUAGE}#token=${invitationToken(secret, invitationId)}`;

/** A fresh invitation; every earlier one of the person is void from now on. None for who has a password. */
const openInvitation = async (deps: Dependencies, tx: Tx, user: repository.UserRow, inviter: Actor): Promise<void> => {
  if (user.passwordHash !== null) return;
  const id = uuidv7();
  const now = deps.clock();
  const invitedBy = inviter.kind === 'user' ? inviter.userId : null;
  await assertWithinQuotas(tx, now, { user, invitedBy });
  await repository.voidInvitations(tx, user.id, now);
  // Invited again, the mailbox gets another chance.
  await forgetRefusal(tx, user.id);
  const token = invitationToken(deps.secret, id);
  await mailInvitation(tx, { id, userId: user.id, invitedBy, token, now, lastsMs: INVITATION_DAYS * DAY_MS });
};

const openReset = (deps: Dependencies, email: string): Promise<void> =>
  inTransaction(deps.database, AUTH, async (tx) => {
    const user = await repository.findAccount(tx, email);
    if (user === null || user.disabledAt !== null) return;
    const now = deps.clock();
    if (await repository.hasInvitationSince(tx, user.id, new Date(now.getTime() - RESET_PAUSE_MS))) return;
    const id = uuidv7();
    await repository.voidInvitations(tx, user.id, now);
    const token = invitationToken(deps.secret, id);
    await mailInvitation(tx, { id, userId: user.id, invitedBy: null, token, now, lastsMs: RESET_MS });
    await recordAudit(tx, AUTH, { action: 'user.password_forgotten', entity: 'user', entityId: user.id });
  });

/** Gives the roles to the person with the address, who is made and invited where there is none. As the system. */
const bring = async (deps: Dependencies, tx: Tx, actor: Actor, inviter: Actor, newUser: NewUser): Promise<Person> => {
  await repository.lockAddress(tx, newUser.email);
  const known = inviter === actor ? await knownTo(deps, tx, inviter, newUser.email) : await anybody(tx, newUser.email);
  const user = known === null ? await repository.insertUser(tx, withLanguage(newUser)) : known;
  const pending = known !== null && known.passwordHash === null;
  if (pending) await repository.renamePerson(tx, user.id, newUser);
  for (const role of newUser.roles) await giveRole(tx, user.id, role, inviter);
  await openInvitation(deps, tx, user, inviter);
  await recordAudit(tx, actor, {
    action: known === null ? 'user.invited' : pending ? 'user.invited_again' : 'user.roles_added',
    entity: 'user',
    entityId: user.id,
    payload: { roles: newUser.roles },
  });
  const now = pending ? { ...user, name: newUser.name, language: newUser.language ?? user.language } : user;
  return toPerson(now, await repository.findRoles(tx, user.id));
};

/** Gives a role; whoever speaks for an organisation is told afterwards what it was asked before. */
async function giveRole(tx: Tx, userId: string, role: Role, inviter: Actor): Promise<void> {
  await repository.insertRole(tx, userId, role, inviter.kind === 'user' ? inviter.userId : null);
  if (role.role === 'member') await enqueue(tx, newMemberJob, { userId, organisationId: role.organisationId });
}

const anybody = async (tx: Tx, email: string): Promise<repository.UserRow | null> =>
  (await repository.findPeopleByEmail(tx, email))[0] ?? null;

/**
 * Who has the address, as far as the inviter may know: anybody for an administrator; else who has a role that is the
 * inviter's to give, or its organisation's. Of all others there might be no account: the invitation waits beside it until
 * who has the mailbox accepts.
 * @throws DomainError `conflict` for somebody that it knows and that is not its own to invite again
 */
async function knownTo(deps: Dependencies, tx: Tx, inviter: Actor, email: string): Promise<repository.UserRow | null> {
  if (holds(inviter, 'admin') || inviter.kind === 'system') return anybody(tx, email);
  for (const user of await repository.findPeopleByEmail(tx, email)) {
    const grants: Grant[] = [];
    for (const role of await repository.findRoles(tx, user.id))
      grants.push(await mayGive(tx, inviter, role, deps.clustersOf));
    if (grants.every((grant) => grant === 'no')) continue;
    if (user.passwordHash === null && grants.every((grant) => grant === 'yes')) return user;
    throw new DomainError(
      'conflict',
      'already_exists',
      'There is a person with this address: ask an administrator to add the role.',
      { fields: [{ pointer: '/email', message: 'already belongs to someone' }] },
    );
  }
  return null;
}

const withLanguage = ({ email, name, language }: NewUser) => ({ email, name, language: language ?? null });

/** Neither does anybody flood a mailbox, nor do stolen rights mail the world. */
async function assertWithinQuotas(
  tx: Tx,
  now: Date,
  of: { user: repository.UserRow; invitedBy: string | null },
): Promise<void> {
  const sent = await repository.countInvitationsSince(tx, new Date(now.getTime() - DAY_MS), of);
  if (sent.toPerson >= DAILY_TO_PERSON)
    throw new DomainError(
      'too_many',
      'too_many_invitations',
      `This address got ${DAILY_TO_PERSON} mails today: try again tomorrow.`,
    );
  if (sent.byInviter >= DAILY_BY_INVITER)
    throw new DomainError(
      'too_many',
      'too_many_invitations',
      `You invited ${DAILY_BY_INVITER} times today: try again tomorrow.`,
    );
}

/** An administrator grants anything; a coordinator, only what belongs to clusters of its own. */
async function assertMayGrant(tx: Tx, actor: Actor, roles: readonly Role[], clustersOf: ClustersOf): Promise<void> {
  const grants: Grant[] = [];
  for (const role of roles) grants.push(await mayGive(tx, actor, role, clustersOf));
  const shared = grants.indexOf('consent');
  if (shared !== -1)
    throw new DomainError(
      'forbidden',
      'consent_needed',
      'This organisation is another cluster’s as well: its own people give this role, or an administrator. POST /v1/organisations/{id}/role-requests asks them.',
      {
        fields: [
          {
            pointer: `/roles/${shared}/organisationId`,
            message: 'belongs to a cluster that you do not coordinate, too',
          },
        ],
      },
    );
  const foreign = grants.indexOf('no');
  if (foreign === -1) return;
  throw new DomainError(
    'forbidden',
    'not_allowed',
    'Coordinators invite people of clusters of their own, members for their organisation.',
    {
      fields: [{ pointer: `/roles/${foreign}`, message: 'is not for you to give' }],
    },
  );
}
