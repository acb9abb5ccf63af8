import { recordAudit } from '../audit/record.ts';
import type { Database } from '../db/client.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import type { Actor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { changedMeanwhile, DomainError, invalidField, notFound } from '../shared/errors.ts';
import { DEFAULT_LANGUAGE } from '../shared/language.ts';
import { ownCluster } from '../shared/own-cluster.ts';
import { type Page, pageRequest, toPage } from '../shared/paging.ts';
import { assertKnownCodes } from '../taxonomies/known-codes.ts';
import { thatCount } from './confirmed.domain.ts';
import { allowedTenderTransitions, type TenderState, transitionTender } from './domain.ts';
import * as repository from './repository.ts';
import { requirementWeights } from './requirements.domain.ts';
import type {
  LotView,
  RequirementInput,
  TenderInput,
  TenderPatchInput,
  TenderSummaryView,
  TenderView,
} from './schemas.ts';
import { lotView, tenderSummary, tenderView } from './view.ts';

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

export type TenderService = ReturnType<typeof createTenderService>;

/** Calls for tender: typed in, edited while they may be, moved on by what happens to them. */
export function createTenderService({ database, clock }: { database: Database; clock: Clock }) {
  const view = async (tx: Tx, tender: repository.TenderRow): Promise<TenderView> => {
    const [lots, requirements, matchRunId] = await Promise.all([
      repository.findLots(tx, tender.id),
      repository.findRequirements(tx, tender.id),
      repository.findLatestMatchRun(tx, tender.id),
    ]);
    return tenderView(tender, lots, requirements, matchRunId);
  };

  const locked = async (tx: Tx, id: string): Promise<repository.TenderRow> => {
    const tender = await repository.lockTender(tx, id);
    if (tender === null) throw notFound('tender');
    return tender;
  };

  const audit = (
    tx: Tx,
    actor: Actor,
    tender: repository.TenderRow,
    action: string,
    payload: Record<string, unknown> = {},
  ) => recordAudit(tx, actor, { action, entity: 'tender', entityId: tender.id, clusterId: tender.clusterId, payload });

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

  const replaceRequirements = async (
    tx: Tx,
    tenderId: string,
    lotId: string,
    inputs: readonly RequirementInput[],
    pointer: string,
  ) => {
    const weights = requirementWeights(inputs, pointer);
    assertKnownCodes({ cpv: inputs.map((r, i) => ({ code: r.cpv, pointer: `${pointer}/${i}/cpv` })) });
    // A requirement that stays, by its trade, keeps the words that it was read from.
    const before = await repository.findRequirementsOfLots(tx, [lotId]);
    await repository.deleteRequirements(tx, lotId);
    await repository.insertRequirements(
      tx,
      inputs.map((input, position) => ({
        tenderId,
        lotId,
        position,
        cpv: input.cpv,
        weightBp: weights[position]!,
        mandatory: input.mandatory ?? true,
        minLevel: input.minLevel ?? 1,
        certification: input.certification ?? null,
        capacityCents: input.capacityCents ?? null,
        mustBeDoneByMember: input.mustBeDoneByMember ?? false,
        origin: takeOut(before, input.cpv)?.origin ?? { kind: 'typed', quote: null, confidence: 1 },
        confirmed: input.confirmed ?? true,
      })),
    );
  };

  return {
    /** Draft tenders, with or without lots. The cluster defaults to the caller's first. */
    async create(actor: Actor, input: TenderInput): Promise<TenderView> {
      const clusterId = ownCluster(actor, input.clusterId, '/clusterId');
      return inTransaction(database, actor, async (tx) => {
        const lots = input.lots ?? [];
        assertDistinctIds(lots);
        assertKnownCodes({
          cpv: lots.flatMap((lot, i) => cpvPlaces(lot, i)),
          nuts: lots.flatMap((lot, i) =>
            (lot.nuts ?? []).map((code, j) => ({ code, pointer: `/lots/${i}/nuts/${j}` })),
          ),
        });
        assertLotGroups(
          input.constraints,
          lots.map((lot, position) => lot.externalId ?? defaultLotId(position)),
        );
        const tender = await repository.insertTender(tx, {
          clusterId,
          title: input.title,
          description: input.description ?? null,
          buyerName: input.buyer.name,
          buyerPrivate: input.buyer.private ?? input.procedure?.kind === 'private',
          buyerCountry: input.buyer.country ?? null,
          procedureKind: input.procedure?.kind ?? null,
          phase: input.phase ?? null,
          dispatchedAt: input.dispatchedAt === undefined ? null : new Date(input.dispatchedAt),
          language: input.language ?? DEFAULT_LANGUAGE,
          constraints: (input.constraints ?? {}) as repository.TenderRow['constraints'],
          createdBy: actor.kind === 'user' ? actor.userId : null,
        });
        const rows = await repository.insertLots(
          tx,
          lots.map((lot, position) => ({
            tenderId: tender.id,
            externalId: lot.externalId ?? defaultLotId(position),
            position,
            title: lot.title,
            description: lot.description ?? null,
            cpvMain: lot.cpvMain ?? null,
            cpvAdditional: lot.cpvAdditional ?? [],
            nuts: lot.nuts ?? [],
            estimatedCents: lot.estimatedValue?.amountCents ?? null,
            currency: lot.estimatedValue?.currency ?? null,
            deadline: lot.deadline == null ? null : new Date(lot.deadline),
          })),
        );
        for (const [i, lot] of lots.entries()) {
          await replaceRequirements(tx, tender.id, rows[i]!.id, lot.requirements ?? [], `/lots/${i}/requirements`);
        }
        await audit(tx, actor, tender, 'tender.created');
        return view(tx, tender);
      });
    },

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

    /** Changes what a coordinator may correct until the bid is in. */
    async change(actor: Actor, id: string, expected: number | null, patch: TenderPatchInput): Promise<TenderView> {
      return inTransaction(database, actor, async (tx) => {
        const tender = await locked(tx, id);
        if (expected !== null && tender.version !== expected) throw changedMeanwhile();
        // Where the procedure stands moves on after the bid is in.
        if (Object.keys(patch).some((field) => field !== 'phase')) assertEditable(tender.state);
        if (patch.constraints?.lotGroups !== undefined) {
          // Names that the notice itself gives may stay, whatever they stand for.
          const published = (tender.constraints.lotGroups ?? []).flatMap((group) => group.lots);
          const lots = await repository.findLots(tx, id);
          assertLotGroups(patch.constraints, [...lots.map((lot) => lot.externalId), ...published]);
        }
        const changed = await repository.updateTender(tx, id, null, {
          ...(patch.title === undefined ? {} : { title: patch.title }),
          ...(patch.description === undefined ? {} : { description: patch.description }),
          ...(patch.language === undefined ? {} : { language: patch.language }),
          ...(patch.buyer?.name === undefined ? {} : { buyerName: patch.buyer.name }),
          ...(patch.buyer?.private === undefined ? {} : { buyerPrivate: patch.buyer.private }),
          ...(patch.buyer?.country === undefined ? {} : { buyerCountry: patch.buyer.country }),
          ...(patch.procedure === undefined ? {} : { procedureKind: patch.procedure.kind }),
          ...(patch.phase === undefined ? {} : { phase: patch.phase }),
          ...(patch.dispatchedAt === undefined
            ? {}
            : { dispatchedAt: patch.dispatchedAt === null ? null : new Date(patch.dispatchedAt) }),
          ...(patch.constraints === undefined
            ? {}
            : { constraints: patch.constraints as repository.TenderRow['constraints'] }),
        });
        await audit(tx, actor, tender, 'tender.changed', { fields: Object.keys(patch) });
        return view(tx, changed!);
      });
    },

    /** Replaces all requirements of a lot. */
    async setRequirements(actor: Actor, lotId: string, inputs: readonly RequirementInput[]): Promise<LotView> {
      return inTransaction(database, actor, async (tx) => {
        const lot = await repository.findLot(tx, lotId);
        if (lot === null) throw notFound('lot');
        const tender = await locked(tx, lot.tenderId);
        assertEditable(tender.state);
        await replaceRequirements(tx, tender.id, lotId, inputs, '/requirements');
        await repository.updateTender(tx, tender.id, null, {});
        await audit(tx, actor, tender, 'tender.requirements_set', { lotId, count: inputs.length });
        const rows = (await repository.findRequirements(tx, tender.id)).filter((row) => row.lotId === lotId);
        return lotView(lot, rows);
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
      const [tender, lots, requirements] = await Promise.all([
        repository.findTender(tx, id),
        repository.findLots(tx, id),
        repository.findRequirements(tx, id),
      ]);
      if (tender === null) throw notFound('tender');
      return { tender, lots, requirements: thatCount(requirements) };
    },
  };

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
}

const FROZEN: readonly TenderState[] = ['submitted', 'awarded', 'lost', 'cancelled', 'withdrawn'];

/** @throws DomainError `conflict` once the bid is in */
export function assertEditable(state: TenderState): void {
  if (!FROZEN.includes(state)) return;
  throw new DomainError('conflict', 'not_editable', `A tender that is ${state} is not changed any more.`, {
    details: { state, allowed: allowedTenderTransitions(state) },
  });
}

/** Lots that come without an id of their own are numbered as eForms does. */
const defaultLotId = (position: number): string => `LOT-${String(position + 1).padStart(4, '0')}`;

function assertDistinctIds(lots: readonly { externalId?: string | undefined }[]): void {
  const seen = new Set<string>();
  for (const [i, lot] of lots.entries()) {
    const id = lot.externalId ?? defaultLotId(i);
    if (seen.has(id)) throw invalidField(`/lots/${i}/externalId`, `${id} is there twice`);
    seen.add(id);
  }
}

/** Groups of lots name lots of the tender. */
function assertLotGroups(constraints: TenderInput['constraints'], externalIds: readonly string[]): void {
  for (const [i, group] of (constraints?.lotGroups ?? []).entries()) {
    for (const [j, id] of group.lots.entries()) {
      if (externalIds.includes(id)) continue;
      throw invalidField(
        `/constraints/lotGroups/${i}/lots/${j}`,
        `${id} is not the externalId of a lot of this tender`,
      );
    }
  }
}

const cpvPlaces = (lot: NonNullable<TenderInput['lots']>[number], i: number): { code: string; pointer: string }[] => [
  ...(lot.cpvMain === undefined ? [] : [{ code: lot.cpvMain, pointer: `/lots/${i}/cpvMain` }]),
  ...(lot.cpvAdditional ?? []).map((code, j) => ({ code, pointer: `/lots/${i}/cpvAdditional/${j}` })),
];

/** The first of the rows with that code, taken out of them: of two alike, each is found once. */
function takeOut<R extends { cpv: string }>(rows: R[], cpv: string): R | undefined {
  const at = rows.findIndex((row) => row.cpv === cpv);
  return at < 0 ? undefined : rows.splice(at, 1)[0];
}
