import type { CandidateRow, ElectionRow, RollRow } from './elections.repository.ts';
import type { ActionRow, EventRow, GuestRow, MandateRow, ResultRow } from './repository.ts';
import type { ActionView, ElectionView, EventView, MandateView, ResultView } from './schemas.ts';

/** Names of organisations by their id. */
export type Names = ReadonlyMap<string, string>;

const named = (names: Names, organisationId: string) => ({
  organisationId,
  organisationName: names.get(organisationId) ?? '',
});

export const mandateView = (row: MandateRow, names: Names): MandateView => ({
  id: row.id,
  workingGroupId: row.workingGroupId,
  position: row.position,
  ...named(names, row.organisationId),
  person: row.person,
  from: row.from,
  to: row.to,
  electionId: row.electionId,
});

export const actionView = (row: ActionRow, names: Names): ActionView => ({
  id: row.id,
  workingGroupId: row.workingGroupId,
  title: row.title,
  ...named(names, row.organisationId),
  dueOn: row.dueOn,
  state: row.state,
});

export const eventView = (row: EventRow, guests: readonly GuestRow[], names: Names): EventView => ({
  id: row.id,
  workingGroupId: row.workingGroupId,
  title: row.title,
  at: row.at.toISOString(),
  place: row.place,
  minutes: row.minutes,
  guests: guests
    .filter(({ eventId }) => eventId === row.id)
    .map(({ organisationId, coming, attended }) => ({ ...named(names, organisationId), coming, attended })),
});

export const resultView = ({ createdAt: _at, clusterId: _c, ...row }: ResultRow): ResultView => row;

/** Why an act is refused in a state of an election. */
export const WRONG_TIME: Readonly<Record<ElectionView['state'], string>> = {
  announced: 'The vote has not opened yet: this cannot be done now.',
  open: 'The vote is still open: this cannot be done now.',
  closed: 'The vote is closed: this cannot be done any more.',
  counted: 'The votes are counted: this cannot be done any more.',
  cancelled: 'The election is cancelled: this cannot be done any more.',
};

/** How an election stands at a moment. */
export const electionState = (
  row: Pick<ElectionRow, 'cancelledAt' | 'countedAt' | 'opensAt' | 'closesAt'>,
  now: Date,
): ElectionView['state'] => {
  if (row.cancelledAt !== null) return 'cancelled';
  if (row.countedAt !== null) return 'counted';
  if (now < row.opensAt) return 'announced';
  return now < row.closesAt ? 'open' : 'closed';
};

/** Whether somebody stands: was put up, and accepted. */
export const hasCandidates = (candidates: readonly Pick<CandidateRow, 'accepted'>[]): boolean =>
  candidates.some(({ accepted }) => accepted === true);

/** What goes with an election, as far as its reader may know it. */
export type ElectionParts = {
  candidates: readonly CandidateRow[];
  roll: readonly RollRow[];
  counts: { electors: number; turnout: number };
  /** Companies that the reader speaks for. */
  own: readonly string[];
  /** Whether the reader sees who voted. */
  leads: boolean;
};

export function electionView(row: ElectionRow, parts: ElectionParts, names: Names, now: Date): ElectionView {
  const electors = parts.roll
    .filter(({ electionId }) => electionId === row.id)
    .map(({ organisationId, voted }) => ({ ...named(names, organisationId), voted }));
  return {
    id: row.id,
    workingGroupId: row.workingGroupId,
    position: row.position,
    state: electionState(row, now),
    opensAt: row.opensAt.toISOString(),
    closesAt: row.closesAt.toISOString(),
    termFrom: row.termFrom,
    termTo: row.termTo,
    quorumBp: row.quorumBp,
    electors: row.electors ?? parts.counts.electors,
    turnout: row.turnout ?? parts.counts.turnout,
    blank: row.blank,
    outcome: row.outcome,
    electedId: row.electedId,
    candidates: parts.candidates
      .filter(({ electionId }) => electionId === row.id)
      .map(({ id, organisationId, person, statement, accepted, votes }) => ({
        id,
        ...named(names, organisationId),
        person,
        statement,
        accepted,
        votes,
      })),
    own: electors.filter(({ organisationId }) => parts.own.includes(organisationId)),
    roll: parts.leads ? electors.sort((a, b) => a.organisationName.localeCompare(b.organisationName)) : [],
  };
}
