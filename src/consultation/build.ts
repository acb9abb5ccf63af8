import type { Database } from '../db/client.ts';
import type { Tx } from '../db/transaction.ts';
import type { Clock } from '../shared/clock.ts';
import { createTenderConsultation } from '../tenders/consultation.service.ts';
import type { TenderService } from '../tenders/service.ts';
import { createConsultationDocuments } from './documents.service.ts';
import { createDocumentReader } from './reader.ts';
import { createConsultationReading } from './reading.service.ts';
import { createTakeOver } from './take-over.service.ts';

/** The services of consultation documents, with the thread that reads them. */
export function buildConsultation(deps: {
  database: Database;
  clock: Clock;
  tenders: Pick<TenderService, 'view'>;
  publish: (tx: Tx, clusterId: string, type: string, payload: Record<string, unknown>) => Promise<void>;
  /** Tells those who bid of deadlines that lots got. */
  tell: (
    tenderId: string,
    change: { withdrawnLotIds: readonly string[]; deadlines: { lotId: string; to: Date }[] },
  ) => Promise<void>;
}) {
  const reader = createDocumentReader();
  const tenders = createTenderConsultation(deps.tenders);
  return {
    reader,
    documents: createConsultationDocuments({ ...deps, tenders }),
    reading: createConsultationReading({ ...deps, reader }),
    takeOver: createTakeOver({
      ...deps,
      tenders,
      tellOfDeadlines: (tenderId, deadlines) => deps.tell(tenderId, { withdrawnLotIds: [], deadlines }),
    }),
  };
}
