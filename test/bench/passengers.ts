import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { demoNetwork } from '../../seeds/demo-network.ts';
import { acquaintances, relationsOf, tiesOf } from '../../seeds/network/bonds.ts';
import type { SeedOrganisation } from '../../seeds/network/company.ts';
import { DEFAULT_MIN_QUALITY, FLOOR_QUALITY } from '../../src/clusters/policy.domain.ts';
import { passengersAmong } from '../../src/match-commands/check-passengers.ts';
import type { GivenProblem } from '../../src/match-commands/given.ts';
import { type LotResult, match, type Problem, readProblem } from '../../src/matching/index.ts';
import { withPreferredQuality } from '../../src/matching/network/preferred-quality.ts';
import { isCall } from '../../src/notices/completeness.ts';
import type { ParsedLot } from '../../src/notices/lot.ts';
import type { ParsedNotice } from '../../src/notices/notice.ts';
import { parseNotice } from '../../src/notices/parse.ts';
import { suggestRequirements } from '../../src/notices/requirements/suggest.ts';
import { loadDecomposer } from '../../src/trades/decompose/decomposer.ts';
import { needsOf } from '../../src/trades/lots/needs.ts';
import { sharedFiles } from '../shared-data.ts';

const NOW = '2026-11-26T09:00:00.000Z';
const FOLDERS = ['ted-notices', 'ocds', 'boamp'];

/** A lot of a real notice, as the demo's network would be asked. */
type Lot = {
  readonly notice: string;
  readonly title: string;
  /** By what the notice's codes and conditions say. */
  readonly problem: Problem;
  /** By what the decomposition says that the work needs, everything probable confirmed. */
  readonly decomposed: Problem;
};

/**
 * `npm run bench -- passengers [--notices 120] [--show 10]`: lots of real notices against the demo's network, by the rules
 * that let passengers in and by those that do not. Passengers are counted by the checker's code, not by the engine's.
 */
export function benchPassengers(): void {
  const { values } = parseArgs({
    options: { notices: { type: 'string', default: '120' }, show: { type: 'string', default: '10' } },
  });
  const lots = lotsOf(Number(values.notices));
  const before = lots.map(({ problem }) => match(permissive(problem), { nodes: 20_000 }));
  const after = lots.map(({ problem }) => match(problem, { nodes: 20_000 }));
  const decomposedLots = lots.map((lot) => ({ ...lot, problem: lot.decomposed }));
  const decomposed = decomposedLots.map(({ problem }) => match(problem, { nodes: 20_000 }));
  const notices = new Set(lots.map(({ notice }) => notice)).size;
  process.stdout.write(`\n${lots.length} lots of ${notices} real notices against the demo's network\n\n`);
  process.stdout.write(
    '| | passengers let in | no passengers | no passengers, needs decomposed |\n|---|---|---|---|\n',
  );
  const counts = [countsOf(lots, before), countsOf(lots, after), countsOf(decomposedLots, decomposed)];
  for (const name of Object.keys(counts[0]!)) {
    process.stdout.write(`| ${name} | ${counts.map((one) => one[name]).join(' | ')} |\n`);
  }
  show(decomposedLots, decomposed, Number(values.show));
}

/** The rules of before: any member with 2 % of the work, teams of one among the consortia, five ranks whatever they score. */
const permissive = (problem: Problem): Problem => ({
  ...problem,
  minDifference: 2,
  maxDistance: 1,
  constraints: { ...problem.constraints, minMembers: 1, minShareBp: 200, minContribution: 0 },
});

function lotsOf(most: number): Lot[] {
  const network = demoNetwork();
  const seeds = [...network.neopolia, ...network.limousin];
  const base = {
    organisations: seeds.map(candidateOf),
    ties: acquaintances(network.neopolia, tiesOf(network.deals)).map(({ aId, bId, weightBp }) => ({
      a: aId,
      b: bId,
      weight: weightBp / 10_000,
    })),
    conflicts: relationsOf(seeds).map(({ aId, bId }) => ({ a: aId, b: bId })),
  };
  const files = FOLDERS.flatMap((folder) => sharedFiles(folder, /\.(xml|json)$/)).filter(
    (name) => !name.includes('shapes'),
  );
  const found: Lot[] = [];
  let notices = 0;
  for (let at = 0; at < files.length && notices < most; at++) {
    const lots = lotsIn(files[(at * 7919) % files.length]!, base);
    if (lots.length > 0) notices++;
    found.push(...lots);
  }
  return found;
}

const MOST_LOTS = 5;

function lotsIn(file: string, base: object): Lot[] {
  try {
    return parseNotice(readFileSync(file))
      .filter(isCall)
      .slice(0, 1)
      .flatMap((notice) =>
        notice.lots.slice(0, MOST_LOTS).flatMap((lot): Lot[] => {
          const { requirements } = suggestRequirements(lot, notice, { now: NOW });
          if (requirements.length === 0) return [];
          const problem = readProblem({
            ...base,
            requirements: requirements.map((one, r) => ({
              id: `r${r + 1}`,
              cpv: one.cpv,
              weightBp: one.weightBp,
              mandatory: one.mandatory,
              minLevel: one.minLevel,
              certification: one.certification,
              capacityCents: one.capacityCents ?? 0,
              mustBeDoneByMember: one.mustBeDoneByMember,
            })),
            constraints: { minQuality: FLOOR_QUALITY },
          });
          const decomposed = decomposedOf(lot, notice, base) ?? problem;
          return [{ notice: file, title: lot.title, problem: preferring(problem), decomposed: preferring(decomposed) }];
        }),
      );
  } catch {
    // No notice, or one that the reader refuses: other measurements are about those.
    return [];
  }
}

/** Least qualities raised to what is preferred, where the pool allows it. */
const preferring = (problem: Problem): Problem => ({
  ...problem,
  requirements: withPreferredQuality(
    problem.requirements,
    problem.organisations,
    problem.constraints,
    DEFAULT_MIN_QUALITY,
  ),
});

/** The lot as `GET /lots/{id}/needs` reads it; null where it has no code. */
function decomposedOf(lot: ParsedLot, notice: ParsedNotice, base: object): Problem | null {
  const cpvMain = lot.cpvMain ?? lot.cpvAdditional[0] ?? null;
  if (cpvMain === null) return null;
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
  const { needs } = needsOf({ title, description, cpvMain, cpvAdditional, estimatedCents, months: null }, further);
  return readProblem({
    ...base,
    requirements: needs.slice(0, 64).map((one, r) => ({
      id: `r${r + 1}`,
      cpv: one.cpv,
      weightBp: one.weightBp,
      mandatory: one.mandatory,
      minLevel: one.minLevel,
      certification: one.certification,
      capacityCents: one.capacityCents ?? 0,
    })),
    constraints: { minQuality: FLOOR_QUALITY },
  });
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

function countsOf(lots: readonly Lot[], results: readonly LotResult[]): Record<string, string | number> {
  const proposals = results.flatMap(({ consortia }, at) => consortia.map((one) => ({ one, lot: lots[at]! })));
  const flawed = proposals.map(({ one, lot }) => {
    const given = JSON.parse(JSON.stringify(lot.problem)) as GivenProblem;
    const ids = one.members.map(({ organisationId }) => organisationId);
    const team = ids.map((id) => given.organisations.find((organisation) => organisation.id === id)!);
    return {
      passengers: passengersAmong(given, team).length,
      small: one.members.filter(({ shareBp }) => shareBp < 1000).length,
      lowering: one.members.filter(({ marginal }) => marginal < 0).length,
    };
  });
  const members = proposals.reduce((sum, { one }) => sum + one.members.length, 0);
  const groups = results.filter(({ consortia }) => consortia.some((one) => one.members.length > 1)).length;
  const single = results.filter(({ consortia, alone }) => consortia.length === 0 && alone.length > 0).length;
  const ones = results.filter(({ consortia }) => consortia.length > 0 && consortia[0]!.members.length === 1).length;
  return {
    'lots with a consortium of two or more': groups,
    'lots that only single firms can do': single,
    'lots whose first proposal is a single firm': ones,
    'lots that nobody can do': results.filter(({ status }) => status === 'infeasible').length,
    proposals: proposals.length,
    'members per proposal': (members / Math.max(1, proposals.length)).toFixed(2),
    'passengers among their members': flawed.reduce((sum, { passengers }) => sum + passengers, 0),
    'proposals with a passenger': flawed.filter(({ passengers }) => passengers > 0).length,
    'members with less than 10 %': flawed.reduce((sum, { small }) => sum + small, 0),
    'members that lower the score': flawed.reduce((sum, { lowering }) => sum + lowering, 0),
    'not proven': results.filter(({ certificate }) => certificate.status === 'budget_exhausted').length,
  };
}

/** Some proposals to read: evenly from the lots that have one. */
function show(lots: readonly Lot[], results: readonly LotResult[], most: number): void {
  const { neopolia, limousin } = demoNetwork();
  const named = new Map([...neopolia, ...limousin].map((one) => [one.id, `${one.name} (${one.trade})`]));
  const served = results.flatMap(({ consortia }, at) => (consortia.length > 0 ? [at] : []));
  const every = Math.max(1, Math.floor(served.length / Math.max(1, most)));
  for (const at of served.filter((_, place) => place % every === 0).slice(0, most)) {
    const { title, problem } = lots[at]!;
    const needs = problem.requirements.map(({ id, cpv, weightBp }) => `${id} ${cpv} ${weightBp / 100} %`).join(', ');
    process.stdout.write(`\n${title.slice(0, 90)} — ${needs}\n`);
    for (const { rank, score, members } of results[at]!.consortia) {
      const team = members.map(
        ({ organisationId, shareBp, covers }) =>
          `${named.get(organisationId)} ${shareBp / 100} % (${covers.join(' ')})`,
      );
      process.stdout.write(`  ${rank}. ${score.toFixed(3)} ${team.join('; ')}\n`);
    }
    process.stdout.write(`  alone: ${results[at]!.aloneCount}, ends: ${results[at]!.ending?.reason ?? '–'}\n`);
  }
}
