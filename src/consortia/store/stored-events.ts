import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Event } from '../life/commands.domain.ts';

const Ids = Type.Array(Type.String());
const ByProxy = Type.Object({ reason: Type.String(), evidence: Type.String() });
const Place = Type.Object({
  organisationId: Type.String(),
  role: Type.String(),
  shareBp: Type.Integer(),
  covers: Ids,
  principalId: Type.Optional(Type.Union([Type.String(), Type.Null()])),
});
const Rearrangement = Type.Object({
  places: Type.Array(Place),
  asked: Ids,
  kept: Ids,
  granted: Type.Optional(Ids),
  released: Ids,
  expiresAt: Type.String(),
});
const Nothing = Type.Object({});

/** What the log keeps of each kind of event: the event without its type, instants as ISO texts. */
const PAYLOADS = {
  formed: Type.Object({
    members: Type.Array(Type.Object({ organisationId: Type.String(), shareBp: Type.Integer() })),
    matchRunId: Type.Union([Type.String(), Type.Null()]),
    rank: Type.Union([Type.Integer(), Type.Null()]),
    score: Type.Union([Type.Number(), Type.Null()]),
  }),
  invited: Type.Object({ organisationIds: Ids, expiresAt: Type.String() }),
  accepted: Type.Object({ organisationId: Type.String(), proxy: Type.Optional(ByProxy) }),
  declined: Type.Object({ organisationId: Type.String(), reason: Type.String(), proxy: Type.Optional(ByProxy) }),
  countered: Type.Object({ organisationId: Type.String(), shareBp: Type.Integer(), note: Type.String() }),
  expired: Type.Object({ organisationId: Type.String() }),
  excluded: Type.Object({ organisationId: Type.String(), ground: Type.String(), note: Type.String() }),
  recomposition_opened: Type.Object({ round: Type.Integer(), ground: Type.String(), note: Type.String() }),
  recomposed: Rearrangement,
  rearranged: Rearrangement,
  impasse_found: Type.Object({ reason: Type.String() }),
  terms_changed: Type.Object({ asked: Ids, renewed: Ids, expiresAt: Type.String() }),
  agreed: Nothing,
  made_ready: Nothing,
  submitted: Type.Object({ submittedAt: Type.Optional(Type.String()) }),
  awarded: Nothing,
  lost: Nothing,
  called_up: Type.Object({ organisationIds: Ids, expiresAt: Type.String(), reason: Type.String() }),
  confirmed: Nothing,
  annulled: Type.Object({ result: Type.String(), reason: Type.String() }),
  dissolved: Type.Object({ reason: Type.String() }),
} as const;

type Payloads = { [K in keyof typeof PAYLOADS]: Static<(typeof PAYLOADS)[K]> };

/** Kinds of events of a consortium: `formed`, and those of its life. */
export type EventType = keyof Payloads;
export const EVENT_TYPES = Object.keys(PAYLOADS) as readonly EventType[];
export type EventPayload = Payloads[EventType];

/** An event as the log has it; its type tells what its payload holds. */
export type StoredEvent = { [K in EventType]: { type: K; payload: Payloads[K] } }[EventType];

const checks = Object.fromEntries(EVENT_TYPES.map((type) => [type, Compile(PAYLOADS[type])]));

/** @throws Error for a row whose payload is not what its type says: a fault of the program that wrote it */
export function readEvent({ type, payload }: { type: string; payload: unknown }): StoredEvent {
  if (checks[type]?.Check(payload) !== true) throw new Error(`the log holds no readable event "${type}"`);
  return { type, payload } as StoredEvent;
}

/** An event of a consortium's life as the log keeps it. */
export function storedEvent(event: Event): StoredEvent {
  const { type, ...payload } = event;
  return readEvent({ type, payload: JSON.parse(JSON.stringify(payload)) });
}
