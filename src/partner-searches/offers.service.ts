import { recordAudit } from '../audit/record.ts';
import { actingAs, inTransaction, type Tx } from '../db/transaction.ts';
import { type Actor, answersForCluster } from '../shared/actor.ts';
import { illegalTransition, notFound } from '../shared/errors.ts';
import { offerView } from './answer-view.ts';
import * as repository from './answers.repository.ts';
import { EXCHANGE, type PartnerSearchDeps } from './exchange.ts';
import type { PartnerSearchAnswerView } from './schemas.ts';
import { toldOf } from './search-view.ts';
import * as searches from './searches.repository.ts';

/** The side that asks: reads profiles without names, and takes or leaves them. */
export function createSearchOffers({ database, clock, tell, clusterName }: PartnerSearchDeps) {
  /** The search that an offer answers, for who asked it; else 404. */
  async function asked(tx: Tx, actor: Actor, id: string): Promise<searches.SearchRow> {
    const searchId = await repository.searchOfOffer(tx, id);
    const search = searchId === null ? null : await searches.findSearch(tx, searchId, 'lock');
    if (search === null || !answersForCluster(actor, search.clusterId)) throw notFound('offer');
    return search;
  }

  return {
    /**
     * Takes an offer: each side is told the other's name, which is noted, and the member may be proposed for this tender and
     * for no other; or leaves it: the member stays nameless.
     */
    async decide(actor: Actor, id: string, to: 'accepted' | 'declined'): Promise<PartnerSearchAnswerView> {
      return inTransaction(database, actor, async (tx) => {
        const search = await asked(tx, actor, id);
        const row = await actingAs(EXCHANGE, () => repository.lockAnswer(tx, id));
        if (row === null) throw notFound('offer');
        if (row.state === to) return offered(tx, search.id, id);
        if (row.state !== 'offered') throw illegalTransition('offer', row.state, to, []);
        if (search.state === 'closed') throw illegalTransition('search', 'closed', 'answered', []);
        const named = to === 'accepted';
        await actingAs(EXCHANGE, async () => {
          const changed = await repository.updateAnswer(tx, id, {
            state: to,
            decidedAt: clock(),
            ...(named ? { askingClusterId: search.clusterId, tenderId: search.tenderId } : {}),
          });
          const cluster = named ? { cluster: await clusterName(tx, search.clusterId) } : {};
          const params = { ...toldOf(row), ...cluster };
          const tidings = { kind: `partner_search.${to}`, sourceId: id, params };
          await tell(tx, [
            { ...tidings, to: { organisationIds: [changed.organisationId] } },
            { ...tidings, to: { clusterId: changed.clusterId } },
          ]);
        });
        const payload = named ? { organisationId: row.organisationId, askingClusterId: search.clusterId } : {};
        const line = { action: `partner_search_answer.${to}`, entity: 'partner_search_answer', entityId: id };
        await recordAudit(tx, actor, { ...line, clusterId: search.clusterId, payload });
        // The other side's log tells of it without the person who decided.
        await actingAs(EXCHANGE, () => recordAudit(tx, EXCHANGE, { ...line, clusterId: row.clusterId, payload }));
        return offered(tx, search.id, id);
      });
    },

    /** Organisations of other clusters that may be proposed for this tender; in the caller's transaction. */
    guestsOf: repository.findGuests,

    /** The same, each with the cluster that chose it. */
    broughtBy: repository.findBrought,

    /** Where proposed organisations of other clusters come from. In a transaction of the system. */
    originsOf: repository.findOrigins,
  };
}

async function offered(tx: Tx, searchId: string, id: string): Promise<PartnerSearchAnswerView> {
  const row = await repository.findOffer(tx, id);
  if (row === null) throw notFound('offer');
  return offerView(row, searchId);
}
