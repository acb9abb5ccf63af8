import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '../../src/db/transaction.ts';
import { TEST_SYSTEM, type TestApp, type TestPerson, testApp } from '../app.ts';
import { formed, inHours, tenderOf, type World, wanted, world } from '../consortia/world.ts';

/**
 * Points of the law as they were found through the API, tried again the same way: each was wrong, and has the article that says
 * what is right. Those that other files try are there: consent (R2142-20), frozen groups (R2142-26, L2141-13), candidacies
 * (R2142-21, -23), the split and subcontracts (L2193-3 ff.), the twelve lives.
 */
let app: TestApp;
let home: World;
beforeAll(async () => {
  app = await testApp();
  home = await world(app, 6);
});
afterAll(() => app.close());

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH';
const call = (as: TestPerson, method: Method, path: string, status: number, body?: unknown) =>
  wanted(status, app.call(method, path, { as, body, headers: method === 'PATCH' ? { 'if-match': '*' } : {} }));
const staff = (method: Method, path: string, status: number, body?: unknown) =>
  call(home.coordinator, method, path, status, body);
const member = (n: number, method: Method, path: string, status: number, body?: unknown) =>
  call(home.people.get(home.organisationIds[n]!)!, method, path, status, body);
const invitationOf = async (n: number, consortiumId: string) =>
  (await member(n, 'GET', `/invitations?consortiumId=${consortiumId}`, 200)).items[0];
const verdictOf = async (consortiumId: string, ruleId: string) =>
  (await staff('GET', `/consortia/${consortiumId}/checks?lang=en`, 200)).items.find(
    (item: { ruleId: string }) => item.ruleId === ruleId,
  );
type Options = NonNullable<Parameters<typeof tenderOf>[1]>;

/** Firms 0 and 1 in a group, invited; both say yes unless `answered` is false. */
async function group(options: Options = {}, answered = true) {
  const tender = await tenderOf(home, { skills: 2, ...options });
  const { id } = await formed(home, tender, home.organisationIds.slice(0, 2));
  await staff('POST', `/consortia/${id}/invite`, 200, { expiresAt: inHours(72) });
  if (answered)
    for (const n of [0, 1]) {
      const invitation = await invitationOf(n, id);
      await member(n, 'PUT', `/invitations/${invitation.id}/solo-declaration`, 200, {
        couldBidAlone: false,
        reasons: 'Nos équipes ne couvrent qu’un des deux métiers demandés.',
      });
      await member(n, 'POST', `/invitations/${invitation.id}/accept`, 200, { undertaking: true });
    }
  return { id: id as string, tender };
}

describe('found, and tried again', () => {
  it('R2142-22, number 14: a form that the buyer requires after the award is taken, with its reason', async () => {
    const { id, tender } = await group();
    await staff('POST', `/consortia/${id}/ready`, 200, {});
    await staff('POST', `/consortia/${id}/submit`, 200, {});
    await staff('PATCH', `/consortia/${id}`, 409, { legalForm: 'solidaire' });
    await staff('POST', `/consortia/${id}/outcome`, 200, {
      result: 'awarded',
      amounts: [{ lotId: tender.lotIds[0], amountCents: 90_000_000 }],
    });
    const formRequirement = { justification: 'Bonne exécution : prestations indivisibles', date: '2026-03-01' };
    const changed = await staff('PATCH', `/consortia/${id}`, 200, { legalForm: 'solidaire', formRequirement });
    expect(changed.formRequirement).toMatchObject({ form: 'solidaire', ...formRequirement });
  });

  it('R2142-3, number 9: papers about a crane are no commitment; a firm one for the whole execution is', async () => {
    const { id } = await group({}, false);
    const crane = { name: 'Levage Atlantique', capacity: 'Grue mobile de 500 t' };
    const relied = (more: object) =>
      staff('PATCH', `/consortia/${id}`, 200, { reliedOperators: [{ ...crane, ...more }] });
    await relied({});
    expect((await verdictOf(id, 'relied-operators')).status).not.toBe('ok');
    const commitment = {
      signedOn: '2026-02-15',
      firm: true,
      wholeExecution: false,
      evidence: 'Carte grise de la grue',
    };
    await relied({ commitment, espd: true });
    expect((await verdictOf(id, 'relied-operators')).status).toBe('blocking');
    await relied({ commitment: { ...commitment, wholeExecution: true, evidence: 'Engagement signé' }, espd: true });
    expect((await verdictOf(id, 'relied-operators')).status).toBe('ok');
  });

  it('number 16: the code is not applied to a buyer abroad or a private one, competition law is', async () => {
    for (const [set, country] of [
      [sql`buyer_country = 'GB'`, 'GB'],
      [sql`buyer_private = true`, 'FR'],
    ] as const) {
      const { id, tender } = await group({}, false);
      await inTransaction(app.database, TEST_SYSTEM, (tx) =>
        tx.execute(sql`update tenders set ${set} where id = ${tender.tenderId}`),
      );
      expect(await verdictOf(id, 'full-split')).toMatchObject({ status: 'not_applicable', figures: { country } });
      expect((await verdictOf(id, 'solo-declaration')).status).not.toBe('not_applicable');
      const papers = await staff('GET', `/consortia/${id}/documents`, 200);
      const kinds = new Set(papers.items.map(({ kind }: { kind: string }) => kind));
      for (const kind of ['dc1', 'dc2', 'dc4', 'attri1', 'espd']) expect(kinds.has(kind), kind).toBe(false);
      expect((await staff('GET', `/consortia/${id}/documents/dc1`, 409)).code).toBe('paper_does_not_fit');
    }
  });

  it('R2143-2, number 17: what nobody declared is not "ok", and a late bid is told as late', async () => {
    const { id, tender } = await group({}, false);
    for (const rule of ['exclusion-grounds', 'indispensability', 'solo-declaration'])
      expect((await verdictOf(id, rule)).status, rule).not.toBe('ok');
    await inTransaction(app.database, TEST_SYSTEM, (tx) =>
      tx.execute(sql`update lots set deadline = '2026-01-05T10:00:00Z' where tender_id = ${tender.tenderId}`),
    );
    expect(await verdictOf(id, 'in-time')).toMatchObject({ status: 'warning', article: 'R2143-2, R2151-5' });
  });

  it('R2142-25, number 18: a member whose profile shows no such skill does not cover the work', async () => {
    const tender = await tenderOf(home, { skills: 2 });
    // Firms 2 and 3 have other skills than the two that are asked for.
    const { id } = await formed(home, tender, home.organisationIds.slice(2, 4));
    const checks = await staff('GET', `/consortia/${id}/checks?lang=en`, 200);
    const of = (ruleId: string) => checks.items.find((item: { ruleId: string }) => item.ruleId === ruleId).status;
    expect(of('all-covered')).not.toBe('ok');
    expect(checks.team.faults.length).toBeGreaterThan(0);
  });

  it('R2151-6 and 22-D-04, number 19: each decision is cited for what it punished', async () => {
    const { id } = await group({}, false);
    expect((await verdictOf(id, 'oversize')).article).toContain('22-D-04');
    const sisters = (await verdictOf(id, 'same-group')).article;
    for (const cited of ['R2151-6', 'C-531/16', '20-D-19', '436532']) expect(sisters).toContain(cited);
    expect(sisters).not.toContain('22-D-04');
  });

  it('Guidelines § 352, number 20: reasons of substance, and the name of who signs', async () => {
    const { id } = await group({}, false);
    const path = `/consortia/${id}/indispensability`;
    await staff('POST', path, 400, { efficiencies: 'x', indispensability: 'x', minimality: 'x', signOff: true });
    const words = 'Chaque membre apporte un métier que l’autre n’exerce pas, dans un délai que lui seul tient.';
    const signed = await staff('POST', path, 201, {
      efficiencies: words,
      indispensability: words,
      minimality: words,
      signOff: true,
      signedOffName: 'Anne Le Goff, déléguée générale',
    });
    expect(signed.items[0]).toMatchObject({ signedOffName: 'Anne Le Goff, déléguée générale' });
  });

  it('number 21: the guard’s file tells who declared and was shown what, as JSON and PDF under one seal', async () => {
    const { id, tender } = await group();
    await app.call('GET', `/consortia/${id}/documents/split`, { as: home.coordinator });
    await member(1, 'GET', `/consortia/${id}/papers`, 200);
    await app.call('GET', `/consortia/${id}/papers/split`, { as: home.people.get(home.organisationIds[1]!)! });
    const path = `/tenders/${tender.tenderId}/competition-record`;
    const record = await staff('GET', path, 200);
    expect(record.declarations).toHaveLength(2);
    expect(record.declarations[0].name).toMatch(/^Firm/);
    expect(record.documents.map(({ kind, to }: { kind: string; to: string }) => [kind, to])).toEqual([
      ['split', home.coordinator.id],
      ['split', home.people.get(home.organisationIds[1]!)!.id],
    ]);
    expect(record.documents[0].sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(record.timestamp).toBeNull();
    expect(record.sha256).toMatch(/^[0-9a-f]{64}$/);
    const pdf = await app.call('GET', `${path}?format=pdf`, { as: home.coordinator });
    expect(pdf.rawPayload.subarray(0, 5).toString('latin1')).toBe('%PDF-');
  });

  it('number 2: a member reads what it will sign, its partner’s own papers it does not', async () => {
    const { id } = await group();
    const own = await member(1, 'GET', `/consortia/${id}/papers`, 200);
    const kinds = new Set(own.items.map(({ kind }: { kind: string }) => kind));
    for (const kind of ['dc1', 'dc2', 'convention', 'split']) expect(kinds.has(kind), kind).toBe(true);
    expect(kinds.has('attri1')).toBe(false);
    const leads = await member(0, 'GET', `/consortia/${id}/papers`, 200);
    expect(leads.items.some(({ kind }: { kind: string }) => kind === 'attri1')).toBe(true);
    await member(1, 'GET', `/consortia/${id}/papers/dc2?member=${home.organisationIds[0]}`, 404);
    await member(1, 'GET', `/consortia/${id}/papers/attri1`, 404);
  });

  it('number 6: papers take their amounts from the offer, never from the estimate', async () => {
    const { id, tender } = await group();
    const [lotId] = tender.lotIds;
    const line = (n: number, amountCents: number) => ({
      lotId,
      organisationId: home.organisationIds[n],
      label: 'Travaux',
      amountCents,
    });
    await staff('PUT', `/consortia/${id}/offer`, 200, { lines: [line(0, 60_000_000), line(1, 55_000_000)] });
    const zip = await app.call('GET', `/consortia/${id}/documents/zip`, { as: home.coordinator });
    const { unzipSync, strFromU8 } = await import('fflate');
    const csv = strFromU8(unzipSync(zip.rawPayload)['repartition.csv']!);
    expect(csv).toContain('52,17;600000,00');
    expect(csv).toContain('47,83;550000,00');
  });

  it('R2182-1 and R2193-4: legal dates stand on the board', async () => {
    const { id, tender } = await group();
    await staff('PUT', `/consortia/${id}/bid-terms`, 200, {
      ...(await staff('GET', `/consortia/${id}/bid-terms`, 200).then(
        ({ consortiumId: _c, updatedAt: _u, version: _v, askedAgain: _a, ...terms }) => terms,
      )),
      validityDays: 60,
    });
    await staff('POST', `/consortia/${id}/ready`, 200, {});
    await staff('POST', `/consortia/${id}/submit`, 200, {});
    const board = (until: string) => staff('GET', `/deadlines?until=${until}`, 200);
    const of = (items: { kind: string; consortiumId: string | null; on: string }[], kind: string) =>
      items.filter((one) => one.kind === kind && one.consortiumId === id).map(({ on }) => on);
    // Bids are due on 1 June 2030.
    expect(of((await board('2030-12-31')).items, 'validity')).toEqual(['2030-07-31']);
    const today = new Date().toISOString().slice(0, 10);
    const lost = await staff('POST', `/consortia/${id}/outcome`, 200, {
      result: 'lost',
      notifiedOn: today,
      notifiedBy: 'other',
    });
    const until = new Date(Date.parse(today) + 16 * 86_400_000).toISOString().slice(0, 10);
    expect(lost.outcome).toMatchObject({ notifiedOn: today, standstillUntil: until });
    expect(of((await board('2030-12-31')).items, 'standstill')).toEqual([until]);
    expect(tender.lotIds).toHaveLength(1);
  });

  it('a cluster’s own convention is kept in versions beside ours, and the drafts follow it', async () => {
    const path = `/clusters/${home.clusterId}/convention-template`;
    const ours = await staff('GET', path, 200);
    expect([ours.version, ours.own, new Set(ours.clauses.map((c: { state: string }) => c.state))]).toEqual([
      0,
      false,
      new Set(['same']),
    ]);
    const clauses = ours.clauses.map(
      ({ key, title, paragraphs }: { key: string; title: string; paragraphs: string[] }) => ({
        key,
        title,
        paragraphs,
      }),
    );
    const own = [
      ...clauses.slice(0, -1),
      { key: 'litiges', title: 'Médiation', paragraphs: ['Les membres saisissent d’abord le médiateur du cluster.'] },
      { key: 'charte', title: 'Charte', paragraphs: ['La charte du cluster s’applique : {objet}.'] },
    ].filter(({ key }) => key !== 'propriete');
    const second = await staff('PUT', path, 200, { version: 0, note: 'Charte 2026', clauses: own });
    const states = Object.fromEntries(second.clauses.map((c: { key: string; state: string }) => [c.key, c.state]));
    expect(states).toMatchObject({ litiges: 'changed', charte: 'added', propriete: 'left_out', objet: 'same' });
    expect(second.versions).toHaveLength(1);
    expect((await staff('PUT', path, 400, { version: 0, clauses: own })).errors[0].pointer).toBe('/version');
    const wrong = (paragraphs: string[]) =>
      staff('PUT', path, 400, { version: 1, clauses: [...own, { key: 'x1', title: 'X', paragraphs }] });
    expect((await wrong(['{prix}'])).errors[0].pointer).toBe(`/clauses/${own.length}/paragraphs/0`);
    expect((await staff('PUT', path, 400, { version: 1, clauses: own.slice(0, 1) })).errors[0].pointer).toBe(
      '/clauses',
    );
    await member(0, 'GET', path, 403);
    const { id } = await group({}, false);
    const { docxText } = await import('../reading.ts');
    const draft = await app.call('GET', `/consortia/${id}/documents/convention`, { as: home.coordinator });
    const text = docxText(draft.rawPayload);
    expect(text).toContain('La charte du cluster s’applique : Hangar');
    expect(text).not.toContain('Propriété intellectuelle');
    expect((await staff('PUT', path, 200, { version: 1, clauses: null })).own).toBe(false);
  });
});
