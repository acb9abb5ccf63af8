import { recordAudit } from '../audit/record.ts';
import { actingAs, inTransaction, type Tx } from '../db/transaction.ts';
import { type Actor, ownOrganisations } from '../shared/actor.ts';
import { dayOf } from '../shared/day.ts';
import { invalidField, notFound } from '../shared/errors.ts';
import { type Page, pageRequest, toPage } from '../shared/paging.ts';
import * as answers from './answers.repository.ts';
import { EXCHANGE, type PartnerSearchDeps } from './exchange.ts';
import type { NewStandingOfferInput, StandingOfferView } from './schemas.ts';
import { toldOf } from './search-view.ts';
import type { SearchRow } from './searches.repository.ts';
import * as repository from './standing.repository.ts';

/** An offer in advance lasts two years at most. */
const LONGEST_DAYS = 731;
const DAY_MS = 86_400_000;

/** What companies say in advance: that they may be offered for a trade without being asked each time. */
export function createStandingOffers({ database, clock }: PartnerSearchDeps) {
  return {
    /** Gives the word of a company; by its own people alone. */
    async give(actor: Actor, input: NewStandingOfferInput): Promise<StandingOfferView> {
      const now = clock();
      if (!ownOrganisations(actor).includes(input.organisationId))
        throw invalidField('/organisationId', 'is no company of yours');
      if (input.until < dayOf(now)) throw invalidField('/until', 'has passed');
      if (input.until > dayOf(new Date(now.getTime() + LONGEST_DAYS * DAY_MS)))
        throw invalidField('/until', 'is more than two years ahead');
      const cpv = [...new Set(input.cpv.map((code) => `${code.slice(0, 3)}00000`))].sort();
      return inTransaction(database, actor, async (tx) => {
        const { organisationId, until } = input;
        const row = await repository.insertStanding(tx, { organisationId, cpv, until, createdAt: now });
        await auditOf(tx, actor, 'standing_offer.given', row);
        return standingView(row);
      });
    },

    /** Those that hold, of the actor's companies. */
    async list(actor: Actor, query: { limit?: number; cursor?: string }): Promise<Page<StandingOfferView>> {
      const page = pageRequest(query, ['uuid']);
      return inTransaction(database, actor, async (tx) => {
        const rows = await repository.listStanding(tx, dayOf(clock()), page);
        const { items, nextCursor } = toPage(rows, page.limit, (row) => [row.id]);
        return { items: items.map(standingView), nextCursor };
      });
    },

    /** Takes the word back; who was offered before stays so until it withdraws. */
    async end(actor: Actor, id: string): Promise<void> {
      await inTransaction(database, actor, async (tx) => {
        const row = await repository.endStanding(tx, id, clock());
        if (row === null) throw notFound('standing offer');
        await auditOf(tx, actor, 'standing_offer.ended', row);
      });
    },
  };
}

/**
 * Offers the members of the clusters that were asked which gave their word in advance; their people are told, and may take
 * it back. In the transaction that lays the question with them.
 * @returns how many
 */
export async function offerStanding(
  tx: Tx,
  { clock, tell }: Pick<PartnerSearchDeps, 'clock' | 'tell'>,
  search: SearchRow,
  clusterIds: readonly string[],
): Promise<number> {
  const now = clock();
  return actingAs(EXCHANGE, async () => {
    const standing = await repository.findStanding(tx, clusterIds, search.question.cpv, dayOf(now));
    for (const { organisationId, clusterId } of standing) {
      const row = await answers.insertAnswer(tx, {
        searchId: search.id,
        clusterId,
        organisationId,
        question: search.question,
        answerBy: search.answerBy,
        state: 'offered',
        offeredAt: now,
        createdAt: now,
      });
      if (row === null) continue;
      await recordAudit(tx, EXCHANGE, {
        action: 'partner_search_answer.offered',
        entity: 'partner_search_answer',
        entityId: row.id,
        clusterId,
        payload: { organisationId, inAdvance: true },
      });
      const params = toldOf(row);
      await tell(tx, [
        {
          kind: 'partner_search.stood',
          sourceId: row.id,
          params,
          to: { organisationIds: [organisationId] },
        },
        {
          kind: 'partner_search.offered',
          sourceId: row.id,
          params: { ...params, searchId: search.id },
          to: { clusterId: search.clusterId },
        },
      ]);
    }
    return standing.length;
  });
}

const standingView = (row: repository.StandingOfferRow): StandingOfferView => ({
  id: row.id,
  organisationId: row.organisationId,
  cpv: row.cpv,
  until: row.until,
  createdAt: row.createdAt.toISOString(),
});

/** Its own log alone has it: what a company says in advance is nobody else's. */
const auditOf = (tx: Tx, actor: Actor, action: string, row: repository.StandingOfferRow): Promise<void> =>
  recordAudit(tx, actor, {
    action,
    entity: 'standing_offer',
    entityId: row.id,
    payload: { organisationId: row.organisationId, cpv: row.cpv, until: row.until },
  });
