import type { Database } from '../db/client.ts';
import type { Tx } from '../db/transaction.ts';
import type { ParsedNotice } from '../notices/notice.ts';
import type { Actor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { createTenderImport } from '../tenders/import.service.ts';
import type { TenderNews } from '../tenders/newer-notice.ts';
import type { TenderRow } from '../tenders/repository.ts';
import type { TenderEnd, TenderService } from '../tenders/service.ts';
import { createTakenNotices } from '../tenders/taken-notices.service.ts';
import { createImportService } from './service.ts';

/** The services that take notices in: one at a time into tenders, and files full of them. */
export function buildImports(deps: {
  database: Database;
  clock: Clock;
  tenders: Pick<TenderService, 'view'>;
  endTender: (tx: Tx, actor: Actor, id: string, to: TenderEnd) => Promise<TenderRow>;
  /** Matches again a tender whose lots have changed, in this transaction. */
  rematch: (tx: Tx, actor: Actor, tender: { id: string; clusterId: string }) => Promise<void>;
  /** Tells those who bid for a tender what a newer notice changed, in this transaction. */
  tellOfChange: (tx: Tx, tenderId: string, change: TenderNews) => Promise<void>;
  /** Feeds the track records with the awards of a notice. */
  learn: (tx: Tx, notice: ParsedNotice) => Promise<void>;
}) {
  const { database, clock, tenders, endTender, rematch, tellOfChange, learn } = deps;
  const notices = createTenderImport({
    database,
    clock,
    taken: createTakenNotices(),
    view: tenders.view,
    endTender,
    rematch,
    tellOfChange,
    learn,
  });
  return { notices, files: createImportService({ database, clock, tenderImport: notices }) };
}
