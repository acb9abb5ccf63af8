import type { Tx } from '../db/transaction.ts';
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

export type NoticeLedger = ReturnType<typeof createNoticeLedger>;

/** Which notices a cluster has taken in: what makes importing idempotent and lets a change find its tender. */
export function createNoticeLedger() {
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
        await repository.findTaken(tx, clusterId, { noticeIds: notice.previousNotices, publicationIds: named }),
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
        tenderId,
      });
    },
  };
}

const withTender = (rows: repository.TakenRow[]) =>
  rows.flatMap((row) => (row.tenderId === null ? [] : [{ ...row, tenderId: row.tenderId }]));

/** "00462737-2024" and "462737-2024" are one publication number. */
const plainNumber = (id: string): string => (/^\d+-\d{4}$/.test(id) ? id.replace(/^0+(?=\d)/, '') : id);

const namesOf = (notice: ParsedNotice): string[] => [
  notice.noticeId,
  ...(notice.publicationId === null ? [] : [plainNumber(notice.publicationId)]),
];
