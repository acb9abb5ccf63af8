import { SILENCE_DAYS } from '../law/subcontracting.ts';
import { addDays } from '../shared/day.ts';
import { illegalTransition, invalidField } from '../shared/errors.ts';

/** Where a subcontract stands (L2193-4 to -7). */
export const SUBCONTRACT_STATES = ['declared', 'received', 'accepted', 'refused', 'replaced', 'ended'] as const;
export type SubcontractState = (typeof SUBCONTRACT_STATES)[number];

/** What somebody does about a subcontract, each on a day. */
export const SUBCONTRACT_ACTS = ['received', 'accepted', 'refused', 'amended', 'ended'] as const;
export type SubcontractActKind = (typeof SUBCONTRACT_ACTS)[number];

/** `answer`: the buyer said yes; `silence`: 21 days without an answer; `notification`: with the signed contract. */
export const ACCEPTANCES = ['answer', 'silence', 'notification'] as const;
export type Acceptance = (typeof ACCEPTANCES)[number];

/** An act as it is kept. Days `YYYY-MM-DD`, amounts in cents without tax. */
export type SubcontractAct = {
  act: SubcontractActKind | 'declared' | 'replaced';
  on: string;
  amountCents: number | null;
  reference: string | null;
  note: string | null;
};

/** What its life is told from. */
export type SubcontractLife = {
  /** `bid`: annexed to the offer (R2193-1); `later`: by a special act after the award (R2193-3). */
  declared: 'bid' | 'later';
  acts: readonly SubcontractAct[];
};

/** Where it stands on a day, how it was accepted, and until when the buyer may still refuse. */
export type SubcontractStanding = {
  state: SubcontractState;
  acceptedOn: string | null;
  acceptedBy: Acceptance | null;
  /** The last of the 21 days; null: they do not run. */
  silenceOn: string | null;
};

const NEXT: Readonly<Record<SubcontractState, readonly (SubcontractActKind | 'replaced')[]>> = {
  declared: ['received', 'accepted', 'refused', 'replaced', 'ended'],
  received: ['accepted', 'refused', 'replaced', 'ended'],
  accepted: ['amended', 'replaced', 'ended'],
  refused: ['replaced', 'ended'],
  replaced: [],
  ended: [],
};

/**
 * Where a subcontract stands today. The signature of the contract accepts those of the bid (R2193-2); for a later one,
 * 21 days of silence after its receipt do (R2193-4). Nobody has to enter either.
 * @param signedOn when the contract was signed; null: it is not
 */
export function standingOf(life: SubcontractLife, signedOn: string | null, today: string): SubcontractStanding {
  const dayOfAct = (act: SubcontractAct['act']) => life.acts.findLast((one) => one.act === act)?.on ?? null;
  const received = dayOfAct('received');
  const silenceOn = life.declared === 'later' && received !== null ? addDays(received, SILENCE_DAYS) : null;
  const said = dayOfAct('accepted');
  const refused = dayOfAct('refused');
  const notified = life.declared === 'bid' && signedOn !== null && signedOn <= today ? signedOn : null;
  const silent = refused === null && silenceOn !== null && today > silenceOn ? silenceOn : null;
  const acceptance: [Acceptance, string] | null =
    said !== null
      ? ['answer', said]
      : refused !== null
        ? null
        : notified !== null
          ? ['notification', notified]
          : silent !== null
            ? ['silence', silent]
            : null;
  const state: SubcontractState =
    dayOfAct('replaced') !== null
      ? 'replaced'
      : dayOfAct('ended') !== null
        ? 'ended'
        : acceptance !== null
          ? 'accepted'
          : refused !== null
            ? 'refused'
            : received !== null
              ? 'received'
              : 'declared';
  return {
    state,
    acceptedBy: acceptance?.[0] ?? null,
    acceptedOn: acceptance?.[1] ?? null,
    silenceOn: state === 'received' ? silenceOn : null,
  };
}

/** Whether its amount still counts against its principal's. */
export const isLiving = (state: SubcontractState): boolean => !['refused', 'replaced', 'ended'].includes(state);

/**
 * The life with one more act.
 * @throws DomainError `conflict` naming the state and the acts that it allows, `invalid` for a day that is to come or
 * before the act before, and for an amendment without an amount
 */
export function withAct(
  life: SubcontractLife,
  act: SubcontractAct,
  { signedOn, today }: { signedOn: string | null; today: string },
): SubcontractAct[] {
  const { state } = standingOf(life, signedOn, today);
  if (!NEXT[state].some((allowed) => allowed === act.act)) {
    throw illegalTransition('subcontract', state, act.act, NEXT[state]);
  }
  if (act.on > today) throw invalidField('/on', 'is in the future');
  const last = life.acts.at(-1);
  if (last !== undefined && act.on < last.on)
    throw invalidField('/on', `is before ${last.on}, when it was ${last.act}`);
  if (act.act === 'amended' && act.amountCents === null) throw invalidField('/amountCents', 'is missing');
  if (act.act === 'refused' && act.note === null) throw invalidField('/note', 'is missing');
  return [...life.acts, act];
}

/** The amount with tax, in cents; a reverse charge leaves the tax to the principal (CGI, art. 283-2 nonies). */
export const withTax = (amountCents: number, vatBp: number, reverseCharge: boolean): number =>
  reverseCharge ? amountCents : amountCents + Math.round((amountCents * vatBp) / 10_000);

/**
 * A part of a contract may be subcontracted, never the whole (L2193-3).
 * @param principalCents what the principal has of the lots; null: not known, and nothing is checked
 * @throws DomainError `invalid` at `/amountCents`
 */
export function assertPart(amountCents: number, othersCents: number, principalCents: number | null): void {
  if (principalCents === null || amountCents + othersCents < principalCents) return;
  throw invalidField(
    '/amountCents',
    `with its other subcontracts reaches the ${principalCents} cents of the member that it works for: a part may be subcontracted, not the whole (L2193-3)`,
  );
}
