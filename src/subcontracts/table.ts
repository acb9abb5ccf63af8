import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { consortia } from '../consortia/store/table.ts';
import { createdAt, primaryId, updatedAt, version } from '../db/columns.ts';
import { coordinates, either, readPolicy, seesAll, speaksFor, writePolicy } from '../db/policies.ts';
import { organisations } from '../organisations/table.ts';
import { lots } from '../tenders/table.ts';
import type { SubcontractAct } from './domain.ts';

/** How a subcontractor is paid: what the buyer accepts beside the subcontractor itself (L2193-4). */
export type PaymentTerms = {
  /** Days in which it is paid. */
  days: number | null;
  /** How the price is revised, in words. */
  priceRevision: string | null;
  advance: boolean;
};

/** A part of a contract that one of its holders leaves to somebody else (L2193-1 ff.), with its life act by act. */
export const subcontracts = pgTable(
  'subcontracts',
  {
    id: primaryId(),
    consortiumId: uuid('consortium_id')
      .notNull()
      .references(() => consortia.id, { onDelete: 'cascade' }),
    clusterId: uuid('cluster_id').notNull(),
    lotId: uuid('lot_id')
      .notNull()
      .references(() => lots.id, { onDelete: 'cascade' }),
    /** The holder that it works for. */
    principalId: uuid('principal_id')
      .notNull()
      .references(() => organisations.id),
    /** Null: a firm outside the network. */
    organisationId: uuid('organisation_id').references(() => organisations.id),
    name: text('name').notNull(),
    registrationNumber: text('registration_number'),
    work: text('work').notNull(),
    /** Without tax, in cents. */
    amountCents: bigint('amount_cents', { mode: 'number' }).notNull(),
    vatBp: integer('vat_bp').notNull(),
    /** The principal owes the tax (CGI, art. 283-2 nonies: work on buildings). */
    reverseCharge: boolean('reverse_charge').notNull().default(false),
    /** A contract of defence or security: the threshold of direct payment is another. */
    defence: boolean('defence').notNull().default(false),
    paymentTerms: jsonb('payment_terms').$type<PaymentTerms>().notNull(),
    declared: text('declared', { enum: ['bid', 'later'] }).notNull(),
    acts: jsonb('acts').$type<SubcontractAct[]>().notNull(),
    replacesId: uuid('replaces_id'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    version: version(),
  },
  (t) => [
    index('subcontracts_consortium').on(t.consortiumId, t.id),
    check('subcontracts_amount', sql`${t.amountCents} >= 0`),
    readPolicy(
      'subcontracts',
      either(seesAll, coordinates('cluster_id'), speaksFor('principal_id'), speaksFor('organisation_id')),
    ),
    writePolicy('subcontracts', either(seesAll, coordinates('cluster_id'))),
  ],
);
