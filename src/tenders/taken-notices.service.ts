import type { Tx } from '../db/transaction.ts';
import type { Correction } from '../notices/corrections/correction.ts';
import type { JsonObject } from '../notices/json/value.ts';
import type { ParsedNotice } from '../notices/notice.ts';
import * as repository from './taken-notices.repository.ts';

/** Which tender a notice belongs to, and whether it is the very version that was taken in before. */
export type KnownNotice = { tenderId: string; how: 'same' | 'version' | 'acts-on' | 'superseded' };

/** Kinds that act on an earlier notice of their procedure. */
const ACTING: ReadonlySet<ParsedNotice['kind']> = new Set([
  'change',
  'cancelled',
  'result',
  'direct-award',
  'modification',
  'completion',
]);

export type TakenNotices = ReturnType<typeof createTakenNotices>;

/** Which notices a cluster has taken in: what makes importing idempotent and lets a change find its tender. */
export function createTakenNotices() {
  return {
    /**
     * The tender of a notice, if the cluster has one:
     * - `same` or `version`: that notice, in this or another version (also when another channel published it);
     * - `acts-on`: it changes, cancels or awards a notice that made a tender, named by id or publication number, else
     *   by the only tender of its procedure;
     * - `superseded`: a change of it was taken in before it.
     */
    async find(tx: Tx, clusterId: string, notice: ParsedNotice): Promise<KnownNotice | null> {
      const own = withTender(await repository.findTaken(tx, clusterId, { noticeIds: [notice.noticeId] }));
      if (own[0])
        return {
          tenderId: own[0].tenderId,
          how: own.some((row) => row.noticeVersion === notice.version) ? 'same' : 'version',
        };
      const names = namesOf(notice);
      const later = withTender(await repository.findTaken(tx, clusterId, { changesNotices: names }));
      if (later[0] && !ACTING.has(notice.kind)) return { tenderId: later[0].tenderId, how: 'superseded' };
      if (!ACTING.has(notice.kind)) return null;
      const named = notice.previousNotices.map(plainNumber);
      const target = withTender(
        await repository.findTaken(tx, clusterId, {
          noticeIds: [...notice.previousNotices, ...named],
          publicationIds: named,
        }),
      );
      if (target[0]) return { tenderId: target[0].tenderId, how: 'acts-on' };
      if (notice.procedureId === null) return null;
      const sharing = withTender(await repository.findTaken(tx, clusterId, { procedureId: notice.procedureId }));
      const tenders = new Set(sharing.map((row) => row.tenderId));
      const [only] = tenders;
      return tenders.size === 1 && only !== undefined ? { tenderId: only, how: 'acts-on' } : null;
    },

    /** Writes down that a notice version was taken in; false when it was before. */
    record(tx: Tx, clusterId: string, notice: ParsedNotice, tenderId: string | null): Promise<boolean> {
      return repository.insertTaken(tx, {
        clusterId,
        format: notice.format,
        noticeId: notice.noticeId,
        noticeVersion: notice.version,
        kind: notice.kind,
        publicationId: notice.publicationId === null ? null : plainNumber(notice.publicationId),
        procedureId: notice.procedureId,
        changesNotice: notice.change?.noticeId ? plainNumber(notice.change.noticeId) : null,
        part:
          notice.correction !== undefined
            ? { correction: notice.correction }
            : notice.release !== undefined && tenderId !== null
              ? { release: notice.release }
              : null,
        tenderId,
      });
    },

    /** Releases of the process that were taken in for this tender: what a further one is merged with. */
    async releasesOf(tx: Tx, clusterId: string, noticeId: string): Promise<JsonObject[]> {
      const rows = await repository.findTaken(tx, clusterId, { noticeIds: [noticeId] });
      return rows.flatMap((row) => (row.part !== null && 'release' in row.part ? [row.part.release] : []));
    },

    /** Corrections of this notice that came before it; from now on they belong to its tender. */
    async claimWaiting(tx: Tx, clusterId: string, notice: ParsedNotice, tenderId: string): Promise<Correction[]> {
      const rows = await repository.findTaken(tx, clusterId, { changesNotices: namesOf(notice) });
      const waiting = rows.filter((row) => row.tenderId === null && row.part !== null && 'correction' in row.part);
      for (const row of waiting) await repository.assignTaken(tx, row.id, tenderId);
      return waiting.flatMap((row) => (row.part !== null && 'correction' in row.part ? [row.part.correction] : []));
    },
  };
}

const withTender = (rows: repository.TakenRow[]) =>
  rows.flatMap((row) => (row.tenderId === null ? [] : [{ ...row, tenderId: row.tenderId }]));

/** "00462737-2024", "462737-2024" and "2024/S 150-462737" are one publication number. */
function plainNumber(id: string): string {
  const journal = /^(\d{4})\/S\s*\d{1,3}-(\d+)$/.exec(id.trim());
  if (journal) return `${Number(journal[2])}-${journal[1]}`;
  return /^\d+-\d{4}$/.test(id) ? id.replace(/^0+(?=\d)/, '') : id;
}

const namesOf = (notice: ParsedNotice): string[] => [
  notice.noticeId,
  plainNumber(notice.noticeId),
  ...(notice.publicationId === null ? [] : [plainNumber(notice.publicationId)]),
];
