import { recordAudit } from '../audit/record.ts';
import type { Database } from '../db/client.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import { type Actor, systemActor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { illegalTransition, notFound } from '../shared/errors.ts';
import { type Page, pageRequest, toPage } from '../shared/paging.ts';
import * as repository from './repository.ts';
import type { AwardMatchView } from './schemas.ts';

export const LEARNER = systemActor('awards');
/** What it is built on. */
export type AwardDeps = { database: Database; clock: Clock };

/** Which firm of the network an award names: found, then decided by people. */
export function createAwardDecisions(deps: AwardDeps) {
  const { database, clock } = deps;

  return {
    /** Matches by decision, for organisations that the caller sees. */
    async matches(
      actor: Actor,
      query: { decision?: 'open' | 'confirmed' | 'rejected'; limit?: number; cursor?: string },
    ): Promise<Page<AwardMatchView>> {
      const page = pageRequest(query, ['uuid']);
      return inTransaction(database, actor, async (tx) => {
        const rows = await repository.listMatches(tx, query.decision ?? 'open', page);
        const { items, nextCursor } = toPage(rows, page.limit, (row) => [row.holder.id]);
        return { items: items.map(matchView), nextCursor };
      });
    },

    /** A coordinator says that a winner is the organisation, or is not. Deciding twice the same changes nothing. */
    async decide(actor: Actor, holderId: string, decision: 'confirmed' | 'rejected'): Promise<void> {
      await inTransaction(database, actor, async (tx) => {
        const seen = await inTransaction(database, LEARNER, (system) => repository.lockHolder(system, holderId));
        if (seen?.organisationId == null || !(await repository.seesOrganisation(tx, seen.organisationId)))
          throw notFound('award match');
        const organisationId = seen.organisationId;
        if (seen.decision === decision) return;
        if (seen.decision !== 'open') throw illegalTransition('award match', seen.decision, decision, []);
        await inTransaction(database, LEARNER, async (system) => {
          await repository.updateHolder(system, holderId, {
            decision,
            decidedBy: actor.kind === 'user' ? actor.userId : null,
            decidedAt: clock(),
          });
          const award = await repository.findAward(system, seen.awardId);
          const holders = await repository.confirmedHolders(system, seen.awardId);
          if (award !== null && decision === 'confirmed')
            await feed(deps, system, award, organisationId, !award.jointly && holders.length === 1);
        });
        await recordAudit(tx, actor, {
          action: `award_match.${decision}`,
          entity: 'award_match',
          entityId: holderId,
          payload: { organisationId },
        });
      });
    },
  };
}

/** A tie after n joint contracts: 1 − 0.5ⁿ, in basis points. */
const tieWeight = (contracts: number): number => Math.round(10_000 * (1 - 0.5 ** Math.min(contracts, 20)));

/** A confirmed holder gets a reference, and a tie with every other confirmed holder of a joint award. */
export const feed = async (
  deps: AwardDeps,
  tx: Tx,
  award: repository.AwardRow,
  organisationId: string,
  alone: boolean,
): Promise<void> => {
  await repository.insertReferenceOnce(tx, {
    organisationId,
    title: award.title.slice(0, 500),
    buyer: award.buyerName.slice(0, 500),
    cpv: award.cpv,
    year: Number((award.awardedOn ?? deps.clock().toISOString()).slice(0, 4)),
    valueCents: alone && award.currency === 'EUR' ? award.valueCents : null,
    description: alone ? null : 'Won by a group: the value of the whole is in the public award.',
    source: `award:${award.id}`,
  });
  if (!award.jointly) return;
  for (const other of await repository.confirmedHolders(tx, award.id)) {
    if (other.organisationId === null || other.organisationId === organisationId) continue;
    const years = await repository.jointYears(tx, organisationId, other.organisationId);
    await repository.setTieOfAwards(tx, [organisationId, other.organisationId], {
      weightBp: tieWeight(years.length),
      jointContracts: years.length,
      lastYear: Math.max(...years) || null,
    });
  }
};

const matchView = ({
  holder,
  award,
  organisationName,
}: Awaited<ReturnType<typeof repository.listMatches>>[number]): AwardMatchView => ({
  id: holder.id,
  winner: { name: holder.name, registrations: holder.registrations, country: holder.country, role: holder.role },
  organisationId: holder.organisationId ?? '',
  organisationName,
  matchedBy: holder.matchedBy,
  confidenceBp: holder.confidenceBp,
  decision: holder.decision,
  award: {
    noticeId: award.noticeId,
    title: award.title,
    buyer: award.buyerName,
    awardedOn: award.awardedOn,
    value: award.valueCents === null ? null : { amountCents: award.valueCents, currency: award.currency ?? 'EUR' },
  },
});
