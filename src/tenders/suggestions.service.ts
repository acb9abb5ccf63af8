import { recordAudit } from '../audit/record.ts';
import type { Database } from '../db/client.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import type { SuggestedConstraint } from '../notices/requirements/suggestion.ts';
import type { Actor } from '../shared/actor.ts';
import { DomainError, notFound } from '../shared/errors.ts';
import * as repository from './repository.ts';
import { reservedWhole, suggestionsOf } from './reserved.domain.ts';
import type { TenderView } from './schemas.ts';
import type { SuggestionDecision, SuggestionView } from './suggestions.schemas.ts';
import type { TenderConstraints } from './table.ts';

export type TenderSuggestions = ReturnType<typeof createTenderSuggestions>;

/**
 * Conditions that a notice's words and fields, and documents of the consultation, suggest: turnover, headcount, SME share, a research organisation, reserved
 * participation… They wait here; none counts before a coordinator confirms it.
 */
export function createTenderSuggestions(deps: {
  database: Database;
  view: (tx: Tx, tender: repository.TenderRow) => Promise<TenderView>;
  /** Thresholds that documents of the consultation name, for each of these lots. */
  documentThresholds: (
    tx: Tx,
    tenderId: string,
    lots: readonly repository.LotRow[],
  ) => Promise<ReadonlyMap<string, readonly SuggestedConstraint[]>>;
}) {
  const { database, view } = deps;

  /** The lots of a tender with all suggestions in their facts: what a document adds is not kept before it is confirmed. */
  const lotsOf = async (tx: Tx, tenderId: string): Promise<repository.LotRow[]> => {
    const lots = await repository.findLots(tx, tenderId);
    const thresholds = await deps.documentThresholds(tx, tenderId, lots);
    return lots.map((lot) => {
      const own = suggestionsOf(lot);
      const more = (thresholds.get(lot.id) ?? []).filter((s) => !own.some((o) => isSame(o, s)));
      return more.length === 0 ? lot : { ...lot, facts: { ...lot.facts, suggestedConstraints: [...own, ...more] } };
    });
  };

  return {
    /** Suggestions of all lots, in the notice's order; a flag names the rule and article that one seems to break. */
    async list(actor: Actor, tenderId: string): Promise<{ items: SuggestionView[] }> {
      return inTransaction(database, actor, async (tx) => {
        if ((await repository.findTender(tx, tenderId)) === null) throw notFound('tender');
        const lots = await lotsOf(tx, tenderId);
        return {
          items: lots.flatMap((lot) =>
            suggestionsOf(lot).map((s) => ({ lotId: lot.id, lotExternalId: lot.externalId, ...s })),
          ),
        };
      });
    },

    /**
     * A coordinator confirms or takes back one suggestion. A confirmed threshold becomes a constraint of the tender, the
     * strictest of its lots; taking it back leaves the constraint of the others. A lot that is reserved binds who works on it;
     * the whole tender is reserved where all of its lots are.
     */
    async decide(actor: Actor, tenderId: string, decision: SuggestionDecision): Promise<TenderView> {
      return inTransaction(database, actor, async (tx) => {
        const tender = await repository.lockTender(tx, tenderId);
        if (tender === null) throw notFound('tender');
        const lots = await lotsOf(tx, tenderId);
        const lot = lots.find((l) => l.id === decision.lotId);
        const same = (s: SuggestedConstraint) => isSame(s, { kind: decision.kind, scope: decision.scope ?? 'group' });
        if (lot === undefined || !suggestionsOf(lot).some(same)) throw notFound('suggestion');
        const before = confirmedConstraints(lots);
        const decided = suggestionsOf(lot).map((s) => (same(s) ? { ...s, confirmed: decision.confirmed } : s));
        const facts = { ...lot.facts, suggestedConstraints: decided };
        await repository.updateLot(tx, lot.id, { facts });
        const after = confirmedConstraints(lots.map((l) => (l.id === lot.id ? { ...l, facts } : l)));
        const constraints = applied(tender.constraints, before, after);
        const changed = await repository.updateTender(tx, tenderId, null, { constraints });
        await recordAudit(tx, actor, {
          action: decision.confirmed ? 'tender.suggestion_confirmed' : 'tender.suggestion_withdrawn',
          entity: 'tender',
          entityId: tenderId,
          clusterId: tender.clusterId,
          payload: { lotId: lot.id, kind: decision.kind, scope: decision.scope ?? 'group' },
        });
        return view(tx, changed!);
      });
    },
  };
}

const isSame = (
  a: Pick<SuggestedConstraint, 'kind' | 'scope'>,
  b: Pick<SuggestedConstraint, 'kind' | 'scope'>,
): boolean => a.kind === b.kind && a.scope === b.scope;

type Amounted = Pick<
  TenderConstraints,
  | 'minTurnoverCents'
  | 'minMemberTurnoverCents'
  | 'minMandataireTurnoverCents'
  | 'minSmeShareBp'
  | 'researchOrganisation'
  | 'reservedTo'
>;

const TURNOVER = {
  group: 'minTurnoverCents',
  each_member: 'minMemberTurnoverCents',
  mandataire: 'minMandataireTurnoverCents',
} as const;

/** The constraints that confirmed suggestions of all lots amount to. */
function confirmedConstraints(lots: readonly { facts: Record<string, unknown> | null }[]): Amounted {
  const amounted: Amounted = {};
  const reservedTo = reservedWhole(lots);
  if (reservedTo !== null) amounted.reservedTo = reservedTo;
  for (const s of lots.flatMap(suggestionsOf).filter((one) => one.confirmed)) {
    if (s.kind === 'research_organisation') amounted.researchOrganisation = true;
    const key = s.kind === 'min_turnover' ? TURNOVER[s.scope] : s.kind === 'min_sme_share' ? 'minSmeShareBp' : null;
    if (key === null) continue;
    if (s.value === null)
      throw new DomainError(
        'unprocessable',
        'suggestion_without_value',
        'The notice gives no amount: set the constraint by hand.',
      );
    amounted[key] = Math.max(amounted[key] ?? 0, s.value);
  }
  return amounted;
}

/** Sets what the suggestions now amount to; a value that a coordinator typed over them stays. */
function applied(constraints: TenderConstraints, before: Amounted, after: Amounted): TenderConstraints {
  const result: TenderConstraints = { ...constraints };
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof Amounted>) {
    const typed = constraints[key] !== undefined && constraints[key] !== before[key];
    if (typed) continue;
    delete result[key];
    if (after[key] !== undefined) Object.assign(result, { [key]: after[key] });
  }
  return result;
}
