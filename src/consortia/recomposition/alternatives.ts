import type { Saying } from '../../explanations/sayings.ts';
import { judgeTeam, type LotResult, type Problem, type TeamJudgement } from '../../matching/index.ts';
import { splitExactly, WHOLE_BP } from '../../shared/money.ts';
import { isHolder, paidShares, setShare } from '../life/domain.ts';
import type { Alternative, AlternativeMember } from '../store/records.ts';
import { MOST, ranked, STANDING } from './disturbance.ts';
import { crown, type Draft, draftOf, memberOf, type OpenSeat, rebuilt, sameTeam } from './drafts.ts';
import { checkProblem, gapProblem, pinnedProblem, without } from './problems.ts';

/** Newcomers that are tried before the best are kept: the open part alone does not show who fits the others. */
const CANDIDATES = 6;

/**
 * What the search for alternatives starts from; those who refused are never proposed again. `frozen`: the bid is in, so
 * that whoever said yes stays, whatever its worth (R2142-26, R2194-6).
 */
export type Recomposition = {
  problem: Problem;
  seats: readonly OpenSeat[];
  refused: readonly string[];
  frozen?: boolean;
};

/** Asks the engine one problem. */
export type Solve = (problem: Problem) => Promise<LotResult>;

/** Alternatives, the smallest change first; none: why. */
export type Found = { alternatives: Alternative[]; because: readonly Saying[] | null };

/**
 * Ways to go on, from the smallest change to the largest: to grant a counter-offer; to fill the open part with others
 * while everybody keeps its place; to let the engine divide the work anew among those who said yes and new members.
 * The engine is asked for the larger change only while there are fewer than three. Deterministic.
 * @param onFirst is handed those that were found before the larger change is searched for; they keep their ranks.
 * False ends the search.
 */
export async function findAlternatives(
  input: Recomposition,
  solve: Solve,
  onFirst: (first: Alternative[]) => Promise<boolean> = async () => true,
): Promise<Found> {
  const { seats } = input;
  const problem = without(input.problem, input.refused);
  const standing = seats.filter((seat) => STANDING.includes(seat.invitation));
  const countered = seats.filter((seat) => seat.invitation === 'countered' && seat.counterShareBp !== null);
  const left = seats.filter((seat) => !standing.includes(seat) && !countered.includes(seat));
  const strict = judged(input.problem, seats)?.faults.length === 0;
  const drafts: Draft[] = [];

  if (countered.length > 0) {
    const granted = grant([...standing, ...countered, ...left], countered);
    if (granted !== null) {
      const rest = granted.filter((seat) => !left.some((gone) => gone.organisationId === seat.organisationId));
      const gone = granted.filter((seat) => !rest.includes(seat));
      drafts.push(...(gone.length === 0 ? [draftOf('grant', rest)] : await fill('grant', problem, rest, gone, solve)));
    }
  }
  if (countered.length + left.length > 0) {
    drafts.push(...(await fill('fill', problem, standing, [...countered, ...left], solve)));
  }
  const kept: Draft[] = [];
  const consider = async (list: readonly Draft[]): Promise<void> => {
    for (const draft of list) {
      const checked = await check(problem, draft, strict, seats, solve);
      if (checked !== null && !kept.some((other) => sameTeam(other, checked))) kept.push(checked);
    }
  };
  await consider(drafts);
  // A new allocation is a larger change than any of these: whatever it finds is ranked behind them.
  if (kept.length > 0 && kept.length < MOST && !(await onFirst(ranked(seats, kept)))) {
    return { alternatives: ranked(seats, kept), because: null };
  }

  let because: readonly Saying[] | null = null;
  if (kept.length < MOST) {
    const pins = [
      standing.map((seat) => seat.organisationId),
      standing.filter((seat) => seat.invitation === 'accepted').map((seat) => seat.organisationId),
    ];
    for (const pinned of pins) {
      const result = await solve(pinnedProblem(problem, pinned, MOST));
      await consider(result.consortia.map((proposal) => rebuilt(proposal)));
      because = reasonOf(result);
      if (result.consortia.length > 0) break;
    }
  }
  const lighter = input.frozen === true ? null : await withoutBurdens(problem, standing, kept, strict, seats, solve);
  const alternatives = ranked(seats, kept, lighter);
  return {
    alternatives,
    because: alternatives.length > 0 ? null : (because ?? [{ code: 'nobody_takes_the_rest' }]),
  };
}

/**
 * Where a member that would stay makes the group worth less, the best group without it: it had said yes, so the
 * coordinator chooses. Null where nobody does, or no such group stands.
 */
async function withoutBurdens(
  problem: Problem,
  standing: readonly OpenSeat[],
  kept: readonly Draft[],
  strict: boolean,
  seats: readonly OpenSeat[],
  solve: Solve,
): Promise<Draft | null> {
  const pinnedByTender = new Set(problem.constraints.pinned);
  const burdens = standing
    .map(({ organisationId }) => organisationId)
    .filter((id) => !pinnedByTender.has(id))
    .filter((id) => kept.some(({ members }) => members.some((m) => m.organisationId === id && isBurden(m))));
  if (burdens.length === 0) return null;
  const rest = standing.map((seat) => seat.organisationId).filter((id) => !burdens.includes(id));
  const result = await solve(pinnedProblem(without(problem, burdens), rest, 1));
  const [best] = result.consortia;
  const checked = best === undefined ? null : await check(problem, rebuilt(best), strict, seats, solve);
  return checked === null || kept.some((other) => sameTeam(other, checked)) ? null : checked;
}

/** The group is worth less with it, and stands without it. */
const isBurden = ({ marginal, essential }: AlternativeMember): boolean =>
  marginal !== null && marginal < 0 && essential !== true;

/** The shares that were asked for; null when the others cannot give them. */
function grant(seats: readonly OpenSeat[], countered: readonly OpenSeat[]): OpenSeat[] | null {
  try {
    const wanted = new Set(countered.map((seat) => seat.organisationId));
    return countered.reduce<OpenSeat[]>(
      (list, seat) => setShare(list, seat.organisationId, seat.counterShareBp ?? seat.shareBp, wanted),
      [...seats].map((seat) => ({ ...seat, shareBp: seat.shareBp })),
    );
  } catch {
    return null;
  }
}

/** Fills what the leaving seats did with organisations that are not in the group; the others keep their places. */
async function fill(
  kind: Draft['kind'],
  problem: Problem,
  staying: readonly OpenSeat[],
  leaving: readonly OpenSeat[],
  solve: Solve,
): Promise<Draft[]> {
  const gap = gapProblem(problem, staying, leaving, CANDIDATES);
  if (gap === null) return shared(kind, staying);
  // One newcomer who does it all is the smallest change; several only where nobody can do it alone.
  const single = await solve({ ...gap, constraints: { ...gap.constraints, maxMembers: 1 } });
  const result = single.consortia.length > 0 ? single : await solve(gap);
  // A subcontractor's share is part of its principal's: it is open only where nobody but subcontractors leaves.
  const below = leaving.every((seat) => !isHolder(seat));
  const shareBp = (below ? leaving : leaving.filter(isHolder)).reduce((sum, seat) => sum + seat.shareBp, 0);
  const loadBp = leaving.reduce((sum, seat) => sum + seat.parts.reduce((s, part) => s + part.loadBp, 0), 0);
  const role = below ? 'sous_traitant' : 'cotraitant';
  return result.consortia.flatMap((proposal): Draft[] => {
    if (proposal.members.length > shareBp) return [];
    const shares = splitExactly(
      shareBp - proposal.members.length,
      proposal.members.map((m) => Math.max(1, m.shareBp)),
    ).map((share) => share + 1);
    return [
      {
        kind,
        score: null,
        members: [
          ...staying.map(memberOf),
          ...proposal.members.map(
            (member, i): AlternativeMember => ({
              organisationId: member.organisationId,
              role,
              shareBp: shares[i]!,
              covers: [...member.covers],
              principalId: below ? (leaving[0]?.principalId ?? null) : null,
              parts: member.parts.map((part) => ({
                requirementId: part.requirementId,
                loadBp: Math.round((part.loadBp * loadBp) / 10_000),
              })),
              marginal: null,
              essential: null,
            }),
          ),
        ],
      },
    ];
  });
}

/**
 * Nothing is left undone: what the leaving seats had goes to the others in proportion. Who is granted the share that it
 * asked for has said yes to that one, and gets no more.
 */
function shared(kind: Draft['kind'], staying: readonly OpenSeat[]): Draft[] {
  const granted = staying.filter((seat) => kind === 'grant' && isHolder(seat) && seat.counterShareBp === seat.shareBp);
  const holders = staying.filter((seat) => isHolder(seat) && !granted.includes(seat));
  const weights = holders.map((seat) => seat.shareBp);
  if (weights.length === 0 || weights.every((weight) => weight === 0)) return [];
  const shares = splitExactly(WHOLE_BP - granted.reduce((sum, seat) => sum + seat.shareBp, 0), weights);
  return [
    draftOf(
      kind,
      staying.map((seat) => ({ ...seat, shareBp: shares[holders.indexOf(seat)] ?? seat.shareBp })),
    ),
  ];
}

/**
 * A group by the rules that proposals keep; null when the engine does not know one of it. A group made by hand may break
 * them, and is not held to them then.
 */
function judged(problem: Problem, members: readonly { organisationId: string }[]): TeamJudgement | null {
  const ids = members.map(({ organisationId }) => organisationId);
  const whole = checkProblem(problem, ids);
  return whole === null ? null : judgeTeam(whole, ids);
}

/**
 * Asks the engine for the score of the team, and whether the law of the lot lets it stand; names a mandataire. A group
 * made by hand may hold passengers, but nobody joins it as one.
 */
async function check(
  problem: Problem,
  draft: Draft,
  strict: boolean,
  seats: readonly OpenSeat[],
  solve: Solve,
): Promise<Draft | null> {
  const ids = draft.members.map((member) => member.organisationId);
  if (paidShares(draft.members).some((share) => share < 1)) return null;
  const before = new Set(seats.map((seat) => seat.organisationId));
  const joins = (id: string): boolean => !before.has(id);
  const led = draft.members.some((member) => member.role === 'mandataire');
  const judgement = judged(problem, draft.members);
  if (strict && judgement?.faults.length !== 0) return null;
  if (judgement?.faults.some(({ code, organisations }) => code === 'passenger' && organisations.some(joins)))
    return null;
  const whole = checkProblem(problem, ids);
  // A group that holds a passenger already is scored as it is, so that the passenger's worth is told.
  const asked =
    whole === null || strict ? whole : { ...whole, constraints: { ...whole.constraints, minContribution: 0 } };
  const best = asked === null ? undefined : (await solve(asked)).consortia[0];
  if (best === undefined) {
    if (strict) return null;
    return led ? draft : { ...draft, members: crown(draft.members, draft.members[0]?.organisationId) };
  }
  if (!hasSmeShare(problem, draft.members)) return null;
  const lead = best.members.find((member) => member.role === 'mandataire')?.organisationId;
  if (best.members.some((word) => joins(word.organisationId) && word.marginal < 0 && !word.essential)) return null;
  return {
    ...draft,
    score: best.score,
    members: (led ? draft.members : crown(draft.members, lead)).map((member) => {
      const word = best.members.find((m) => m.organisationId === member.organisationId);
      return { ...member, marginal: word?.marginal ?? null, essential: word?.essential ?? null };
    }),
  };
}

function hasSmeShare(problem: Problem, members: readonly AlternativeMember[]): boolean {
  const large = new Set(problem.organisations.filter((o) => o.sizeClass === 'large').map((o) => o.id));
  const paid = paidShares(members);
  const smeBp = members.reduce((sum, m, i) => sum + (large.has(m.organisationId) ? 0 : paid[i]!), 0);
  return smeBp >= (problem.constraints.minSmeShareBp ?? 0);
}

/** Why the engine found nothing; null when it found something. */
function reasonOf(result: LotResult): readonly Saying[] | null {
  if (result.consortia.length > 0) return null;
  return result.infeasibility?.explanation ?? result.explanation;
}
