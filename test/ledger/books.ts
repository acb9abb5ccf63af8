import { expect } from 'vitest';
import type { Clock } from '../../src/shared/clock.ts';
import { type TestApp, type TestPerson, testApp } from '../app.ts';

/** A cluster that keeps books: its people, and companies of its own. */
export type Books = {
  t: TestApp;
  clusterId: string;
  admin: TestPerson;
  coordinator: TestPerson;
  stranger: TestPerson;
  /** Speaks for the first company. */
  member: TestPerson;
  companies: string[];
  /** Makes a contract of the companies, signed on 2026-01-15 unless the body says otherwise; its id. */
  contract(body?: object): Promise<string>;
  close(): Promise<void>;
};

/** The day on which these tests play. */
export const TODAY = '2026-06-15';

export const euros = (amount: number) => ({ amountCents: Math.round(amount * 100), currency: 'EUR' });

export async function openBooks(options: { companies?: number; clock?: Clock } = {}): Promise<Books> {
  const t = await testApp({ clock: options.clock ?? (() => new Date(`${TODAY}T10:00:00Z`)) });
  const clusterId = await t.cluster();
  const admin = await t.person({ role: 'admin' });
  const coordinator = await t.person({ role: 'coordinator', clusterId });
  const stranger = await t.person({ role: 'coordinator', clusterId: await t.cluster() });
  const companies: string[] = [];
  for (let i = 0; i < (options.companies ?? 3); i++) {
    const answer = await t.call('POST', '/organisations', {
      as: coordinator,
      body: {
        name: `Société ${i}`,
        kind: 'company',
        years: [{ year: 2025, headcount: [8, 42, 120, 900][i % 4], turnoverCents: 100_000_000 * 8 ** (i % 4) }],
      },
    });
    expect(answer.statusCode, answer.body).toBe(201);
    companies.push(answer.json().id);
  }
  const member = await t.person({ role: 'member', organisationId: companies[0]! });
  return {
    t,
    clusterId,
    admin,
    coordinator,
    stranger,
    member,
    companies,
    async contract(body = {}) {
      const answer = await t.call('POST', '/contracts', {
        as: coordinator,
        body: {
          title: 'Passerelle du bassin',
          buyer: { name: 'Grand port', private: true },
          value: euros(1_000),
          signedOn: '2026-01-15',
          members: [
            { organisationId: companies[0], shareBp: 3_334 },
            { organisationId: companies[1], shareBp: 3_333 },
            { organisationId: companies[2], shareBp: 3_333 },
          ],
          ...body,
        },
      });
      expect(answer.statusCode, answer.body).toBe(201);
      return answer.json().id;
    },
    close: () => t.close(),
  };
}
