import type { Database } from '../db/client.ts';
import { inSavepoint, inTransaction } from '../db/transaction.ts';
import { enqueue } from '../queue/outbox.ts';
import { systemActor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/errors.ts';
import type { TenderImport } from '../tenders/import.service.ts';
import { importJob } from './jobs.ts';
import * as repository from './repository.ts';
import type { FileError } from './table.ts';
import { fileError, takeDocument } from './take-document.ts';

const IMPORTER = systemActor('import');
export const OPEN: readonly repository.ImportRow['state'][] = ['queued', 'running'];
/** Something broke while a file was taken in: which one, and what. */
class FileFault extends Error {
  readonly fileId: string;
  constructor(fileId: string, cause: unknown) {
    super('a file could not be taken in', { cause });
    this.fileId = fileId;
  }
}

/** What it is built on. */
export type ImportDeps = {
  database: Database;
  clock: Clock;
  tenderImport: Pick<TenderImport, 'importNotice' | 'recordResult'>;
};

/** Works through the files of an import. */
export function createImportRunning(deps: ImportDeps) {
  const { database, clock, tenderImport } = deps;

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
      const error: FileError = { code: 'internal', message: 'Something went wrong while this file was being read in.' };
      return repository.finishFile(tx, fault.fileId, { outcome: 'refused', result: null, error, at: clock() });
    });

  return {
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
  };
}

/** The connection or the server went away (PostgreSQL classes 08, 53, 57): the file is not to blame. */
function isPassing(error: unknown): boolean {
  const code = String(
    (error as { code?: unknown; cause?: { code?: unknown } })?.cause?.code ?? (error as { code?: unknown })?.code ?? '',
  );
  return /^(08|53|57)|^(CONNECTION_|ECONN)/.test(code);
}
