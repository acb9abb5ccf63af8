import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  bigint,
  check,
  date,
  index,
  integer,
  numeric,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { clusters } from '../clusters/table.ts';
import { contracts } from '../contracts/table.ts';
import { createdAt, primaryId } from '../db/columns.ts';
import {
  coordinates,
  either,
  insertPolicy,
  isSystem,
  readPolicy,
  seesAll,
  speaksFor,
  writePolicy,
} from '../db/policies.ts';
import { organisations } from '../organisations/table.ts';

/** What is counted: the value of what was signed, what was invoiced to the buyer, what the buyer paid. */
export const MEASURES = ['signed', 'invoiced', 'paid'] as const;
export type Measure = (typeof MEASURES)[number];

const addedByStaff = either(seesAll, coordinates('cluster_id'));

/**
 * A side of the double entry: a `contract` is debited with what its buyer brings, a `member` (of one cluster) is
 * credited with its part.
 */
export const ledgerAccounts = pgTable(
  'ledger_accounts',
  {
    id: primaryId(),
    clusterId: uuid('cluster_id')
      .notNull()
      .references(() => clusters.id),
    contractId: uuid('contract_id').references(() => contracts.id),
    organisationId: uuid('organisation_id').references(() => organisations.id),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('ledger_accounts_contract').on(t.contractId),
    uniqueIndex('ledger_accounts_member').on(t.clusterId, t.organisationId).where(sql`${t.organisationId} is not null`),
    check('ledger_accounts_side', sql`(${t.contractId} is null) <> (${t.organisationId} is null)`),
    readPolicy('ledger_accounts', either(seesAll, coordinates('cluster_id'), speaksFor('organisation_id'))),
    insertPolicy('ledger_accounts', addedByStaff),
  ],
);

/**
 * An immutable entry; its postings sum to zero, which PostgreSQL checks at commit (drizzle/guards.sql has the
 * triggers, with those that refuse update, delete and truncate). What was wrong is put right by another entry that
 * names it in `reversesId`.
 */
export const ledgerEntries = pgTable(
  'ledger_entries',
  {
    id: primaryId(),
    clusterId: uuid('cluster_id').notNull(),
    contractId: uuid('contract_id')
      .notNull()
      .references(() => contracts.id),
    measure: text('measure', { enum: MEASURES }).notNull(),
    occurredOn: date('occurred_on').notNull(),
    /** Integer cents, not zero; negative for a credit note, a reduction or a reversal. */
    amountCents: bigint('amount_cents', { mode: 'number' }).notNull(),
    /** The document's own number, once per contract and measure: what makes a repeated import harmless. */
    reference: text('reference'),
    note: text('note'),
    /** How many postings it has: none can be added to an entry that is written. */
    lines: smallint('lines').notNull(),
    reversesId: uuid('reverses_id').references((): AnyPgColumn => ledgerEntries.id),
    createdBy: uuid('created_by'),
    createdAt: createdAt(),
  },
  (t) => [
    index('ledger_entries_contract').on(t.contractId, t.id),
    index('ledger_entries_cluster').on(t.clusterId, t.id),
    uniqueIndex('ledger_entries_reversed_once').on(t.reversesId),
    uniqueIndex('ledger_entries_reference').on(t.contractId, t.measure, t.reference),
    check('ledger_entries_amount', sql`${t.amountCents} <> 0 and abs(${t.amountCents}) <= 9007199254740991`),
    readPolicy(
      'ledger_entries',
      either(
        seesAll,
        coordinates('cluster_id'),
        sql.raw(`exists (select 1 from ledger_postings p where p.entry_id = ledger_entries.id
          and p.organisation_id = any ((select app_organisations())::uuid[]))`),
      ),
    ),
    insertPolicy('ledger_entries', addedByStaff),
  ],
);

/**
 * One line of an entry: debit positive, credit negative. What reports group and filter by is repeated from the entry
 * and the account, so that a report reads this table alone; the check at commit holds the copies to their originals.
 */
export const ledgerPostings = pgTable(
  'ledger_postings',
  {
    entryId: uuid('entry_id')
      .notNull()
      .references(() => ledgerEntries.id),
    position: smallint('position').notNull(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => ledgerAccounts.id),
    clusterId: uuid('cluster_id').notNull(),
    contractId: uuid('contract_id').notNull(),
    /** Null on the contract's side. */
    organisationId: uuid('organisation_id'),
    measure: text('measure', { enum: MEASURES }).notNull(),
    occurredOn: date('occurred_on').notNull(),
    year: integer('year').notNull().generatedAlwaysAs(sql`extract(year from occurred_on)::integer`),
    amountCents: bigint('amount_cents', { mode: 'number' }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.entryId, t.position] }),
    index('ledger_postings_account').on(t.accountId),
    // Whole rows as sums need them, so that the table itself is not read: what a contract brought, and what reports sum.
    index('ledger_postings_contract_sums').on(t.contractId, t.measure, t.organisationId, t.clusterId, t.amountCents),
    index('ledger_postings_sums')
      .on(t.measure, t.occurredOn, t.year, t.clusterId, t.contractId, t.organisationId, t.amountCents)
      .where(sql`${t.organisationId} is not null`),
    index('ledger_postings_organisation').on(t.organisationId, t.measure),
    check('ledger_postings_amount', sql`abs(${t.amountCents}) <= 9007199254740991`),
    readPolicy('ledger_postings', either(seesAll, coordinates('cluster_id'), speaksFor('organisation_id'))),
    insertPolicy('ledger_postings', addedByStaff),
  ],
);

/**
 * What members are credited with, summed by contract, measure and year: reports read whole years here instead of a
 * million postings. Kept by triggers in the transaction that writes the postings (drizzle/after/ledger-sums.sql);
 * `npm run ledger:verify` holds them to the postings. There is no row of a year without a posting.
 */
export const ledgerSums = pgTable(
  'ledger_sums',
  {
    contractId: uuid('contract_id').notNull(),
    /** Without a foreign key: where two of one company become one, it follows the postings. */
    organisationId: uuid('organisation_id').notNull(),
    measure: text('measure', { enum: MEASURES }).notNull(),
    year: integer('year').notNull(),
    clusterId: uuid('cluster_id').notNull(),
    /** Cents credited: positive for turnover, the other sign than in the postings. May be beyond 2^53. */
    amountCents: numeric('amount_cents', { precision: 30, scale: 0 }).notNull(),
    /** How many postings it sums. */
    postings: integer('postings').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.contractId, t.organisationId, t.measure, t.year] }),
    // Whole rows as sums need them: by cluster for coordinators, by year for all.
    index('ledger_sums_cluster').on(
      t.clusterId,
      t.measure,
      t.year,
      t.contractId,
      t.organisationId,
      t.amountCents,
      t.postings,
    ),
    index('ledger_sums_year').on(
      t.measure,
      t.year,
      t.clusterId,
      t.contractId,
      t.organisationId,
      t.amountCents,
      t.postings,
    ),
    index('ledger_sums_organisation').on(t.organisationId),
    readPolicy('ledger_sums', either(seesAll, coordinates('cluster_id'), speaksFor('organisation_id'))),
    writePolicy('ledger_sums', isSystem),
  ],
);
