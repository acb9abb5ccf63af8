import { isAwarded } from '../notices/notice.ts';
import type { DeadlineMovedView } from './deadline.schemas.ts';
import { phaseOf, procedureOf } from './procedure.domain.ts';
import type { LotRow, RequirementRow, TenderRow } from './repository.ts';
import type { LotView, RequirementView, TenderSummaryView, TenderView } from './schemas.ts';

/** The tender as the API shows it. */
export function tenderView(
  tender: TenderRow,
  {
    lots,
    requirements,
    latestMatchRunId,
    now,
  }: { lots: readonly LotRow[]; requirements: readonly RequirementRow[]; latestMatchRunId: string | null; now: Date },
): TenderView {
  const byLot = new Map<string, RequirementRow[]>();
  for (const requirement of requirements)
    byLot.set(requirement.lotId, [...(byLot.get(requirement.lotId) ?? []), requirement]);
  const fields = tenderFields(tender, latestMatchRunId);
  return {
    ...fields,
    warnings: [...fields.warnings, ...pastDeadlines(tender, lots, now)],
    lots: lots.map((lot) => lotView(lot, byLot.get(lot.id) ?? [])),
  };
}

/** States in which a bid may still be handed in. */
const STILL_TO_BID: readonly TenderRow['state'][] = ['draft', 'published', 'matching', 'proposed', 'bidding'];

/** Lots whose bids are due no more: told while somebody may still work on one. */
const pastDeadlines = (tender: TenderRow, lots: readonly LotRow[], now: Date): TenderView['warnings'] =>
  !STILL_TO_BID.includes(tender.state)
    ? []
    : lots
        .filter(({ withdrawnAt, deadline }) => withdrawnAt === null && deadline !== null && deadline < now)
        .map(({ externalId }) => ({
          code: 'deadline_passed',
          where: externalId,
          message: `The deadline of ${externalId} has passed.`,
        }));

/** One line of the list of tenders. */
export const tenderSummary = (
  row: TenderRow & { lotCount: number; deadline: Date | null },
  latestMatchRunId: string | null,
): TenderSummaryView => ({
  ...tenderFields(row, latestMatchRunId),
  lotCount: row.lotCount,
  deadline: row.deadline?.toISOString() ?? null,
});

const tenderFields = (tender: TenderRow, latestMatchRunId: string | null) => ({
  id: tender.id,
  state: tender.state,
  title: tender.title,
  description: tender.description,
  clusterId: tender.clusterId,
  buyer: { name: tender.buyerName, private: tender.buyerPrivate, country: tender.buyerCountry },
  procedure: { kind: procedureOf(tender) },
  phase: phaseOf(tender),
  dispatchedAt: tender.dispatchedAt?.toISOString() ?? null,
  source: {
    format: tender.sourceFormat,
    noticeId: tender.sourceNoticeId,
    version: tender.sourceVersion,
    alreadyAwarded: isAwarded(tender.notice?.['kind']),
  },
  language: tender.language,
  constraints: tender.constraints as TenderView['constraints'],
  consultation: tender.consultation,
  warnings: tender.warnings,
  latestMatchRunId,
  createdAt: tender.createdAt.toISOString(),
  updatedAt: tender.updatedAt.toISOString(),
  version: tender.version,
});

/** A lot as the API shows it. */
export const lotView = (lot: LotRow, requirements: readonly RequirementRow[]): LotView => ({
  id: lot.id,
  externalId: lot.externalId,
  title: lot.title,
  description: lot.description,
  cpvMain: lot.cpvMain,
  cpvAdditional: lot.cpvAdditional,
  nuts: lot.nuts,
  estimatedValue:
    lot.estimatedCents === null ? null : { amountCents: lot.estimatedCents, currency: lot.currency ?? 'EUR' },
  deadline: lot.deadline?.toISOString() ?? null,
  deadlineMoved: (lot.facts?.['deadlineMoved'] as DeadlineMovedView | undefined) ?? null,
  withdrawnAt: lot.withdrawnAt?.toISOString() ?? null,
  ...workWindow(lot),
  equipment: lot.equipment,
  requirements: requirements.map(requirementView),
  needsConfirmed: requirements.some(({ confirmed }) => confirmed),
});

/** When the work of a lot is done, as far as its notice or whoever typed it in says so. */
export const workWindow = ({ facts }: Pick<LotRow, 'facts'>): { startsOn: string | null; endsOn: string | null } => ({
  startsOn: dayIn(facts?.['startsOn']),
  endsOn: dayIn(facts?.['endsOn']),
});

const dayIn = (value: unknown): string | null =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : null;

const requirementView = (row: RequirementRow): RequirementView => ({
  id: row.id,
  cpv: row.cpv,
  weightBp: row.weightBp,
  mandatory: row.mandatory,
  minLevel: row.minLevel,
  certification: row.certification,
  capacityCents: row.capacityCents,
  mustBeDoneByMember: row.mustBeDoneByMember,
  origin: row.origin,
  confirmed: row.confirmed,
});
