import { sql } from 'drizzle-orm';
import { boolean, check, date, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { clusters, workingGroups } from '../clusters/table.ts';
import { createdAt, instant, primaryId } from '../db/columns.ts';
import { belongsToCluster, coordinates, either, readPolicy, seesAll, speaksFor, writePolicy } from '../db/policies.ts';
import { organisations } from '../organisations/table.ts';
import { tenders } from '../tenders/table.ts';
import { OUTCOMES } from './ballot.domain.ts';

/** Offices: the first two of a working group, the others of the cluster's board. */
export const GROUP_POSITIONS = ['pilot', 'co_pilot'] as const;
export const BOARD_POSITIONS = ['president', 'vice_president', 'treasurer', 'secretary', 'board_member'] as const;
export const POSITIONS = [...GROUP_POSITIONS, ...BOARD_POSITIONS] as const;
export type Position = (typeof POSITIONS)[number];

export const ACTION_STATES = ['open', 'done', 'dropped'] as const;
export const RESULT_KINDS = ['capability', 'tender', 'other'] as const;

/** The cluster, and the working group; null: of the cluster as a whole, its board. */
const circle = () => ({
  clusterId: uuid('cluster_id')
    .notNull()
    .references(() => clusters.id),
  workingGroupId: uuid('working_group_id').references(() => workingGroups.id, { onDelete: 'cascade' }),
});

const organisation = () =>
  uuid('organisation_id')
    .notNull()
    .references(() => organisations.id, { onDelete: 'cascade' });

/** Who sits in the group; of what is the cluster's as a whole, each of its members. */
const belongs = (table: string) =>
  sql.raw(`(${table}.working_group_id is null and cluster_id = any ((select app_member_clusters())::uuid[])
    or exists (select 1 from working_group_members m where m.working_group_id = ${table}.working_group_id
                and m.organisation_id = any ((select app_organisations())::uuid[])))`);
/** Who speaks for a company that pilots the group today. */
const pilots = (table: string) =>
  sql.raw(`exists (select 1 from mandates p where p.working_group_id = ${table}.working_group_id
    and p.position in ('pilot', 'co_pilot') and today_in_france() between p.starts_on and p.ends_on
    and p.organisation_id = any ((select app_organisations())::uuid[]))`);
const ofCircle = (table: string) => [
  readPolicy(table, either(seesAll, coordinates('cluster_id'), belongs(table))),
  writePolicy(table, either(seesAll, coordinates('cluster_id'), pilots(table))),
];

/** An office held by a member for a term; both days belong to it. Everybody in the cluster knows who holds one. */
export const mandates = pgTable(
  'mandates',
  {
    id: primaryId(),
    ...circle(),
    position: text('position', { enum: POSITIONS }).notNull(),
    organisationId: organisation(),
    /** Who holds it for the company. */
    person: text('person'),
    from: date('starts_on').notNull(),
    to: date('ends_on').notNull(),
    /** The election that gave it; null where it was noted by hand. */
    electionId: uuid('election_id'),
    createdAt: createdAt(),
  },
  (t) => [
    index('mandates_cluster').on(t.clusterId, t.to),
    index('mandates_group').on(t.workingGroupId),
    index('mandates_organisation').on(t.organisationId),
    check('mandates_term', sql`${t.from} <= ${t.to}`),
    readPolicy('mandates', either(seesAll, coordinates('cluster_id'), belongsToCluster('cluster_id'))),
    writePolicy('mandates', either(seesAll, coordinates('cluster_id'))),
  ],
);

/** The choice of who holds an office: one vote a member company, counted when it is closed. */
export const elections = pgTable(
  'elections',
  {
    id: primaryId(),
    ...circle(),
    position: text('position', { enum: POSITIONS }).notNull(),
    opensAt: instant('starts_at').notNull(),
    closesAt: instant('ends_at').notNull(),
    /** The term of who is elected, both days included. */
    termFrom: date('term_from').notNull(),
    termTo: date('term_to').notNull(),
    /** Least part of the electors that must vote, in basis points; null: any. */
    quorumBp: integer('quorum_bp'),
    /** The key of its votes, sealed with the program's secret; taken away when they are counted. */
    sealedKey: text('sealed_key'),
    countedAt: instant('counted_at'),
    outcome: text('outcome', { enum: OUTCOMES }),
    /** Of the count: electors, those who voted, blank votes; null before, the last also where few voted. */
    electors: integer('electors'),
    turnout: integer('turnout'),
    blank: integer('blank'),
    electedId: uuid('elected_id'),
    cancelledAt: instant('cancelled_at'),
    createdAt: createdAt(),
  },
  (t) => [
    index('elections_cluster').on(t.clusterId, t.closesAt),
    index('elections_group').on(t.workingGroupId),
    check('elections_time', sql`${t.opensAt} < ${t.closesAt} and ${t.termFrom} <= ${t.termTo}`),
    check('elections_quorum', sql`${t.quorumBp} between 1 and 10000`),
    ...ofCircle('elections'),
  ],
);

const electionId = () =>
  uuid('election_id')
    .notNull()
    .references(() => elections.id, { onDelete: 'cascade' });

/** Who stands; one that was proposed by others stands once it accepted. */
export const electionCandidates = pgTable(
  'election_candidates',
  {
    id: primaryId(),
    electionId: electionId(),
    ...circle(),
    organisationId: organisation(),
    person: text('person'),
    statement: text('statement'),
    /** Null: not answered yet. */
    accepted: boolean('accepted'),
    /** Of the count; null before, and where so few voted that it would tell who voted what. */
    votes: integer('votes'),
  },
  (t) => [
    uniqueIndex('election_candidates_once').on(t.electionId, t.organisationId, t.clusterId),
    index('election_candidates_organisation').on(t.organisationId),
    readPolicy(
      'election_candidates',
      either(seesAll, coordinates('cluster_id'), speaksFor('organisation_id'), belongs('election_candidates')),
    ),
    writePolicy('election_candidates', either(seesAll)),
  ],
);

/**
 * Who may vote, and who did. The vote itself stands here sealed until the count and nowhere after it: no row of its own,
 * so that no order, time or transaction of rows tells whose it was.
 */
export const electionRoll = pgTable(
  'election_roll',
  {
    id: primaryId(),
    electionId: electionId(),
    clusterId: uuid('cluster_id').notNull(),
    organisationId: organisation(),
    voted: boolean('voted').notNull().default(false),
    sealedVote: text('sealed_vote'),
  },
  (t) => [
    uniqueIndex('election_roll_once').on(t.electionId, t.organisationId, t.clusterId),
    index('election_roll_organisation').on(t.organisationId),
    readPolicy('election_roll', either(seesAll, coordinates('cluster_id'), speaksFor('organisation_id'))),
    writePolicy('election_roll', either(seesAll)),
  ],
);

/** Something to be done, by whom and by when. */
export const groupActions = pgTable(
  'group_actions',
  {
    id: primaryId(),
    ...circle(),
    title: text('title').notNull(),
    /** Which member does it. */
    organisationId: organisation(),
    dueOn: date('due_on').notNull(),
    state: text('state', { enum: ACTION_STATES }).notNull().default('open'),
    createdAt: createdAt(),
  },
  (t) => [
    index('group_actions_due').on(t.clusterId, t.dueOn),
    index('group_actions_group').on(t.workingGroupId),
    index('group_actions_organisation').on(t.organisationId),
    readPolicy(
      'group_actions',
      either(seesAll, coordinates('cluster_id'), speaksFor('organisation_id'), belongs('group_actions')),
    ),
    writePolicy('group_actions', either(seesAll, coordinates('cluster_id'), pilots('group_actions'))),
  ],
);

/** A meeting, a visit; its minutes come after it. */
export const groupEvents = pgTable(
  'group_events',
  {
    id: primaryId(),
    ...circle(),
    title: text('title').notNull(),
    at: instant('starts_at').notNull(),
    place: text('place').notNull(),
    minutes: text('minutes'),
    createdAt: createdAt(),
  },
  (t) => [
    index('group_events_time').on(t.clusterId, t.at),
    index('group_events_group').on(t.workingGroupId),
    ...ofCircle('group_events'),
  ],
);

/** Whether a member comes to an event, in its own word, and whether it was there. */
export const groupEventGuests = pgTable(
  'group_event_guests',
  {
    id: primaryId(),
    eventId: uuid('event_id')
      .notNull()
      .references(() => groupEvents.id, { onDelete: 'cascade' }),
    ...circle(),
    organisationId: organisation(),
    coming: boolean('coming'),
    attended: boolean('attended'),
  },
  (t) => [
    uniqueIndex('group_event_guests_once').on(t.eventId, t.organisationId, t.clusterId),
    index('group_event_guests_organisation').on(t.organisationId),
    readPolicy('group_event_guests', either(seesAll, coordinates('cluster_id'), belongs('group_event_guests'))),
    writePolicy(
      'group_event_guests',
      either(seesAll, coordinates('cluster_id'), speaksFor('organisation_id'), pilots('group_event_guests')),
    ),
  ],
);

/** What came of a group's work: a capability that a member has now, a tender that was answered, or in words. */
export const groupResults = pgTable(
  'group_results',
  {
    id: primaryId(),
    ...circle(),
    kind: text('kind', { enum: RESULT_KINDS }).notNull(),
    on: date('came_on').notNull(),
    text: text('text').notNull(),
    cpv: text('cpv'),
    tenderId: uuid('tender_id').references(() => tenders.id, { onDelete: 'set null' }),
    createdAt: createdAt(),
  },
  (t) => [
    index('group_results_day').on(t.clusterId, t.on),
    index('group_results_group').on(t.workingGroupId),
    ...ofCircle('group_results'),
  ],
);
