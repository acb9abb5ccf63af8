import { bigint, boolean, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { createdAt, instant, primaryId } from '../db/columns.ts';
import { isSignedIn, isSystem, readPolicy, writePolicy } from '../db/policies.ts';
import { organisations } from '../organisations/table.ts';

/** Public awards read from result notices: the market's memory, the same for every cluster. */
export const publicAwards = pgTable(
  'public_awards',
  {
    id: primaryId(),
    format: text('format').notNull(),
    noticeId: text('notice_id').notNull(),
    /** Version of the notice; a later one takes the place of its awards. */
    noticeVersion: text('notice_version').notNull().default('01'),
    /** The notice that this one corrected, if any: what it told counts no more. */
    corrects: text('corrects'),
    /** Key of the award within its notice. */
    awardKey: text('award_key').notNull(),
    lotId: text('lot_id').notNull(),
    buyerName: text('buyer_name').notNull(),
    buyerCountry: text('buyer_country'),
    buyerIds: text('buyer_ids').array().notNull().default([]),
    title: text('title').notNull(),
    cpv: text('cpv'),
    valueCents: bigint('value_cents', { mode: 'number' }),
    currency: text('currency'),
    /** Day of the contract, else of the notice. */
    awardedOn: text('awarded_on'),
    tendersReceived: integer('tenders_received'),
    /** The winners are one group; false also where several winners may each have a contract of their own. */
    jointly: boolean('jointly').notNull(),
    readAt: createdAt(),
  },
  (t) => [
    uniqueIndex('public_awards_once').on(t.format, t.noticeId, t.awardKey),
    index('public_awards_cpv').on(t.cpv),
    index('public_awards_corrects').on(t.corrects),
    readPolicy('public_awards', isSignedIn),
    writePolicy('public_awards', isSystem),
  ],
);

export const HOLDER_MATCHES = ['registration', 'name', 'none'] as const;
export const HOLDER_DECISIONS = ['open', 'confirmed', 'rejected'] as const;

/** A winner of a public award, and the organisation that it is taken to be. */
export const awardHolders = pgTable(
  'award_holders',
  {
    id: primaryId(),
    awardId: uuid('award_id')
      .notNull()
      .references(() => publicAwards.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    name: text('name').notNull(),
    registrations: text('registrations').array().notNull().default([]),
    country: text('country'),
    size: text('size'),
    role: text('role').notNull(),
    organisationId: uuid('organisation_id').references(() => organisations.id, { onDelete: 'set null' }),
    matchedBy: text('matched_by', { enum: HOLDER_MATCHES }).notNull().default('none'),
    /** Confidence of the match in basis points of 1. */
    confidenceBp: integer('confidence_bp').notNull().default(0),
    decision: text('decision', { enum: HOLDER_DECISIONS }).notNull().default('open'),
    decidedBy: uuid('decided_by'),
    decidedAt: instant('decided_at'),
  },
  (t) => [
    uniqueIndex('award_holders_place').on(t.awardId, t.position),
    index('award_holders_organisation').on(t.organisationId),
    readPolicy('award_holders', isSignedIn),
    writePolicy('award_holders', isSystem),
  ],
);
