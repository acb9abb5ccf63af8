import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  date,
  index,
  integer,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { clusters } from '../clusters/table.ts';
import { consortia } from '../consortia/store/table.ts';
import { createdAt, primaryId, updatedAt, version } from '../db/columns.ts';
import { coordinates, either, insertPolicy, readPolicy, seesAll, speaksFor, writePolicy } from '../db/policies.ts';
import { matchRuns } from '../match-runs/table.ts';
import { EU_SIZE_CLASSES, ORGANISATION_KINDS, organisations } from '../organisations/table.ts';
import { lots, tenders } from '../tenders/table.ts';

/**
 * A `framework` has a ceiling and signs nothing by itself; its `call_off`s do, as every other `contract` does.
 */
export const CONTRACT_KINDS = ['contract', 'framework', 'call_off'] as const;
export const CONTRACT_ROLES = ['mandataire', 'cotraitant', 'sous_traitant'] as const;

/** One of the person's organisations is a party: asked once a statement, and only when a row is not seen otherwise. */
const isParty = (column: string) => sql.raw(`${column} = any ((select app_contracts())::uuid[])`);

/** What a cluster's members won together, or had won before the cluster kept books here. */
export const contracts = pgTable(
  'contracts',
  {
    id: primaryId(),
    clusterId: uuid('cluster_id')
      .notNull()
      .references(() => clusters.id),
    kind: text('kind', { enum: CONTRACT_KINDS }).notNull().default('contract'),
    /** The chain back to the call for tender; null in part or whole for old business. */
    tenderId: uuid('tender_id').references(() => tenders.id),
    consortiumId: uuid('consortium_id').references(() => consortia.id),
    matchRunId: uuid('match_run_id').references(() => matchRuns.id),
    /** The framework that a call-off belongs to. */
    frameworkId: uuid('framework_id').references((): AnyPgColumn => contracts.id),
    title: text('title').notNull(),
    /** The cluster's or the buyer's own number. */
    reference: text('reference'),
    buyerName: text('buyer_name').notNull(),
    buyerPrivate: boolean('buyer_private').notNull().default(false),
    sector: text('sector').notNull(),
    /** As first agreed, in cents; of a framework, its ceiling. Amendments and options add to it. */
    valueCents: bigint('value_cents', { mode: 'number' }).notNull(),
    /** Null while it is awarded but not signed. */
    signedOn: date('signed_on'),
    startsOn: date('starts_on'),
    endsOn: date('ends_on'),
    /** Set when it is over, at its term or before. */
    endedOn: date('ended_on'),
    endReason: text('end_reason'),
    createdBy: uuid('created_by'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    version: version(),
  },
  (t) => [
    index('contracts_cluster').on(t.clusterId, t.id),
    index('contracts_tender').on(t.tenderId),
    index('contracts_framework').on(t.frameworkId),
    uniqueIndex('contracts_reference').on(t.clusterId, t.reference),
    index('contracts_consortium').on(t.consortiumId),
    check('contracts_value', sql`${t.valueCents} between 0 and 9007199254740991`),
    check('contracts_call_off', sql`(${t.kind} = 'call_off') = (${t.frameworkId} is not null)`),
    readPolicy('contracts', either(seesAll, coordinates('cluster_id'), isParty('id'))),
    writePolicy('contracts', either(seesAll, coordinates('cluster_id'))),
  ],
);

const contractId = () =>
  uuid('contract_id')
    .notNull()
    .references(() => contracts.id);

/** A part of a contract that belongs to all of its parties. */
const shared = (table: string) => [
  readPolicy(table, either(seesAll, coordinates('cluster_id'), isParty('contract_id'))),
  insertPolicy(table, either(seesAll, coordinates('cluster_id'))),
];

/** A lot that the contract is about: one of the tender's, or named in words for old business. */
export const contractLots = pgTable(
  'contract_lots',
  {
    id: primaryId(),
    contractId: contractId(),
    clusterId: uuid('cluster_id').notNull(),
    position: integer('position').notNull(),
    lotId: uuid('lot_id').references(() => lots.id),
    label: text('label').notNull(),
  },
  (t) => [uniqueIndex('contract_lots_position').on(t.contractId, t.position), ...shared('contract_lots')],
);

/**
 * Who does which part, from one revision of the contract on; the shares of a revision sum to 10,000 (a deferred
 * constraint trigger). Name and size class are those of the day: a contract's parties stay what they were.
 * A member sees its own row.
 */
export const contractMembers = pgTable(
  'contract_members',
  {
    id: primaryId(),
    contractId: contractId(),
    clusterId: uuid('cluster_id').notNull(),
    /** 0 as first agreed; an amendment that moves shares opens the next. */
    revision: integer('revision').notNull(),
    position: integer('position').notNull(),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisations.id),
    name: text('name').notNull(),
    kind: text('kind', { enum: ORGANISATION_KINDS }).notNull(),
    sizeClass: text('size_class', { enum: EU_SIZE_CLASSES }),
    /** The cluster that brought it by a partner search; null: the contract's own. */
    homeClusterId: uuid('home_cluster_id').references(() => clusters.id),
    role: text('role', { enum: CONTRACT_ROLES }).notNull(),
    shareBp: integer('share_bp').notNull(),
  },
  (t) => [
    uniqueIndex('contract_members_once').on(t.contractId, t.organisationId, t.revision),
    uniqueIndex('contract_members_mandataire').on(t.contractId, t.revision).where(sql`${t.role} = 'mandataire'`),
    index('contract_members_organisation').on(t.organisationId),
    check('contract_members_share', sql`${t.shareBp} between 0 and 10000`),
    readPolicy('contract_members', either(seesAll, coordinates('cluster_id'), speaksFor('organisation_id'))),
    insertPolicy('contract_members', either(seesAll, coordinates('cluster_id'))),
  ],
);

/** A part that the buyer may order later, for a price agreed now. Exercised once, by an amendment that names it. */
export const contractOptions = pgTable(
  'contract_options',
  {
    id: primaryId(),
    contractId: contractId(),
    clusterId: uuid('cluster_id').notNull(),
    position: integer('position').notNull(),
    label: text('label').notNull(),
    valueCents: bigint('value_cents', { mode: 'number' }).notNull(),
    /** Last day on which the buyer may exercise it. */
    exercisableUntil: date('exercisable_until'),
  },
  (t) => [
    uniqueIndex('contract_options_position').on(t.contractId, t.position),
    check('contract_options_value', sql`${t.valueCents} between 0 and 9007199254740991`),
    ...shared('contract_options'),
  ],
);

/** A change of a contract: of its value, of its members' shares, or an option that was exercised. */
export const contractAmendments = pgTable(
  'contract_amendments',
  {
    id: primaryId(),
    contractId: contractId(),
    clusterId: uuid('cluster_id').notNull(),
    /** Counts from 1. */
    number: integer('number').notNull(),
    agreedOn: date('agreed_on').notNull(),
    /** What it adds to the value, in cents; negative takes away. */
    deltaCents: bigint('delta_cents', { mode: 'number' }).notNull(),
    optionId: uuid('option_id').references(() => contractOptions.id),
    /** The revision of the shares that holds from here on, when they changed. */
    revision: integer('revision'),
    note: text('note'),
    createdBy: uuid('created_by'),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('contract_amendments_number').on(t.contractId, t.number),
    uniqueIndex('contract_amendments_option').on(t.optionId),
    check('contract_amendments_delta', sql`abs(${t.deltaCents}) <= 9007199254740991`),
    ...shared('contract_amendments'),
  ],
);
