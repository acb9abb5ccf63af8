import { recordAudit } from '../audit/record.ts';
import type { Database } from '../db/client.ts';
import type { Tx } from '../db/transaction.ts';
import type { Correction } from '../notices/corrections/correction.ts';
import type { ParsedNotice } from '../notices/notice.ts';
import type { Actor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/errors.ts';
import { allowedTenderTransitions, type TenderState } from './domain.ts';
import { lotsOfNotice, noticeChanges, suggestionWarnings, tenderOfNotice } from './notice.ts';
import { corrected } from './notice-correction.domain.ts';
import { followCodes, isAddedByHand, replaceLots } from './notice-lots.ts';
import * as repository from './repository.ts';
import type { TenderChange, TenderView } from './schemas.ts';
import type { TenderEnd } from './service.ts';
import type { TakenNotices } from './taken-notices.service.ts';

/** What became of a notice: `recorded` when it tells of a tender that it does not change (a result). */
export type ImportedNotice = {
  tender: TenderView;
  outcome: 'created' | 'unchanged' | 'updated' | 'recorded';
  changes: TenderChange[];
};

/** What a newer notice means for those who bid: lots that are gone, deadlines that moved. */
export type TenderNews = {
  withdrawnLotIds: readonly string[];
  deadlines: readonly { lotId: string; to: Date }[];
};

/** States in which the bid is in or the matter is closed: a newer version only warns. */
const CLOSED: readonly TenderState[] = ['submitted', 'awarded', 'lost', 'cancelled', 'withdrawn'];

/** Fields whose change makes the consortia found so far doubtful. */
const MATTERS = new Set(['lot', 'cpvMain', 'cpvAdditional', 'nuts', 'estimatedValue']);

/** What it is built on. */
export type TenderImportDeps = {
  database: Database;
  clock: Clock;
  taken: TakenNotices;
  view: (tx: Tx, tender: repository.TenderRow) => Promise<TenderView>;
  /** Ends the tender with all that goes on for it, in this transaction. */
  endTender: (tx: Tx, actor: Actor, id: string, to: TenderEnd) => Promise<repository.TenderRow>;
  /** Matches again a tender whose lots have changed, in this transaction. */
  rematch: (tx: Tx, actor: Actor, tender: { id: string; clusterId: string }) => Promise<void>;
  /** Tells the consortia of a tender what a newer notice changed for them: lots withdrawn, deadlines moved. */
  tellOfChange: (tx: Tx, tenderId: string, change: TenderNews) => Promise<void>;
  /** Feeds the track record with the awards of a notice. */
  learn: (tx: Tx, notice: ParsedNotice) => Promise<void>;
};

/** The tender's columns with what a coordinator should look at among the suggestions. */
export const columnsOf = (deps: TenderImportDeps, notice: ParsedNotice) => {
  const columns = tenderOfNotice(notice);
  return { ...columns, warnings: [...columns.warnings, ...suggestionWarnings(lotsOfNotice(notice, deps.clock()))] };
};

export const audit = (
  tx: Tx,
  actor: Actor,
  tender: { id: string; clusterId: string },
  action: string,
  payload: Record<string, unknown>,
) => recordAudit(tx, actor, { action, entity: 'tender', entityId: tender.id, clusterId: tender.clusterId, payload });

export const cancel = async (
  deps: TenderImportDeps,
  tx: Tx,
  actor: Actor,
  tender: repository.TenderRow,
): Promise<ImportedNotice> => {
  const to = (['cancelled', 'withdrawn'] as const).find((state) =>
    allowedTenderTransitions(tender.state).includes(state),
  );
  if (to === undefined) return { tender: await deps.view(tx, tender), outcome: 'unchanged', changes: [] };
  return {
    tender: await deps.view(tx, await deps.endTender(tx, actor, tender.id, to)),
    outcome: 'updated',
    changes: [{ where: 'tender', field: 'state', from: tender.state, to }],
  };
};

/** Matches again and tells those concerned, as far as what changed asks for it. */
const followUp = async (
  deps: TenderImportDeps,
  tx: Tx,
  actor: Actor,
  tender: repository.TenderRow,
  changes: readonly TenderChange[],
  withdrawnLotIds: readonly string[],
): Promise<void> => {
  const lots = await repository.findLots(tx, tender.id);
  const deadlines = changes.flatMap((change) => {
    const lot = change.field === 'deadline' ? lots.find((l) => l.externalId === change.where) : undefined;
    return lot?.deadline ? [{ lotId: lot.id, to: lot.deadline }] : [];
  });
  await deps.tellOfChange(tx, tender.id, { withdrawnLotIds, deadlines });
  if (changes.some((change) => MATTERS.has(change.field))) await deps.rematch(tx, actor, tender);
};

const tooLate = async (
  deps: TenderImportDeps,
  tx: Tx,
  known: repository.TenderRow,
  notice: ParsedNotice,
): Promise<ImportedNotice> => {
  const warnings = [...known.warnings, ...changedTooLate(notice)];
  const warned = await repository.updateTender(tx, known.id, null, { warnings });
  return { tender: await deps.view(tx, warned!), outcome: 'unchanged', changes: [] };
};

/** A newer whole version; `merged` when it is the state that all releases of a process amount to. */
export const update = async (
  deps: TenderImportDeps,
  tx: Tx,
  actor: Actor,
  known: repository.TenderRow,
  notice: ParsedNotice,
  merged: boolean,
): Promise<ImportedNotice> => {
  const before = await deps.view(tx, known);
  const added = (await repository.findLots(tx, known.id)).filter(isAddedByHand).map(({ id }) => id);
  const changes = merged || isNewer(notice, known) ? noticeChanges(before, notice, new Set(added)) : [];
  const nothing = changes.length === 0 || (merged && changes.every((change) => change.field === 'version'));
  if (nothing) return { tender: before, outcome: 'unchanged', changes: [] };
  if (CLOSED.includes(known.state)) return tooLate(deps, tx, known, notice);
  const columns = columnsOf(deps, notice);
  const updated = await repository.updateTender(tx, known.id, null, {
    ...columns,
    // The tender goes on under the notice that made it; what a coordinator added to the constraints stays.
    sourceFormat: known.sourceFormat,
    sourceNoticeId: known.sourceNoticeId,
    constraints: { ...known.constraints, ...columns.constraints },
  });
  const withdrawn = await replaceLots(tx, known, notice, deps.clock());
  const { noticeId, version } = notice;
  await audit(tx, actor, known, 'tender.notice_updated', { noticeId, version, changes });
  await followUp(deps, tx, actor, known, changes, withdrawn);
  return { tender: await deps.view(tx, updated!), outcome: 'updated', changes };
};

/** A partial correction: what it names changes, all else stays; what could not be read becomes a warning. */
export const correct = async (
  deps: TenderImportDeps,
  tx: Tx,
  actor: Actor,
  known: repository.TenderRow,
  notice: ParsedNotice & { correction: Correction },
): Promise<ImportedNotice> => {
  if (CLOSED.includes(known.state)) return tooLate(deps, tx, known, notice);
  const lots = (await repository.findLots(tx, known.id)).filter((lot) => lot.withdrawnAt === null);
  const { tender, lots: patches, changes, unread } = corrected(known, lots, notice.correction);
  for (const [lotId, patch] of patches) await repository.updateLot(tx, lotId, patch);
  await followCodes(tx, known.id, codeChanges(lots, changes));
  const warnings = unread.map((message) => ({ code: 'correction_to_read', where: notice.noticeId, message }));
  const updated = await repository.updateTender(tx, known.id, null, {
    ...tender,
    warnings: [...known.warnings, ...warnings],
  });
  await audit(tx, actor, known, 'tender.notice_corrected', { noticeId: notice.noticeId, changes, unread });
  await followUp(deps, tx, actor, known, changes, []);
  return { tender: await deps.view(tx, updated!), outcome: changes.length > 0 ? 'updated' : 'unchanged', changes };
};

/** Codes of requirements that a correction changed, by lot. */
const codeChanges = (
  lots: readonly repository.LotRow[],
  changes: readonly TenderChange[],
): { lotId: string; from: string; to: string }[] =>
  changes.flatMap(({ where, field, from, to }) => {
    const lot = lots.find((l) => l.externalId === where);
    if (lot === undefined || (field !== 'cpvMain' && field !== 'cpvAdditional')) return [];
    const codes = (value: unknown): string[] => [value].flat().filter((c): c is string => typeof c === 'string');
    const [gone] = codes(from).filter((code) => !codes(to).includes(code));
    const [come] = codes(to).filter((code) => !codes(from).includes(code));
    return gone === undefined || come === undefined ? [] : [{ lotId: lot.id, from: gone, to: come }];
  });

/** A tender has at least one lot; everything else may be filled in by a coordinator. */
export function assertUsable(notice: ParsedNotice): void {
  if (notice.lots.length > 0) return;
  const fields = notice.missing.map((m) => ({ pointer: `/${m.field}`, message: m.message }));
  throw new DomainError(
    'unprocessable',
    'notice_incomplete',
    `No tender can be made of this notice (${notice.kind}): ${notice.missing.map((m) => m.field).join(', ') || 'it has no lots'}.`,
    { fields: fields.length > 0 ? fields : [{ pointer: '/lots', message: 'The notice has no lots.' }] },
  );
}

const changedTooLate = (notice: ParsedNotice): repository.TenderRow['warnings'] => [
  {
    code: 'notice_changed_too_late',
    where: 'notice',
    message: `Version ${notice.version} of notice ${notice.noticeId} came after the bid was in: nothing was changed.`,
  },
];

/**
 * Whether a notice is newer than what the tender was made of: by the day it was sent, else by its version. Versions
 * are numbers (`01`) or instants (OCDS); what can't be compared counts as newer when it differs.
 */
function isNewer(notice: ParsedNotice, known: repository.TenderRow): boolean {
  const sent = known.notice?.['dispatchedAt'];
  if (typeof sent === 'string' && notice.dispatchedAt !== null && sent !== notice.dispatchedAt)
    return notice.dispatchedAt > sent;
  if (notice.noticeId !== known.sourceNoticeId || known.sourceVersion === null) return true;
  const [a, b] = [Number(notice.version), Number(known.sourceVersion)];
  if (Number.isFinite(a) && Number.isFinite(b)) return a > b;
  const dated = /^\d{4}-\d{2}-\d{2}/;
  return dated.test(notice.version) && dated.test(known.sourceVersion)
    ? notice.version > known.sourceVersion
    : notice.version !== known.sourceVersion;
}
