import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SETTINGS } from '../../src/config.ts';
import { type TestApp, testApp } from '../app.ts';

const file = (name: string): string => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

describe('what is deployed', () => {
  it.each(['src/operations/prometheus/alerts.yml', 'src/operations/grafana/dashboard.json'])(
    '%s asks for figures that /metrics tells',
    async (name) => {
      const told = new Set(
        [...(await app.app.inject('/metrics')).payload.matchAll(/^# TYPE (\w+) /gm)].map(([, metric]) => metric!),
      );
      const asked = [...file(name).matchAll(/\b((?:http|nodejs|process|snapshot)_[a-z0-9_]+)\b/g)].map(([, m]) => m!);
      expect(asked.length).toBeGreaterThan(5);
      expect(asked.filter((metric) => !told.has(metric.replace(/_(bucket|count|sum)$/, '')))).toEqual([]);
    },
  );

  it('the compose file sets variables that the program reads, and leaves no password to a default', () => {
    const compose = file('docker-compose.yml');
    const [, block = ''] = /environment: &environment\n((?: {4}.*\n)+)/.exec(compose) ?? [];
    const names = [...block.matchAll(/^ {4}([A-Z_]+):/gm)].map(([, name]) => name!);
    expect(names).toContain('METRICS_TOKEN');
    expect(names.filter((name) => !(name in SETTINGS))).toEqual([]);
    for (const secret of ['POSTGRES_PASSWORD', 'REDIS_PASSWORD', 'JWT_SECRET', 'METRICS_TOKEN', 'DOMAIN'])
      expect(compose).not.toMatch(new RegExp(`\\$\\{${secret}(\\}|:-)`));
  });
});
