import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  bigint,
  boolean,
  date,
  index,
  integer,
  jsonb,
  pgPolicy,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { createdAt, primaryId, updatedAt, version } from '../db/columns.ts';
import {
  applicationRole,
  belongsToCluster,
  coordinates,
  either,
  isSignedIn,
  readPolicy,
  seesAll,
  seesCluster,
  speaksFor,
  writePolicy,
} from '../db/policies.ts';
import { organisations } from '../organisations/table.ts';
import type { MatchingPolicy } from './policy.domain.ts';

export const CLUSTER_KINDS = ['business', 'technopole', 'commercial', 'competitiveness', 'federation'] as const;

/** A business cluster, technopole, commercial or competitiveness cluster, or a federation of such. */
export const clusters = pgTable(
  'clusters',
  {
    id: primaryId(),
    name: text('name').notNull(),
    kind: text('kind', { enum: CLUSTER_KINDS }).notNull(),
    description: text('description'),
    sectors: text('sectors').array().notNull().default([]),
    /** NUTS code of the region that the cluster works in. */
    region: text('region'),
    foundedYear: integer('founded_year'),
    website: text('website'),
    /** The federation or network that this cluster is part of. */
    parentId: uuid('parent_id').references((): AnyPgColumn => clusters.id),
    policy: jsonb('policy').$type<MatchingPolicy>(),
    /** Whether it is asked in partner searches of other clusters, with a count of its members in bands. */
    answersSearches: boolean('answers_searches').notNull().default(true),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    version: version(),
  },
  (t) => [
    uniqueIndex('clusters_name').on(t.name),
    index('clusters_parent').on(t.parentId),
    readPolicy('clusters', isSignedIn),
    writePolicy('clusters', either(seesAll, coordinates('id'))),
  ],
);

/** Whether a member pays its dues, or is there beside those who do. */
export const STANDINGS = ['paying', 'associate'] as const;

/** An organisation's time in a cluster; `until` is the first day outside, null while it lasts. */
export const memberships = pgTable(
  'memberships',
  {
    id: primaryId(),
    clusterId: uuid('cluster_id')
      .notNull()
      .references(() => clusters.id),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    since: date('since').notNull(),
    until: date('until'),
    /** Null: nobody said. */
    standing: text('standing', { enum: STANDINGS }),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('memberships_once').on(t.clusterId, t.organisationId, t.since),
    index('memberships_organisation').on(t.organisationId),
    readPolicy('memberships', either(seesAll, seesCluster('cluster_id'), speaksFor('organisation_id'))),
    // To bring in an organisation takes a right to it: else knowing its id would be enough to read it.
    pgPolicy('memberships_write', {
      as: 'permissive',
      to: applicationRole,
      for: 'all',
      using: either(seesAll, coordinates('cluster_id')),
      withCheck: sql.raw(`((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[])
        and exists (select 1 from organisations o where o.id = memberships.organisation_id
          and o.cluster_ids && (select app_clusters())::uuid[]))`),
    }),
  ],
);

/** A working group of a cluster, led by one of its members. */
export const workingGroups = pgTable(
  'working_groups',
  {
    id: primaryId(),
    clusterId: uuid('cluster_id')
      .notNull()
      .references(() => clusters.id),
    name: text('name').notNull(),
    description: text('description'),
    leadOrganisationId: uuid('lead_organisation_id').references(() => organisations.id, { onDelete: 'set null' }),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('working_groups_name').on(t.clusterId, t.name),
    readPolicy('working_groups', either(seesAll, seesCluster('cluster_id'), belongsToCluster('cluster_id'))),
    writePolicy('working_groups', either(seesAll, coordinates('cluster_id'))),
  ],
);

/** Who sits in a working group. */
export const workingGroupMembers = pgTable(
  'working_group_members',
  {
    id: primaryId(),
    workingGroupId: uuid('working_group_id')
      .notNull()
      .references(() => workingGroups.id, { onDelete: 'cascade' }),
    clusterId: uuid('cluster_id').notNull(),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
  },
  (t) => [
    uniqueIndex('working_group_members_once').on(t.workingGroupId, t.organisationId),
    index('working_group_members_organisation').on(t.organisationId),
    readPolicy('working_group_members', either(seesAll, seesCluster('cluster_id'), speaksFor('organisation_id'))),
    writePolicy('working_group_members', either(seesAll, coordinates('cluster_id'))),
  ],
);

/**
 * A cluster's agreement with another one. With `sharesOrganisations` the partner's coordinators see this cluster's
 * organisations and may propose them; each side shares by a row of its own.
 */
export const partnerships = pgTable(
  'partnerships',
  {
    id: primaryId(),
    clusterId: uuid('cluster_id')
      .notNull()
      .references(() => clusters.id),
    partnerClusterId: uuid('partner_cluster_id')
      .notNull()
      .references(() => clusters.id),
    sharesOrganisations: boolean('shares_organisations').notNull().default(false),
    since: date('since').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('partnerships_once').on(t.clusterId, t.partnerClusterId),
    index('partnerships_partner').on(t.partnerClusterId),
    readPolicy('partnerships', either(seesAll, coordinates('cluster_id'), coordinates('partner_cluster_id'))),
    writePolicy('partnerships', either(seesAll, coordinates('cluster_id'))),
  ],
);

/** Public money that a cluster received in a year, in cents: the divisor of the leverage ratio. */
export const funding = pgTable(
  'funding',
  {
    id: primaryId(),
    clusterId: uuid('cluster_id')
      .notNull()
      .references(() => clusters.id),
    year: integer('year').notNull(),
    source: text('source').notNull(),
    amountCents: bigint('amount_cents', { mode: 'number' }).notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('funding_once').on(t.clusterId, t.year, t.source),
    readPolicy('funding', either(seesAll, coordinates('cluster_id'))),
    writePolicy('funding', either(seesAll, coordinates('cluster_id'))),
  ],
);
