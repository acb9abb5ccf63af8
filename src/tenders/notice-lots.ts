import type { Tx } from '../db/transaction.ts';
import type { ParsedNotice } from '../notices/notice.ts';
import { shared } from './confirmed.domain.ts';
import { needKey } from './decided-needs.ts';
import { type LotDraft, lotsOfNotice } from './notice.ts';
import * as repository from './repository.ts';

/** The facts of a lot that somebody added beside those of its notice. */
export const ADDED_BY_HAND = { addedByHand: true } as const;

/** Whether no notice has named the lot yet, whose absence from a newer one says nothing then. */
export const isAddedByHand = ({ facts }: Pick<repository.LotRow, 'facts'>): boolean => facts?.['addedByHand'] === true;

/** Writes the lots of a new tender with their suggested requirements. */
export async function storeLots(tx: Tx, tenderId: string, notice: ParsedNotice, now: Date): Promise<void> {
  const drafts = lotsOfNotice(notice, now);
  const rows = await repository.insertLots(
    tx,
    drafts.map((draft) => ({ ...draft.lot, tenderId })),
  );
  const requirements = drafts.flatMap((draft, i) =>
    draft.requirements.map((requirement, position) => ({ ...requirement, tenderId, lotId: rows[i]!.id, position })),
  );
  await repository.insertRequirements(tx, requirements);
}

/**
 * Brings the lots up to a newer whole version. Lots and requirements keep their ids, confirmed requirements stay as they
 * are. A lot that the version no longer has is marked withdrawn, never deleted: match runs, consortia and contracts may
 * stand on it. Only of a draft, on which nothing stands, it goes. One that somebody added stays until a notice names it.
 * @returns ids of lots that are withdrawn by this version
 */
export async function replaceLots(
  tx: Tx,
  tender: repository.TenderRow,
  notice: ParsedNotice,
  now: Date,
): Promise<string[]> {
  const lots = await repository.findLots(tx, tender.id);
  const known = new Map(lots.map((lot) => [lot.externalId, lot]));
  const requirements = await repository.findRequirements(tx, tender.id);
  const drafts = lotsOfNotice(notice, now);
  const named = new Set(drafts.map((draft) => draft.lot.externalId));
  const gone = lots
    .filter((lot) => !named.has(lot.externalId) && lot.withdrawnAt === null && !isAddedByHand(lot))
    .map((lot) => lot.id);
  if (tender.state === 'draft') await repository.deleteLots(tx, gone);
  else for (const id of gone) await repository.updateLot(tx, id, { withdrawnAt: now });
  for (const draft of drafts) {
    const before = known.get(draft.lot.externalId);
    const lotId = before?.id ?? (await repository.insertLots(tx, [{ ...draft.lot, tenderId: tender.id }]))[0]!.id;
    if (before !== undefined) await repository.updateLot(tx, lotId, { ...draft.lot, withdrawnAt: null });
    const own = requirements.filter((r) => r.lotId === lotId);
    if (own.some((r) => r.confirmed)) continue;
    // Trades that were read of the lot stand beside its codes as long as its main code says that it is the same work.
    const named = new Set(draft.requirements.map(needKey));
    const read = before?.cpvMain === draft.lot.cpvMain ? own.filter((r) => isTrade(r) && !named.has(needKey(r))) : [];
    const all = [...draft.requirements, ...read];
    const weights = shared(all.map(({ weightBp }) => weightBp));
    const weighed = all.map((one, i) => ({ ...one, weightBp: weights[i]! }));
    await reconcile(tx, { tenderId: tender.id, lotId }, own, weighed);
  }
  return tender.state === 'draft' ? [] : gone;
}

/** Whether a requirement was read from the text and works like it, beyond the notice's codes. */
const isTrade = (row: repository.RequirementRow): boolean => row.origin.kind === 'trade';

/** New suggestions take the place of old ones in their rows: by code and certificate, else in order. */
async function reconcile(
  tx: Tx,
  place: { tenderId: string; lotId: string },
  before: readonly repository.RequirementRow[],
  drafts: LotDraft['requirements'],
): Promise<void> {
  const free = new Map(before.map((row) => [row.id, row]));
  const rows = drafts.map((draft) => {
    const same = [...free.values()].find((row) => needKey(row) === needKey(draft));
    if (same !== undefined) free.delete(same.id);
    return same;
  });
  for (const [position, draft] of drafts.entries()) {
    const row = rows[position] ?? [...free.values()][0];
    if (row === undefined) await repository.insertRequirements(tx, [{ ...draft, ...place, position }]);
    else {
      free.delete(row.id);
      await repository.updateRequirement(tx, row.id, { ...draft, position });
    }
  }
  await repository.deleteRequirementRows(tx, [...free.keys()]);
}

/** A corrected code is the requirement's too, unless a coordinator has confirmed that. */
export async function followCodes(
  tx: Tx,
  tenderId: string,
  codes: readonly { lotId: string; from: string; to: string }[],
): Promise<void> {
  if (codes.length === 0) return;
  const requirements = await repository.findRequirements(tx, tenderId);
  for (const row of requirements.filter((r) => !r.confirmed)) {
    const change = codes.find((c) => c.lotId === row.lotId && c.from === row.cpv);
    if (change === undefined) continue;
    const origin = row.origin.quote === change.from ? { ...row.origin, quote: change.to } : row.origin;
    await repository.updateRequirement(tx, row.id, { cpv: change.to, origin });
  }
}
