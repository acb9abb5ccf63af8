import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { Compile } from 'typebox/schema';
import { describe, expect, it, onTestFinished } from 'vitest';
import { checkResult } from '../../src/match-commands/check-result.ts';
import { match, readProblem } from '../../src/matching/index.ts';
import { ProblemSchema } from '../../src/matching/problem/problem.ts';
import { DomainError } from '../../src/shared/errors.ts';
import { readCpv } from '../../src/taxonomies/data.ts';

const folder = new URL('./cases/', import.meta.url);
const root = new URL('../../', import.meta.url).pathname;
const json = (url: URL) => JSON.parse(readFileSync(url, 'utf8'));
const schema = (name: string) =>
  Compile(json(new URL(`../../src/matching/problem/${name}.schema.json`, import.meta.url)));
const knownCpv = new Set(readCpv().map(({ code }) => code));
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.slice(0, -5));
const problemOf = (name: string) => json(new URL(`${name}.json`, folder));

/** Members of the first rank, or the stage and blame of an infeasible case, or the field of a bad one. */
const expected: Record<string, unknown> = {
  'balanced-shares': ['atlantic-masonry', 'centrale-lab', 'erdre-electric', 'oak-joiners'],
  'five-trades': ['atlantic-masonry', 'centrale-lab', 'erdre-electric', 'oak-joiners', 'studio-nantes'],
  'five-trades-with-research': ['atlantic-masonry', 'centrale-lab', 'erdre-electric', 'oak-joiners', 'studio-nantes'],
  'one-team-pinned': ['atlantic-masonry', 'erdre-electric', 'oak-joiners', 'studio-nantes'],
  'split-by-capacity': ['atlantic-masonry', 'centrale-lab', 'erdre-electric', 'oak-joiners', 'studio-nantes'],
  smallest: { alone: ['o1'] },
  'infeasible-nobody': { stage: 'no_candidate', requirements: ['design'] },
  'infeasible-capacity': { stage: 'capacity', requirements: ['masonry'] },
  'infeasible-pinned': { stage: 'pinned', constraints: ['pinned:paris-design'] },
  'infeasible-team-size': {
    stage: 'team_size',
    requirements: ['electrical', 'joinery', 'design'],
    constraints: ['maxMembers'],
    minimal: true,
  },
  'infeasible-conflict': {
    stage: 'conflicting_set',
    requirements: ['electrical', 'design'],
    constraints: ['conflicts'],
    minimal: true,
  },
  'infeasible-turnover': {
    stage: 'conflicting_set',
    requirements: [],
    constraints: ['minTurnoverCents'],
    minimal: true,
  },
  'bad-65-requirements': '/requirements',
  'bad-duplicate-ids': '/organisations/10/id',
  'bad-negative-weight': '/weights/sme',
  'bad-pinned-and-banned': '/constraints/pinned/0',
  'bad-unknown-cpv': '/requirements/1/cpv',
  'bad-unknown-field': '/constraints/maxTeam',
};

describe('the cases', () => {
  it('are all expected', () => expect(names.sort()).toEqual(Object.keys(expected).sort()));

  it.each(names.filter((name) => !name.startsWith('bad-')))('%s is answered as expected and holds', (name) => {
    const problem = problemOf(name);
    const result = JSON.parse(JSON.stringify(match(readProblem(problem, { knownCpv }))));
    expect(schema('problem').Check(problem)).toBe(true);
    expect(schema('result').Check(result)).toBe(true);
    expect(checkResult(problem, result)).toEqual([]);
    if (name.startsWith('infeasible-')) {
      expect(result.status).toBe('infeasible');
      expect(result.infeasibility).toMatchObject(expected[name] as object);
    } else if (name === 'smallest') {
      // One firm, who can do it alone: no consortium, and that is an answer.
      expect(result).toMatchObject({ status: 'succeeded', consortia: [], ending: { reason: 'none' } });
      expect(result.alone).toEqual([{ organisationId: 'o1', quality: expect.any(Number), missing: [] }]);
    } else {
      const [first] = result.consortia;
      expect(first.members.map((m: { organisationId: string }) => m.organisationId).sort()).toEqual(expected[name]);
    }
  });

  it.each(names.filter((name) => name.startsWith('bad-')))('%s is refused and the field named', (name) => {
    try {
      readProblem(problemOf(name), { knownCpv });
      expect.unreachable('the problem was read');
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      expect(error.fields[0]?.pointer).toBe(expected[name]);
    }
  });

  it('gives the same bytes again', () => {
    const again = () => JSON.stringify(match(readProblem(problemOf('five-trades'))));
    expect(again()).toBe(again());
  });
});

describe('the schema of the problem file', () => {
  const check = schema('problem');
  const source = json(new URL('../../src/matching/problem/problem.schema.json', import.meta.url));
  it('has the defaults and the fields that the reader has', () => {
    const read = readProblem(problemOf('smallest'));
    const { organisations, requirements, constraints } = source.properties;
    const fields = (one: { properties: object }) => Object.keys(one.properties).sort();
    expect(fields(source)).toEqual(Object.keys(read).sort());
    expect(fields(organisations.items)).toEqual(Object.keys(read.organisations[0] as object).sort());
    expect(fields(requirements.items)).toEqual(Object.keys(read.requirements[0] as object).sort());
    expect(fields(constraints)).toEqual(Object.keys(read.constraints).sort());
    for (const [part, values] of [
      [requirements.items, read.requirements[0]],
      [organisations.items, read.organisations[0]],
      [constraints, read.constraints],
      [source, read],
    ] as const) {
      for (const [name, field] of Object.entries(part.properties as Record<string, { default?: unknown }>)) {
        if (field.default !== undefined) expect((values as Record<string, unknown>)[name], name).toEqual(field.default);
      }
    }
  });

  it('is the declaration that the types and the reader come from (vitest -u writes it)', async () => {
    const written = `${JSON.stringify(ProblemSchema, null, 2)}\n`;
    await expect(written).toMatchFileSnapshot('../../src/matching/problem/problem.schema.json');
  });

  it('refuses unknown fields and values out of range', () => {
    const bad = ['bad-negative-weight', 'bad-65-requirements', 'bad-unknown-field'];
    for (const name of bad) expect(check.Check(problemOf(name)), name).toBe(false);
  });
});

describe('npm run match', () => {
  const command = (script: string, ...args: string[]) =>
    new Promise<{ code: number; out: string; err: string }>((resolve) => {
      const file = `${root}src/match-commands/${script}.ts`;
      execFile(process.execPath, ['src/program/run.mjs', file, ...args], { cwd: root }, (error, out, err) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
      });
    });
  const file = (name: string) => new URL(`${name}.json`, folder).pathname;

  it('ends with 0 when complete, 3 when infeasible, 2 with the field when the problem is bad', async () => {
    const [alone, complete, infeasible, bad] = await Promise.all([
      command('match', file('smallest')),
      command('match', file('five-trades'), '--k', '2'),
      command('match', file('infeasible-nobody')),
      command('match', file('bad-unknown-cpv')),
    ]);
    expect([alone.code, complete.code, infeasible.code, bad.code]).toEqual([0, 0, 3, 2]);
    expect(JSON.parse(complete.out).consortia).toHaveLength(2);
    expect(bad.err).toContain('/requirements/1/cpv');
  });

  it('names the field that holds NaN, a number that JSON has no word for', async () => {
    const folder = mkdtempSync(`${tmpdir()}/groupement-case-`);
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const broken = `${folder}/nan.json`;
    const text = JSON.stringify(problemOf('five-trades'));
    writeFileSync(broken, text.replace(/"weightBp":\d+/, '"weightBp":NaN'));
    const { code, err } = await command('match', broken);
    expect(code).toBe(2);
    expect(err).toContain('/requirements/0/weightBp: must be an integer');
  });

  it('ends with 4 when the nodes run out, and the answer still holds', async () => {
    const { code, out } = await command('match', file('five-trades'), '--nodes', '1');
    expect(code).toBe(4);
    const result = JSON.parse(out);
    expect(checkResult(problemOf('five-trades'), result)).toEqual([]);
    expect(result.certificate.status).toBe('budget_exhausted');
  });
});
