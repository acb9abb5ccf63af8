import { uuidv7 } from 'uuidv7';
import type { Tx } from '../db/transaction.ts';
import { figureOn } from '../law/periods.ts';
import type { Actor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { addDays, dayOf, yearOf } from '../shared/day.ts';
import { invalidField } from '../shared/errors.ts';
import { splitExactly } from '../shared/money.ts';
import type { LoadedTender } from '../tenders/service.ts';
import { assertDecided } from './decision-day.ts';
import { answerBy } from './life/answer-by.ts';
import { type AwardedPart, awardedParts } from './life/award.domain.ts';
import type { OutcomeInput } from './outcome.schemas.ts';
import { insertReference, strengthenTie } from './store/members.repository.ts';
import { findOffer } from './store/offers.repository.ts';
import type { AwardedShare, OfferLine, OutcomeRecord } from './store/records.ts';
import { type ConsortiumRow, type SeatRow, updateConsortium } from './store/repository.ts';
import type { ConsortiumLife } from './transitions/life.service.ts';
import type { LockedGroup } from './transitions/locked-group.ts';

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
  /** The buyer's; the contract goes without where another one of the cluster has it. */
  reference: string | null;
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
  /** Ends the contract of an award that fell away before anybody signed; one that is signed stays as it is. */
  endUnsigned: (tx: Tx, actor: Actor, contractId: string, reason: string | null) => Promise<void>;
}) {
  const { clock, life } = deps;

  return {
    /** Notes what the buyer decided, and what follows from it. */
    async record(tx: Tx, actor: Actor, loaded: LockedGroup, input: OutcomeInput): Promise<void> {
      const { row } = loaded;
      const at = clock();
      if (input.notifiedOn !== undefined)
        await assertDecided(tx, row, await deps.loadTender(tx, row.tenderId), input.notifiedOn, dayOf(at));
      switch (input.result) {
        case 'awarded':
          return award(tx, actor, loaded, input);
        case 'lost': {
          const next = await life.apply(tx, actor, loaded, { kind: 'lose' });
          await note(tx, next.row, input, []);
          return strengthenTies(tx, row.clusterId, next.seats, false);
        }
        case 'called_up': {
          const expiresAt = input.expiresAt === undefined ? answerBy(row, at) : new Date(input.expiresAt);
          const reason = input.reason ?? '';
          const next = await life.apply(tx, actor, loaded, { kind: 'call_up', at, expiresAt, reason });
          return note(tx, next.row, input, []);
        }
        case 'annulled':
        case 'abandoned': {
          const reason = input.reason ?? '';
          const next = await life.apply(tx, actor, loaded, { kind: 'annul', result: input.result, reason });
          const contractId = row.outcome?.contractId ?? null;
          if (contractId !== null) await deps.endUnsigned(tx, actor, contractId, reason === '' ? null : reason);
          return note(tx, next.row, input, row.outcome?.lots ?? []);
        }
      }
    },
  };

  /** The contract, the references and the ties of a group that has won. */
  async function award(tx: Tx, actor: Actor, loaded: LockedGroup, input: OutcomeInput): Promise<void> {
    const lots = lotValues(loaded.row.lotIds, loaded.seats, input);
    const { row, seats } = await life.apply(tx, actor, loaded, { kind: 'award' });
    const tender = await deps.loadTender(tx, row.tenderId);
    await note(tx, row, input, lots);
    await strengthenTies(tx, row.clusterId, seats, true);
    // Won again after a substitution: the contract is the one that there is.
    if (row.outcome?.contractId != null) return;
    const valueCents = lots.reduce((sum, lot) => sum + lot.amountCents, 0);
    const parts = partsOf({ row, seats, tender, lots, prices: (await findOffer(tx, row.id))?.lines ?? [], input });
    const shares = sharesOf(parts, valueCents);
    const cpv = tender.lots.find(({ id }) => lots.some(({ lotId }) => lotId === id))?.cpvMain ?? null;
    for (const [i, { seat }] of parts.entries()) {
      await insertReference(tx, {
        id: uuidv7(),
        organisationId: seat.organisationId,
        title: tender.tender.title,
        buyer: tender.tender.buyerName,
        cpv,
        year: yearOf(clock()),
        valueCents: shares[i]!.amountCents,
      });
    }
    const contract = await deps.makeContract(tx, actor, {
      clusterId: row.clusterId,
      tenderId: row.tenderId,
      consortiumId: row.id,
      matchRunId: row.matchRunId,
      title: tender.tender.title,
      reference: input.buyerReference ?? null,
      buyerName: tender.tender.buyerName,
      buyerPrivate: tender.tender.buyerPrivate,
      valueCents,
      lots: labelled(tender, lots),
      members: parts.map(({ seat: { organisationId }, role, shareBp }) => ({ organisationId, role, shareBp })),
    });
    await updateConsortium(tx, row.id, {
      outcome: {
        ...decisionOf(row, input, lots, clock()),
        contractId: contract.id,
        parts: shares,
      },
    });
  }

  function note(tx: Tx, row: ConsortiumRow, input: OutcomeInput, lots: OutcomeRecord['lots']): Promise<void> {
    return updateConsortium(tx, row.id, { outcome: decisionOf(row, input, lots, clock()) });
  }

  async function strengthenTies(tx: Tx, clusterId: string, seats: readonly SeatRow[], won: boolean): Promise<void> {
    const year = yearOf(clock());
    for (const [i, a] of seats.entries()) {
      for (const b of seats.slice(i + 1)) {
        const pair = { id: uuidv7(), a: a.organisationId, b: b.organisationId, clusterId };
        await strengthenTie(tx, pair, won ? TIE_GAIN_WON_BP : TIE_GAIN_BID_BP, won, year);
      }
    }
  }
}

/** From the day when the buyer sent its decision: 11 days, or 16 where it was not sent electronically. */
function standstillOf({ notifiedOn, notifiedBy = 'electronic' }: OutcomeInput) {
  if (notifiedOn === undefined) return {};
  const days = figureOn(notifiedBy === 'electronic' ? 'standstill-electronic' : 'standstill-paper', notifiedOn);
  return { notifiedOn, standstillDays: days, standstillUntil: addDays(notifiedOn, days) };
}

/** The decision, with those before it. */
function decisionOf(row: ConsortiumRow, input: OutcomeInput, lots: OutcomeRecord['lots'], at: Date): OutcomeRecord {
  return {
    result: input.result,
    lots,
    reason: input.reason ?? null,
    winner: input.winner ?? null,
    lessons: input.lessons ?? null,
    at: at.toISOString(),
    contractId: row.outcome?.contractId ?? null,
    rank: input.rank ?? row.outcome?.rank ?? null,
    buyerReference: input.buyerReference ?? null,
    ...standstillOf(input),
    before: [
      ...(row.outcome?.before ?? []),
      ...(row.outcome === null
        ? []
        : [{ result: row.outcome.result, at: row.outcome.at, rank: row.outcome.rank ?? null }]),
    ],
  };
}

/** The parts with what they are of the value, in cents. */
function sharesOf(parts: readonly AwardedPart<SeatRow>[], valueCents: number): AwardedShare[] {
  const amounts = splitExactly(
    valueCents,
    parts.map(({ shareBp }) => shareBp),
  );
  return parts.map(({ seat, shareBp }, i) => ({
    organisationId: seat.organisationId,
    shareBp,
    amountCents: amounts[i]!,
  }));
}

/** The lots as a contract names them. */
const labelled = ({ lots }: LoadedTender, won: OutcomeRecord['lots']): AwardedContract['lots'] =>
  won.map(({ lotId }) => {
    const lot = lots.find(({ id }) => id === lotId);
    return { lotId, label: `${lot?.externalId ?? ''} ${lot?.title ?? ''}`.trim().slice(0, 500) };
  });

/** Who has which part of the contract for these lots. */
function partsOf(award: {
  row: ConsortiumRow;
  seats: readonly SeatRow[];
  tender: LoadedTender;
  lots: readonly { lotId: string; amountCents: number }[];
  prices: readonly OfferLine[];
  input: OutcomeInput;
}): AwardedPart<SeatRow>[] {
  const { row, seats, tender, lots, prices, input } = award;
  const needsOf = (lotId: string) =>
    tender.requirements.filter((requirement) => requirement.lotId === lotId).map(({ id }) => id);
  return awardedParts(seats, {
    lots: lots.map((lot) => ({ ...lot, requirementIds: needsOf(lot.lotId) })),
    whole: lots.length === row.lotIds.length,
    leads: row.lotLeads,
    amounts: (input.amounts ?? []).flatMap(({ organisationId, ...amount }) =>
      organisationId === undefined ? [] : [{ ...amount, organisationId }],
    ),
    prices,
  });
}

/**
 * What each lot is worth, in cents: the amounts of the award, never an estimate.
 * @throws DomainError `invalid` without amounts for every lot, or for one that is none of the consortium's
 */
function lotValues(
  lotIds: readonly string[],
  seats: readonly SeatRow[],
  input: OutcomeInput,
): { lotId: string; amountCents: number }[] {
  const given = [
    ...(input.lots ?? []).map((lot, i) => ({
      lotId: lot.lotId,
      organisationId: undefined,
      amountCents: lot.amount.amountCents,
      pointer: `/lots/${i}`,
    })),
    ...(input.amounts ?? []).map((amount, i) => ({ ...amount, pointer: `/amounts/${i}` })),
  ];
  if (given.length === 0) {
    throw invalidField('/amounts', 'are required: what each lot was awarded for, without tax', 'amounts_required');
  }
  const values = new Map<string, number>();
  for (const { lotId, organisationId, amountCents, pointer } of given) {
    if (!lotIds.includes(lotId)) throw invalidField(`${pointer}/lotId`, 'is not a lot of this consortium');
    if (organisationId !== undefined && !seats.some((seat) => seat.organisationId === organisationId)) {
      throw invalidField(`${pointer}/organisationId`, 'is not a member of this consortium');
    }
    if (amountCents < 0) throw invalidField(`${pointer}/amount/amountCents`, 'must not be negative');
    if (organisationId === undefined && values.has(lotId)) throw invalidField(`${pointer}/lotId`, 'is there twice');
    values.set(lotId, (values.get(lotId) ?? 0) + amountCents);
  }
  if ([...values.values()].reduce((sum, cents) => sum + cents, 0) > Number.MAX_SAFE_INTEGER) {
    throw invalidField('/amounts', 'add up to more than 2^53 − 1 cents');
  }
  return [...values].map(([lotId, amountCents]) => ({ lotId, amountCents }));
}
