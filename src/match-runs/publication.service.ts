import type { Database } from '../db/client.ts';
import { inTransaction } from '../db/transaction.ts';
import type { Actor } from '../shared/actor.ts';
import type { TenderView } from '../tenders/schemas.ts';
import type { TenderService } from '../tenders/service.ts';
import type { MatchRunService } from './runs.service.ts';

export type PublicationService = ReturnType<typeof createPublicationService>;

/** Publishing a tender: from then on the engine looks who could answer it. */
export function createPublicationService({
  database,
  tenders,
  runs,
}: {
  database: Database;
  tenders: Pick<TenderService, 'publishDraft' | 'view'>;
  runs: Pick<MatchRunService, 'startForTender'>;
}) {
  return {
    /** Publishes a draft and starts a match run over all its lots. Every lot needs requirements. */
    publish: (actor: Actor, tenderId: string): Promise<{ tender: TenderView; matchRunId: string }> =>
      inTransaction(database, actor, async (tx) => {
        const published = await tenders.publishDraft(tx, actor, tenderId);
        const matchRunId = await runs.startForTender(tx, actor, published);
        return { tender: await tenders.view(tx, published), matchRunId };
      }),
  };
}
