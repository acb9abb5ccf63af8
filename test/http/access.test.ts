import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApp, type TestPerson, testApp } from '../app.ts';
import { operationsOf } from './operations.ts';

let app: TestApp;
let people: Record<'member' | 'coordinator' | 'admin', TestPerson>;
beforeAll(async () => {
  app = await testApp();
  const clusterId = await app.cluster();
  const coordinator = await app.person({ role: 'coordinator', clusterId });
  const created = await app.call('POST', '/organisations', {
    as: coordinator,
    body: { name: 'A firm', kind: 'company' },
  });
  people = {
    coordinator,
    admin: await app.person({ role: 'admin' }),
    member: await app.person({ role: 'member', organisationId: created.json().id }),
  };
});
afterAll(() => app.close());

/** Who gets past the scope of each level. */
const ALLOWED: Record<string, readonly string[]> = {
  public: ['nobody', 'member', 'coordinator', 'admin'],
  'signed-in': ['member', 'coordinator', 'admin'],
  staff: ['coordinator', 'admin'],
  admin: ['admin'],
};

describe('every route, for every role', () => {
  it('is open to those of its level and closed to all others', async () => {
    const operations = operationsOf(app.app);
    expect(operations.length).toBeGreaterThan(30);
    const faults: string[] = [];
    for (const { method, path, access } of operations) {
      if (access === undefined) faults.push(`${method} ${path} declares no level of access`);
      for (const role of ['nobody', 'member', 'coordinator', 'admin'] as const) {
        const url = path.replaceAll(/\{\w+\}/g, () => uuidv7());
        const answer = await app.app.inject({
          method,
          url,
          headers: role === 'nobody' ? {} : { authorization: `Bearer ${people[role].token}` },
          ...(method === 'GET' ? {} : { payload: {} }),
        });
        const allowed = (ALLOWED[access ?? ''] ?? []).includes(role);
        const refused = answer.statusCode === 401 || answer.statusCode === 403;
        const wanted = role === 'nobody' ? 401 : 403;
        if (!allowed && answer.statusCode !== wanted)
          faults.push(`${method} ${path} as ${role}: ${answer.statusCode}, not ${wanted}`);
        if (allowed && refused && access !== 'public')
          faults.push(`${method} ${path} as ${role}: ${answer.statusCode}`);
        if (answer.statusCode >= 500)
          faults.push(`${method} ${path} as ${role}: ${answer.statusCode} ${answer.payload}`);
      }
    }
    expect(faults).toEqual([]);
  });
});
