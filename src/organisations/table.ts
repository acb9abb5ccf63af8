import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  pgView,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { createdAt, instant, primaryId, updatedAt, version } from '../db/columns.ts';
import { coordinates, either, readPolicy, seesAll, speaksFor, writePolicy } from '../db/policies.ts';
import type { ImportChange, MergeTrail } from './trails.ts';

export const ORGANISATION_KINDS = ['company', 'research', 'training', 'institution'] as const;
/** Recommendation 2003/361/EC. */
export const EU_SIZE_CLASSES = ['micro', 'small', 'medium', 'large'] as const;
/** Décret 2008-1354. */
export const FR_SIZE_CLASSES = ['micro', 'pme', 'eti', 'ge'] as const;

/** Where a capability was read: typed in by somebody, or confirmed as read from words, an activity code, a certificate, a reference. */
export const CAPABILITY_ORIGINS = ['declared', 'text', 'naf', 'certification', 'reference'] as const;

/** Competing firms, and firms of one group. */
export const RELATION_KINDS = ['competitor', 'same_group'] as const;

const inMyClusters = sql.raw('cluster_ids && (select app_clusters())::uuid[]');

/** What there is to know of an organisation itself. */
const organisationColumns = () => ({
  id: primaryId(),
  name: text('name').notNull(),
  /** Name folded for search: lower case, no accents. */
  searchName: text('search_name').notNull(),
  kind: text('kind', { enum: ORGANISATION_KINDS }).notNull(),
  /** National registration number; in France the SIRET (14 digits). */
  registrationNumber: text('registration_number'),
  /** NAF rev. 2 or NAF 2025 with its dot, `25.62B`; the last letter tells the edition. */
  nafCode: text('naf_code'),
  country: text('country').notNull().default('FR'),
  nuts: text('nuts'),
  town: text('town'),
  postalCode: text('postal_code'),
  address: text('address'),
  /** Degrees, WGS 84. */
  lat: doublePrecision('lat'),
  lon: doublePrecision('lon'),
  website: text('website'),
  description: text('description'),
  /** Whether it can be mandataire of a group. */
  canLead: boolean('can_lead').notNull().default(true),
  /** Self-declared ground for exclusion (L2141-1 to -10) and the day it ends; never proposed until then. */
  exclusionGround: text('exclusion_ground'),
  excludedUntil: date('excluded_until'),
  /** Of the latest year known. */
  headcount: integer('headcount'),
  turnoverCents: bigint('turnover_cents', { mode: 'number' }),
  sizeClass: text('size_class', { enum: EU_SIZE_CLASSES }),
  sizeClassFr: text('size_class_fr', { enum: FR_SIZE_CLASSES }),
  /** Clusters of today's memberships, kept by a trigger on memberships: row-level security reads it. */
  clusterIds: uuid('cluster_ids').array().notNull().default([]),
  /** When one of its own people last said that the profile is right; null: never. */
  profileConfirmedAt: instant('profile_confirmed_at'),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
  version: version(),
});

/**
 * A company, research organisation, training organisation or institution: seen whole by the coordinators of its clusters
 * and by its own people. What partner clusters see stands in `organisations_seen`.
 */
export const organisations = pgTable(
  'organisations',
  {
    ...organisationColumns(),
    /** What words find it by: its name and town, folded. Kept by a trigger (drizzle/after/search.sql). */
    words: text('words').notNull().default(''),
  },
  (t) => [
    // Once in a cluster, not once for all: a refusal would tell a cluster whom the others have. What the first cluster alone
    // does not catch, the trigger of drizzle/after/organisations.sql does.
    uniqueIndex('organisations_registration').on(
      t.country,
      t.registrationNumber,
      sql`coalesce(${t.clusterIds}[1], '00000000-0000-0000-0000-000000000000'::uuid)`,
    ),
    index('organisations_by_name').on(t.searchName, t.id),
    // Members that nothing happened to, by name as it is written: most of a country (reports/exposure.repository.ts).
    index('organisations_by_written_name').on(t.name, t.id),
    index('organisations_clusters').using('gin', t.clusterIds),
    index('organisations_nuts').on(t.nuts),
    index('organisations_number').on(t.registrationNumber),
    readPolicy('organisations', either(seesAll, inMyClusters, speaksFor('id'))),
    writePolicy('organisations', either(seesAll, inMyClusters, speaksFor('id'))),
  ],
);

/**
 * Every organisation that the actor may know of (drizzle/after/partners.sql): whole where the table shows it, and of those
 * that a partner cluster shares who they are, where, how large; figures and declared grounds are null.
 */
export const organisationsSeen = pgView('organisations_seen', organisationColumns()).existing();

/**
 * A part of an organisation is seen by whoever sees the organisation, and changed by whoever may change it. Who sees all
 * is asked first: looking for the organisation reads the whole table when many parts are read at once. `offset 0`: each part
 * asks for its own organisation, where PostgreSQL would else read all of them to make a list of those that are seen.
 */
const partOf = (table: string) => [
  readPolicy(
    table,
    either(seesAll, sql.raw(`exists (select 1 from organisations o where o.id = ${table}.organisation_id offset 0)`)),
  ),
  writePolicy(
    table,
    either(
      seesAll,
      sql.raw(`exists (select 1 from organisations o where o.id = ${table}.organisation_id
       and (o.cluster_ids && (select app_clusters())::uuid[] or o.id = any ((select app_organisations())::uuid[])) offset 0)`),
    ),
  ),
];

const organisationId = () =>
  uuid('organisation_id')
    .notNull()
    .references(() => organisations.id, { onDelete: 'cascade' });

/** Headcount, turnover and balance sheet of one year: the inputs of the size class. */
export const organisationYears = pgTable(
  'organisation_years',
  {
    organisationId: organisationId(),
    year: integer('year').notNull(),
    headcount: integer('headcount').notNull(),
    turnoverCents: bigint('turnover_cents', { mode: 'number' }).notNull(),
    balanceSheetCents: bigint('balance_sheet_cents', { mode: 'number' }),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.year] }), ...partOf('organisation_years')],
);

const capabilityColumns = () => ({
  id: primaryId(),
  organisationId: organisationId(),
  cpv: text('cpv').notNull(),
  level: integer('level').notNull(),
  /** How many references and certifications back it, 0 to 5. */
  evidence: integer('evidence').notNull().default(0),
  capacityCents: bigint('capacity_cents', { mode: 'number' }),
  description: text('description'),
  /** Where it comes from, and the words that it was read from; null where it was typed in. */
  origin: text('origin', { enum: CAPABILITY_ORIGINS }).notNull().default('declared'),
  quote: text('quote'),
});

/** A skill: CPV code, level 1 to 5, number of pieces of evidence, yearly capacity in cents. */
export const capabilities = pgTable('capabilities', capabilityColumns(), (t) => [
  uniqueIndex('capabilities_once').on(t.organisationId, t.cpv),
  index('capabilities_cpv').on(t.cpv),
  check('capabilities_level', sql`${t.level} between 1 and 5`),
  ...partOf('capabilities'),
]);

/** As `organisations_seen`, the skills: of a partner's organisations code and level alone. */
export const capabilitiesSeen = pgView('capabilities_seen', capabilityColumns()).existing();

const certificationColumns = () => ({
  id: primaryId(),
  organisationId: organisationId(),
  code: text('code').notNull(),
  issuer: text('issuer'),
  validUntil: date('valid_until'),
});

/** A certification or qualification with the last day it is valid; null: without end. */
export const certifications = pgTable('certifications', certificationColumns(), (t) => [
  uniqueIndex('certifications_once').on(t.organisationId, t.code),
  index('certifications_ending').on(t.validUntil, t.id),
  ...partOf('certifications'),
]);

/** As `organisations_seen`, the certifications. */
export const certificationsSeen = pgView('certifications_seen', certificationColumns()).existing();

/** A past contract that an organisation can show to a buyer. */
export const references = pgTable(
  'organisation_references',
  {
    id: primaryId(),
    organisationId: organisationId(),
    title: text('title').notNull(),
    buyer: text('buyer').notNull(),
    cpv: text('cpv'),
    year: integer('year').notNull(),
    valueCents: bigint('value_cents', { mode: 'number' }),
    description: text('description'),
    /** Where it comes from: typed in, or a result notice. */
    source: text('source').notNull().default('declared'),
  },
  (t) => [index('organisation_references_organisation').on(t.organisationId), ...partOf('organisation_references')],
);

/** What is said of a pair is said within one cluster: another that has the same company neither reads nor changes it. */
const relationPolicies = (table: string) => [
  readPolicy(table, either(seesAll, coordinates('cluster_id'))),
  writePolicy(table, either(seesAll, coordinates('cluster_id'))),
];

/** Whose word it is; null: an administrator's, of a company in no cluster. */
const ownerId = () => uuid('cluster_id');

/** Two organisations that compete, or belong to one group of firms, in one cluster's word. The smaller id first. */
export const organisationRelations = pgTable(
  'organisation_relations',
  {
    id: primaryId(),
    aId: uuid('a_id')
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    bId: uuid('b_id')
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    clusterId: ownerId(),
    kind: text('kind', { enum: RELATION_KINDS }).notNull(),
    note: text('note'),
    createdAt: createdAt(),
  },
  (t) => [
    unique('organisation_relations_once').on(t.aId, t.bId, t.kind, t.clusterId).nullsNotDistinct(),
    index('organisation_relations_b').on(t.bId),
    check('organisation_relations_order', sql`${t.aId} < ${t.bId}`),
    ...relationPolicies('organisation_relations'),
  ],
);

/** How well two organisations know each other from joint work that a cluster knows of. The smaller id first. */
export const ties = pgTable(
  'ties',
  {
    id: primaryId(),
    aId: uuid('a_id')
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    bId: uuid('b_id')
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    clusterId: ownerId(),
    /** Strength in basis points of 1. */
    weightBp: integer('weight_bp').notNull(),
    jointContracts: integer('joint_contracts').notNull().default(1),
    lastYear: integer('last_year'),
    source: text('source').notNull().default('declared'),
  },
  (t) => [
    unique('ties_once').on(t.aId, t.bId, t.clusterId).nullsNotDistinct(),
    index('ties_b').on(t.bId),
    check('ties_order', sql`${t.aId} < ${t.bId}`),
    check('ties_weight', sql`${t.weightBp} between 0 and 10000`),
    ...relationPolicies('ties'),
  ],
);

/** What a heading of a cluster's spreadsheets means, kept from an import that somebody confirmed; null: nothing. */
export const importHeadings = pgTable(
  'import_headings',
  {
    clusterId: uuid('cluster_id').notNull(),
    /** The heading folded: lower case, no accents. */
    heading: text('heading').notNull(),
    field: text('field'),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.clusterId, t.heading] }),
    readPolicy('import_headings', either(seesAll, coordinates('cluster_id'))),
    writePolicy('import_headings', either(seesAll, coordinates('cluster_id'))),
  ],
);

/** What a cluster knows of one policy: its coordinators, and whoever sees all. */
const ofCluster = (table: string) => [
  readPolicy(table, either(seesAll, coordinates('cluster_id'))),
  writePolicy(table, either(seesAll, coordinates('cluster_id'))),
];

/**
 * Somebody at an organisation whom a cluster's list names: to be written to, and no more. A contact reads and answers
 * nothing before it is invited and comes in.
 */
export const organisationContacts = pgTable(
  'organisation_contacts',
  {
    id: primaryId(),
    organisationId: organisationId(),
    clusterId: ownerId(),
    email: text('email').notNull(),
    name: text('name'),
    /** When it was last invited; null: not yet. */
    invitedAt: instant('invited_at'),
    createdAt: createdAt(),
  },
  (t) => [
    unique('organisation_contacts_once').on(t.organisationId, t.clusterId, t.email).nullsNotDistinct(),
    index('organisation_contacts_cluster').on(t.clusterId),
    ...ofCluster('organisation_contacts'),
  ],
);

/** Two rows of one company that became one, with what it takes to undo it within a day. */
export const organisationMerges = pgTable(
  'organisation_merges',
  {
    id: primaryId(),
    clusterId: ownerId(),
    /** The row that went; refers to nothing. */
    fromId: uuid('from_id').notNull(),
    fromName: text('from_name').notNull(),
    /** The row that stayed. */
    intoId: uuid('into_id').notNull(),
    /** Version of the row that stayed, right after: undone only as long as it stays at that. */
    intoVersion: integer('into_version').notNull(),
    trail: jsonb('trail').$type<MergeTrail>().notNull(),
    mergedBy: uuid('merged_by'),
    mergedAt: createdAt(),
    undoneAt: instant('undone_at'),
  },
  (t) => [
    index('organisation_merges_into').on(t.intoId),
    index('organisation_merges_cluster').on(t.clusterId),
    ...ofCluster('organisation_merges'),
  ],
);

/** An import of a list, with what it takes to undo it within a day. */
export const organisationImports = pgTable(
  'organisation_imports',
  {
    id: primaryId(),
    clusterId: ownerId(),
    /** Organisations that it made. */
    createdIds: uuid('created_ids').array().notNull().default([]),
    /** Organisations that it changed, as they were. */
    changes: jsonb('changes').$type<ImportChange[]>().notNull().default([]),
    importedBy: uuid('imported_by'),
    importedAt: createdAt(),
    undoneAt: instant('undone_at'),
  },
  (t) => [index('organisation_imports_cluster').on(t.clusterId, t.id), ...ofCluster('organisation_imports')],
);
