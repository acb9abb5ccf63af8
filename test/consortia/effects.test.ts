import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Command, decide, evolve, type Place } from '../../src/consortia/life/domain.ts';
import type { ConsortiumRow, SeatRow } from '../../src/consortia/store/repository.ts';
import { effectsOf } from '../../src/consortia/transitions/effects.ts';
import { type Group, stateOf } from '../../src/consortia/transitions/locked-group.ts';
import { seatsAfter } from '../../src/consortia/transitions/seats-after.ts';
import { DomainError } from '../../src/shared/errors.ts';

const T0 = new Date('2026-03-01T08:00:00Z');
const LATER = new Date('2026-03-08T08:00:00Z');
const PEOPLE = ['a', 'b', 'c', 'd', 'e'];

const place = (organisationId: string, shareBp: number, position: number): Place => ({
  organisationId,
  role: position === 0 ? 'mandataire' : 'cotraitant',
  shareBp,
  covers: [`r-${organisationId}`],
});

const seat = ({ organisationId, role, shareBp, covers }: Place, position: number): SeatRow => ({
  id: `seat-${organisationId}`,
  consortiumId: 'k',
  tenderId: 't',
  clusterId: 'z',
  organisationId,
  position,
  role,
  shareBp,
  covers: [...covers],
  parts: [],
  marginal: null,
  essential: null,
  invitationId: null,
  principalId: null,
  disclosedTo: [],
  invitation: null,
  expiresAt: null,
  undertakingAt: null,
  counterShareBp: null,
  terms: null,
  acceptedTerms: null,
  declared: false,
});

const ROW: ConsortiumRow = {
  id: 'k',
  tenderId: 't',
  clusterId: 'z',
  lotIds: [],
  name: 'Groupement',
  state: 'proposed',
  legalForm: 'conjoint_mandataire_solidaire',
  matchRunId: null,
  rank: null,
  score: null,
  round: 0,
  automatic: false,
  answerHours: 168,
  refused: [],
  countered: [],
  impasse: null,
  change: null,
  habilitation: null,
  formRequirement: null,
  reliedOperators: [],
  lotLeads: [],
  reservedStatuses: [],
  conditionProofs: [],
  calledUp: false,
  outcome: null,
  dissolvedBecause: null,
  createdBy: null,
  createdAt: T0,
  updatedAt: T0,
  version: 1,
};

const start = (): Group => ({
  row: ROW,
  seats: [place('a', 5_000, 0), place('b', 3_000, 1), place('c', 2_000, 2)].map(seat),
});

/** Two or three of the people, with shares that sum to the whole. */
const places = fc
  .tuple(fc.shuffledSubarray(PEOPLE, { minLength: 2, maxLength: 3 }), fc.integer({ min: 1, max: 40 }))
  .map(([ids, hundreds]) => {
    const rest = ids.slice(1).map((id, at) => place(id, 100 * (hundreds + at), at + 1));
    return [place(ids[0]!, 10_000 - rest.reduce((sum, { shareBp }) => sum + shareBp, 0), 0), ...rest];
  });
const somebody = fc.constantFrom(...PEOPLE);
const regime = { underCcp: true, signed: true, negotiable: true } as const;
const at = { at: T0, expiresAt: LATER };

/** Any command; most are refused where they come, as people's are. */
const command: fc.Arbitrary<(round: number) => Command> = fc.oneof(
  fc.constant(() => ({ kind: 'invite', ...at }) as const),
  {
    weight: 6,
    arbitrary: somebody.map((organisationId) => () => ({ kind: 'accept', organisationId, at: T0 }) as const),
  },
  somebody.map((organisationId) => () => ({ kind: 'decline', organisationId, at: T0, reason: 'busy' }) as const),
  fc.tuple(somebody, fc.integer({ min: 1, max: 9_000 })).map(
    ([organisationId, shareBp]) =>
      () =>
        ({ kind: 'counter', organisationId, at: T0, shareBp, note: '' }) as const,
  ),
  somebody.map((organisationId) => () => ({ kind: 'expire', organisationId, at: LATER }) as const),
  fc.tuple(fc.subarray(PEOPLE, { maxLength: 2 }), fc.constantFrom('replaced', 'excluded', 'review_clause')).map(
    ([exclude, ground]) =>
      () =>
        ({ kind: 'reopen', exclude, ground, note: '', regime }) as const,
  ),
  {
    weight: 4,
    arbitrary: places.map((all) => (round: number) => ({ kind: 'recompose', places: all, round, ...at }) as const),
  },
  places.map((all) => () => ({ kind: 'rearrange', places: all, ...at }) as const),
  fc.tuple(fc.subarray(PEOPLE), fc.subarray(PEOPLE)).map(
    ([worse, renewed]) =>
      () =>
        ({ kind: 'change_terms', worse, renewed, ...at }) as const,
  ),
  fc.constantFrom(
    () => ({ kind: 'ready', blocking: [] }) as const,
    () => ({ kind: 'submit', blocking: [] }) as const,
    () => ({ kind: 'award' }) as const,
    () => ({ kind: 'lose' }) as const,
    () => ({ kind: 'call_up', reason: '', ...at }) as const,
  ),
  { weight: 1, arbitrary: fc.constant(() => ({ kind: 'dissolve', reason: '' }) as const) },
);

/** The group after a command, by the effects of its events on the rows; null: it is refused. */
function through(group: Group, asked: Command) {
  const before = stateOf(group);
  try {
    const events = decide(before, asked);
    const after = events.reduce(evolve, before);
    const loaded = { ...group, contracts: [] };
    const offers = { terms: new Map(), latest: new Map() };
    const scene = { loaded, after, circumstances: {}, offers, now: T0 };
    const seats = events.flatMap((event) => effectsOf(event, scene)).reduce(seatsAfter, group.seats);
    const { seats: _, ...rest } = after;
    const row = { ...group.row, ...rest, refused: [...after.refused], countered: [...after.countered] };
    return { events, after, group: { row: { ...row, calledUp: after.calledUp ?? false }, seats } };
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}

describe('what events make of the rows', () => {
  test('is what they make of the state, in any life', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(fc.array(command, { minLength: 4, maxLength: 40 }), (commands) => {
        let group = start();
        for (const make of commands) {
          const next = through(group, make(group.row.round));
          if (next === null) continue;
          for (const { type } of next.events) seen.add(type);
          const { seats, ...state } = stateOf(next.group);
          expect(state).toEqual({ ...state, ...next.after, seats: undefined, calledUp: state.calledUp });
          expect(seats.map((one) => [one.organisationId, one.shareBp, one.invitation])).toEqual(
            next.after.seats.map((one) => [one.organisationId, one.shareBp, one.invitation]),
          );
          group = next.group;
        }
      }),
      { numRuns: 500 },
    );
    // The lives lead everywhere that commands do.
    for (const type of [
      'invited',
      'accepted',
      'declined',
      'countered',
      'expired',
      'excluded',
      'recomposed',
      'agreed',
    ]) {
      expect(seen).toContain(type);
    }
  });
});
