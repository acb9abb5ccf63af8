import { sql } from 'drizzle-orm';
import { date, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { clusters } from '../clusters/table.ts';
import { consortia } from '../consortia/store/table.ts';
import { createdAt, primaryId, updatedAt, version } from '../db/columns.ts';
import { coordinates, either, insertPolicy, readPolicy, seesAll, speaksFor, writePolicy } from '../db/policies.ts';
import { organisations } from '../organisations/table.ts';
import type { TemplateClause } from './convention-template.ts';
import type { GroupTerms, Insurance, PostalAddress, Representative } from './model.ts';

/** Clusters that the organisation belongs to meet those of the actor, as `organisations` itself has it. */
const ofClusters = (mine: string) =>
  sql.raw(`exists (select 1 from organisations o where o.id = bid_facts.organisation_id
    and o.cluster_ids && (select ${mine}())::uuid[])`);

/** What the forms of a bid ask of an organisation beyond its profile. Null: not given yet. */
export const bidFacts = pgTable(
  'bid_facts',
  {
    organisationId: uuid('organisation_id')
      .primaryKey()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    vatNumber: text('vat_number'),
    legalStatus: text('legal_status'),
    email: text('email'),
    phone: text('phone'),
    representative: jsonb('representative').$type<Representative>(),
    means: text('means'),
    insurance: jsonb('insurance').$type<Insurance>(),
    /** Day of the sworn statement on exclusion grounds; a ground itself stands on the organisation. */
    exclusionDeclaredOn: date('exclusion_declared_on'),
    updatedAt: updatedAt(),
    version: version(),
  },
  () => [
    readPolicy('bid_facts', either(seesAll, speaksFor('organisation_id'), ofClusters('app_visible_clusters'))),
    writePolicy('bid_facts', either(seesAll, speaksFor('organisation_id'), ofClusters('app_clusters'))),
  ],
);

/** What a consortium's documents say of the procedure and of the group, as far as settled. */
export const bidTerms = pgTable(
  'bid_terms',
  {
    consortiumId: uuid('consortium_id')
      .primaryKey()
      .references(() => consortia.id, { onDelete: 'cascade' }),
    clusterId: uuid('cluster_id').notNull(),
    /** The buyer's number of the procedure, and its kind in words. */
    reference: text('reference'),
    procedure: text('procedure'),
    buyerRegistrationNumber: text('buyer_registration_number'),
    buyerAddress: jsonb('buyer_address').$type<PostalAddress>(),
    /** R2142-22. */
    formAfterAward: text('form_after_award'),
    factsDueOn: date('facts_due_on'),
    /** Subcontractors whose capacities the group relies on. */
    reliedUpon: uuid('relied_upon').array().notNull().default([]),
    /** What capacities are declared with, where the buyer is public and in France: DC1 and DC2, or the ESPD in their place. */
    candidature: text('candidature', { enum: ['dc', 'espd'] })
      .notNull()
      .default('dc'),
    /** Days for which the offer is open to the buyer, from the day when bids are due. */
    validityDays: integer('validity_days'),
    terms: jsonb('terms').$type<GroupTerms>().notNull(),
    updatedAt: updatedAt(),
    version: version(),
  },
  (t) => [
    index('bid_terms_cluster').on(t.clusterId),
    readPolicy('bid_terms', either(seesAll, coordinates('cluster_id'))),
    writePolicy('bid_terms', either(seesAll, coordinates('cluster_id'))),
  ],
);

/** A cluster's own convention de groupement, version by version; the newest counts, a version without clauses is ours. */
export const conventionTemplates = pgTable(
  'convention_templates',
  {
    id: primaryId(),
    clusterId: uuid('cluster_id')
      .notNull()
      .references(() => clusters.id, { onDelete: 'cascade' }),
    version: integer('version').notNull(),
    clauses: jsonb('clauses').$type<TemplateClause[]>(),
    /** Why it was changed. */
    note: text('note'),
    createdBy: uuid('created_by'),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('convention_templates_version').on(t.clusterId, t.version),
    readPolicy('convention_templates', either(seesAll, coordinates('cluster_id'))),
    insertPolicy('convention_templates', either(seesAll, coordinates('cluster_id'))),
  ],
);
