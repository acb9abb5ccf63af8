import { recordAudit } from '../audit/record.ts';
import type { Database } from '../db/client.ts';
import { inSavepoint, inTransaction, type Tx } from '../db/transaction.ts';
import type { Document } from '../notices/archive.ts';
import { enqueue } from '../queue/outbox.ts';
import { type Actor, systemActor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError, illegalTransition, notFound } from '../shared/errors.ts';
import { ownCluster } from '../shared/own-cluster.ts';
import { type Page, pageRequest, toPage } from '../shared/paging.ts';
import type { TenderImport } from '../tenders/import.service.ts';
import { importJob } from './jobs.ts';
import * as repository from './repository.ts';
import type { ImportFileView, ImportView } from './schemas.ts';
import type { FileError } from './table.ts';
import { fileError, takeDocument } from './take-document.ts';

const IMPORTER = systemActor('import');
const OPEN: readonly repository.ImportRow['state'][] = ['queued', 'running'];

export type ImportService = ReturnType<typeof createImportService>;

/** Bulk imports: many files, each in a transaction of its own that also marks it done. */
export function createImportService(deps: {
  database: Database;
  clock: Clock;
  tenderImport: Pick<TenderImport, 'importNotice' | 'recordResult'>;
}) {
  const { database, clock, tenderImport } = deps;

  const view = async (tx: Tx, row: repository.ImportRow): Promise<ImportView> => {
    const totals = (await repository.totalsOf(tx, [row.id])).get(row.id);
    return importView(row, totals);
  };

  /** Whether there was a file left. An error that is no fault of the file rolls its transaction back. */
  const takeNext = (importId: string): Promise<boolean> =>
    inTransaction(database, IMPORTER, async (tx) => {
      const row = await repository.findImport(tx, importId);
      if (row === null || !OPEN.includes(row.state)) return false;
      const file = await repository.takeWaitingFile(tx, importId);
      if (file === null) return false;
      const document = { name: file.name, bytes: file.content ?? new Uint8Array() };
      try {
        const result = await inSavepoint(() => takeDocument(tenderImport, IMPORTER, row.clusterId, document));
        await repository.finishFile(tx, file.id, { outcome: 'done', result, error: null, at: clock() });
      } catch (error) {
        if (!(error instanceof DomainError)) throw new FileFault(file.id, error);
        await repository.finishFile(tx, file.id, {
          outcome: 'refused',
          result: null,
          error: fileError(error),
          at: clock(),
        });
      }
      return true;
    });

  /** A file on which something unforeseen broke is set aside, so that the others go on. */
  const setAside = (fault: FileFault): Promise<void> =>
    inTransaction(database, IMPORTER, (tx) => {
      const error: FileError = { code: 'internal', message: 'Something broke while this file was taken in.' };
      return repository.finishFile(tx, fault.fileId, { outcome: 'refused', result: null, error, at: clock() });
    });

  return {
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

    /**
     * For the worker: takes in the files that wait, one after the other, and ends the import when none is left. Called
     * again after a crash it goes on with the file that was not finished; two at once share the files.
     */
    async run(importId: string, log: (error: unknown) => void = () => undefined): Promise<void> {
      const started = await inTransaction(database, IMPORTER, async (tx) => {
        const row = await repository.lockImport(tx, importId);
        if (row === null || !OPEN.includes(row.state)) return false;
        if (row.state === 'queued')
          await repository.updateImport(tx, importId, { state: 'running', startedAt: clock() });
        return true;
      });
      if (!started) return;
      for (let more = true; more; ) {
        try {
          more = await takeNext(importId);
        } catch (error) {
          if (!(error instanceof FileFault)) throw error;
          log(error.cause);
          if (isPassing(error.cause)) throw error.cause;
          await setAside(error);
        }
      }
      await inTransaction(database, IMPORTER, async (tx) => {
        const row = await repository.lockImport(tx, importId);
        if (row?.state !== 'running' || (await repository.countWaiting(tx, importId)) > 0) return;
        await repository.updateImport(tx, importId, { state: 'succeeded', finishedAt: clock() });
      });
    },

    /**
     * For a worker that starts: asks again for every import that is not over, so that one whose worker was killed does
     * not wait for the queue to notice. Asking too often does no harm: deliveries share the files.
     */
    resume: (): Promise<number> =>
      inTransaction(database, IMPORTER, async (tx) => {
        const open = await repository.openImports(tx);
        for (const importId of open) await enqueue(tx, importJob, { importId });
        return open.length;
      }),

    /** For the worker: no further attempt will be made. */
    fail: (importId: string, message: string): Promise<void> =>
      inTransaction(database, IMPORTER, async (tx) => {
        const row = await repository.lockImport(tx, importId);
        if (row === null || !OPEN.includes(row.state)) return;
        await repository.updateImport(tx, importId, {
          state: 'failed',
          error: message.slice(0, 500),
          finishedAt: clock(),
        });
      }),

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

/** Something broke while a file was taken in: which one, and what. */
class FileFault extends Error {
  readonly fileId: string;
  constructor(fileId: string, cause: unknown) {
    super('a file could not be taken in', { cause });
    this.fileId = fileId;
  }
}

/** The connection or the server went away (PostgreSQL classes 08, 53, 57): the file is not to blame. */
function isPassing(error: unknown): boolean {
  const code = String(
    (error as { code?: unknown; cause?: { code?: unknown } })?.cause?.code ?? (error as { code?: unknown })?.code ?? '',
  );
  return /^(08|53|57)|^(CONNECTION_|ECONN)/.test(code);
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
