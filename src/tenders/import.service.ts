import { recordAudit } from '../audit/record.ts';
import type { Database } from '../db/client.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import type { ParsedNotice } from '../intake/notice.ts';
import type { Actor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { lotsOfNotice, noticeChanges, tenderOfNotice } from './notice.ts';
import { ownCluster } from './own-cluster.ts';
import * as repository from './repository.ts';
import type { TenderChange, TenderView } from './schemas.ts';

/** What became of a notice. */
export type ImportedNotice = {
  tender: TenderView;
  outcome: 'created' | 'unchanged' | 'updated';
  changes: TenderChange[];
};

export type TenderImport = ReturnType<typeof createTenderImport>;

/** Makes draft tenders of notices, and keeps them up with newer versions. */
export function createTenderImport(deps: {
  database: Database;
  clock: Clock;
  view: (tx: Tx, tender: repository.TenderRow) => Promise<TenderView>;
}) {
  const { database, clock, view } = deps;

  const storeLots = async (tx: Tx, tenderId: string, notice: ParsedNotice): Promise<void> => {
    const drafts = lotsOfNotice(notice, clock());
    const rows = await repository.insertLots(
      tx,
      drafts.map((draft) => ({ ...draft.lot, tenderId })),
    );
    const requirements = drafts.flatMap((draft, i) =>
      draft.requirements.map((requirement, position) => ({ ...requirement, tenderId, lotId: rows[i]!.id, position })),
    );
    await repository.insertRequirements(tx, requirements);
  };

  /** A newer version keeps the ids of lots that it still has, and requirements that a coordinator confirmed. */
  const replaceLots = async (tx: Tx, tenderId: string, notice: ParsedNotice): Promise<void> => {
    const known = new Map((await repository.findLots(tx, tenderId)).map((lot) => [lot.externalId, lot]));
    const confirmed = new Set(
      (await repository.findRequirements(tx, tenderId)).filter((r) => r.confirmed).map((r) => r.lotId),
    );
    const drafts = lotsOfNotice(notice, clock());
    const kept = new Set(drafts.map((draft) => draft.lot.externalId));
    await repository.deleteLots(
      tx,
      [...known.values()].filter((lot) => !kept.has(lot.externalId)).map((lot) => lot.id),
    );
    for (const draft of drafts) {
      const before = known.get(draft.lot.externalId);
      const lotId = before?.id ?? (await repository.insertLots(tx, [{ ...draft.lot, tenderId }]))[0]!.id;
      if (before !== undefined) await repository.updateLot(tx, lotId, draft.lot);
      if (confirmed.has(lotId)) continue;
      await repository.deleteRequirements(tx, lotId);
      await repository.insertRequirements(
        tx,
        draft.requirements.map((requirement, position) => ({ ...requirement, tenderId, lotId, position })),
      );
    }
  };

  return {
    /**
     * Makes a draft of a notice, or updates the tender that an earlier version of the notice made.
     * The same notice again changes nothing; several at once make one tender (a unique index decides).
     */
    async importNotice(actor: Actor, notice: ParsedNotice, clusterId: string | undefined): Promise<ImportedNotice> {
      const cluster = ownCluster(actor, clusterId, '?clusterId');
      return inTransaction(database, actor, async (tx) => {
        const inserted = await repository.insertTenderOnce(tx, {
          ...tenderOfNotice(notice),
          clusterId: cluster,
          createdBy: actor.kind === 'user' ? actor.userId : null,
        });
        const audit = (tender: repository.TenderRow, action: string, payload: Record<string, unknown>) =>
          recordAudit(tx, actor, { action, entity: 'tender', entityId: tender.id, clusterId: cluster, payload });
        if (inserted !== null) {
          await storeLots(tx, inserted.id, notice);
          await audit(inserted, 'tender.imported', {
            format: notice.format,
            noticeId: notice.noticeId,
            version: notice.version,
          });
          return { tender: await view(tx, inserted), outcome: 'created', changes: [] };
        }
        const known = (await repository.lockTenderByNotice(tx, cluster, notice.format, notice.noticeId))!;
        const before = await view(tx, known);
        const changes = isNewer(notice.version, known.sourceVersion) ? noticeChanges(before, notice) : [];
        if (changes.length === 0) return { tender: before, outcome: 'unchanged', changes };
        const updated = await repository.updateTender(tx, known.id, null, tenderOfNotice(notice));
        await replaceLots(tx, known.id, notice);
        await audit(known, 'tender.notice_updated', { version: notice.version, changes });
        return { tender: await view(tx, updated!), outcome: 'updated', changes };
      });
    },
  };
}

/** Versions are numbers such as `01` or `2`; what cannot be compared counts as newer when it differs. */
function isNewer(version: string, known: string | null): boolean {
  if (known === null) return true;
  const [a, b] = [Number(version), Number(known)];
  return Number.isFinite(a) && Number.isFinite(b) ? a > b : version !== known;
}
