import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { clusters } from '../clusters/table.ts';
import { createdAt, instant, primaryId, updatedAt, version } from '../db/columns.ts';
import { coordinates, either, readPolicy, seesAll, writePolicy } from '../db/policies.ts';
import type { EquipmentNeed } from '../shared/equipment.ts';
import type { ConsultationFactsView, DocumentSourceView } from './consultation.schemas.ts';
import { PHASES, PROCEDURE_KINDS } from './procedure.domain.ts';

export const TENDER_STATES = [
  'draft',
  'published',
  'matching',
  'proposed',
  'bidding',
  'submitted',
  'awarded',
  'lost',
  'cancelled',
  'withdrawn',
] as const;
export const SOURCE_FORMATS = ['eforms', 'ted-export', 'ocds', 'boamp', 'decp', 'manual'] as const;

/** What holds for the whole tender; absent means no constraint. Amounts in cents, shares in basis points. */
export type TenderConstraints = {
  maxMembers?: number;
  minTurnoverCents?: number;
  minMemberTurnoverCents?: number;
  minMandataireTurnoverCents?: number;
  minSmeShareBp?: number;
  /** Least quality in [0,1] with which anyone serves a requirement; absent: what the cluster's policy says. */
  minQuality?: number;
  /** Fewest members of a consortium, the least share of each in basis points, and the coverage in [0,1] that each adds. */
  minMembers?: number;
  minShareBp?: number;
  minContribution?: number;
  researchOrganisation?: boolean;
  maxLotsPerTenderer?: number;
  allLotsRequired?: boolean;
  lotGroups?: { id: string; lots: string[] }[];
  pinned?: string[];
  banned?: string[];
  /** R2142-21: whether the consultation documents forbid bidding alone and in a group, or in several groups. */
  forbidSoloAndGroup?: boolean;
  forbidSeveralGroups?: boolean;
  requiredFormAfterAward?: string;
  /** Reserved participation (L2113-12 to -15): what a member must be. */
  reservedTo?: 'disability_or_integration' | 'social_economy' | 'prison';
};

/** Where a requirement comes from: typed in, or read from a notice or a document, with the words and the confidence. */
export type RequirementOrigin = {
  kind: string;
  quote: string | null;
  confidence: number;
  document?: DocumentSourceView;
};

/** Something that a coordinator should look at: `where` is a lot's external id or a field. */
export type TenderWarning = { code: string; where: string; message: string };

/** A call for tender that a cluster works on. */
export const tenders = pgTable(
  'tenders',
  {
    id: primaryId(),
    clusterId: uuid('cluster_id')
      .notNull()
      .references(() => clusters.id),
    state: text('state', { enum: TENDER_STATES }).notNull().default('draft'),
    title: text('title').notNull(),
    description: text('description'),
    buyerName: text('buyer_name').notNull(),
    /** A private buyer is not under the Code de la commande publique: that rule set is off. */
    buyerPrivate: boolean('buyer_private').notNull().default(false),
    /** ISO 3166-1 alpha-2 of the buyer: it chooses the rule set. Null: not told; taken for France. */
    buyerCountry: text('buyer_country'),
    /** Null: not told; an open procedure, or a private one of a private buyer, until somebody says so. */
    procedureKind: text('procedure_kind', { enum: PROCEDURE_KINDS }),
    /** Set by hand; null: follows from the procedure and the state. */
    phase: text('phase', { enum: PHASES }),
    /** When the notice was sent to be published: it picks the version of dated rules. */
    dispatchedAt: instant('dispatched_at'),
    sourceFormat: text('source_format', { enum: SOURCE_FORMATS }).notNull().default('manual'),
    sourceNoticeId: text('source_notice_id'),
    sourceVersion: text('source_version'),
    /** ISO 639-1. */
    language: text('language').notNull().default('fr'),
    constraints: jsonb('constraints').$type<TenderConstraints>().notNull().default({}),
    /** Things that a coordinator should look at, in words. */
    warnings: jsonb('warnings').$type<TenderWarning[]>().notNull().default([]),
    /** What the notice says beyond the columns: texts in other languages, procedure facts. */
    notice: jsonb('notice').$type<Record<string, unknown>>(),
    /** What was taken over from documents of the consultation. */
    consultation: jsonb('consultation').$type<ConsultationFactsView>().notNull().default({}),
    createdBy: uuid('created_by'),
    publishedAt: instant('published_at'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    version: version(),
  },
  (t) => [
    uniqueIndex('tenders_notice').on(t.clusterId, t.sourceFormat, t.sourceNoticeId),
    index('tenders_cluster').on(t.clusterId, t.id),
    readPolicy('tenders', either(seesAll, coordinates('cluster_id'))),
    writePolicy('tenders', either(seesAll, coordinates('cluster_id'))),
  ],
);

const partOfTender = (table: string) => [
  readPolicy(table, sql.raw(`exists (select 1 from tenders t where t.id = ${table}.tender_id)`)),
  writePolicy(
    table,
    sql.raw(`exists (select 1 from tenders t where t.id = ${table}.tender_id
      and ((select app_sees_all()) or t.cluster_id = any ((select app_clusters())::uuid[])))`),
  ),
];

const tenderId = () =>
  uuid('tender_id')
    .notNull()
    .references(() => tenders.id, { onDelete: 'cascade' });

/** A lot of a tender, in the order of the notice. */
export const lots = pgTable(
  'lots',
  {
    id: primaryId(),
    tenderId: tenderId(),
    externalId: text('external_id').notNull(),
    position: integer('position').notNull(),
    title: text('title').notNull(),
    description: text('description'),
    cpvMain: text('cpv_main'),
    cpvAdditional: text('cpv_additional').array().notNull().default([]),
    nuts: text('nuts').array().notNull().default([]),
    estimatedCents: bigint('estimated_cents', { mode: 'number' }),
    currency: text('currency'),
    deadline: instant('deadline'),
    /** When a newer version of the notice left the lot out: nobody is matched to it any more, what stands on it stays. */
    withdrawnAt: instant('withdrawn_at'),
    /** Further facts of the notice: reserved participation, framework, criteria, SME suitability… */
    facts: jsonb('facts').$type<Record<string, unknown>>(),
    /** Equipment that the work needs. */
    equipment: jsonb('equipment').$type<EquipmentNeed[]>().notNull().default([]),
  },
  (t) => [
    uniqueIndex('lots_external').on(t.tenderId, t.externalId),
    index('lots_deadline').on(t.deadline),
    ...partOfTender('lots'),
  ],
);

/** What a lot needs. The weights of one lot sum to 10,000 basis points. */
export const requirements = pgTable(
  'requirements',
  {
    id: primaryId(),
    tenderId: tenderId(),
    lotId: uuid('lot_id')
      .notNull()
      .references(() => lots.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    cpv: text('cpv').notNull(),
    weightBp: integer('weight_bp').notNull(),
    mandatory: boolean('mandatory').notNull().default(true),
    minLevel: integer('min_level').notNull().default(1),
    certification: text('certification'),
    capacityCents: bigint('capacity_cents', { mode: 'number' }),
    mustBeDoneByMember: boolean('must_be_done_by_member').notNull().default(false),
    origin: jsonb('origin').$type<RequirementOrigin>().notNull(),
    /** A coordinator has looked at it; thresholds count only then. */
    confirmed: boolean('confirmed').notNull().default(false),
  },
  (t) => [
    index('requirements_lot').on(t.lotId, t.position),
    index('requirements_tender').on(t.tenderId, t.lotId, t.position),
    check('requirements_weight', sql`${t.weightBp} between 0 and 10000`),
    check('requirements_level', sql`${t.minLevel} between 1 and 5`),
    ...partOfTender('requirements'),
  ],
);
