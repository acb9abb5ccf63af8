import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '../../src/db/transaction.ts';
import { capabilities, organisations } from '../../src/organisations/table.ts';
import { TEST_SYSTEM, type TestApp, type TestPerson, testApp } from '../app.ts';
import { runOver } from '../waiting.ts';

const MASONRY = '45262670';
const ELECTRICAL = '45310000';

type Member = { organisationId: string };
type Run = {
  id: string;
  status: string;
  lots: { consortia: { members: Member[] }[]; infeasibility: { explanation: string[] } | null }[];
};

describe('two firms of one group', { timeout: 90_000 }, () => {
  let app: TestApp;
  let coordinator: TestPerson;
  let clusterId: string;
  let mason: string;
  let electrician: string;
  let otherMason: string;

  beforeAll(async () => {
    app = await testApp();
    clusterId = await app.cluster();
    coordinator = await app.person({ role: 'coordinator', clusterId });
    mason = await addFirm('Best masons', MASONRY, 5);
    electrician = await addFirm('Electricians', ELECTRICAL, 5);
    otherMason = await addFirm('Other masons', MASONRY, 2);
    await app.startWorkers(null);
  });
  afterAll(() => app.close());

  const addFirm = async (name: string, cpv: string, level: number): Promise<string> => {
    const id = uuidv7();
    await inTransaction(app.database, TEST_SYSTEM, async (tx) => {
      await tx.insert(organisations).values({
        id,
        name,
        searchName: name.toLowerCase(),
        kind: 'company' as const,
        sizeClass: 'small' as const,
        headcount: 20,
        turnoverCents: 300_000_000,
        clusterIds: [clusterId],
      });
      await tx.insert(capabilities).values({ organisationId: id, cpv, level, evidence: 5, capacityCents: 100_000_000 });
    });
    return id;
  };
  const matched = async (constraints: Record<string, unknown> = {}): Promise<Run> => {
    const tender = await app.call('POST', '/tenders', {
      as: coordinator,
      body: {
        title: 'A house',
        buyer: { name: 'A buyer' },
        constraints,
        lots: [{ title: 'Walls and wires', requirements: [{ cpv: MASONRY }, { cpv: ELECTRICAL }] }],
      },
    });
    const published = await app.call('POST', `/tenders/${tender.json().id}/publish`, { as: coordinator });
    return runOver(app, coordinator, published.json().latestMatchRunId);
  };
  const teams = (run: Run): string[][] =>
    run.lots[0]!.consortia.map(({ members }) => members.map(({ organisationId }) => organisationId).sort());

  it('are never proposed together, from the next run on, until the relation is taken back', async () => {
    expect(teams(await matched())[0]).toEqual([mason, electrician].sort());
    const related = await app.call('POST', `/organisations/${mason}/relations`, {
      as: coordinator,
      body: { organisationId: electrician, kind: 'same_group' },
    });
    expect(related.statusCode).toBe(201);
    const apart = await matched();
    expect(teams(apart)).toEqual([[electrician, otherMason].sort()]);

    const whyNot = await app.call('GET', `/match-runs/${apart.id}/why-not/${mason}`, { as: coordinator });
    expect(whyNot.json()).toMatchObject({ proposed: false, bestWith: null });
    expect(whyNot.json().explanation).toContain(
      'Elle ne peut pas siéger avec Electricians, du meilleur groupement : elles sont concurrentes déclarées, ou du même groupe.',
    );

    const path = `/organisations/${electrician}/relations/${related.json().id}`;
    expect((await app.call('DELETE', path, { as: coordinator })).statusCode).toBe(204);
    expect(teams(await matched())[0]).toEqual([mason, electrician].sort());
  });

  it('that a tender wants both are told why there is no consortium', async () => {
    await app.call('POST', `/organisations/${electrician}/relations`, {
      as: coordinator,
      body: { organisationId: mason, kind: 'same_group' },
    });
    const both = await matched({ pinned: [mason, electrician] });
    expect(both.status).toBe('infeasible');
    expect(both.lots[0]!.infeasibility?.explanation.join(' ')).toMatch(
      /(Best masons et Electricians|Electricians et Best masons) sont toutes deux imposées, et ne peuvent pas siéger ensemble\./,
    );
    const one = await matched({ pinned: [mason], minMembers: 1, minContribution: 0 });
    expect(one.status).toBe('infeasible');
    const nearest = JSON.stringify(one.lots[0]!.infeasibility);
    expect(nearest).toContain(
      'Electricians ne peut pas siéger avec une entreprise imposée (concurrentes déclarées, ou',
    );
    expect(nearest).not.toContain('pourrait le faire');
    const whyNot = await app.call('GET', `/match-runs/${one.id}/why-not/${electrician}`, {
      as: coordinator,
      headers: { 'accept-language': 'en-GB' },
    });
    expect(whyNot.json().explanation).toContain(
      'It cannot sit with Best masons, which must take part: they are declared competitors, or companies of one group.',
    );
    expect(whyNot.json().lacks[0].lacks).toContain('apart');
  });
});
