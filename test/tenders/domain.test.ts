import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DomainError } from '../../src/shared/errors.ts';
import { allowedTenderTransitions, type TenderState, transitionTender } from '../../src/tenders/domain.ts';
import { TENDER_STATES } from '../../src/tenders/table.ts';

const walk = (...states: TenderState[]): TenderState =>
  states.reduce<TenderState>((state, next) => transitionTender(state, next), 'draft');

describe('the life of a tender', () => {
  test('goes from draft to award', () => {
    expect(walk('published', 'matching', 'proposed', 'bidding', 'submitted', 'awarded')).toBe('awarded');
  });

  test('matches again from proposed', () => {
    expect(walk('published', 'matching', 'proposed', 'matching', 'proposed')).toBe('proposed');
  });

  test('names the state and the allowed ones when a move is illegal', () => {
    let thrown: unknown;
    try {
      transitionTender('draft', 'submitted');
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(DomainError);
    expect(thrown).toMatchObject({
      kind: 'conflict',
      code: 'illegal_transition',
      details: { state: 'draft', allowed: ['published', 'withdrawn'] },
    });
  });

  test('makes exactly the moves that it says it makes, over random lives, and stays where it ended', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...TENDER_STATES), { maxLength: 60 }), (wishes) => {
        let state: TenderState = 'draft';
        const visited: TenderState[] = [state];
        for (const wish of wishes) {
          if (!allowedTenderTransitions(state).includes(wish)) {
            expect(() => transitionTender(state, wish)).toThrow(DomainError);
            continue;
          }
          state = transitionTender(state, wish);
          visited.push(state);
        }
        const submitted = visited.indexOf('submitted');
        const after = submitted === -1 ? [] : visited.slice(submitted + 1);
        expect(after.every((s) => ['submitted', 'awarded', 'lost', 'cancelled', 'withdrawn'].includes(s))).toBe(true);
        expect(visited.slice(0, -1).some((s) => ['awarded', 'cancelled', 'withdrawn'].includes(s))).toBe(false);
        // Lost is left only when the buyer turns to the bid after all (R2181-7).
        for (const [i, s] of visited.entries())
          if (s === 'lost') expect([undefined, 'submitted']).toContain(visited[i + 1]);
      }),
      { numRuns: 1_000 },
    );
  });

  test('can be withdrawn from every state in which work goes on', () => {
    for (const state of ['draft', 'published', 'matching', 'proposed', 'bidding', 'submitted'] as const) {
      expect(transitionTender(state, 'withdrawn')).toBe('withdrawn');
    }
  });
});
