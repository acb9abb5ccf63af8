import type { Database } from '../db/client.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import type { Actor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { invalidField } from '../shared/errors.ts';
import { DEFAULT_LANGUAGE } from '../shared/language.ts';
import { ownCluster } from '../shared/own-cluster.ts';
import { assertKnownCodes } from '../taxonomies/known-codes.ts';
import { equipmentNeeds } from './equipment-needs.ts';
import * as repository from './repository.ts';
import { requirementWeights } from './requirements.domain.ts';
import { audit, createTenderViewing } from './rows.ts';
import type { LotInput, RequirementInput, TenderInput, TenderView } from './schemas.ts';

/** What it is built on. */
export type TenderDeps = { database: Database; clock: Clock };

/** Puts tenders in by hand. */
export function createTenderCreation(deps: TenderDeps) {
  const { database, clock } = deps;
  const view = createTenderViewing(clock);

  return {
    /** Draft tenders, with or without lots. The cluster defaults to the caller's first. */
    async create(actor: Actor, input: TenderInput): Promise<TenderView> {
      const clusterId = ownCluster(actor, input.clusterId, '/clusterId');
      return inTransaction(database, actor, async (tx) => {
        const lots = input.lots ?? [];
        assertDistinctIds(lots);
        assertCodesOfLots(lots.map((lot, i) => [lot, `/lots/${i}`]));
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
            ...lotColumns(lot, `/lots/${position}`),
          })),
        );
        for (const [i, lot] of lots.entries()) {
          await replaceRequirements(tx, tender.id, rows[i]!.id, lot.requirements ?? [], `/lots/${i}/requirements`);
        }
        await audit(tx, actor, tender, 'tender.created');
        return view(tx, tender);
      });
    },
  };
}

export const replaceRequirements = async (
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

/** A lot as it is typed in, but for its place among the others; `pointer` leads to it in what was sent. */
export const lotColumns = (lot: LotInput, pointer: string) => ({
  title: lot.title,
  description: lot.description ?? null,
  cpvMain: lot.cpvMain ?? null,
  cpvAdditional: lot.cpvAdditional ?? [],
  nuts: lot.nuts ?? [],
  estimatedCents: lot.estimatedValue?.amountCents ?? null,
  currency: lot.estimatedValue?.currency ?? null,
  deadline: lot.deadline == null ? null : new Date(lot.deadline),
  ...windowOf(lot, pointer),
  equipment: equipmentNeeds(lot.equipment ?? [], `${pointer}/equipment`),
});

/** @throws DomainError `invalid` for codes that the taxonomies do not have, each at its place below the lot's pointer */
export function assertCodesOfLots(lots: readonly (readonly [lot: LotInput, pointer: string])[]): void {
  assertKnownCodes({
    cpv: lots.flatMap(([lot, pointer]) => cpvPlaces(lot, pointer)),
    nuts: lots.flatMap(([lot, pointer]) =>
      (lot.nuts ?? []).map((code, j) => ({ code, pointer: `${pointer}/nuts/${j}` })),
    ),
  });
}

/** The days of the work, where somebody says them. */
function windowOf({ startsOn = null, endsOn = null }: LotInput, pointer: string) {
  if (startsOn !== null && endsOn !== null && endsOn < startsOn)
    throw invalidField(`${pointer}/endsOn`, 'must not be before the first day');
  return startsOn === null && endsOn === null ? {} : { facts: { startsOn, endsOn } };
}

/** Lots that come without an id of their own are numbered as eForms does. */
export const defaultLotId = (position: number): string => `LOT-${String(position + 1).padStart(4, '0')}`;

function assertDistinctIds(lots: readonly { externalId?: string | undefined }[]): void {
  const seen = new Set<string>();
  for (const [i, lot] of lots.entries()) {
    const id = lot.externalId ?? defaultLotId(i);
    if (seen.has(id)) throw invalidField(`/lots/${i}/externalId`, `${id} is there twice`);
    seen.add(id);
  }
}

/** Groups of lots name lots of the tender. */
export function assertLotGroups(constraints: TenderInput['constraints'], externalIds: readonly string[]): void {
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

const cpvPlaces = (lot: LotInput, pointer: string): { code: string; pointer: string }[] => [
  ...(lot.cpvMain === undefined ? [] : [{ code: lot.cpvMain, pointer: `${pointer}/cpvMain` }]),
  ...(lot.cpvAdditional ?? []).map((code, j) => ({ code, pointer: `${pointer}/cpvAdditional/${j}` })),
];

/** The first of the rows with that code, taken out of them: of two alike, each is found once. */
function takeOut<R extends { cpv: string }>(rows: R[], cpv: string): R | undefined {
  const at = rows.findIndex((row) => row.cpv === cpv);
  return at < 0 ? undefined : rows.splice(at, 1)[0];
}
