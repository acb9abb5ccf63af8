import { recordAudit } from '../audit/record.ts';
import type { Database } from '../db/client.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import type { Actor } from '../shared/actor.ts';
import { notFound } from '../shared/errors.ts';
import { findCluster } from './repository.ts';
import { assertCoordinates } from './service.ts';

/** What the services of a cluster's parts share: the way in, and the audit row of a change. */
export const clusterScope = (database: Database) => ({
  /** Runs `work` where the cluster exists (404); `own` also asks that the actor answers for it (403). */
  inCluster: <T>(actor: Actor, clusterId: string, own: 'own' | 'any', work: (tx: Tx) => Promise<T>): Promise<T> =>
    inTransaction(database, actor, async (tx) => {
      if ((await findCluster(tx, clusterId)) === null) throw notFound('cluster');
      if (own === 'own') assertCoordinates(actor, clusterId);
      return work(tx);
    }),

  /** `action` is the noun of what changed, a dot and a verb: `membership.ended`. */
  audit: (tx: Tx, actor: Actor, clusterId: string, action: string, entityId: string, payload: object): Promise<void> =>
    recordAudit(tx, actor, {
      action,
      entity: action.split('.')[0]!,
      entityId,
      clusterId,
      payload: payload as Record<string, unknown>,
    }),
});
