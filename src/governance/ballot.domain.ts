import { seal, unseal } from '../shared/sealing.ts';

/** What became of an election, once it is counted. */
export const OUTCOMES = ['elected', 'tie', 'no_quorum', 'no_votes', 'no_candidates', 'unreadable'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** As long as an id, so that a blank vote is sealed to as many bytes as any other. */
const BLANK = '-'.repeat(36);
/** Where fewer voted, counts by candidate would tell a voter what the others voted. */
export const LEAST_FOR_COUNTS = 3;

/** A vote as it lies in the roll until the count: of the same length whatever it says, and different each time. */
export const sealVote = (key: string, candidateId: string | null): string => seal(key, 'ballot', candidateId ?? BLANK);

/** Votes by candidate, without a trace of whose they were; null when one cannot be opened: then none counts. */
export function openVotes(
  key: string,
  sealed: readonly string[],
): { byCandidate: ReadonlyMap<string, number>; blank: number } | null {
  const byCandidate = new Map<string, number>();
  let blank = 0;
  for (const vote of sealed) {
    const choice = unseal(key, 'ballot', vote);
    if (choice === null) return null;
    if (choice === BLANK) blank += 1;
    else byCandidate.set(choice, (byCandidate.get(choice) ?? 0) + 1);
  }
  return { byCandidate, blank };
}

/** Whether so many of so many electors are enough; `quorumBp` in basis points of the electors, null: any. */
export const reachesQuorum = (turnout: number, electors: number, quorumBp: number | null): boolean =>
  quorumBp === null || turnout * 10_000 >= electors * quorumBp;

/** Who is elected: the one with most votes. Two with as many are told as a tie, and nobody is elected. */
export function outcomeOf(count: {
  byCandidate: ReadonlyMap<string, number>;
  turnout: number;
  electors: number;
  quorumBp: number | null;
}): { outcome: Outcome; electedId: string | null } {
  const { byCandidate, turnout, electors, quorumBp } = count;
  if (!reachesQuorum(turnout, electors, quorumBp)) return { outcome: 'no_quorum', electedId: null };
  const most = Math.max(0, ...byCandidate.values());
  if (most === 0) return { outcome: 'no_votes', electedId: null };
  const first = [...byCandidate].filter(([, votes]) => votes === most).map(([id]) => id);
  return first.length === 1 ? { outcome: 'elected', electedId: first[0]! } : { outcome: 'tie', electedId: null };
}
