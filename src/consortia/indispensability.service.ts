import { recordAudit } from '../audit/record.ts';
import { inTransaction } from '../db/transaction.ts';
import type { Actor } from '../shared/actor.ts';
import { invalidField, notFound } from '../shared/errors.ts';
import type { IndispensabilityInput } from './competition.schemas.ts';
import { type GuardDeps, indispensabilityView } from './competition-record.service.ts';
import * as guard from './store/guard.repository.ts';
import * as repository from './store/repository.ts';

/** Why the group needs each of its members. */
export function createIndispensabilityRecords(deps: GuardDeps) {
  const { database, clock } = deps;

  return {
    /** Records why competitors bid together, with the coordinator's sign-off; for one lot or all. */
    async recordIndispensability(actor: Actor, consortiumId: string, input: IndispensabilityInput) {
      return inTransaction(database, actor, async (tx) => {
        const row = await repository.findConsortium(tx, consortiumId);
        if (row === null) throw notFound('consortium');
        if (input.lotId !== undefined && !row.lotIds.includes(input.lotId)) {
          throw invalidField('/lotId', 'is not a lot of this consortium');
        }
        for (const field of ['efficiencies', 'indispensability', 'minimality'] as const) {
          if (!saysSomething(input[field])) throw invalidField(`/${field}`, 'gives no reason: say it in a sentence');
        }
        const signer = actor.kind === 'user' ? await guard.findSigner(tx, actor.userId) : null;
        const records: guard.IndispensabilityRow[] = [];
        for (const lotId of input.lotId === undefined ? row.lotIds : [input.lotId]) {
          records.push(
            await guard.insertIndispensability(tx, {
              consortiumId,
              tenderId: row.tenderId,
              clusterId: row.clusterId,
              lotId,
              efficiencies: input.efficiencies,
              indispensability: input.indispensability,
              minimality: input.minimality,
              signedOffBy: actor.kind === 'user' ? actor.userId : null,
              signedOffName: input.signedOffName ?? signer,
              signedOffAt: clock(),
            }),
          );
        }
        await recordAudit(tx, actor, {
          action: 'indispensability.signed_off',
          entity: 'consortium',
          entityId: consortiumId,
          clusterId: row.clusterId,
          payload: { lots: records.map((r) => r.lotId) },
        });
        return { items: records.map(indispensabilityView) };
      });
    },
  };
}

/** Fewer letters than these make no reason. */
const LEAST_LETTERS = 8;
const saysSomething = (text: string): boolean => (text.match(/\p{Letter}/gu)?.length ?? 0) >= LEAST_LETTERS;
