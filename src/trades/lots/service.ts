import type { DocumentNeed } from '../../consultation/needs.ts';
import type { Database } from '../../db/client.ts';
import { inTransaction, type Tx } from '../../db/transaction.ts';
import { type Actor, systemActor } from '../../shared/actor.ts';
import { notFound } from '../../shared/errors.ts';
import { cpvLabel } from '../../taxonomies/known-codes.ts';
import { type DecidedNeed, needKey } from '../../tenders/decided-needs.ts';
import type { BackgroundSuggester } from '../background.ts';
import type { Work } from '../decompose/work.ts';
import { findDecisions, findLessons, type NeedDecisionRow } from './decisions.repository.ts';
import { withLessons } from './lessons.ts';
import { type LotFacts, type MayAlsoNeed, type Need, needsOf } from './needs.ts';
import { findLotRead, findOpenLots, findRequirementRows, type LotRead } from './repository.ts';
import type { LotNeedsView } from './schemas.ts';

export type LotNeedsService = ReturnType<typeof createLotNeedsService>;

/** Trades that are asked for: calibrated as far (`TOP_OF_PROJECT`). */
const TRADES = 30;

/** What is read of a lot: proposals with their decisions. */
export type NeedsReading = {
  found: LotRead;
  proposed: Need[];
  mayAlsoNeed: MayAlsoNeed[];
  /** How sure trades were before any lesson, by code: what is learned from. */
  untaught: ReadonlyMap<string, number>;
  rows: Awaited<ReturnType<typeof findRequirementRows>>;
  decisions: NeedDecisionRow[];
};

/** What lots seem to need, from their codes and texts, from works like them, and from what coordinators decided before. */
export function createLotNeedsService(deps: {
  database: Database;
  suggester: Pick<BackgroundSuggester, 'furtherTrades'>;
  /** What documents of the consultation ask of the lot. */
  documentNeeds: (tx: Tx, lot: LotRead['lot']) => Promise<DocumentNeed[]>;
}) {
  /**
   * Proposals for a lot with what was decided of them; 404 for one that the actor may not see.
   * @param from what they are read of: also of documents of the consultation, or of the notice alone
   */
  const read = async (actor: Actor, lotId: string, from: 'all' | 'notice' = 'all'): Promise<NeedsReading> => {
    const { found, rows, decisions, documents } = await inTransaction(deps.database, actor, async (tx) => {
      const lot = await findLotRead(tx, lotId);
      if (lot === null) throw notFound('lot');
      return {
        found: lot,
        rows: await findRequirementRows(tx, lotId),
        decisions: await findDecisions(tx, lotId),
        documents: from === 'all' ? await deps.documentNeeds(tx, lot.lot) : [],
      };
    });
    const lessons = await inTransaction(deps.database, READER, findLessons);
    const facts = factsOf(found, rows);
    const cpvMain = facts.cpvMain ?? facts.cpvAdditional[0] ?? null;
    const [trades = []] =
      cpvMain === null ? [] : await deps.suggester.furtherTrades([workOf(found, facts.description, cpvMain)], TRADES);
    const untaught = new Map(trades.map(({ code, score }) => [code, score]));
    const taught = withLessons(trades, cpvMain, lessons, (cpv) => cpvLabel(cpv, 'fr') ?? cpv);
    const struck = new Set(struckOut(decisions).map(needKey));
    const { needs, mayAlsoNeed } = needsOf(
      facts,
      taught.filter(({ code }) => !struck.has(needKey({ cpv: code, certification: null }))),
      documents.filter(({ cpv: [cpv = ''] }) => !struck.has(needKey({ cpv, certification: null }))),
    );
    return {
      found,
      rows,
      decisions,
      proposed: needs.filter((need) => !struck.has(needKey(need))),
      mayAlsoNeed,
      untaught,
    };
  };

  return {
    read,

    /** Requirements to confirm or strike out, and trades that the lot may also need. */
    ofLot: async (actor: Actor, lotId: string): Promise<LotNeedsView> => needsView(await read(actor, lotId)),

    /**
     * For matching: what the lots of a draft seem to need, by lot, of those where nobody confirmed or typed anything. What
     * documents say counts once somebody has confirmed it: a certificate that is read wrong would leave nobody.
     * Empty for a tender that is no draft, or that the actor may not see.
     */
    async ofTender(actor: Actor, tenderId: string): Promise<ReadonlyMap<string, DecidedNeed[]>> {
      const open = await inTransaction(deps.database, actor, (tx) => findOpenLots(tx, tenderId));
      const needs = new Map<string, DecidedNeed[]>();
      for (const lotId of open) {
        const { proposed } = await read(actor, lotId, 'notice');
        needs.set(
          lotId,
          proposed.map(({ label: _, ...need }) => ({ ...need, mustBeDoneByMember: false })),
        );
      }
      return needs;
    },
  };
}

const READER = systemActor('needs');

/** Needs of which the newest decision is that they are none. */
export function struckOut(decisions: readonly NeedDecisionRow[]): NeedDecisionRow[] {
  const newest = new Map(decisions.map((row) => [needKey(row), row]));
  return [...newest.values()].filter(({ act }) => act === 'struck_out');
}

function needsView({ proposed, mayAlsoNeed, rows, decisions }: NeedsReading): LotNeedsView {
  const confirmed = new Map(rows.filter((row) => row.confirmed).map((row) => [needKey(row), row]));
  const known = new Set(proposed.map(needKey));
  const further = [...confirmed.values()].filter((row) => !known.has(needKey(row)));
  const label = (cpv: string) => cpvLabel(cpv, 'fr') ?? cpv;
  return {
    needs: [
      ...proposed.map((need) => {
        const row = confirmed.get(needKey(need));
        return row === undefined
          ? { ...need, decided: null }
          : { ...need, ...rowNeed(row), decided: 'confirmed' as const };
      }),
      ...further.map((row) => ({ ...rowNeed(row), label: label(row.cpv), decided: 'added' as const })),
    ],
    mayAlsoNeed,
    struckOut: struckOut(decisions).map(({ cpv, certification }) => ({ cpv, certification, label: label(cpv) })),
    needsConfirmed: confirmed.size > 0,
  };
}

/** A requirement as a need. */
const rowNeed = ({
  cpv,
  weightBp,
  mandatory,
  minLevel,
  certification,
  capacityCents,
  origin,
}: NeedsReading['rows'][number]) => ({
  cpv,
  weightBp,
  mandatory,
  minLevel,
  certification,
  capacityCents,
  origin: { ...origin, kind: KINDS.find((kind) => kind === origin.kind) ?? ('typed' as const) },
});

const KINDS = ['cpv-main', 'cpv-additional', 'trade', 'certification', 'document'] as const;

function factsOf({ lot, tender }: LotRead, rows: NeedsReading['rows']): LotFacts {
  return {
    title: lot.title,
    description: [lot.description, lot.description === tender.description ? null : tender.description]
      .filter(Boolean)
      .join('\n'),
    cpvMain: lot.cpvMain,
    cpvAdditional: [
      ...lot.cpvAdditional,
      ...rows.flatMap(({ cpv, origin }) => (origin.kind === 'cpv-procedure' ? [cpv] : [])),
    ],
    estimatedCents: lot.currency === 'EUR' ? lot.estimatedCents : null,
    months: monthsOf(lot.facts),
  };
}

/** The lot as the decomposer reads it. */
function workOf({ lot, tender }: LotRead, description: string, cpvMain: string): Work {
  const title = lot.title === tender.title ? lot.title : `${lot.title}\n${tender.title}`;
  return {
    kind: 'lot',
    text: `${title}\n${description.replaceAll(/\s*\n\s*/g, ' ')}`,
    lang: tender.language,
    nature: typeof tender.notice?.['nature'] === 'string' ? tender.notice['nature'] : '',
    cpvMain,
    buyer: tender.buyerName,
  };
}

/** Months of a contract, from the notice's duration or its first and last day. */
function monthsOf(facts: Record<string, unknown> | null): number | null {
  const duration = facts?.['duration'] as { value: string; unit: string } | null | undefined;
  if (duration && /^\d{1,4}$/.test(duration.value)) {
    const value = Number(duration.value);
    const unit = duration.unit.toUpperCase();
    return unit.startsWith('YEAR') ? value * 12 : unit.startsWith('MONTH') ? value : Math.ceil(value / 30);
  }
  const [from, to] = [facts?.['startsOn'], facts?.['endsOn']];
  if (typeof from !== 'string' || typeof to !== 'string') return null;
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
  return Number.isFinite(days) && days > 0 ? Math.max(1, Math.round(days / 30.44)) : null;
}
