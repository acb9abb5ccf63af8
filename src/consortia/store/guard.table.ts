import { boolean, index, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { createdAt, primaryId } from '../../db/columns.ts';
import { coordinates, either, insertPolicy, readPolicy, seesAll, speaksFor } from '../../db/policies.ts';
import { organisations } from '../../organisations/table.ts';
import { tenders } from '../../tenders/table.ts';
import type { SoloTest } from './records.ts';
import { consortia } from './table.ts';

const staff = either(seesAll, coordinates('cluster_id'));
const organisationId = () =>
  uuid('organisation_id')
    .notNull()
    .references(() => organisations.id);
const consortiumId = () =>
  uuid('consortium_id')
    .notNull()
    .references(() => consortia.id, { onDelete: 'cascade' });
const tenderId = () =>
  uuid('tender_id')
    .notNull()
    .references(() => tenders.id, { onDelete: 'cascade' });

/** An organisation's sealed answer, for one lot, to "could you bid alone?". Never changed. */
export const soloDeclarations = pgTable(
  'solo_declarations',
  {
    id: primaryId(),
    tenderId: tenderId(),
    clusterId: uuid('cluster_id').notNull(),
    lotId: uuid('lot_id').notNull(),
    organisationId: organisationId(),
    couldBidAlone: boolean('could_bid_alone').notNull(),
    willBidAlone: boolean('will_bid_alone').notNull().default(false),
    reasons: text('reasons').notNull(),
    /** The questions of the Guidelines one by one; null: only the one line was answered. */
    test: jsonb('test').$type<SoloTest>(),
    sealedBy: uuid('sealed_by'),
    sealedAt: createdAt(),
  },
  (t) => [
    uniqueIndex('solo_declarations_once').on(t.lotId, t.organisationId),
    index('solo_declarations_tender').on(t.tenderId),
    readPolicy('solo_declarations', either(seesAll, coordinates('cluster_id'), speaksFor('organisation_id'))),
    insertPolicy('solo_declarations', seesAll),
  ],
);

/** Why competitors bid together on a lot, signed off by a coordinator. The newest of a lot counts. */
export const indispensabilityRecords = pgTable(
  'indispensability_records',
  {
    id: primaryId(),
    consortiumId: consortiumId(),
    tenderId: tenderId(),
    clusterId: uuid('cluster_id').notNull(),
    lotId: uuid('lot_id').notNull(),
    efficiencies: text('efficiencies').notNull(),
    indispensability: text('indispensability').notNull(),
    minimality: text('minimality').notNull(),
    signedOffBy: uuid('signed_off_by'),
    /** The signer's name and function as written under the record. */
    signedOffName: text('signed_off_name'),
    signedOffAt: createdAt(),
  },
  (t) => [
    index('indispensability_records_consortium').on(t.consortiumId, t.id),
    readPolicy('indispensability_records', staff),
    insertPolicy('indispensability_records', staff),
  ],
);

/** Each time that something of one member was shown to another. */
export const disclosures = pgTable(
  'disclosures',
  {
    id: primaryId(),
    at: createdAt(),
    consortiumId: consortiumId(),
    tenderId: tenderId(),
    clusterId: uuid('cluster_id').notNull(),
    ofOrganisationId: uuid('of_organisation_id').notNull(),
    toOrganisationId: uuid('to_organisation_id').notNull(),
    what: text('what', { enum: ['masked_profile', 'identity'] }).notNull(),
  },
  (t) => [
    uniqueIndex('disclosures_once').on(t.consortiumId, t.ofOrganisationId, t.toOrganisationId, t.what),
    index('disclosures_tender').on(t.tenderId),
    readPolicy('disclosures', staff),
    insertPolicy('disclosures', staff),
  ],
);
