import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

/** A file that breaks a rule of biome.json, the import that breaks it, and what is said of it. */
const TRIPPING: readonly [path: string, imports: string, says: string][] = [
  ['src/bids/domain.ts', './table.ts', 'a domain file is pure'],
  ['src/bids/scoring.domain.ts', 'drizzle-orm', 'a domain file is pure'],
  ['src/bids/deep/room/scoring.domain.ts', '../../repository.ts', 'a domain file is pure'],
  ['src/consortia/life/states.domain.ts', '../store/table.ts', 'a domain file is pure'],
  ['src/law/rule.ts', '../consortia/life/domain.ts', 'the law is pure'],
  ['src/law/rules/joint.ts', 'node:fs', 'the law is pure'],
  ['src/notices/lot.ts', '../tenders/schemas.ts', 'notices are read without I/O'],
  ['src/notices/eforms/notice.ts', 'node:fs/promises', 'notices are read without I/O'],
  ['src/notices/eforms/parts/lot.ts', '../../../db/client.ts', 'notices are read without I/O'],
  ['src/matching/match.ts', 'node:fs', 'matching is pure'],
  ['src/matching/search/solve.ts', '../../db/client.ts', 'matching is pure'],
  ['src/shared/money.ts', '../config.ts', 'shared imports nothing of the project'],
  ['src/db/bulk.ts', '../tenders/table.ts', 'the ground knows no feature'],
  ['src/db/embedded/paths.ts', '../../tenders/table.ts', 'the ground knows no feature'],
  ['src/queue/relay.ts', '../tenders/jobs.ts', 'the ground knows no feature'],
  ['src/plugins/etag.ts', '../tenders/schemas.ts', 'the ground knows no feature'],
  ['src/bids/service.ts', '../tenders/repository.ts', 'a service uses its own repository'],
  ['src/bids/rooms/price.service.ts', '../../tenders/store/lots.repository.ts', 'a service uses its own repository'],
  ['src/bids/price.service.ts', 'fastify', 'a service knows no HTTP'],
  ['src/bids/rooms/cost.service.ts', '../../plugins/etag.ts', 'a service uses its own repository'],
  ['src/bids/repository.ts', './service.ts', 'a repository is queries'],
  ['src/bids/store/price.repository.ts', '../routes.ts', 'a repository is queries'],
  ['src/bids/routes.ts', './repository.ts', 'routes call services'],
  ['src/bids/price.routes.ts', 'drizzle-orm', 'routes call services'],
  ['src/bids/rooms/jobs.ts', '../price.routes.ts', 'workers know no HTTP'],
  ['workers/bids.ts', '../src/plugins/etag.ts', 'workers know no HTTP'],
];

/** Imports that the same rules let through. */
const FINE: readonly [path: string, imports: string][] = [
  ['src/bids/fine.domain.ts', '../shared/money.ts'],
  ['src/bids/deep/fine.domain.ts', '../../shared/money.ts'],
  ['src/notices/eforms/fine.ts', '../xml/node.ts'],
  ['src/notices/fine.ts', 'saxes'],
  ['src/law/rules/fine.ts', '../rule.ts'],
  ['src/matching/bound/fine.ts', '../model/model.ts'],
  ['src/db/embedded/fine.ts', '../client.ts'],
  ['src/queue/fine.ts', '../db/client.ts'],
  ['src/bids/rooms/fine.service.ts', '../store/price.repository.ts'],
  ['src/bids/fine.service.ts', '../tenders/service.ts'],
  ['src/bids/fine.routes.ts', '../db/signals.ts'],
];

type Report = { diagnostics: { message: string; location: { path: string | { file: string } } }[] };

/** What biome says to each file, by its path; the rules are the project's own. */
function messages(cases: readonly (readonly [path: string, imports: string, ...unknown[]])[]): Map<string, string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'groupement-rules-'));
  const { vcs: _, ...rules } = JSON.parse(readFileSync('biome.json', 'utf8'));
  writeFileSync(join(folder, 'biome.json'), JSON.stringify(rules));
  for (const [path, imports] of cases) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), `export * from '${imports}';\n`);
  }
  const words = ['lint', '--only=style/noRestrictedImports', '--reporter=json', '--max-diagnostics=none', '.'];
  const { stdout } = spawnSync(resolve('node_modules/.bin/biome'), words, { cwd: folder, encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  const said = new Map<string, string[]>(cases.map(([path]) => [path, []]));
  for (const { message, location } of (JSON.parse(stdout) as Report).diagnostics) {
    const path = typeof location.path === 'string' ? location.path : location.path.file;
    said.get(path.replace(/^\.\//, ''))?.push(message);
  }
  return said;
}

describe('biome.json', () => {
  const said = messages([...TRIPPING, ...FINE]);

  it.each(TRIPPING)('refuses in %s an import of %s: %s', (path, _imports, says) => {
    expect(said.get(path)).toEqual([expect.stringContaining(says)]);
  });

  it.each(FINE)('allows in %s an import of %s', (path) => {
    expect(said.get(path)).toEqual([]);
  });

  it('has a case for each of its import rules', () => {
    const { overrides } = JSON.parse(readFileSync('biome.json', 'utf8')) as { overrides: object[] };
    const rules = JSON.stringify(overrides).match(/"message":"[^"]+"/g) ?? [];
    const untripped = rules.filter((rule) => !TRIPPING.some(([, , says]) => rule.includes(says)));
    expect(untripped).toEqual([]);
  });
});
