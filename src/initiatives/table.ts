import { sql } from 'drizzle-orm';
import { bigint, boolean, check, date, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { clusters } from '../clusters/table.ts';
import { createdAt, primaryId } from '../db/columns.ts';
import { coordinates, either, readPolicy, seesAll, writePolicy } from '../db/policies.ts';
import { organisations } from '../organisations/table.ts';

export const INITIATIVE_KINDS = ['innovation_project', 'other'] as const;

const clusterId = () =>
  uuid('cluster_id')
    .notNull()
    .references(() => clusters.id);
const ofCoordinators = (table: string) => [
  readPolicy(table, either(seesAll, coordinates('cluster_id'))),
  writePolicy(table, either(seesAll, coordinates('cluster_id'))),
];

/** What members do together beside bids, and which the program cannot know of itself: projects, missions, common buying. */
export const initiatives = pgTable(
  'initiatives',
  {
    id: primaryId(),
    clusterId: clusterId(),
    title: text('title').notNull(),
    kind: text('kind', { enum: INITIATIVE_KINDS }).notNull(),
    from: date('starts_on').notNull(),
    /** The last day; null while it lasts. */
    to: date('ends_on'),
    /** With a partner in another country. */
    international: boolean('international').notNull().default(false),
    /** With another cluster. */
    intercluster: boolean('intercluster').notNull().default(false),
    createdAt: createdAt(),
  },
  (t) => [
    index('initiatives_cluster').on(t.clusterId, t.from),
    check('initiatives_days', sql`${t.to} is null or ${t.from} <= ${t.to}`),
    ...ofCoordinators('initiatives'),
  ],
);

/** Which members take part in an initiative. */
export const initiativeMembers = pgTable(
  'initiative_members',
  {
    id: primaryId(),
    initiativeId: uuid('initiative_id')
      .notNull()
      .references(() => initiatives.id, { onDelete: 'cascade' }),
    clusterId: clusterId(),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
  },
  (t) => [
    uniqueIndex('initiative_members_once').on(t.initiativeId, t.organisationId, t.clusterId),
    index('initiative_members_organisation').on(t.organisationId),
    ...ofCoordinators('initiative_members'),
  ],
);

/** What a coordinator knows of a year of the cluster and the data does not: what its members invested, in cents. */
export const clusterYears = pgTable(
  'cluster_years',
  {
    id: primaryId(),
    clusterId: clusterId(),
    year: integer('year').notNull(),
    investmentCents: bigint('investment_cents', { mode: 'number' }).notNull(),
  },
  (t) => [
    uniqueIndex('cluster_years_once').on(t.clusterId, t.year),
    check('cluster_years_amount', sql`${t.investmentCents} >= 0`),
    ...ofCoordinators('cluster_years'),
  ],
);
