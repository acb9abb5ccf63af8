import { uuidv7 } from 'uuidv7';
import type { Tx } from '../db/transaction.ts';
import type { Actor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { invalidField } from '../shared/errors.ts';
import type { LoadedTender } from '../tenders/service.ts';
import { amountsOf } from './life/domain.ts';
import type { OutcomeInput } from './schemas.ts';
import { insertReference, strengthenTie } from './store/members.repository.ts';
import { updateConsortium } from './store/repository.ts';
import type { OutcomeRecord } from './store/table.ts';
import type { ConsortiumLife } from './transitions/life.service.ts';
import type { Loaded } from './transitions/loaded.ts';

/** Bidding together ties a pair a little, winning together more: basis points of what is missing to a full tie. */
const TIE_GAIN_BID_BP = 500;
const TIE_GAIN_WON_BP = 3_000;

/** What the contract of an award is made of. Amounts in cents without tax; the shares sum to 10,000. */
export type AwardedContract = {
  clusterId: string;
  tenderId: string;
  consortiumId: string;
  matchRunId: string | null;
  title: string;
  buyerName: string;
  buyerPrivate: boolean;
  valueCents: number;
  lots: { lotId: string; label: string }[];
  members: { organisationId: string; role: 'mandataire' | 'cotraitant' | 'sous_traitant'; shareBp: number }[];
};

export type OutcomeService = ReturnType<typeof createOutcomeService>;

/** What follows the buyer's decision: ties and references of the members, and the contract. */
export function createOutcomeService(deps: {
  clock: Clock;
  life: ConsortiumLife;
  loadTender: (tx: Tx, id: string) => Promise<LoadedTender>;
  /** Makes the contract, in the same transaction. */
  makeContract: (tx: Tx, actor: Actor, award: AwardedContract) => Promise<{ id: string }>;
}) {
  const { clock, life } = deps;

  return {
    async record(tx: Tx, actor: Actor, loaded: Loaded, input: OutcomeInput): Promise<void> {
      const won = input.result === 'awarded';
      const next = await life.apply(tx, actor, loaded, { kind: won ? 'award' : 'lose' });
      const { row, seats } = next;
      const now = clock();
      const tender = await deps.loadTender(tx, row.tenderId);
      const lots = won ? lotValues(row.lotIds, tender, input) : [];
      const outcome: OutcomeRecord = {
        result: input.result,
        lots,
        reason: input.reason ?? null,
        winner: input.winner ?? null,
        lessons: input.lessons ?? null,
        at: now.toISOString(),
        contractId: row.outcome?.contractId ?? null,
      };
      await updateConsortium(tx, row.id, { outcome });
      const year = now.getUTCFullYear();
      for (const [i, a] of seats.entries()) {
        for (const b of seats.slice(i + 1)) {
          const pair = { id: uuidv7(), a: a.organisationId, b: b.organisationId };
          await strengthenTie(tx, pair, won ? TIE_GAIN_WON_BP : TIE_GAIN_BID_BP, won, year);
        }
      }
      if (!won) return;
      const valueCents = lots.reduce((sum, lot) => sum + lot.amountCents, 0);
      const amounts = amountsOf(valueCents, seats);
      const cpv = tender.lots.find((lot) => row.lotIds.includes(lot.id))?.cpvMain ?? null;
      for (const [i, seat] of seats.entries()) {
        await insertReference(tx, {
          id: uuidv7(),
          organisationId: seat.organisationId,
          title: tender.tender.title,
          buyer: tender.tender.buyerName,
          cpv,
          year,
          valueCents: amounts[i]!,
        });
      }
      // Won again after a substitution: the contract is the one that there is.
      if (row.outcome?.contractId != null) return;
      const contract = await deps.makeContract(tx, actor, {
        clusterId: row.clusterId,
        tenderId: row.tenderId,
        consortiumId: row.id,
        matchRunId: row.matchRunId,
        title: tender.tender.title,
        buyerName: tender.tender.buyerName,
        buyerPrivate: tender.tender.buyerPrivate,
        valueCents,
        lots: lots.map(({ lotId }) => {
          const lot = tender.lots.find((l) => l.id === lotId);
          return { lotId, label: `${lot?.externalId ?? ''} ${lot?.title ?? ''}`.trim().slice(0, 500) };
        }),
        members: seats.map(({ organisationId, role, shareBp }) => ({ organisationId, role, shareBp })),
      });
      await updateConsortium(tx, row.id, { outcome: { ...outcome, contractId: contract.id } });
    },
  };
}

/** The values as given; without any, what the notice estimated for each lot. */
function lotValues(
  lotIds: readonly string[],
  tender: LoadedTender,
  input: OutcomeInput,
): { lotId: string; amountCents: number }[] {
  for (const [i, lot] of (input.lots ?? []).entries()) {
    if (!lotIds.includes(lot.lotId)) throw invalidField(`/lots/${i}/lotId`, 'is not a lot of this consortium');
    if (lot.amount.amountCents < 0) throw invalidField(`/lots/${i}/amount/amountCents`, 'must not be negative');
  }
  const given = input.lots ?? [];
  if (given.length > 0) return given.map((lot) => ({ lotId: lot.lotId, amountCents: lot.amount.amountCents }));
  return lotIds.map((lotId) => {
    const estimated = tender.lots.find((lot) => lot.id === lotId)?.estimatedCents ?? null;
    if (estimated === null) throw invalidField('/lots', `must give the value of lot ${lotId}: the notice has none`);
    return { lotId, amountCents: estimated };
  });
}
