import { inTransaction, type Tx } from '../db/transaction.ts';
import { isAwarded, type ParsedNotice } from '../notices/notice.ts';
import { noticeOfReleases } from '../notices/ocds/package.ts';
import type { Actor } from '../shared/actor.ts';
import { DomainError, notFound } from '../shared/errors.ts';
import { ownCluster } from '../shared/own-cluster.ts';
import {
  assertUsable,
  audit,
  cancel,
  columnsOf,
  correct,
  type ImportedNotice,
  type TenderImportDeps,
  update,
} from './newer-notice.ts';
import { storeLots } from './notice-lots.ts';
import * as repository from './repository.ts';
import type { TenderView } from './schemas.ts';

export type TenderImport = ReturnType<typeof createTenderImport>;

/** Makes draft tenders of notices, and keeps them up with newer versions, changes, cancellations and results. */
export function createTenderImport(deps: TenderImportDeps) {
  const { database, taken } = deps;

  return {
    /**
     * The one notice of a document, or the releases of one process.
     * @throws DomainError `unprocessable` when the document is about several procedures
     */
    async importDocument(
      actor: Actor,
      notices: readonly ParsedNotice[],
      clusterId: string | undefined,
    ): Promise<ImportedNotice> {
      if (notices.length === 0)
        throw new DomainError('invalid', 'notice_unknown', 'There is no notice in this document.');
      const ids = new Set(notices.map((notice) => notice.noticeId));
      if (ids.size === 1) return importStory(deps, actor, notices, clusterId);
      throw new DomainError(
        'unprocessable',
        'several_notices',
        `This document holds ${ids.size} notices: send it to /v1/imports.`,
      );
    },

    /**
     * Makes a draft of a notice, or brings the tender up to date that an earlier notice made: a newer version or a
     * change updates it (and matches again when lots, codes, places or values changed), a cancellation cancels it, a
     * result is recorded with it. The same notice again changes nothing; several at once make one tender (a unique
     * index decides). A notice that no tender can be made of is `unprocessable`, naming what it lacks.
     */
    importNotice: (actor: Actor, notice: ParsedNotice, clusterId?: string): Promise<ImportedNotice> =>
      importNotice(deps, actor, notice, clusterId),

    /**
     * For results and partial corrections that come in bulk: they make no tender of their own. One whose procedure made
     * a tender is taken in with that; a result feeds the track records, a correction waits for its notice.
     */
    async recordResult(actor: Actor, notice: ParsedNotice, clusterId: string): Promise<ImportedNotice['outcome']> {
      return inTransaction(database, actor, async (tx) => {
        if ((await taken.find(tx, clusterId, notice)) !== null)
          return (await importNotice(deps, actor, notice, clusterId)).outcome;
        if (notice.awards.length > 0) await deps.learn(tx, notice);
        return (await taken.record(tx, clusterId, notice, null)) ? 'recorded' : 'unchanged';
      });
    },
  };
}

const create = async (
  deps: TenderImportDeps,
  tx: Tx,
  actor: Actor,
  clusterId: string,
  notice: ParsedNotice,
): Promise<TenderView | null> => {
  const inserted = await repository.insertTenderOnce(tx, {
    ...columnsOf(deps, notice),
    clusterId,
    state: notice.kind === 'cancelled' ? 'cancelled' : 'draft',
    createdBy: actor.kind === 'user' ? actor.userId : null,
  });
  if (inserted === null) return null;
  await storeLots(tx, inserted.id, notice, deps.clock());
  await deps.taken.record(tx, clusterId, notice, inserted.id);
  const { format, noticeId, version } = notice;
  await audit(tx, actor, inserted, 'tender.imported', { format, noticeId, version });
  for (const correction of await deps.taken.claimWaiting(tx, clusterId, notice, inserted.id))
    await correct(deps, tx, actor, (await repository.lockTender(tx, inserted.id))!, { ...notice, correction });
  return deps.view(tx, (await repository.findTender(tx, inserted.id))!);
};

const importNotice = async (
  deps: TenderImportDeps,
  actor: Actor,
  notice: ParsedNotice,
  clusterId: string | undefined,
): Promise<ImportedNotice> => {
  const cluster = ownCluster(actor, clusterId, '?clusterId');
  return inTransaction(deps.database, actor, async (tx) => {
    if (notice.awards.length > 0) await deps.learn(tx, notice);
    const match = await deps.taken.find(tx, cluster, notice);
    if (match === null) {
      assertOwnTender(notice);
      assertUsable(notice);
      const created = await create(deps, tx, actor, cluster, notice);
      if (created !== null) return { tender: created, outcome: 'created', changes: [] };
    }
    const known =
      match === null
        ? await repository.lockTenderByNotice(tx, cluster, notice.format, notice.noticeId)
        : await repository.lockTender(tx, match.tenderId);
    if (known === null) throw notFound('tender');
    const earlier = notice.release === undefined ? [] : await deps.taken.releasesOf(tx, cluster, notice.noticeId);
    const fresh = await deps.taken.record(tx, cluster, notice, known.id);
    if (!fresh || match?.how === 'superseded')
      return { tender: await deps.view(tx, known), outcome: 'unchanged', changes: [] };
    if (notice.kind === 'cancelled') return cancel(deps, tx, actor, known);
    if (isAwarded(notice.kind) && !isAwarded(known.notice?.['kind'])) {
      await audit(tx, actor, known, 'tender.result_published', { kind: notice.kind, noticeId: notice.noticeId });
      return { tender: await deps.view(tx, known), outcome: 'recorded', changes: [] };
    }
    if (notice.correction !== undefined)
      return correct(deps, tx, actor, known, { ...notice, correction: notice.correction });
    if (notice.release === undefined || earlier.length === 0) return update(deps, tx, actor, known, notice, false);
    return update(deps, tx, actor, known, noticeOfReleases([...earlier, notice.release]), true);
  });
};

/** Several notices of one procedure, oldest first, in one transaction: a package of releases tells one story. */
const importStory = async (
  deps: TenderImportDeps,
  actor: Actor,
  notices: readonly ParsedNotice[],
  clusterId: string | undefined,
): Promise<ImportedNotice> =>
  inTransaction(deps.database, actor, async () => {
    const [first, ...others] = [...notices].sort((a, b) =>
      a.version < b.version ? -1 : a.version > b.version ? 1 : 0,
    );
    let story = await importNotice(deps, actor, first!, clusterId);
    for (const notice of others) {
      const next = await importNotice(deps, actor, notice, clusterId);
      const outcome =
        story.outcome === 'created' ? 'created' : next.outcome === 'unchanged' ? story.outcome : next.outcome;
      story = {
        tender: next.tender,
        outcome,
        changes: story.outcome === 'created' ? [] : [...story.changes, ...next.changes],
      };
    }
    return story;
  });

/** A correction that repeats nothing of its notice makes no tender. */
function assertOwnTender(notice: ParsedNotice): void {
  if (notice.correction === undefined) return;
  const corrects = notice.change?.noticeId ?? notice.previousNotices[0] ?? 'another notice';
  throw new DomainError(
    'unprocessable',
    'corrected_notice_unknown',
    `This corrects ${corrects}, which is not here: import that notice first.`,
    { fields: [{ pointer: '', message: `corrects ${corrects}, which is not here` }] },
  );
}
