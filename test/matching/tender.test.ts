import { describe, expect, it } from 'vitest';
import { match, matchTender, type Problem, readProblem, type TenderProblem } from '../../src/matching/index.ts';
import { compile } from '../../src/matching/model/compile.ts';
import { scoreOf, scoreTeam } from '../../src/matching/model/team.ts';
import { randomProblem } from './random-problem.ts';
import { bruteForceTender, randomTender } from './tender-oracle.ts';

/** A lot over the same organisations as `base`, with its own requirements. */
function lotLike(base: Problem, seed: number): Problem {
  const other = readProblem(
    randomProblem(seed, { organisations: base.organisations.length, requirements: 2, maxMembers: 2 }),
  );
  return { ...base, requirements: other.requirements, constraints: { ...base.constraints, pinned: [], banned: [] } };
}
const lotsOf = (seed: number, count: number, organisations = 6) => {
  const base = readProblem(randomProblem(seed, { organisations, requirements: 2, maxMembers: 2 }));
  return Array.from({ length: count }, (_, at) => ({
    id: `LOT-${at + 1}`,
    weight: 1 + at,
    problem: lotLike(base, 100 * seed + at),
  }));
};

/** Every team of one or two, by ids, with its score. */
function teamsOf(problem: Problem): { ids: string[]; score: number }[] {
  const model = compile(problem);
  if (model === null) return [];
  const found: { ids: string[]; score: number }[] = [];
  for (let a = 0; a < model.n; a++) {
    for (let b = a; b < model.n; b++) {
      const team = a === b ? [a] : [a, b];
      const scored = scoreTeam(model, team);
      if (scored !== null)
        found.push({ ids: team.map((i) => model.ids[i] as string), score: scoreOf(model, scored.total) });
    }
  }
  return found;
}

describe('all lots of a tender', () => {
  it('gives the best plan with one lot per organisation, as enumeration finds it', () => {
    let bound = 0;
    for (let seed = 1; seed <= 25; seed++) {
      const lots = lotsOf(seed, 2);
      const [first, second] = lots as [(typeof lots)[number], (typeof lots)[number]];
      const nothing = { ids: [] as string[], score: 0 };
      let expected = 0;
      for (const one of [nothing, ...teamsOf(first.problem)]) {
        for (const two of [nothing, ...teamsOf(second.problem)]) {
          if (one.ids.some((id) => two.ids.includes(id))) continue;
          expected = Math.max(expected, (first.weight * one.score + second.weight * two.score) / 3);
        }
      }
      const plan = matchTender({ lots, maxLotsPerTenderer: 1, groups: [] });
      expect(plan.certificate.status, `seed ${seed}`).toBe('optimal');
      expect(Math.abs((plan.certificate.score ?? -1) - expected), `seed ${seed}`).toBeLessThan(1e-12);
      const free = matchTender({ lots, maxLotsPerTenderer: null, groups: [] });
      expect(free.certificate.score ?? 0).toBeGreaterThanOrEqual(expected - 1e-12);
      if ((free.certificate.score ?? 0) > expected + 1e-9) bound++;
    }
    expect(bound).toBeGreaterThan(5);
  });

  it('promises no capacity twice over the lots', () => {
    for (let seed = 40; seed < 50; seed++) {
      const lots = lotsOf(seed, 3).map((lot) => ({
        ...lot,
        problem: {
          ...lot.problem,
          requirements: lot.problem.requirements.map((one) => ({ ...one, capacityCents: 60 })),
          organisations: lot.problem.organisations.map((one) => ({
            ...one,
            capabilities: one.capabilities.map((capability) => ({ ...capability, capacityCents: 100 })),
          })),
        },
      }));
      const plan = matchTender({ lots, maxLotsPerTenderer: null, groups: [] });
      const promised = new Map<string, number>();
      plan.lots.forEach(({ consortium }, at) => {
        for (const member of consortium?.members ?? []) {
          const organisation = lots[0]?.problem.organisations.find(({ id }) => id === member.organisationId);
          for (const part of member.parts) {
            const requirement = lots[at]?.problem.requirements.find(({ id }) => id === part.requirementId);
            const cents = (60 * part.loadBp) / (requirement?.weightBp ?? 1);
            promised.set(member.organisationId, (promised.get(member.organisationId) ?? 0) + cents);
          }
          const whole = 100 * (organisation?.capabilities.length ?? 0);
          expect(promised.get(member.organisationId) ?? 0).toBeLessThanOrEqual(whole);
        }
      });
      expect(plan.certificate.upperBound ?? 0).toBeGreaterThanOrEqual(plan.certificate.score ?? 1);
    }
  });

  it('answers a group of lots by one consortium', () => {
    const lots = lotsOf(3, 3, 10).map((lot) => ({
      ...lot,
      problem: { ...lot.problem, constraints: { ...lot.problem.constraints, maxMembers: 4 } },
    }));
    const plan = matchTender({ lots, maxLotsPerTenderer: 1, groups: [['LOT-1', 'LOT-3']] });
    expect(plan.lots.map(({ lotIds }) => lotIds)).toEqual([['LOT-1', 'LOT-3'], ['LOT-2']]);
    const covered = plan.lots[0]?.consortium?.members.flatMap(({ covers }) => covers) ?? [];
    expect(covered.some((id) => id.startsWith('LOT-1:')) || covered.length === 0).toBe(true);
  });

  it('without any coupling is the lots one by one', () => {
    const lots = lotsOf(9, 3);
    const plan = matchTender({ lots, maxLotsPerTenderer: null, groups: [] });
    lots.forEach((lot, at) => {
      expect(plan.lots[at]?.consortium?.score ?? null).toBe(match(lot.problem, { k: 1 }).certificate.score);
    });
    expect(plan.certificate).toMatchObject({ status: 'optimal', gap: 0 });
  });

  it('takes over what the lots have proven by themselves, and gives the same plan', () => {
    const lots = lotsOf(9, 3);
    const known = lots.map((lot) => {
      const { certificate, consortia } = match(lot.problem, { k: 3 });
      const teams = consortia.map(({ members }) => members.map(({ organisationId }) => organisationId));
      return { ...lot, known: { certificate, teams } };
    });
    const rules = { maxLotsPerTenderer: 1, groups: [] };
    const fresh = matchTender({ lots, ...rules });
    const warm = matchTender({ lots: known, ...rules });
    expect(warm.lots).toEqual(fresh.lots);
    expect(warm.certificate.nodes).toBeLessThan(fresh.certificate.nodes);
  });

  it('equals the enumeration of all joint choices and splits of capacity, and says so', () => {
    let coupled = 0;
    let limited = 0;
    for (let seed = 1; seed <= 12; seed++) {
      for (const shape of SHAPES) {
        const tender = randomTender(seed * 10 + shape.organisations, shape);
        const expected = Math.max(0, bruteForceTender(tender));
        const name = `seed ${seed}, ${JSON.stringify(shape)}`;
        const plan = matchTender(tender, { solves: 2000 });
        expect(plan.certificate.status, name).toBe('optimal');
        expect(Math.abs((plan.certificate.score ?? -1) - expected), name).toBeLessThan(1e-12);
        const tight = matchTender(tender, { solves: 4 });
        expect(tight.certificate.upperBound ?? -1, name).toBeGreaterThan(expected - 1e-12);
        expect(tight.certificate.score ?? 2, name).toBeLessThan(expected + 1e-12);
        const [first] = plan.explanation;
        if (first?.code !== 'lots_agree') coupled++;
        if (plan.explanation.some(({ code }) => code === 'promised_twice')) limited++;
      }
    }
    expect(coupled).toBeGreaterThan(12);
    expect(limited).toBeGreaterThan(8);
  }, 90_000);

  it('proves fine splits of capacity, and gives an honest gap when the searches run out', () => {
    let proven = 0;
    for (let seed = 1; seed <= 12; seed++) {
      const tender = inFineCents(randomTender(seed * 7, { lots: 3, organisations: 9, maxMembers: 3 }));
      const whole = matchTender(tender, { solves: 300 }).certificate;
      const short = matchTender(tender, { solves: 8 }).certificate;
      expect(short.upperBound ?? 0).toBeGreaterThanOrEqual((whole.score ?? 1) - 1e-12);
      expect(whole.upperBound ?? 0).toBeLessThanOrEqual((short.upperBound ?? 0) + 1e-12);
      if (whole.status === 'optimal') proven++;
      // Splits that are worth the same cannot be told apart by bounds: then a little is left open.
      expect(whole.gap ?? 1).toBeLessThan(0.002);
    }
    expect(proven).toBeGreaterThanOrEqual(10);
  });

  it('says who would sit in too many lots, and where a plan is asked for every lot and there is none', () => {
    const [only] = lotsOf(2, 1);
    const problem = only?.problem as Problem;
    const alone = match(problem, { k: 1 }).consortia[0]?.members.map(({ organisationId }) => organisationId) ?? [];
    const scarce = { ...problem, organisations: problem.organisations.filter(({ id }) => alone.includes(id)) };
    const lots = ['LOT-1', 'LOT-2'].map((id) => ({ id, weight: 1, problem: scarce }));
    const plan = matchTender({ lots, maxLotsPerTenderer: 1, groups: [] });
    expect(plan.lots.filter(({ consortium }) => consortium === null)).toHaveLength(1);
    expect(plan.explanation).toContainEqual(
      expect.objectContaining({ code: 'too_many_lots', lots: [['LOT-1'], ['LOT-2']], most: 1 }),
    );
    const all = matchTender({ lots, maxLotsPerTenderer: 1, groups: [], allLotsRequired: true });
    expect(all).toMatchObject({ status: 'infeasible', certificate: { status: 'infeasible', score: null } });
  });

  it('puts every lot in the first group that names it, and takes groups apart that need too much', () => {
    const lots = lotsOf(5, 3, 8);
    const overlapping = [
      ['LOT-1', 'LOT-2'],
      ['LOT-2', 'LOT-3'],
    ];
    const plan = matchTender({ lots, maxLotsPerTenderer: null, groups: overlapping });
    expect(plan.lots.map(({ lotIds }) => lotIds)).toEqual([['LOT-1', 'LOT-2'], ['LOT-3']]);
    const large = lots.map((lot) => ({
      ...lot,
      problem: readProblem(randomProblem(7, { organisations: 6, requirements: 33, maxMembers: 3 })),
    }));
    const apart = matchTender({ lots: large, maxLotsPerTenderer: null, groups: [['LOT-1', 'LOT-2']] });
    expect(apart.lots).toHaveLength(3);
    expect(apart.explanation[0]).toEqual({ code: 'group_too_large', lotIds: ['LOT-1', 'LOT-2'] });
  });

  it('lists who can do a lot alone with what the other lots leave, and says so where there is no consortium', () => {
    const firm = (id: string, cpv: string) => ({ id, capabilities: [{ cpv, capacityCents: 50_000_000 }] });
    const lot = (id: string, cpvs: string[]) => ({
      id,
      weight: 1,
      problem: readProblem({
        requirements: cpvs.map((cpv, r) => ({
          id: `${id}-${r}`,
          cpv,
          weightBp: 10_000 / cpvs.length,
          capacityCents: 30_000_000,
        })),
        organisations: [firm('mason', '45262500'), firm('painter', '45442100')],
        constraints: { minQuality: 0.5 },
      }),
    });
    const lots = [lot('LOT-1', ['45262500', '45442100']), lot('LOT-2', ['45442100'])];
    const free = matchTender({ lots: lots.slice(1), maxLotsPerTenderer: null, groups: [] });
    expect(free.lots[0]).toMatchObject({ consortium: null, aloneCount: 1, alone: [{ organisationId: 'painter' }] });
    expect(free.explanation).toContainEqual({ code: 'lot_alone', lotIds: ['LOT-2'], count: 1 });
    const both = matchTender({ lots, maxLotsPerTenderer: null, groups: [] });
    expect(both.lots[0]?.consortium?.members).toHaveLength(2);
    expect(both.lots[1]).toMatchObject({ consortium: null, alone: [], aloneCount: 0 });
    const seatless = matchTender({ lots, maxLotsPerTenderer: 1, groups: [] });
    expect(seatless.lots[1]).toMatchObject({ alone: [], aloneCount: 0 });
  });

  it('stops when it is told to, with what it has', () => {
    const lots = lotsOf(9, 3);
    const plan = matchTender({ lots, maxLotsPerTenderer: 1, groups: [] }, { shouldStop: () => true });
    expect(plan.status).toBe('cancelled');
    expect(plan.certificate.status).toBe('cancelled');
  });
});

const SHAPES = [
  { lots: 2, organisations: 7 },
  { lots: 3, organisations: 5 },
  { lots: 2, organisations: 5, maxMembers: 3, cents: 2 },
  { lots: 2, organisations: 6, pinned: true },
];

/** Amounts in millions of cents that no two lots share out evenly. */
function inFineCents(tender: TenderProblem): TenderProblem {
  return {
    ...tender,
    maxLotsPerTenderer: null,
    lots: tender.lots.map(({ problem, ...lot }) => ({
      ...lot,
      problem: {
        ...problem,
        requirements: problem.requirements.map((one) => ({ ...one, capacityCents: one.capacityCents * 1_001_237 })),
        organisations: problem.organisations.map((one) => ({
          ...one,
          capabilities: one.capabilities.map((c) => ({
            ...c,
            capacityCents: c.capacityCents === null ? null : c.capacityCents * 1_000_000 + 77_777,
          })),
        })),
      },
    })),
  };
}
