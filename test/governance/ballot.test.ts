import { describe, expect, test } from 'vitest';
import { openVotes, outcomeOf, sealVote } from '../../src/governance/ballot.domain.ts';

const [a, b] = ['0190a6c2-7d2e-7c4a-9a55-3f0f6f1c2b10', '0190a6c2-7d2e-7c4a-9a55-3f0f6f1c2b11'];
const count = (votes: Record<string, number>, turnout: number, quorumBp: number | null = null) =>
  outcomeOf({ byCandidate: new Map(Object.entries(votes)), turnout, electors: 10, quorumBp });

describe('a vote', () => {
  test('is sealed to the same length whatever it says, and differently each time', () => {
    const sealed = [a, a, b, null].map((choice) => sealVote('key', choice));
    expect(new Set(sealed).size).toBe(4);
    expect(new Set(sealed.map((one) => one.length)).size).toBe(1);
    expect(openVotes('key', sealed)).toEqual({
      byCandidate: new Map([
        [a, 2],
        [b, 1],
      ]),
      blank: 1,
    });
  });

  test('counts with none of the others when one cannot be opened', () => {
    expect(openVotes('another key', [sealVote('key', a)])).toBeNull();
    expect(openVotes('key', [sealVote('key', a), 'AAAA'])).toBeNull();
  });
});

describe('the outcome', () => {
  test('is the candidate with most votes, and nobody where two have as many', () => {
    expect(count({ [a]: 3, [b]: 2 }, 6)).toEqual({ outcome: 'elected', electedId: a });
    expect(count({ [a]: 2, [b]: 2 }, 5)).toEqual({ outcome: 'tie', electedId: null });
    expect(count({}, 5)).toEqual({ outcome: 'no_votes', electedId: null });
  });

  test('needs the quorum of the electors, where there is one', () => {
    expect(count({ [a]: 4 }, 4, 5_000).outcome).toBe('no_quorum');
    expect(count({ [a]: 4 }, 5, 5_000).outcome).toBe('elected');
    expect(count({ [a]: 3 }, 4, 3_334).outcome).toBe('elected');
    expect(count({ [a]: 3 }, 3, 3_334).outcome).toBe('no_quorum');
  });
});
