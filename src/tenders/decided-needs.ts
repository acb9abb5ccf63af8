import { recordAudit } from '../audit/record.ts';
import type { Tx } from '../db/transaction.ts';
import type { Actor } from '../shared/actor.ts';
import { DomainError, notFound } from '../shared/errors.ts';
import { shared } from './confirmed.domain.ts';
import { assertEditable } from './editable.ts';
import * as repository from './repository.ts';
import type { LotView } from './schemas.ts';
import type { RequirementOrigin } from './table.ts';
import { lotView } from './view.ts';

/** A need that a coordinator confirmed or added: what becomes a requirement of the lot. */
export type DecidedNeed = {
  cpv: string;
  certification: string | null;
  /** Beside the other requirements' weights: all are made to sum to 10,000. */
  weightBp: number;
  mandatory: boolean;
  minLevel: number;
  capacityCents: number | null;
  mustBeDoneByMember: boolean;
  origin: RequirementOrigin;
};

/** The engine's limit for one lot. */
const MOST = 64;

/** What makes a need the same need: its trade and its certificate. */
export const needKey = ({ cpv, certification }: { cpv: string; certification?: string | null | undefined }): string =>
  `${cpv} ${certification ?? ''}`;

/**
 * Puts what was decided of a lot's needs into its requirements, in place: confirmed ones keep their id and their words,
 * struck out ones go, added ones come last. In the caller's transaction, with the audit row.
 * @returns the lot as it is then, and its tender
 */
export async function putDecidedNeeds(
  tx: Tx,
  actor: Actor,
  lotId: string,
  { keep, strikeOut }: { keep: readonly DecidedNeed[]; strikeOut: ReadonlySet<string> },
): Promise<{ lot: LotView; tender: repository.TenderRow }> {
  const lot = await repository.findLot(tx, lotId);
  if (lot === null) throw notFound('lot');
  const tender = await repository.lockTender(tx, lot.tenderId);
  if (tender === null) throw notFound('tender');
  assertEditable(tender.state);
  const before = await repository.findRequirementsOfLots(tx, [lotId]);
  const gone = before.filter((row) => strikeOut.has(needKey(row)));
  const staying = before.filter((row) => !gone.includes(row));
  const known = new Map(staying.map((row) => [needKey(row), row]));
  const added = keep.filter((need) => !known.has(needKey(need)));
  if (staying.length + added.length > MOST) {
    throw new DomainError('invalid', 'too_many_requirements', `A lot has at most ${MOST} requirements.`, {
      fields: [{ pointer: '/decisions', message: `would make ${staying.length + added.length} requirements` }],
    });
  }
  const decided = new Map(keep.map((need) => [needKey(need), need]));
  const rows = [
    ...staying.map((row) => ({
      ...row,
      ...decided.get(needKey(row)),
      confirmed: row.confirmed || decided.has(needKey(row)),
    })),
    ...added.map((need) => ({ ...need, id: null, confirmed: true })),
  ];
  await repository.deleteRequirementRows(
    tx,
    gone.map(({ id }) => id),
  );
  await writeRows(tx, { tenderId: tender.id, lotId }, rows);
  const changed = await repository.updateTender(tx, tender.id, null, {});
  await recordAudit(tx, actor, {
    action: 'tender.needs_decided',
    entity: 'tender',
    entityId: tender.id,
    clusterId: tender.clusterId,
    payload: { lotId, confirmed: keep.length, added: added.length, struckOut: gone.length },
  });
  return { lot: lotView(lot, await repository.findRequirementsOfLots(tx, [lotId])), tender: changed ?? tender };
}

/**
 * Before a tender is matched: what was read of its lots becomes their requirements, unconfirmed, in the caller's
 * transaction with the audit row. A lot of which somebody confirmed anything meanwhile stays as it is; what a notice says
 * of a requirement beyond its trade (level, who must do it) stays too. Nothing happens to a tender that is no draft.
 */
export async function putReadNeeds(
  tx: Tx,
  actor: Actor,
  tenderId: string,
  read: ReadonlyMap<string, readonly DecidedNeed[]>,
): Promise<void> {
  const tender = await repository.lockTender(tx, tenderId);
  if (tender?.state !== 'draft') return;
  const before = await repository.findRequirements(tx, tenderId);
  for (const [lotId, needs] of read) {
    const own = before.filter((row) => row.lotId === lotId);
    if (needs.length === 0 || own.some(({ confirmed }) => confirmed)) continue;
    const known = new Map(own.map((row) => [needKey(row), row]));
    const keys = new Set(needs.map(needKey));
    const rows = [
      ...needs.map((need) => withWords(need, known.get(needKey(need)))),
      ...own.filter((row) => !keys.has(needKey(row))),
    ].slice(0, MOST);
    const staying = new Set(rows.map(({ id }) => id));
    await repository.deleteRequirementRows(
      tx,
      own.flatMap(({ id }) => (staying.has(id) ? [] : [id])),
    );
    await writeRows(tx, { tenderId, lotId }, rows);
    await recordAudit(tx, actor, {
      action: 'tender.needs_read',
      entity: 'tender',
      entityId: tenderId,
      clusterId: tender.clusterId,
      payload: { lotId, needs: rows.length },
    });
  }
}

/** What was read as a row: the notice's own words on the same trade are kept. */
const withWords = (need: DecidedNeed, row: repository.RequirementRow | undefined) => ({
  ...need,
  id: row?.id ?? null,
  origin: row?.origin ?? need.origin,
  minLevel: Math.max(need.minLevel, row?.minLevel ?? 1),
  capacityCents: need.capacityCents ?? row?.capacityCents ?? null,
  mustBeDoneByMember: need.mustBeDoneByMember || (row?.mustBeDoneByMember ?? false),
  confirmed: false,
});

/** Writes a lot's requirements in their order, weights made to sum; `id` null: a new one. */
async function writeRows(
  tx: Tx,
  place: { tenderId: string; lotId: string },
  rows: readonly (DecidedNeed & { id: string | null; confirmed: boolean })[],
): Promise<void> {
  const weights = shared(rows.map(({ weightBp }) => weightBp));
  for (const [position, { id, ...row }] of rows.entries()) {
    const change = { ...row, weightBp: weights[position]!, position };
    if (id === null) await repository.insertRequirements(tx, [{ ...change, ...place }]);
    else await repository.updateRequirement(tx, id, change);
  }
}
