import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { createdAt, instant, primaryId, updatedAt, version } from '../../db/columns.ts';
import { coordinates, either, insertPolicy, readPolicy, seesAll, speaksFor, writePolicy } from '../../db/policies.ts';
import { LEGAL_FORMS } from '../../law/facts.ts';
import { organisations } from '../../organisations/table.ts';
import { tenders } from '../../tenders/table.ts';
import { CONSORTIUM_STATES, INVITATION_STATES, MEMBER_ROLES } from '../life/states.domain.ts';
import type { Terms } from '../life/terms.domain.ts';
import type {
  Alternative,
  ChangeRecord,
  ConditionProof,
  FormRequirement,
  Habilitation,
  LotLead,
  OfferLine,
  OutcomeRecord,
  ProxyRecord,
  ReliedOperator,
  ReservedStatus,
  SeatPart,
} from './records.ts';
import type { EventPayload } from './stored-events.ts';

const staff = either(seesAll, coordinates('cluster_id'));
const tenderId = () =>
  uuid('tender_id')
    .notNull()
    .references(() => tenders.id, { onDelete: 'cascade' });
const organisationId = () =>
  uuid('organisation_id')
    .notNull()
    .references(() => organisations.id);

/** A group for one tender. Members never read this table: they see invitations, and masked profiles made of it. */
export const consortia = pgTable(
  'consortia',
  {
    id: primaryId(),
    tenderId: tenderId(),
    clusterId: uuid('cluster_id').notNull(),
    lotIds: uuid('lot_ids').array().notNull(),
    name: text('name').notNull(),
    state: text('state', { enum: CONSORTIUM_STATES }).notNull().default('proposed'),
    legalForm: text('legal_form', { enum: LEGAL_FORMS }).notNull().default('conjoint_mandataire_solidaire'),
    /** Null when it was formed by hand. */
    matchRunId: uuid('match_run_id'),
    rank: integer('rank'),
    score: doublePrecision('score'),
    round: integer('round').notNull().default(0),
    /** Re-composes by itself instead of asking the coordinator. */
    automatic: boolean('automatic').notNull().default(false),
    /** How long an invitation of this consortium is open, in hours. */
    answerHours: integer('answer_hours').notNull().default(168),
    refused: uuid('refused').array().notNull().default([]),
    countered: uuid('countered').array().notNull().default([]),
    impasse: text('impasse'),
    change: jsonb('change').$type<ChangeRecord>(),
    /** The mandataire's power to sign for the others (R2142-23). */
    habilitation: jsonb('habilitation').$type<Habilitation>(),
    /** The form that the buyer required after the award, with its reason (R2142-22). */
    formRequirement: jsonb('form_requirement').$type<FormRequirement>(),
    /** Operators that the group relies on without their being members (R2142-3). */
    reliedOperators: jsonb('relied_operators').$type<ReliedOperator[]>().notNull().default([]),
    /** Who leads the bid for a lot, where it is not the mandataire of the whole: a lot is a contract of its own. */
    lotLeads: jsonb('lot_leads').$type<LotLead[]>().notNull().default([]),
    /** What shows that members have the status to which a lot is reserved (L2113-12 ff.). */
    reservedStatuses: jsonb('reserved_statuses').$type<ReservedStatus[]>().notNull().default([]),
    /** What members prove of the environmental and social conditions of the contract (loi 2021-1104, art. 35). */
    conditionProofs: jsonb('condition_proofs').$type<ConditionProof[]>().notNull().default([]),
    /** The buyer has called up this bid: once the members have said yes again, it stands. */
    calledUp: boolean('called_up').notNull().default(false),
    outcome: jsonb('outcome').$type<OutcomeRecord>(),
    dissolvedBecause: text('dissolved_because'),
    createdBy: uuid('created_by'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    version: version(),
  },
  (t) => [
    index('consortia_tender').on(t.tenderId, t.id),
    index('consortia_cluster').on(t.clusterId, t.id),
    readPolicy('consortia', staff),
    writePolicy('consortia', staff),
  ],
);

const consortiumId = () =>
  uuid('consortium_id')
    .notNull()
    .references(() => consortia.id, { onDelete: 'cascade' });

/** A seat offered, with its deadline. A seat that changes after the answer is offered anew: another row. */
export const invitations = pgTable(
  'invitations',
  {
    id: primaryId(),
    consortiumId: consortiumId(),
    tenderId: tenderId(),
    clusterId: uuid('cluster_id').notNull(),
    organisationId: organisationId(),
    state: text('state', { enum: INVITATION_STATES }).notNull().default('pending'),
    role: text('role', { enum: MEMBER_ROLES }).notNull(),
    shareBp: integer('share_bp').notNull(),
    covers: uuid('covers').array().notNull().default([]),
    expiresAt: instant('expires_at').notNull(),
    answeredAt: instant('answered_at'),
    answeredBy: uuid('answered_by'),
    reason: text('reason'),
    counterShareBp: integer('counter_share_bp'),
    note: text('note'),
    /** What is offered now; null in rows older than the terms. */
    terms: jsonb('terms').$type<Terms>(),
    /** What was agreed to. */
    acceptedTerms: jsonb('accepted_terms').$type<Terms>(),
    /** A coordinator entered the answer for the member. */
    proxy: jsonb('proxy').$type<ProxyRecord>(),
    /** When the undertaking of confidentiality was given. */
    undertakingAt: instant('undertaking_at'),
    createdAt: createdAt(),
  },
  (t) => [
    index('invitations_consortium').on(t.consortiumId, t.id),
    index('invitations_organisation').on(t.organisationId, t.id),
    index('invitations_cluster').on(t.clusterId, t.id),
    index('invitations_due').on(t.expiresAt).where(sql`${t.state} = 'pending'`),
    // In the order in which a cluster's are counted again (reports/held), without a sort.
    index('invitations_counted').on(t.clusterId, t.organisationId, t.consortiumId, t.createdAt),
    uniqueIndex('invitations_one_pending').on(t.consortiumId, t.organisationId).where(sql`${t.state} = 'pending'`),
    check('invitations_share', sql`${t.shareBp} between 1 and 10000`),
    readPolicy('invitations', either(seesAll, coordinates('cluster_id'), speaksFor('organisation_id'))),
    writePolicy('invitations', staff),
  ],
);

/** A place in the group as it stands. A co-member sees the row once it is in `disclosed_to`. */
export const consortiumMembers = pgTable(
  'consortium_members',
  {
    id: primaryId(),
    consortiumId: consortiumId(),
    tenderId: tenderId(),
    clusterId: uuid('cluster_id').notNull(),
    organisationId: organisationId(),
    position: integer('position').notNull(),
    role: text('role', { enum: MEMBER_ROLES }).notNull(),
    shareBp: integer('share_bp').notNull(),
    covers: uuid('covers').array().notNull().default([]),
    parts: jsonb('parts').$type<SeatPart[]>().notNull().default([]),
    /** Of the engine, in [0,1]; null when it was not asked. */
    marginal: doublePrecision('marginal'),
    essential: boolean('essential'),
    invitationId: uuid('invitation_id').references(() => invitations.id),
    /** For a subcontractor: the member that it works for (L2193-3). */
    principalId: uuid('principal_id').references(() => organisations.id),
    disclosedTo: uuid('disclosed_to').array().notNull().default([]),
  },
  (t) => [
    uniqueIndex('consortium_members_once').on(t.consortiumId, t.organisationId),
    uniqueIndex('consortium_members_lead').on(t.consortiumId).where(sql`${t.role} = 'mandataire'`),
    index('consortium_members_organisation').on(t.organisationId),
    check('consortium_members_share', sql`${t.shareBp} between 1 and 10000`),
    readPolicy(
      'consortium_members',
      either(
        seesAll,
        coordinates('cluster_id'),
        speaksFor('organisation_id'),
        sql.raw('disclosed_to && (select app_organisations())::uuid[]'),
      ),
    ),
    writePolicy('consortium_members', staff),
  ],
);

/** What happened, in order; only ever added to. */
export const consortiumEvents = pgTable(
  'consortium_events',
  {
    id: primaryId(),
    at: createdAt(),
    consortiumId: consortiumId(),
    clusterId: uuid('cluster_id').notNull(),
    type: text('type').notNull(),
    payload: jsonb('payload').$type<EventPayload>().notNull(),
    actorKind: text('actor_kind').notNull(),
    actorId: uuid('actor_id'),
  },
  (t) => [
    index('consortium_events_consortium').on(t.consortiumId, t.id),
    index('consortium_events_type').on(t.type, t.clusterId, t.consortiumId, t.at),
    readPolicy('consortium_events', staff),
    insertPolicy('consortium_events', staff),
  ],
);

/** One opening of a re-composition and the engine's alternatives. */
export const recompositions = pgTable(
  'recompositions',
  {
    id: primaryId(),
    consortiumId: consortiumId(),
    clusterId: uuid('cluster_id').notNull(),
    round: integer('round').notNull(),
    status: text('status', { enum: ['queued', 'found', 'impasse', 'applied', 'failed'] })
      .notNull()
      .default('queued'),
    ground: text('ground').notNull(),
    alternatives: jsonb('alternatives').$type<Alternative[]>().notNull().default([]),
    /** Why there is none, in words. */
    because: text('because'),
    openedAt: createdAt(),
    answeredAt: instant('answered_at'),
  },
  (t) => [
    uniqueIndex('recompositions_once').on(t.consortiumId, t.round),
    readPolicy('recompositions', staff),
    writePolicy('recompositions', staff),
  ],
);

/**
 * Who stands as a candidate for which contract: written when a seat is accepted, taken away when the group ends.
 * The indexes hold what R2142-21 and R2142-23 forbid, whoever accepts at the same moment.
 */
export const candidacies = pgTable(
  'candidacies',
  {
    id: primaryId(),
    /** A lot is a contract of its own. The same notice in two clusters is the same contract. */
    contractKey: text('contract_key').notNull(),
    tenderId: tenderId(),
    lotId: uuid('lot_id').notNull(),
    clusterId: uuid('cluster_id').notNull(),
    organisationId: organisationId(),
    /** Null: alone. */
    consortiumId: uuid('consortium_id').references(() => consortia.id, { onDelete: 'cascade' }),
    mandataire: boolean('mandataire').notNull().default(false),
    /** The consultation documents forbid several groups (R2142-21). */
    exclusive: boolean('exclusive').notNull().default(false),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('candidacies_one_mandataire').on(t.contractKey, t.organisationId).where(sql`${t.mandataire}`),
    uniqueIndex('candidacies_one_group')
      .on(t.contractKey, t.organisationId)
      .where(sql`${t.exclusive} and ${t.consortiumId} is not null`),
    uniqueIndex('candidacies_once').on(
      t.contractKey,
      t.organisationId,
      sql`coalesce(${t.consortiumId}, '00000000-0000-0000-0000-000000000000'::uuid)`,
    ),
    index('candidacies_consortium').on(t.consortiumId),
    readPolicy('candidacies', staff),
    writePolicy('candidacies', staff),
  ],
);

/** The prices of a bid, version by version; the newest counts. Members never read this table. */
export const consortiumOffers = pgTable(
  'consortium_offers',
  {
    id: primaryId(),
    consortiumId: consortiumId(),
    clusterId: uuid('cluster_id').notNull(),
    version: integer('version').notNull(),
    lines: jsonb('lines').$type<OfferLine[]>().notNull(),
    createdBy: uuid('created_by'),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('consortium_offers_version').on(t.consortiumId, t.version),
    readPolicy('consortium_offers', staff),
    insertPolicy('consortium_offers', staff),
  ],
);
