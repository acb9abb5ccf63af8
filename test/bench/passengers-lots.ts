import { readFileSync } from 'node:fs';
import { demoNetwork } from '../../seeds/demo-network.ts';
import { companiesAtScale } from '../../seeds/network/at-scale.ts';
import { acquaintances, relationsOf, tiesOf } from '../../seeds/network/bonds.ts';
import type { SeedOrganisation } from '../../seeds/network/company.ts';
import { DEFAULT_MIN_QUALITY, FLOOR_QUALITY } from '../../src/clusters/policy.domain.ts';
import { type Problem, readProblem } from '../../src/matching/index.ts';
import { withPreferredQuality } from '../../src/matching/network/preferred-quality.ts';
import { bestFit } from '../../src/matching/quality/quality.ts';
import { isCall } from '../../src/notices/completeness.ts';
import type { ParsedLot } from '../../src/notices/lot.ts';
import type { ParsedNotice } from '../../src/notices/notice.ts';
import { parseNotice } from '../../src/notices/parse.ts';
import { suggestRequirements } from '../../src/notices/requirements/suggest.ts';
import { loadDecomposer } from '../../src/trades/decompose/decomposer.ts';
import { type Need, needsOf } from '../../src/trades/lots/needs.ts';
import { sharedFiles } from '../shared-data.ts';

const NOW = '2026-11-26T09:00:00.000Z';
const FOLDERS = ['ted-notices', 'ocds', 'boamp'];
const MOST_LOTS = 5;

/** A lot of a real notice, as a network would be asked. */
export type Lot = {
  readonly notice: string;
  readonly title: string;
  /** By what the notice's codes and conditions say. */
  readonly problem: Problem;
  /** By what the decomposition says that the work needs, everything probable confirmed. */
  readonly decomposed: Problem;
  /** Where the requirements of `decomposed` come from, in their order; empty: the same as `problem`. */
  readonly needs: readonly Need[];
};

/** Invented companies with their bonds, in the engine's words. */
export type Network = Pick<Problem, 'organisations' | 'ties' | 'conflicts'> & {
  /** Name and trade by id. */
  readonly named: ReadonlyMap<string, string>;
};

/** The demo's network, and as many more companies all over France as make `size` in all. */
export function networkOf(size: number): Network {
  const { neopolia, limousin, deals } = demoNetwork();
  const own = [...neopolia, ...limousin];
  const seeds = [...own, ...[...companiesAtScale(Math.max(0, size - own.length), 100_000, 2_500)].flat()];
  const { organisations, ties, conflicts } = readProblem({
    requirements: [{ id: 'any', cpv: '45000000', weightBp: 10_000 }],
    organisations: seeds.map(candidateOf),
    ties: acquaintances(neopolia, tiesOf(deals)).map(({ aId, bId, weightBp }) => ({
      a: aId,
      b: bId,
      weight: weightBp / 10_000,
    })),
    conflicts: relationsOf(own).map(({ aId, bId }) => ({ a: aId, b: bId })),
  });
  return { organisations, ties, conflicts, named: new Map(seeds.map((one) => [one.id, `${one.name} (${one.trade})`])) };
}

/** Lots of real notices, as many notices as asked, always the same ones; after those before, if any are left out. */
export function lotsOf(most: number, network: Network, leftOut = 0): Lot[] {
  const files = FOLDERS.flatMap((folder) => sharedFiles(folder, /\.(xml|json)$/)).filter(
    (name) => !name.includes('shapes'),
  );
  const found: Lot[] = [];
  let notices = 0;
  for (let at = 0; at < files.length && notices < leftOut + most; at++) {
    const lots = lotsIn(files[(at * 7919) % files.length]!, network);
    if (lots.length > 0) notices++;
    if (notices > leftOut) found.push(...lots);
  }
  return found;
}

function lotsIn(file: string, network: Network): Lot[] {
  try {
    return parseNotice(readFileSync(file))
      .filter(isCall)
      .slice(0, 1)
      .flatMap((notice) =>
        notice.lots.slice(0, MOST_LOTS).flatMap((lot): Lot[] => {
          const { requirements } = suggestRequirements(lot, notice, { now: NOW });
          if (requirements.length === 0) return [];
          const problem = asked(requirements, network);
          const needs = needsIn(lot, notice);
          const decomposed = needs.length === 0 ? problem : asked(needs, network);
          return [{ notice: file, title: lot.title, problem, decomposed, needs }];
        }),
      );
  } catch {
    // No notice, or one that the reader refuses: other measurements are about those.
    return [];
  }
}

type Asked = Pick<Need, 'cpv' | 'weightBp' | 'mandatory' | 'minLevel' | 'certification' | 'capacityCents'> & {
  readonly mustBeDoneByMember?: boolean;
};

/** What is asked of a network, with least qualities raised to what is preferred where the pool allows it. */
function asked(needs: readonly Asked[], { organisations, ties, conflicts }: Network): Problem {
  const problem = readProblem({
    organisations: [],
    requirements: needs.map((one, r) => ({
      id: `r${r + 1}`,
      cpv: one.cpv,
      weightBp: one.weightBp,
      mandatory: one.mandatory,
      minLevel: one.minLevel,
      certification: one.certification,
      capacityCents: one.capacityCents ?? 0,
      mustBeDoneByMember: one.mustBeDoneByMember ?? false,
    })),
    constraints: { minQuality: FLOOR_QUALITY },
  });
  const { constraints } = problem;
  // Whoever serves nothing sits in no team.
  const pool = organisations.filter((one) =>
    problem.requirements.some((requirement) => bestFit(one, requirement, constraints) !== null),
  );
  const ids = new Set(pool.map(({ id }) => id));
  const within = ({ a, b }: { a: string; b: string }): boolean => ids.has(a) && ids.has(b);
  return {
    ...problem,
    organisations: pool,
    ties: ties.filter(within),
    conflicts: conflicts.filter(within),
    requirements: withPreferredQuality(problem.requirements, pool, constraints, DEFAULT_MIN_QUALITY),
  };
}

/** What the lot needs as `GET /lots/{id}/needs` reads it; nothing where it has no code. */
function needsIn(lot: ParsedLot, notice: ParsedNotice): Need[] {
  const cpvMain = lot.cpvMain ?? lot.cpvAdditional[0] ?? null;
  if (cpvMain === null) return [];
  const { title, description } = lot;
  const cpvAdditional = [...lot.cpvAdditional, ...(notice.lots.length === 1 ? notice.cpvAdditional : [])].filter(
    (code, at, all) => all.indexOf(code) === at,
  );
  const text = `${title}\n${notice.title}\n${description}`;
  const further = loadDecomposer().further(
    { kind: 'lot', text, lang: notice.language ?? '', nature: '', cpvMain, buyer: notice.buyer?.name ?? '' },
    30,
  );
  const estimatedCents = lot.estimatedValue?.currency === 'EUR' ? lot.estimatedValue.amountCents : null;
  const facts = { title, description, cpvMain, cpvAdditional, estimatedCents, months: null };
  return needsOf(facts, further).needs.slice(0, 64);
}

const candidateOf = (one: SeedOrganisation) => {
  const year = one.years.at(-1)!;
  return {
    id: one.id,
    kind: one.kind,
    headcount: year.headcount,
    turnoverCents: year.turnoverCents,
    lat: one.town.lat,
    lon: one.town.lon,
    canLead: one.canLead,
    capabilities: one.capabilities,
    certifications: one.certifications,
  };
};
