import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide, type GroupState, type Place, setShare, step } from '../../src/consortia/life/domain.ts';

const T0 = new Date('2026-03-01T08:00:00Z');
const LATER = new Date('2026-03-08T08:00:00Z');
const place = (organisationId: string, shareBp: number, role: Place['role'] = 'cotraitant'): Place => ({
  organisationId,
  role,
  shareBp,
  covers: [`r-${organisationId}`],
});
const PLACES = [place('a', 5_000, 'mandataire'), place('b', 3_000), place('c', 2_000)];
const proposed = (places = PLACES): GroupState => ({
  state: 'proposed',
  round: 0,
  seats: places.map((p) => ({ ...p, invitation: null, expiresAt: null })),
  refused: [],
  countered: [],
  impasse: null,
});
const run = (consortium: GroupState, ...commands: Parameters<typeof step>[1][]): GroupState =>
  commands.reduce((c, command) => step(c, command).consortium, consortium);
const invite = { kind: 'invite', at: T0, expiresAt: LATER } as const;
const accept = (organisationId: string) => ({ kind: 'accept', organisationId, at: T0 }) as const;
const agreed = () => run(proposed(), invite, accept('a'), accept('b'), accept('c'));
const problem = (work: () => unknown): Record<string, unknown> => {
  try {
    work();
  } catch (error) {
    return error as Record<string, unknown>;
  }
  throw new Error('nothing was refused');
};

describe('from invitation to award', () => {
  test('the last yes makes it agreed, and it goes on to the award', () => {
    expect(agreed().state).toBe('agreed');
    const awarded = run(agreed(), { kind: 'ready', blocking: [] }, { kind: 'submit', blocking: [] }, { kind: 'award' });
    expect(awarded.state).toBe('awarded');
  });

  test('a verdict that blocks keeps it from getting ready', () => {
    expect(problem(() => decide(agreed(), { kind: 'ready', blocking: ['R2142-24'] }))).toMatchObject({
      code: 'checks_block',
      details: { blocking: ['R2142-24'] },
    });
  });

  test('an illegal move names the state and the allowed ones', () => {
    expect(problem(() => decide(proposed(), { kind: 'submit', blocking: [] }))).toMatchObject({
      kind: 'conflict',
      details: { state: 'proposed', allowed: ['inviting', 'recomposing', 'dissolved'] },
    });
  });
});

describe('answers', () => {
  const inviting = () => run(proposed(), invite);

  test('count once', () => {
    const once = run(inviting(), accept('b'));
    expect(problem(() => decide(once, accept('b')))).toMatchObject({ details: { state: 'accepted', allowed: [] } });
    expect(problem(() => decide(once, { kind: 'decline', organisationId: 'b', at: T0, reason: '' }))).toMatchObject({
      code: 'illegal_transition',
    });
  });

  test('come too late after the deadline', () => {
    expect(problem(() => decide(inviting(), { kind: 'accept', organisationId: 'a', at: LATER }))).toMatchObject({
      code: 'invitation_expired',
    });
  });

  test('are for those who were asked', () => {
    expect(problem(() => decide(inviting(), accept('stranger')))).toMatchObject({ kind: 'not_found' });
  });

  test('may still come while another seat is being filled', () => {
    const after = run(inviting(), { kind: 'decline', organisationId: 'b', at: T0, reason: 'busy' }, accept('a'));
    expect(after).toMatchObject({ state: 'recomposing', round: 1, refused: ['b'] });
    expect(after.seats[0]!.invitation).toBe('accepted');
  });

  test('include one counter-offer each', () => {
    const counter = { kind: 'counter', organisationId: 'b', at: T0, shareBp: 3_500, note: 'more' } as const;
    const countered = run(inviting(), counter);
    const places = [place('a', 4_700, 'mandataire'), place('b', 3_400), place('c', 1_900)];
    const again = run(countered, { kind: 'recompose', places, round: 1, at: T0, expiresAt: LATER });
    expect(again.seats.map((s) => s.invitation)).toEqual(['pending', 'pending', 'pending']);
    expect(problem(() => decide(again, counter))).toMatchObject({ code: 'counter_spent' });
  });

  test('that never come expire, once', () => {
    const expired = run(inviting(), { kind: 'expire', organisationId: 'c', at: LATER });
    expect(expired).toMatchObject({ state: 'recomposing', refused: ['c'] });
    expect(decide(expired, { kind: 'expire', organisationId: 'c', at: LATER })).toEqual([]);
    expect(decide(inviting(), { kind: 'expire', organisationId: 'c', at: T0 })).toEqual([]);
  });
});

describe('re-composition', () => {
  const refused = () =>
    run(proposed(), invite, accept('a'), { kind: 'decline', organisationId: 'c', at: T0, reason: 'busy' });
  const recompose = (places: Place[], round = 1) =>
    ({ kind: 'recompose', places, round, at: T0, expiresAt: LATER }) as const;

  test('keeps the acceptance of those whose place is the same and asks only the new ones', () => {
    const { consortium, events } = step(refused(), recompose([PLACES[0]!, PLACES[1]!, place('d', 2_000)]));
    expect(events).toMatchObject([{ type: 'recomposed', asked: ['d'], kept: ['a'], released: [] }]);
    expect(consortium.seats.map((s) => s.invitation)).toEqual(['accepted', 'pending', 'pending']);
  });

  test('asks those again whose share changes', () => {
    const { events } = step(refused(), recompose([place('a', 7_000, 'mandataire'), PLACES[1]!]));
    expect(events[0]).toMatchObject({ asked: ['a'], kept: [] });
  });

  test('never asks who declined', () => {
    expect(problem(() => decide(refused(), recompose(PLACES)))).toMatchObject({ code: 'has_refused' });
  });

  test('refuses an answer to an older round', () => {
    expect(problem(() => decide(refused(), recompose([PLACES[0]!], 0)))).toMatchObject({
      code: 'alternative_outdated',
    });
  });

  test('of a frozen group needs a ground of R2142-26, of a signed one a ground of R2194-6', () => {
    const submitted = run(agreed(), { kind: 'ready', blocking: [] }, { kind: 'submit', blocking: [] });
    const reopen = (ground: 'replaced' | 'excluded' | 'review_clause') =>
      ({
        kind: 'reopen',
        exclude: ['c'],
        ground,
        note: '',
        regime: { underCcp: true, signed: true, negotiable: true },
      }) as const;
    expect(problem(() => decide(submitted, reopen('replaced')))).toMatchObject({
      code: 'ground_required',
      details: { article: 'R2142-26' },
    });
    expect(run(submitted, reopen('excluded'))).toMatchObject({ state: 'recomposing', refused: ['c'] });
    const awarded = run(submitted, { kind: 'award' });
    expect(problem(() => decide(awarded, reopen('excluded')))).toMatchObject({ details: { article: 'R2194-6' } });
    expect(run(awarded, reopen('review_clause')).state).toBe('recomposing');
    // A private buyer is not under the CCP.
    expect(
      run(submitted, { ...reopen('replaced'), regime: { underCcp: false, signed: true, negotiable: true } }).state,
    ).toBe('recomposing');
  });
});

describe('places', () => {
  test('must sum to the whole and have one mandataire', () => {
    expect(problem(() => decide(proposed([place('a', 9_999, 'mandataire')]), invite))).toMatchObject({
      code: 'split_incomplete',
    });
    expect(problem(() => decide(proposed([place('a', 5_000), place('b', 5_000)]), invite))).toMatchObject({
      code: 'one_mandataire',
    });
  });

  test('sum to the whole after every edit of a share', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 2, maxLength: 12 }),
        fc.nat(11),
        fc.integer({ min: 1, max: 9_900 }),
        (weights, who, shareBp) => {
          const base = setShare(
            weights.map((w, i) => ({ organisationId: `o${i}`, shareBp: w })),
            'o0',
            weights[0]!,
          );
          const id = `o${who % weights.length}`;
          const edited = setShare(base, id, shareBp);
          expect(edited.reduce((sum, s) => sum + s.shareBp, 0)).toBe(10_000);
          expect(edited.find((s) => s.organisationId === id)!.shareBp).toBe(shareBp);
          expect(edited.every((s) => s.shareBp >= 1)).toBe(true);
        },
      ),
    );
  });
});
