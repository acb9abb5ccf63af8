import { recordAudit } from '../audit/record.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import type { Document } from '../notices/archive.ts';
import { enqueue } from '../queue/outbox.ts';
import type { Actor } from '../shared/actor.ts';
import { DomainError, illegalTransition, notFound } from '../shared/errors.ts';
import { ownCluster } from '../shared/own-cluster.ts';
import { type Page, pageRequest, toPage } from '../shared/paging.ts';
import { importJob } from './jobs.ts';
import * as repository from './repository.ts';
import { createImportRunning, type ImportDeps, OPEN } from './running.service.ts';
import type { ImportFileView, ImportView } from './schemas.ts';

export type ImportService = ReturnType<typeof createImportService>;

/** Bulk imports: many files, each in a transaction of its own that also marks it done. */
export function createImportService(deps: ImportDeps) {
  const { database, clock } = deps;

  const view = async (tx: Tx, row: repository.ImportRow): Promise<ImportView> => {
    const totals = (await repository.totalsOf(tx, [row.id])).get(row.id);
    return importView(row, totals);
  };

  return {
    ...createImportRunning(deps),
    /** Stores the documents and asks for the job that takes them in. */
    async start(
      actor: Actor,
      clusterId: string | undefined,
      documents: Iterable<Document> | AsyncIterable<Document>,
    ): Promise<ImportView> {
      const cluster = ownCluster(actor, clusterId, '?clusterId');
      return inTransaction(database, actor, async (tx) => {
        const createdBy = actor.kind === 'user' ? actor.userId : null;
        const row = await repository.insertImport(tx, { clusterId: cluster, total: 0, createdBy });
        const total = await storeFiles(tx, row.id, documents);
        if (total === 0)
          throw new DomainError('invalid', 'nothing_to_import', 'The upload holds no file.', {
            fields: [{ pointer: '', message: 'holds no file' }],
          });
        const counted = await repository.updateImport(tx, row.id, { total });
        await enqueue(tx, importJob, { importId: row.id }, { requestId: actor.requestId });
        await recordAudit(tx, actor, {
          action: 'import.queued',
          entity: 'import',
          entityId: row.id,
          clusterId: cluster,
          payload: { files: total },
        });
        return view(tx, counted!);
      });
    },

    /** Stops an import after the file under way; what was taken in stays. */
    async cancel(actor: Actor, id: string): Promise<ImportView> {
      return inTransaction(database, actor, async (tx) => {
        const row = await repository.lockImport(tx, id);
        if (row === null) throw notFound('import');
        if (!OPEN.includes(row.state)) throw illegalTransition('import', row.state, 'cancelled', []);
        const cancelled = await repository.updateImport(tx, id, { state: 'cancelled', finishedAt: clock() });
        await repository.dropContents(tx, id);
        return view(tx, cancelled!);
      });
    },

    async get(actor: Actor, id: string): Promise<ImportView> {
      return inTransaction(database, actor, async (tx) => {
        const row = await repository.findImport(tx, id);
        if (row === null) throw notFound('import');
        return view(tx, row);
      });
    },

    async list(
      actor: Actor,
      query: { clusterId?: string; limit?: number; cursor?: string },
    ): Promise<Page<ImportView>> {
      const page = pageRequest(query, ['uuid']);
      return inTransaction(database, actor, async (tx) => {
        const rows = await repository.listImports(tx, query.clusterId, page);
        const totals = await repository.totalsOf(
          tx,
          rows.map((row) => row.id),
        );
        const { items, nextCursor } = toPage(rows, page.limit, (row) => [row.id]);
        return { items: items.map((row) => importView(row, totals.get(row.id))), nextCursor };
      });
    },

    /** What became of each file, in the order of the upload. */
    async files(
      actor: Actor,
      id: string,
      query: { outcome?: repository.ImportFileRow['outcome']; limit?: number; cursor?: string },
    ): Promise<Page<ImportFileView>> {
      const page = pageRequest(query, ['integer']);
      return inTransaction(database, actor, async (tx) => {
        if ((await repository.findImport(tx, id)) === null) throw notFound('import');
        const rows = await repository.listFiles(tx, id, query.outcome, page);
        const { items, nextCursor } = toPage(rows, page.limit, (row) => [String(row.position)]);
        return { items: items.map(fileView), nextCursor };
      });
    },
  };
}

/** Bytes and files that one statement carries. */
const BATCH = { bytes: 4 * 1_048_576, files: 50 } as const;

/** Stores documents as they come, a few at a time: how many there were. */
async function storeFiles(
  tx: Tx,
  importId: string,
  documents: Iterable<Document> | AsyncIterable<Document>,
): Promise<number> {
  let total = 0;
  let batch: Document[] = [];
  let bytes = 0;
  const flush = async (): Promise<void> => {
    await repository.insertFiles(tx, importId, total, batch);
    total += batch.length;
    batch = [];
    bytes = 0;
  };
  for await (const document of documents) {
    batch.push(document);
    bytes += document.bytes.byteLength;
    if (batch.length >= BATCH.files || bytes >= BATCH.bytes) await flush();
  }
  await flush();
  return total;
}

const importView = (row: repository.ImportRow, totals: repository.ImportTotals | undefined): ImportView => ({
  id: row.id,
  clusterId: row.clusterId,
  state: row.state,
  error: row.error,
  progress: {
    total: row.total,
    done: totals?.done ?? 0,
    refused: totals?.refused ?? 0,
    waiting: totals?.waiting ?? 0,
  },
  notices: {
    total: totals?.notices ?? 0,
    created: totals?.created ?? 0,
    updated: totals?.updated ?? 0,
    unchanged: totals?.unchanged ?? 0,
    recorded: totals?.recorded ?? 0,
  },
  createdAt: row.createdAt.toISOString(),
  startedAt: row.startedAt?.toISOString() ?? null,
  finishedAt: row.finishedAt?.toISOString() ?? null,
});

const fileView = (row: repository.ImportFileRow): ImportFileView => ({
  name: row.name,
  size: row.size,
  outcome: row.outcome,
  notices: row.result?.notices ?? 0,
  created: row.result?.created ?? 0,
  updated: row.result?.updated ?? 0,
  unchanged: row.result?.unchanged ?? 0,
  recorded: row.result?.recorded ?? 0,
  tenderIds: row.result?.tenderIds ?? [],
  refused: row.result?.refused ?? [],
  error: row.error,
});
