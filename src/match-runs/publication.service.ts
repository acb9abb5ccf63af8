import type { Database } from '../db/client.ts';
import { inTransaction } from '../db/transaction.ts';
import type { Actor } from '../shared/actor.ts';
import { type DecidedNeed, putReadNeeds } from '../tenders/decided-needs.ts';
import type { TenderView } from '../tenders/schemas.ts';
import type { TenderService } from '../tenders/service.ts';
import type { MatchRunService } from './runs.service.ts';

export type PublicationService = ReturnType<typeof createPublicationService>;

/** Publishing a tender: from then on the engine looks who could answer it. */
export function createPublicationService({
  database,
  tenders,
  runs,
  readNeeds,
}: {
  database: Database;
  tenders: Pick<TenderService, 'publishDraft' | 'view'>;
  /** What the draft's lots seem to need, of those where nobody confirmed anything. */
  readNeeds: (actor: Actor, tenderId: string) => Promise<ReadonlyMap<string, DecidedNeed[]>>;
  runs: Pick<MatchRunService, 'startForTender'>;
}) {
  return {
    /**
     * Publishes a draft and starts a match run over all its lots. Where nobody has confirmed what a lot needs, it is
     * matched by what is read of it: its codes, its text and works like it. Every lot needs requirements then.
     */
    async publish(actor: Actor, tenderId: string): Promise<{ tender: TenderView; matchRunId: string }> {
      const read = await readNeeds(actor, tenderId);
      return inTransaction(database, actor, async (tx) => {
        await putReadNeeds(tx, actor, tenderId, read);
        const published = await tenders.publishDraft(tx, actor, tenderId);
        const matchRunId = await runs.startForTender(tx, actor, published);
        return { tender: await tenders.view(tx, published), matchRunId };
      });
    },
  };
}
