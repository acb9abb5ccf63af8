import { describe, expect, it } from 'vitest';
import { findAlternatives, type Solve } from '../../src/consortia/recomposition/alternatives.ts';
import type { OpenSeat } from '../../src/consortia/recomposition/drafts.ts';
import { passengersAmong } from '../../src/match-commands/check-passengers.ts';
import type { GivenProblem } from '../../src/match-commands/given.ts';
import { match, type Problem, type Proposal, readProblem } from '../../src/matching/index.ts';
import { compile } from '../../src/matching/model/compile.ts';
import { scoreFreely } from '../../src/matching/model/team.ts';
import { randomSource } from '../matching/random-problem.ts';

const CPVS = ['45262670', '42131000', '71320000'];
const solve: Solve = async (file) => match(readProblem(file), { nodes: 100_000 });

/** A small problem in which many may not lead, and some could do all of it. Deterministic in the seed. */
function problemOf(seed: number): Problem {
  const random = randomSource(seed);
  const int = (below: number) => Math.floor(random() * below);
  const m = 1 + int(3);
  const requirements = CPVS.slice(0, m).map((cpv, r) => ({
    id: `r${r}`,
    cpv,
    weightBp: Math.floor(10_000 / m) + (r === 0 ? 10_000 % m : 0),
    mandatory: random() < 0.8,
    capacityCents: 100_00,
  }));
  const organisations = Array.from({ length: 8 }, (_, i) => ({
    id: `o${i}`,
    sizeClass: 'small',
    canLead: random() < 0.4,
    capabilities: CPVS.slice(0, m)
      .filter(() => random() < 0.6)
      .map((cpv) => ({ cpv, level: 2 + int(4), evidence: int(6), capacityCents: (4 + int(9)) * 10_00 })),
  })).filter(({ capabilities }) => capabilities.length > 0);
  return readProblem({ requirements, organisations, constraints: { maxMembers: 4 }, maxDistance: 1 });
}

const seatsOf = ({ members }: Proposal): OpenSeat[] =>
  members.map(({ organisationId, role, shareBp, covers, parts, marginal, essential }) => ({
    organisationId,
    role,
    shareBp,
    covers: [...covers],
    parts: parts.map(({ requirementId, loadBp }) => ({ requirementId, loadBp })),
    marginal,
    essential,
    invitation: role === 'mandataire' ? 'declined' : 'accepted',
    counterShareBp: null,
  }));

/** Every team with these members that stands and holds no passenger by the checker's code, as sorted ids. */
function teamsWith(problem: Problem, staying: readonly string[], gone: string): string[] {
  const rest = { ...problem, organisations: problem.organisations.filter(({ id }) => id !== gone) };
  const given = JSON.parse(JSON.stringify(rest)) as GivenProblem;
  const model = compile(rest);
  if (model === null) return [];
  const found: string[] = [];
  const grow = (team: number[], from: number): void => {
    const ids = team.map((i) => model.ids[i]!);
    if (team.length >= model.minMembers && staying.every((id) => ids.includes(id))) {
      const members = given.organisations.filter(({ id }) => ids.includes(id));
      if (scoreFreely(model, team) !== null && passengersAmong(given, members).length === 0) found.push(ids.join());
    }
    if (team.length === model.maxMembers) return;
    for (let i = from; i < model.n; i++) grow([...team, i], i + 1);
  };
  grow([], 0);
  return found;
}

describe('when the mandataire leaves', () => {
  it('alternatives are teams by the rules of proposals, each led by one who may, and there are some where any stands', async () => {
    let led = 0;
    let stuck = 0;
    let kept = 0;
    for (let seed = 1; seed <= 150; seed++) {
      const problem = problemOf(seed);
      const [best] = match(problem, { nodes: 100_000 }).consortia;
      if (best === undefined) continue;
      const seats = seatsOf(best);
      const gone = seats.find(({ role }) => role === 'mandataire')!.organisationId;
      const staying = seats.map(({ organisationId }) => organisationId).filter((id) => id !== gone);
      const teams = teamsWith(problem, staying, gone);
      const { alternatives, because } = await findAlternatives({ problem, seats, refused: [gone] }, solve);
      const mayLead = new Set(problem.organisations.filter(({ canLead }) => canLead).map(({ id }) => id));
      for (const { members } of alternatives) {
        const ids = members.map(({ organisationId }) => organisationId).sort();
        // A team that leaves somebody out who stayed, for its worth, is offered last: it stands by the same rules.
        if (staying.every((id) => ids.includes(id))) expect(teams, `seed ${seed}`).toContain(ids.join());
        else expect(teamsWith(problem, [], gone), `seed ${seed}`).toContain(ids.join());
        const leads = members.filter(({ role }) => role === 'mandataire').map(({ organisationId }) => organisationId);
        expect(leads, `seed ${seed}`).toHaveLength(1);
        expect(mayLead.has(leads[0]!), `seed ${seed}: ${leads[0]} may not lead`).toBe(true);
        if (!staying.some((id) => mayLead.has(id))) led++;
      }
      expect(alternatives.length > 0, `seed ${seed}: ${teams.join(' ')}`).toBe(teams.length > 0);
      if (teams.length > 0) kept++;
      else {
        stuck++;
        expect(because).not.toBeNull();
      }
    }
    // Groups that go on, groups that cannot, and newcomers that came to lead as well.
    expect(Math.min(kept, stuck, led)).toBeGreaterThan(5);
  });

  it('nobody who could do the lot alone joins for its right to lead, and who brings work does', async () => {
    const firm = (id: string, cpvs: string[], more: object = {}) => ({
      id,
      sizeClass: 'small',
      capabilities: cpvs.map((cpv) => ({ cpv, level: 5, evidence: 5 })),
      ...more,
    });
    const [steel, boilers] = CPVS as [string, string];
    const requirements = [steel, boilers].map((cpv, r) => ({ id: `r${r}`, cpv, weightBp: 5_000, mandatory: r === 0 }));
    const worker = firm('steel', [steel], { canLead: false });
    const leader = firm('gone', [boilers]);
    // It does what the one who stays does, no better, and nothing else: all that is mandatory, and it may lead.
    const twin = firm('twin', [steel]);
    const newcomer = firm('boilers', [boilers]);
    const group = (others: object[]) =>
      readProblem({ requirements, organisations: [worker, leader, ...others], constraints: {}, maxDistance: 1 });
    const seats = seatsOf(match(group([])).consortia[0]!);
    expect(seats.map(({ organisationId }) => organisationId).sort()).toEqual(['gone', 'steel']);
    const afterwards = async (others: object[]) =>
      (await findAlternatives({ problem: group(others), seats, refused: ['gone'] }, solve)).alternatives.map(
        ({ members }) => members.map(({ organisationId, role }) => `${organisationId} ${role}`).sort(),
      );
    expect(await afterwards([twin])).toEqual([]);
    expect(await afterwards([twin, newcomer])).toEqual([['boilers mandataire', 'steel cotraitant']]);
  });
});
