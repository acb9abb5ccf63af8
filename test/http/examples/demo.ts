import { readFileSync } from 'node:fs';
import type { SeedSummary } from '../../../seeds/demo-network.ts';
import type { TestApp, TestPerson } from '../../app.ts';
import { runOver } from '../../waiting.ts';

/** Ids of things that belong together, by kind. */
type Scene = Readonly<Record<string, string | readonly string[]>>;

// biome-ignore lint/suspicious/noExplicitAny: a test looks into answers freely
type Json = any;
type Call = { as?: TestPerson; body?: unknown; headers?: Record<string, string> };

/** The demo with a notice taken in and matched, and the acts that bring things to where an example can be tried. */
export type Demo = {
  app: TestApp;
  coordinator: TestPerson;
  /** What is there from the beginning, and belongs together. */
  scene: Scene;
  /** Calls as the coordinator unless said; @throws Error with the answer where it is refused */
  call(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, call?: Call): Promise<Json>;
};

const NOTICE = new URL('../../../seeds/notices/cn_25.xml', import.meta.url);

/** Takes the demo's notice in, publishes it and waits for its consortia: what the README's walk does. */
export async function theDemo(app: TestApp, seeds: SeedSummary): Promise<Demo> {
  const signIn = async (email: string, password = app.config.DEMO_PASSWORD): Promise<TestPerson> => {
    const answer = await app.call('POST', '/auth/login', { body: { email, password } });
    return { id: '', email, token: answer.json<Json>().accessToken, actor: { kind: 'anonymous' } };
  };
  const coordinator = await signIn('coordinator@demo.example');
  const call: Demo['call'] = async (method, path, { as = coordinator, ...rest } = {}) => {
    const answer = await app.call(method, path, { as, ...rest });
    if (answer.statusCode >= 300)
      throw new Error(`${method} ${path}: ${answer.statusCode} ${answer.payload.slice(0, 800)}`);
    return answer.payload === '' ? null : answer.json();
  };
  const cluster = seeds.clusterIds.get('neopolia-energy')!;
  const organisation = (await call('GET', `/organisations?limit=20&clusterId=${cluster}`)).items.map(
    ({ id }: Json) => id,
  );
  const tender = await call('POST', `/tenders/import?clusterId=${cluster}`, {
    body: readFileSync(NOTICE),
    headers: { 'content-type': 'application/xml' },
  });
  const published = await call('POST', `/tenders/${tender.id}/publish`);
  const lot = tender.lots[0];
  const run = published.matchRun?.id ?? (await call('GET', `/tenders/${tender.id}/match-runs`)).items[0].id;
  await runOver(app, coordinator, run);
  return {
    app,
    coordinator,
    call,
    scene: {
      cluster,
      partner: seeds.clusterIds.get('limousin')!,
      organisation,
      tender: tender.id,
      lot: lot.id,
      requirement: lot.requirements.map(({ id }: Json) => id),
      matchRun: run,
      consortium: (await call('POST', '/consortia', { body: { matchRunId: run, lotId: lot.id, rank: 1 } })).id,
      contract: (await call('GET', '/contracts?limit=1')).items[0].id,
      user: (await call('GET', '/me')).id,
    },
  };
}
