import { inTransaction, type Tx } from '../db/transaction.ts';
import { type Actor, answersForCluster } from '../shared/actor.ts';
import { illegalTransition, invalidField, notFound } from '../shared/errors.ts';
import { ownCluster } from '../shared/own-cluster.ts';
import type { LoadedTender } from '../tenders/service.ts';
import type { PartnerSearchDeps } from './exchange.ts';
import { kinship, questionOf } from './question.domain.ts';
import type { NewPartnerSearchInput, NewStandingSearchInput, PartnerSearchView } from './schemas.ts';
import { auditSearch } from './search-audit.ts';
import { searchView } from './search-view.ts';
import * as repository from './searches.repository.ts';

/** States of a tender in which a further member still helps. */
const OPEN_TENDER = ['draft', 'published', 'matching', 'proposed', 'bidding'];

/** A standing search lasts a year at most. */
const LONGEST_MS = 366 * 86_400_000;

/** From a lot to a question that nobody has been asked yet. */
export function createSearchDrafting({ database, clock, loadTender }: PartnerSearchDeps) {
  return {
    /** Drafts a question from a lot; nobody is asked yet. */
    async create(actor: Actor, input: NewPartnerSearchInput): Promise<PartnerSearchView> {
      const now = clock();
      const answerBy = new Date(input.answerBy);
      if (answerBy <= now) throw invalidField('/answerBy', 'has passed');
      return inTransaction(database, actor, async (tx) => {
        const loaded = await loadTender(tx, input.tenderId);
        const { tender } = loaded;
        if (!answersForCluster(actor, tender.clusterId)) throw notFound('tender');
        const lot = loaded.lots.find(({ id }) => id === input.lotId);
        if (lot === undefined) throw invalidField('/lotId', 'is not a lot of this tender');
        if (!OPEN_TENDER.includes(tender.state)) throw illegalTransition('tender', tender.state, 'searched for', []);
        if (lot.deadline !== null && answerBy > lot.deadline)
          throw invalidField('/answerBy', 'is after the bid is due');
        const work = await workOf(tx, loaded, input);
        const question = questionOf({
          estimatedCents: lot.estimatedCents,
          nuts: lot.nuts,
          startsOn: dayIn(lot.facts, 'startsOn'),
          endsOn: dayIn(lot.facts, 'endsOn'),
          requirements: work,
        });
        const row = await repository.insertSearch(tx, {
          clusterId: tender.clusterId,
          tenderId: tender.id,
          lotId: lot.id,
          requirementIds: work.map(({ id }) => id),
          question,
          kinship: kinship(question),
          answerBy,
          createdAt: now,
        });
        await auditSearch(tx, actor, 'partner_search.created', row, { tenderId: tender.id, lotId: lot.id, question });
        return searchView(row, now);
      });
    },

    /** Drafts a question that stands for itself, for no tender yet: who could paint hulls of 80 m? */
    async createStanding(actor: Actor, input: NewStandingSearchInput): Promise<PartnerSearchView> {
      const now = clock();
      const answerBy = new Date(input.answerBy);
      if (answerBy <= now) throw invalidField('/answerBy', 'has passed');
      if (answerBy.getTime() > now.getTime() + LONGEST_MS) throw invalidField('/answerBy', 'is more than a year ahead');
      const clusterId = ownCluster(actor, input.clusterId, '/clusterId');
      const question = questionOf({
        estimatedCents: null,
        nuts: input.nuts ?? [],
        startsOn: null,
        endsOn: null,
        requirements: input.cpv.map((cpv) => ({ cpv, weightBp: 0, certification: null })),
      });
      const asked = { ...question, certifications: [...new Set(input.certifications ?? [])].sort() };
      return inTransaction(database, actor, async (tx) => {
        const row = await repository.insertSearch(tx, {
          clusterId,
          requirementIds: [],
          question: asked,
          kinship: kinship(asked),
          answerBy,
          createdAt: now,
        });
        await auditSearch(tx, actor, 'partner_search.created', row, { question: asked });
        return searchView(row, now);
      });
    },
  };
}

/** The requirements that are asked for: as named, else those that no member can serve, else all of the lot. */
async function workOf(
  tx: Tx,
  { tender, requirements }: LoadedTender,
  { lotId, requirementIds }: NewPartnerSearchInput,
): Promise<LoadedTender['requirements']> {
  const ofLot = requirements.filter((row) => row.lotId === lotId);
  if (ofLot.length === 0) throw invalidField('/lotId', 'asks for nothing yet');
  if (requirementIds === undefined) {
    const unserved = await repository.findUnserved(tx, tender.clusterId, lotId);
    return unserved.length === 0 ? ofLot : ofLot.filter(({ id }) => unserved.includes(id));
  }
  requirementIds.forEach((id, at) => {
    if (!ofLot.some((row) => row.id === id)) throw invalidField(`/requirementIds/${at}`, 'is not of this lot');
  });
  return ofLot.filter(({ id }) => requirementIds.includes(id));
}

const dayIn = (facts: Record<string, unknown> | null, name: string): string | null => {
  const value = facts?.[name];
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : null;
};
