import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  allowedConsortiumTransitions,
  allowedInvitationTransitions,
  CHANGE_GROUNDS,
  CONSORTIUM_STATES,
  type Command,
  type Event,
  type GroupState,
  INVITATION_STATES,
  type Place,
  replay,
  step,
} from '../../src/consortia/life/domain.ts';
import { DomainError } from '../../src/shared/errors.ts';
import { splitExactly } from '../../src/shared/money.ts';

const START = Date.UTC(2026, 0, 1);
const HOUR = 3_600_000;
const POOL = Array.from({ length: 9 }, (_, i) => `o${i}`);

const placesOf = (ids: readonly string[], weights: readonly number[]): Place[] => {
  const shares = splitExactly(
    10_000 - ids.length,
    ids.map((_, i) => 1 + (weights[i] ?? 0)),
  ).map((s) => s + 1);
  return ids.map((organisationId, i) => ({
    organisationId,
    role: i === 0 ? 'mandataire' : 'cotraitant',
    shareBp: shares[i]!,
    covers: [`r${i}`],
  }));
};

const start = (ids: readonly string[], weights: readonly number[]): GroupState => ({
  state: 'proposed',
  round: 0,
  seats: placesOf(ids, weights).map((place) => ({ ...place, invitation: null, expiresAt: null })),
  refused: [],
  countered: [],
  impasse: null,
});

/** A move of a random life: interpreted against the consortium as it is, so that many moves are legal. */
const move = fc.record({
  kind: fc.constantFrom(
    'invite',
    ...Array.from({ length: 12 }, () => 'accept' as const),
    'decline',
    'counter',
    'expire',
    'reopen',
    'recompose',
    'recompose',
    'rearrange',
    'find_impasse',
    ...Array.from({ length: 4 }, () => ['ready', 'submit', 'award', 'lose'] as const).flat(),
    'dissolve',
  ),
  who: fc.nat(8),
  hours: fc.nat(30),
  weights: fc.array(fc.nat(50), { minLength: 6, maxLength: 6 }),
  ground: fc.constantFrom(...CHANGE_GROUNDS),
  blocked: fc.boolean(),
});
type Move = typeof move extends fc.Arbitrary<infer T> ? T : never;

function commandOf(consortium: GroupState, m: Move, now: number): Command {
  const at = new Date(now);
  const expiresAt = new Date(now + 48 * HOUR);
  const ids = consortium.seats.map((s) => s.organisationId);
  const organisationId = ids[m.who % ids.length] ?? 'o0';
  const blocking = m.blocked && m.who === 0 ? ['full_split'] : [];
  const staying = consortium.seats
    .filter((s) => s.invitation === 'accepted' || s.invitation === 'pending')
    .map((s) => s.organisationId);
  const fresh = POOL.filter((id) => !ids.includes(id) && !consortium.refused.includes(id));
  const team = staying.length === 0 ? fresh.slice(0, 2) : [...staying, ...fresh.slice(0, m.who % 2)];
  switch (m.kind) {
    case 'invite':
      return { kind: 'invite', at, expiresAt };
    case 'accept':
      return { kind: 'accept', organisationId, at };
    case 'decline':
      return { kind: 'decline', organisationId, at, reason: 'no' };
    case 'counter':
      return { kind: 'counter', organisationId, at, shareBp: 500 + m.weights[0]! * 10, note: 'more' };
    case 'expire':
      return { kind: 'expire', organisationId, at };
    case 'reopen':
      return {
        kind: 'reopen',
        exclude: m.who % 2 === 0 ? [organisationId] : [],
        ground: m.ground,
        note: '',
        regime: { underCcp: !m.blocked, signed: true, negotiable: true },
      };
    case 'recompose':
      return {
        kind: 'recompose',
        places: m.who === 8 ? placesOf(ids, m.weights) : placesOf(team, m.weights),
        round: m.who === 7 ? consortium.round - 1 : consortium.round,
        at,
        expiresAt,
      };
    case 'rearrange':
      return { kind: 'rearrange', places: placesOf(ids, m.weights), at, expiresAt };
    case 'find_impasse':
      return { kind: 'find_impasse', round: consortium.round, reason: 'nobody left' };
    case 'ready':
      return { kind: 'ready', blocking };
    case 'submit':
      return { kind: 'submit', blocking };
    case 'award':
      return { kind: 'award' };
    case 'lose':
      return { kind: 'lose' };
    default:
      return { kind: 'dissolve', reason: 'enough' };
  }
}

function assertSound(consortium: GroupState): void {
  expect(CONSORTIUM_STATES).toContain(consortium.state);
  expect(consortium.seats.reduce((sum, s) => sum + s.shareBp, 0)).toBe(10_000);
  expect(consortium.seats.filter((s) => s.role === 'mandataire')).toHaveLength(1);
  expect(new Set(consortium.seats.map((s) => s.organisationId)).size).toBe(consortium.seats.length);
  for (const seat of consortium.seats) {
    if (seat.invitation !== null) expect(INVITATION_STATES).toContain(seat.invitation);
    if (consortium.refused.includes(seat.organisationId)) {
      // Null: taken out before anybody was asked.
      expect(['declined', 'expired', 'withdrawn', null]).toContain(seat.invitation);
    }
  }
  if (['agreed', 'ready', 'submitted', 'awarded', 'lost'].includes(consortium.state)) {
    expect(consortium.seats.every((s) => s.invitation === 'accepted')).toBe(true);
  }
  if (consortium.state === 'proposed') expect(consortium.seats.every((s) => s.invitation === null)).toBe(true);
  if (consortium.state === 'dissolved') {
    expect(consortium.seats.every((s) => s.invitation !== 'pending')).toBe(true);
  }
}

/** Lives that together reach every state; counted, so that a generator that never gets anywhere is noticed. */
const reached = new Map<string, number>();

describe('random lives of consortia', () => {
  test('1,000 lives: no illegal state, every event accounted for, nobody asked after a refusal', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }),
        fc.array(fc.nat(50), { minLength: 5, maxLength: 5 }),
        fc.array(move, { minLength: 20, maxLength: 120 }),
        (size, weights, moves) => {
          const first = start(POOL.slice(0, size), weights);
          let consortium = first;
          let now = START;
          const log: Event[] = [];
          const answers = new Map<string, number>();
          const asks = new Map<string, number>();
          for (const m of moves) {
            now += m.hours * HOUR;
            const before = consortium;
            let result: ReturnType<typeof step>;
            try {
              result = step(consortium, commandOf(consortium, m, now));
            } catch (error) {
              expect(error).toBeInstanceOf(DomainError);
              if ((error as DomainError).code === 'illegal_transition') {
                expect((error as DomainError).kind).toBe('conflict');
                const { state, allowed } = (error as DomainError).details as { state: string; allowed: string[] };
                const known: readonly string[] = INVITATION_STATES.includes(state as never)
                  ? allowedInvitationTransitions(state as never)
                  : allowedConsortiumTransitions(state as never);
                expect(allowed).toEqual(known);
              }
              continue;
            }
            consortium = result.consortium;
            log.push(...result.events);
            assertSound(consortium);
            reached.set(consortium.state, (reached.get(consortium.state) ?? 0) + 1);
            if (consortium.state !== before.state && before.state !== 'proposed') {
              const path = replay(before, result.events);
              expect(path.state).toBe(consortium.state);
            }
            for (const event of result.events) {
              const asked = event.type === 'invited' ? event.organisationIds : 'asked' in event ? event.asked : [];
              for (const id of asked) {
                expect(before.refused).not.toContain(id);
                asks.set(id, (asks.get(id) ?? 0) + 1);
              }
              if (['accepted', 'declined', 'countered', 'expired'].includes(event.type)) {
                const { organisationId } = event as { organisationId: string };
                answers.set(organisationId, (answers.get(organisationId) ?? 0) + 1);
              }
            }
          }
          // The log alone tells the whole story, and nobody answered more often than it was asked.
          expect(replay(first, log)).toEqual(consortium);
          for (const [id, count] of answers) expect(count).toBeLessThanOrEqual(asks.get(id) ?? 0);
        },
      ),
      { numRuns: 1_000, seed: 20_260_301 },
    );
    for (const state of CONSORTIUM_STATES) {
      if (state !== 'proposed') expect(reached.get(state) ?? 0, state).toBeGreaterThan(10);
    }
  });

  test('a refusal in a row after refusals ends: the pool only shrinks', () => {
    let consortium = step(start(['o0', 'o1'], []), {
      kind: 'invite',
      at: new Date(START),
      expiresAt: new Date(START + HOUR),
    }).consortium;
    const asked = new Set(['o0', 'o1']);
    for (let turn = 0; turn < 20 && consortium.impasse === null; turn++) {
      const at = new Date(START + turn);
      consortium = step(consortium, {
        kind: 'decline',
        organisationId: consortium.seats.at(-1)!.organisationId,
        at,
        reason: 'no',
      }).consortium;
      const next = POOL.find((id) => id !== 'o0' && !consortium.refused.includes(id));
      const { round } = consortium;
      if (next === undefined) {
        consortium = step(consortium, { kind: 'find_impasse', round, reason: 'nobody left' }).consortium;
        break;
      }
      expect(asked).not.toContain(next);
      asked.add(next);
      const places = placesOf(['o0', next], []);
      consortium = step(consortium, {
        kind: 'recompose',
        places,
        round,
        at,
        expiresAt: new Date(START + HOUR),
      }).consortium;
    }
    expect(consortium.impasse).toBe('nobody left');
    expect(consortium.refused).toHaveLength(POOL.length - 1);
    // Nothing changed for the one who was there all along: it is still asked, once.
    expect(consortium.seats[0]).toMatchObject({ organisationId: 'o0', invitation: 'pending' });
  });
});
