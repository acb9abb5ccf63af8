import { sql } from 'drizzle-orm';
import { bigint, check, date, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { clusters } from '../clusters/table.ts';
import { createdAt, instant, primaryId, updatedAt, version } from '../db/columns.ts';
import { belongsToCluster, coordinates, either, readPolicy, seesAll, speaksFor, writePolicy } from '../db/policies.ts';
import { organisations } from '../organisations/table.ts';
import { type Characteristic, EQUIPMENT_KINDS } from '../shared/equipment.ts';
import { tenders } from '../tenders/table.ts';

/** A resource that a cluster's members use in common; owned by one of them or, without `organisationId`, by the cluster. */
export const equipment = pgTable(
  'equipment',
  {
    id: primaryId(),
    clusterId: uuid('cluster_id')
      .notNull()
      .references(() => clusters.id),
    organisationId: uuid('organisation_id').references(() => organisations.id),
    name: text('name').notNull(),
    kind: text('kind', { enum: EQUIPMENT_KINDS }).notNull(),
    description: text('description'),
    cpv: text('cpv'),
    nuts: text('nuts'),
    characteristics: jsonb('characteristics').$type<Characteristic[]>().notNull().default([]),
    /** What whoever works with it must have been taught. */
    trainings: text('trainings').array().notNull().default([]),
    /** What use is counted in: hour, day, piece. */
    unit: text('unit').notNull().default('day'),
    /** Costs of a year whatever it is used, in cents: shared by the commitments. */
    fixedCentsPerYear: bigint('fixed_cents_per_year', { mode: 'number' }).notNull().default(0),
    /** Price of one unit of use, in cents. */
    unitCents: bigint('unit_cents', { mode: 'number' }).notNull().default(0),
    /** Taken out of the pool: no further bookings. */
    retiredAt: instant('retired_at'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    version: version(),
  },
  (t) => [
    uniqueIndex('equipment_name').on(t.clusterId, t.name),
    index('equipment_owner').on(t.organisationId),
    check('equipment_costs', sql`${t.fixedCentsPerYear} >= 0 and ${t.unitCents} >= 0`),
    readPolicy('equipment', either(seesAll, coordinates('cluster_id'), belongsToCluster('cluster_id'))),
    writePolicy('equipment', either(seesAll, coordinates('cluster_id'), speaksFor('organisation_id'))),
  ],
);

/** `option`: held for a bid and released by itself when the bid is over. */
export const BOOKING_KINDS = ['booking', 'option'] as const;

/**
 * A time during which a resource is taken: `from` belongs to it, `until` no longer. Two that are not released never
 * overlap: the constraint `equipment_bookings_once` of the migration sees to it (exclusion over ranges, PostgreSQL 15, 5.4.6).
 */
export const equipmentBookings = pgTable(
  'equipment_bookings',
  {
    id: primaryId(),
    equipmentId: uuid('equipment_id')
      .notNull()
      .references(() => equipment.id),
    clusterId: uuid('cluster_id').notNull(),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisations.id),
    tenderId: uuid('tender_id').references(() => tenders.id),
    /** The consortium that it is held for, by itself, since it was agreed; null: somebody booked it. Consortia are never deleted. */
    consortiumId: uuid('consortium_id'),
    /** Which of the equipment that the lots of the tender need. */
    needId: uuid('need_id'),
    kind: text('kind', { enum: BOOKING_KINDS }).notNull(),
    from: instant('starts_at').notNull(),
    until: instant('ends_at').notNull(),
    note: text('note'),
    /** Units of use, told when it is over; null: not told yet. */
    unitsUsed: integer('units_used'),
    releasedAt: instant('released_at'),
    createdAt: createdAt(),
  },
  (t) => [
    index('equipment_bookings_time').on(t.equipmentId, t.from),
    index('equipment_bookings_organisation').on(t.organisationId),
    index('equipment_bookings_tender').on(t.tenderId),
    index('equipment_bookings_consortium').on(t.consortiumId),
    check('equipment_bookings_held', sql`(${t.consortiumId} is null) = (${t.needId} is null)`),
    check('equipment_bookings_lasts', sql`${t.from} < ${t.until}`),
    check('equipment_bookings_units', sql`${t.unitsUsed} >= 0`),
    readPolicy('equipment_bookings', either(seesAll, coordinates('cluster_id'), speaksFor('organisation_id'))),
    writePolicy('equipment_bookings', either(seesAll, coordinates('cluster_id'), speaksFor('organisation_id'))),
  ],
);

/** A member's promise to use a resource so much a year; the fixed costs follow the promises (as in a CUMA: seven years usual). */
export const equipmentCommitments = pgTable(
  'equipment_commitments',
  {
    id: primaryId(),
    equipmentId: uuid('equipment_id')
      .notNull()
      .references(() => equipment.id),
    clusterId: uuid('cluster_id').notNull(),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisations.id),
    fromYear: integer('from_year').notNull(),
    /** The last year that counts. */
    toYear: integer('to_year').notNull(),
    unitsPerYear: integer('units_per_year').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('equipment_commitments_once').on(t.equipmentId, t.organisationId, t.fromYear),
    check('equipment_commitments_years', sql`${t.fromYear} <= ${t.toYear} and ${t.unitsPerYear} > 0`),
    readPolicy('equipment_commitments', either(seesAll, coordinates('cluster_id'), speaksFor('organisation_id'))),
    writePolicy('equipment_commitments', either(seesAll, coordinates('cluster_id'))),
  ],
);

/** What a resource really cost in a year, entered when its accounts are closed: statements are adjusted to it. Cents. */
export const equipmentRealCosts = pgTable(
  'equipment_real_costs',
  {
    id: primaryId(),
    equipmentId: uuid('equipment_id')
      .notNull()
      .references(() => equipment.id),
    clusterId: uuid('cluster_id').notNull(),
    year: integer('year').notNull(),
    fixedCents: bigint('fixed_cents', { mode: 'number' }).notNull(),
    note: text('note'),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex('equipment_real_costs_once').on(t.equipmentId, t.year),
    check('equipment_real_costs_sum', sql`${t.fixedCents} >= 0`),
    readPolicy('equipment_real_costs', either(seesAll, coordinates('cluster_id'), belongsToCluster('cluster_id'))),
    writePolicy('equipment_real_costs', either(seesAll, coordinates('cluster_id'))),
  ],
);

/** Members whose people were taught what a resource demands, and until when that counts (the last day; null: without end). */
export const equipmentTrainings = pgTable(
  'equipment_trainings',
  {
    id: primaryId(),
    clusterId: uuid('cluster_id')
      .notNull()
      .references(() => clusters.id),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisations.id),
    training: text('training').notNull(),
    people: integer('people').notNull().default(1),
    validUntil: date('valid_until'),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('equipment_trainings_once').on(t.clusterId, t.organisationId, t.training),
    index('equipment_trainings_organisation').on(t.organisationId),
    check('equipment_trainings_people', sql`${t.people} > 0`),
    readPolicy('equipment_trainings', either(seesAll, coordinates('cluster_id'), speaksFor('organisation_id'))),
    writePolicy('equipment_trainings', either(seesAll, coordinates('cluster_id'))),
  ],
);
