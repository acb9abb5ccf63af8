import { inTransaction, type Tx } from '../db/transaction.ts';
import type { Actor } from '../shared/actor.ts';
import { DomainError, notFound } from '../shared/errors.ts';
import { grouped } from '../shared/grouped.ts';
import { type Page, pageRequest, toPage } from '../shared/paging.ts';
import { thatCount } from './confirmed.domain.ts';
import type { TenderDeps } from './creating.service.ts';
import { type TenderState, transitionTender } from './domain.ts';
import { createTenderDrafting } from './drafting.service.ts';
import * as repository from './repository.ts';
import { audit, createTenderViewing, locked } from './rows.ts';
import type { TenderSummaryView, TenderView } from './schemas.ts';
import { tenderSummary } from './view.ts';

/** States that end a tender and all that goes on for it: only `end` leads there, and who calls it ends the rest. */
export type TenderEnd = 'withdrawn' | 'cancelled';

/** States that a tender moves to while it lives, and those in which its bids ended it. */
export type TenderStep = Exclude<TenderState, TenderEnd>;

/** A tender with its lots, in the notice's order, and all their requirements. */
export type LoadedTender = {
  tender: repository.TenderRow;
  lots: repository.LotRow[];
  requirements: repository.RequirementRow[];
};

/** What a tender is called, and its lots with their estimated value in cents, without tax, and when their bids are due. */
export type TenderWorth = {
  title: string;
  lots: { id: string; externalId: string; estimatedCents: number | null; deadline: Date | null }[];
};

export type TenderService = ReturnType<typeof createTenderService>;

/** Calls for tender: typed in, edited while they may be, moved on by what happens to them. */
export function createTenderService(deps: TenderDeps) {
  const { database, clock } = deps;
  const view = createTenderViewing(clock);

  /** Moves a tender on; the caller has locked it. An illegal move is a 409 that names the allowed ones. */
  const move = async (
    tx: Tx,
    actor: Actor,
    tender: repository.TenderRow,
    to: TenderState,
  ): Promise<repository.TenderRow> => {
    transitionTender(tender.state, to);
    const moved = await repository.updateTender(tx, tender.id, null, {
      state: to,
      ...(to === 'published' && tender.publishedAt === null ? { publishedAt: clock() } : {}),
    });
    await audit(tx, actor, tender, `tender.${to}`, { from: tender.state });
    return moved!;
  };

  return {
    ...createTenderDrafting(deps),

    async list(
      actor: Actor,
      query: { clusterId?: string; state?: TenderState; q?: string; limit?: number; cursor?: string },
    ): Promise<Page<TenderSummaryView>> {
      const page = pageRequest(query, ['uuid']);
      return inTransaction(database, actor, async (tx) => {
        const rows = await repository.listTenders(tx, query, page);
        const { items, nextCursor } = toPage(rows, page.limit, (row) => [row.id]);
        return { items: items.map((row) => tenderSummary(row, row.latestMatchRunId)), nextCursor };
      });
    },

    async get(actor: Actor, id: string): Promise<TenderView> {
      return inTransaction(database, actor, async (tx) => {
        const tender = await repository.findTender(tx, id);
        if (tender === null) throw notFound('tender');
        return view(tx, tender);
      });
    },

    /** For match runs: publishes a draft, in the caller's transaction. Every lot needs requirements. */
    async publishDraft(tx: Tx, actor: Actor, id: string): Promise<repository.TenderRow> {
      const tender = await locked(tx, id);
      transitionTender(tender.state, 'published');
      await assertMatchable(tx, tender.id);
      return move(tx, actor, tender, 'published');
    },

    /** For who ends what goes on for a tender: withdraws or cancels it, in the caller's transaction. */
    async end(tx: Tx, actor: Actor, id: string, to: TenderEnd): Promise<repository.TenderRow> {
      return move(tx, actor, await locked(tx, id), to);
    },

    /** For other features: locks the tender and moves it on, in the caller's transaction. */
    async moveTo(tx: Tx, actor: Actor, id: string, to: TenderStep): Promise<void> {
      await move(tx, actor, await locked(tx, id), to);
    },

    /** For other features: requirements by id, with the code and the certification that they ask for. */
    async requirementsOf(
      tx: Tx,
      lotIds: string[],
    ): Promise<{ id: string; cpv: string; certification: string | null }[]> {
      return repository.findRequirementsOfLots(tx, lotIds);
    },

    /** For other features: the state of a tender, locked, so that a move that follows sees no other. */
    async stateOf(tx: Tx, id: string): Promise<TenderState> {
      return (await locked(tx, id)).state;
    },

    /** For other features: a row as the API shows it. */
    view,

    /** For other features: the tender with its lots and the requirements that count, in the caller's transaction. */
    async load(tx: Tx, id: string): Promise<LoadedTender> {
      const loaded = (await loadAll(tx, [id])).get(id);
      if (loaded === undefined) throw notFound('tender');
      return loaded;
    },

    loadAll,

    /** For other features: titles of tenders by id, with what their lots are worth: all that a list needs of them. */
    worths: async (tx: Tx, ids: readonly string[]): Promise<Map<string, TenderWorth>> =>
      worthsOf(await repository.findLotWorths(tx, [...new Set(ids)])),
  };
}

/** Tenders by id as `load` gives them, in one round trip; those that the transaction may not see are not there. */
async function loadAll(tx: Tx, ids: readonly string[]): Promise<Map<string, LoadedTender>> {
  const wanted = [...new Set(ids)];
  const [rows, lots, requirements] = await Promise.all([
    repository.findTenders(tx, wanted),
    repository.findLotsOfTenders(tx, wanted),
    repository.findRequirementsOfTenders(tx, wanted),
  ]);
  const lotsOf = grouped(lots, (lot) => lot.tenderId);
  const requirementsOf = grouped(requirements, (requirement) => requirement.tenderId);
  return new Map(
    rows.map((tender) => [
      tender.id,
      { tender, lots: lotsOf.get(tender.id) ?? [], requirements: thatCount(requirementsOf.get(tender.id) ?? []) },
    ]),
  );
}

async function assertMatchable(tx: Tx, tenderId: string): Promise<void> {
  const lots = await repository.findLots(tx, tenderId);
  const withRequirements = new Set((await repository.findRequirements(tx, tenderId)).map((r) => r.lotId));
  const fields = lots.flatMap((lot, i) =>
    withRequirements.has(lot.id)
      ? []
      : [{ pointer: `/lots/${i}/requirements`, message: `lot ${lot.externalId} has no requirements` }],
  );
  if (lots.length === 0) fields.push({ pointer: '/lots', message: 'has no lot' });
  if (fields.length > 0) {
    throw new DomainError(
      'unprocessable',
      'nothing_to_match',
      'A tender is matched by the requirements of its lots: give every lot at least one.',
      { fields },
    );
  }
}

/** Lots under their tenders; a tender without lots has none. */
function worthsOf(rows: Awaited<ReturnType<typeof repository.findLotWorths>>): Map<string, TenderWorth> {
  const worths = new Map<string, TenderWorth>();
  for (const { tenderId, title, lot } of rows) {
    const worth = worths.get(tenderId) ?? { title, lots: [] };
    if (lot !== null) worth.lots.push(lot);
    worths.set(tenderId, worth);
  }
  return worths;
}
