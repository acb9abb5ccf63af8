import { recordAudit } from '../audit/record.ts';
import { actingAs, inTransaction, type Tx } from '../db/transaction.ts';
import { type Actor, answersForCluster, ownOrganisations } from '../shared/actor.ts';
import { DomainError, illegalTransition, invalidField, notFound } from '../shared/errors.ts';
import { answerView } from './answer-view.ts';
import * as repository from './answers.repository.ts';
import { EXCHANGE, type PartnerSearchDeps } from './exchange.ts';
import type { PartnerSearchAnswerView } from './schemas.ts';
import { stateOf, toldOf } from './search-view.ts';
import * as searches from './searches.repository.ts';
import type { AnswerState } from './table.ts';

/** What the people of a company do with a request. */
export type MemberAct = 'offer' | 'refuse' | 'withdraw';

/** What each act makes of a request, and from which states. */
const STEPS: Readonly<Record<MemberAct, { to: AnswerState; from: readonly AnswerState[] }>> = {
  offer: { to: 'offered', from: ['chosen', 'refused', 'withdrawn'] },
  refuse: { to: 'refused', from: ['chosen'] },
  withdraw: { to: 'withdrawn', from: ['offered'] },
};

/** The side that was asked: its coordinators choose members, and each member says whether it wants to be offered. */
export function createSearchAnswering({ database, clock, tell, clustersOf }: PartnerSearchDeps) {
  return {
    /**
     * Chooses a member: its people are asked whether they want to be offered; the asking cluster learns nothing yet.
     * @throws DomainError `already_exists` when it was chosen before
     */
    async choose(actor: Actor, searchId: string, organisationId: string): Promise<PartnerSearchAnswerView> {
      return inTransaction(database, actor, async (tx) => {
        const asked = (await searches.findInbox(tx, searchId)).filter((row) => answersForCluster(actor, row.clusterId));
        if (asked.length === 0) throw notFound('search');
        const now = clock();
        const homes = await clustersOf(tx, organisationId);
        const at = asked.find((row) => homes.includes(row.clusterId));
        if (at === undefined)
          throw invalidField('/organisationId', 'is not a member of a cluster of yours that was asked');
        if (at.closedAt !== null || at.answerBy <= now)
          throw illegalTransition('search', at.closedAt === null ? 'expired' : 'closed', 'answered', []);
        const { clusterId, question, answerBy } = at;
        const row = await repository.insertAnswer(tx, {
          searchId,
          clusterId,
          organisationId,
          question,
          answerBy,
          createdAt: now,
        });
        if (row === null) throw new DomainError('conflict', 'already_exists', 'This member was chosen before.');
        await auditOf(tx, actor, 'partner_search_answer.chosen', row);
        await actingAs(EXCHANGE, () =>
          tell(tx, [
            {
              kind: 'partner_search.chosen',
              sourceId: row.id,
              params: toldOf(row),
              to: { organisationIds: [organisationId] },
            },
          ]),
        );
        return answerView(row, null);
      });
    },

    /** A member's own word: the asking cluster reads a profile without a name once it offers itself. */
    async act(actor: Actor, id: string, act: MemberAct): Promise<PartnerSearchAnswerView> {
      return inTransaction(database, actor, async (tx) => {
        const row = await repository.lockAnswer(tx, id);
        if (row === null || !ownOrganisations(actor).includes(row.organisationId)) throw notFound('request');
        const { to, from } = STEPS[act];
        if (!from.includes(row.state)) throw illegalTransition('request', row.state, to, []);
        const now = clock();
        const search = await actingAs(EXCHANGE, () => searches.findSearch(tx, row.searchId));
        const over = search === null ? 'closed' : stateOf(search, now);
        if (act === 'offer' && over !== 'published') throw illegalTransition('search', over, 'answered', []);
        const changed = await repository.updateAnswer(tx, id, {
          state: to,
          ...(to === 'offered' ? { offeredAt: now } : {}),
        });
        await auditOf(tx, actor, `partner_search_answer.${to}`, changed);
        if (to === 'offered' && search !== null)
          await actingAs(EXCHANGE, () =>
            tell(tx, [
              {
                kind: 'partner_search.offered',
                sourceId: id,
                params: { ...toldOf(row), searchId: row.searchId },
                to: { clusterId: search.clusterId },
              },
            ]),
          );
        return answerView(changed, null);
      });
    },
  };
}

/** An audit row of the cluster that was asked; the asking one has its own. */
const auditOf = (tx: Tx, actor: Actor, action: string, row: repository.AnswerRow): Promise<void> =>
  recordAudit(tx, actor, {
    action,
    entity: 'partner_search_answer',
    entityId: row.id,
    clusterId: row.clusterId,
    payload: { organisationId: row.organisationId, askingClusterId: row.askingClusterId },
  });
