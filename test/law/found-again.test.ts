import { readFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '../../src/db/transaction.ts';
import { dayOf } from '../../src/shared/day.ts';
import { TEST_SYSTEM, type TestApp, type TestPerson, testApp } from '../app.ts';
import { formed, inHours, tenderOf, type World, wanted, world } from '../consortia/world.ts';
import { mailedToken } from '../mailed-token.ts';
import { pdfPages } from '../reading.ts';

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

type Group = { id: string; tender: Awaited<ReturnType<typeof tenderOf>> };
const seat = (n: number, role: string, shareBp: number, covers: readonly string[], more: object = {}) => {
  return { organisationId: home.organisationIds[n]!, role, shareBp, covers, ...more };
};
/** What the notice says of the procedure. */
const procedure = (tenderId: string, kind: string, dispatched = '2026-02-01T00:00:00Z') =>
  inTransaction(app.database, TEST_SYSTEM, (tx) =>
    tx.execute(
      sql`update tenders set procedure_kind = ${kind}, dispatched_at = ${dispatched}::timestamptz where id = ${tenderId}`,
    ),
  );
/** Who is asked says yes, with its declaration. */
async function everybodyAnswers(id: string): Promise<void> {
  const { members } = await staff('GET', `/consortia/${id}`, 200);
  for (const { organisationId, invitation } of members) {
    if (invitation?.state !== 'pending') continue;
    const as = home.people.get(organisationId)!;
    const reasons = 'Nos équipes ne couvrent qu’un des deux métiers demandés.';
    await app.call('PUT', `/invitations/${invitation.id}/solo-declaration`, {
      as,
      body: { couldBidAlone: false, reasons },
    });
    await call(as, 'POST', `/invitations/${invitation.id}/accept`, 200, { undertaking: true });
  }
}
/** A group of these seats that has said yes; handed in unless `until` is `agreed`. */
async function applied(tender: Group['tender'], members: object[], until: 'agreed' | 'submitted' = 'submitted') {
  const { tenderId, lotIds } = tender;
  const { id } = await staff('POST', '/consortia', 201, { tenderId, lotIds, members });
  await staff('POST', `/consortia/${id}/invite`, 200, { expiresAt: inHours(72) });
  await everybodyAnswers(id);
  if (until === 'agreed') return id as string;
  await staff('POST', `/consortia/${id}/ready`, 200, {});
  await staff('POST', `/consortia/${id}/submit`, 200, {});
  return id as string;
}
const today = () => dayOf(new Date());
const leave = () => ({
  date: today(),
  reference: 'Courrier 14',
  evidence: 'courrier-14.pdf',
  guaranteesHold: true,
  competitionUnharmed: true,
});

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
    // What may be null says what is wrong within it, not that null would do.
    const { errors } = await staff('PATCH', `/consortia/${id}`, 400, { habilitation: { date: '2026-03-01' } });
    expect(errors).toEqual([{ pointer: '/habilitation/scope', message: expect.any(String) }]);
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
    // Its own ESPD is in the file, whatever the members declare with; of a firm with a profile it is filled in from there.
    await relied({ organisationId: home.organisationIds[3] });
    const { items } = await staff('GET', `/consortia/${id}/documents`, 200);
    const own = items.filter((item: { operator: number | null }) => item.operator !== null);
    expect(own).toMatchObject([{ kind: 'espd', memberId: null, operator: 1, ready: false }]);
    const xml = await app.call('GET', own[0].href.replace('/v1', ''), { as: home.coordinator });
    expect(xml.statusCode).toBe(200);
    expect(xml.payload).toContain('>oeron<');
    expect(xml.payload).toContain('Levage Atlantique');
    await staff('GET', `/consortia/${id}/documents/espd?operator=2`, 400);
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
    const { missing } = await staff('GET', `/consortia/${id}/documents`, 200);
    expect(missing.length).toBeGreaterThan(0);
    expect(await verdictOf(id, 'complete-file')).toMatchObject({
      status: 'not_yet_known',
      figures: { missing: missing.length, members: home.organisationIds.slice(0, 2) },
    });
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
    // And so does the contract: each is paid what it accepted, whatever its share was when it was invited.
    await everybodyAnswers(id);
    await staff('POST', `/consortia/${id}/ready`, 200, {});
    await staff('POST', `/consortia/${id}/submit`, 200, {});
    const lots = [{ lotId, amount: { amountCents: 115_000_000, currency: 'EUR' } }];
    const { outcome } = await staff('POST', `/consortia/${id}/outcome`, 200, { result: 'awarded', lots });
    const { members } = await staff('GET', `/contracts/${outcome.contractId}`, 200);
    expect(members.map(({ shareBp }: { shareBp: number }) => shareBp).sort()).toEqual([4_783, 5_217]);
  });

  it('number 3: only its own mailbox gets a member’s token, and nobody else swears for it', async () => {
    const organisationId = home.organisationIds[1]!;
    const email = `claire-${organisationId.slice(-6)}@example.test`;
    const roles = [{ role: 'member', organisationId }];
    const made = await staff('POST', '/users', 201, { email, name: 'Claire Martin', roles });
    const token = await mailedToken(app, email);
    for (const answer of [made, await staff('GET', '/users', 200), await staff('GET', '/audit', 200)])
      expect(JSON.stringify(answer)).not.toContain(token);
    const { id } = await group({}, false);
    const invitation = await invitationOf(1, id);
    const path = `/invitations/${invitation.id}`;
    const declaration = { couldBidAlone: false, reasons: 'Un seul des deux métiers.' };
    await staff('PUT', `${path}/solo-declaration`, 403, declaration);
    await staff('PUT', `${path}/undertaking`, 403, { given: true });
    await staff('POST', `${path}/accept`, 403, { undertaking: true });
    const proxy = { answer: 'accepted', reason: 'Téléphone', evidence: 'Courriel du 12 mars' };
    for (const more of [{ undertaking: true }, { soloDeclaration: declaration }])
      await staff('POST', `${path}/proxy-answer`, 400, { ...proxy, ...more });
    const answered = await staff('POST', `${path}/proxy-answer`, 200, proxy);
    expect(answered).toMatchObject({ state: 'accepted', undertaking: false, soloDeclaration: null });
    // Nor the oath on grounds for exclusion: what it gave stands, a coordinator may take it back.
    const {
      organisationId: _o,
      updatedAt: _u,
      version: _v,
      ...facts
    } = await staff('GET', `/organisations/${organisationId}/bid-facts`, 200);
    const put = (as: TestPerson, status: number, exclusionDeclaredOn: string | null) =>
      call(as, 'PUT', `/organisations/${organisationId}/bid-facts`, status, { ...facts, exclusionDeclaredOn });
    const refused = await put(home.coordinator, 403, '2026-03-01');
    expect(refused).toMatchObject({ errors: [{ pointer: '/exclusionDeclaredOn' }] });
    await put(home.people.get(organisationId)!, 200, '2026-03-01');
    await put(home.coordinator, 200, '2026-03-01');
    await put(home.coordinator, 403, '2026-03-02');
    await put(home.coordinator, 200, null);
  });

  it('L2193-3, number 7: a subcontractor hangs below its principal, outside the 100 %, in as many groups as it likes', async () => {
    const tender = await tenderOf(home, {
      skills: 2,
      constraints: { forbidSeveralGroups: true, minTurnoverCents: 700_000_000 },
    });
    const [masonry, fitting] = tender.requirementIds[0]!;
    const groups: string[] = [];
    for (const [lead, other] of [
      [0, 1],
      [4, 5],
    ] as const) {
      groups.push(
        await applied(
          tender,
          [
            seat(lead, 'mandataire', 6_000, [masonry!]),
            seat(other, 'cotraitant', 4_000, [fitting!]),
            seat(2, 'sous_traitant', 1_000, [], { principalId: home.organisationIds[other] }),
          ],
          'agreed',
        ),
      );
    }
    const [id] = groups as [string, string];
    for (const one of groups)
      expect((await verdictOf(one, 'multi-candidature')).status, 'R2142-21 speaks of members').not.toBe('blocking');
    expect((await verdictOf(id, 'full-split')).status).toBe('ok');
    // Two times 3 million, and that of a subcontractor only where the group relies on it.
    expect((await verdictOf(id, 'global-capacity')).status).toBe('blocking');
    const {
      consortiumId: _c,
      updatedAt: _u,
      version: _v,
      askedAgain: _a,
      ...terms
    } = await staff('GET', `/consortia/${id}/bid-terms`, 200);
    await staff('PUT', `/consortia/${id}/bid-terms`, 200, { ...terms, reliedUpon: [home.organisationIds[2]] });
    expect((await verdictOf(id, 'global-capacity')).status).toBe('ok');
    const subcontract = { lotId: tender.lotIds[0], organisationId: home.organisationIds[2], work: 'Levage' };
    const declared = await staff('POST', `/consortia/${id}/subcontracts`, 201, {
      ...subcontract,
      principalId: home.organisationIds[1],
      amountCents: 5_000_000,
    });
    expect(declared).toMatchObject({ directPayment: { due: true, fromCents: 60_000 } });
    const paper = await app.call('GET', `/consortia/${id}/documents/dc4`, {
      as: home.coordinator,
      query: { subcontract: declared.id },
    });
    const words = (await pdfPages(paper.rawPayload)).join(' ');
    const nameOf = async (n: number) => (await staff('GET', `/organisations/${home.organisationIds[n]}`, 200)).name;
    expect(words).toContain(await nameOf(1));
    expect(words).toContain(await nameOf(2));
    await staff('POST', `/consortia/${id}/ready`, 200, {});
    await staff('POST', `/consortia/${id}/submit`, 200, {});
    // Frozen for its members; a subcontractor is none.
    await staff('POST', `/consortia/${id}/recompose`, 409, { exclude: [home.organisationIds[1]] });
    const without = [seat(0, 'mandataire', 6_000, [masonry!]), seat(1, 'cotraitant', 4_000, [fitting!])];
    const replaced = await staff('POST', `/consortia/${id}/recompose`, 200, { members: without });
    expect(replaced.members).toHaveLength(2);
    expect((await verdictOf(id, 'frozen-group')).status).toBe('not_applicable');
  });

  it('L2113-10, number 8: each lot has its mandataire, its shares and its DC2', async () => {
    const tender = await tenderOf(home, { skills: 2, lots: 2 });
    const [first, second] = tender.requirementIds as [string[], string[]];
    // Firm 0 leads the whole and has nothing of lot 2.
    const id = await applied(
      tender,
      [seat(0, 'mandataire', 5_000, first), seat(1, 'cotraitant', 5_000, second)],
      'agreed',
    );
    expect(await verdictOf(id, 'each-lot')).toMatchObject({
      status: 'blocking',
      article: expect.stringContaining('L2113-10'),
    });
    expect((await staff('POST', `/consortia/${id}/ready`, 409, {})).blocking).toContain('each-lot');
    await staff('PATCH', `/consortia/${id}`, 200, {
      lotLeads: [{ lotId: tender.lotIds[1], organisationId: home.organisationIds[1] }],
    });
    expect((await verdictOf(id, 'each-lot')).status).toBe('ok');
    const { items } = await staff('GET', `/consortia/${id}/documents`, 200);
    const of = (kind: string) =>
      items
        .filter((item: { kind: string }) => item.kind === kind)
        .map((item: { lotId: string; memberId: string | null }) => [item.lotId, item.memberId]);
    expect(of('dc2')).toEqual(tender.lotIds.map((lotId, i) => [lotId, home.organisationIds[i]]));
    expect(of('dc1')).toEqual(tender.lotIds.map((lotId) => [lotId, null]));
  });

  it('R2142-26, number 10: what may change depends on procedure and phase, with the leave on record', async () => {
    const two = (tender: Group['tender'], other = 1) => [
      seat(0, 'mandataire', 6_000, [tender.requirementIds[0]![0]!]),
      seat(other, 'cotraitant', 4_000, [tender.requirementIds[0]![1]!]),
    ];
    const bid = async (kind: string, dispatched?: string) => {
      const tender = await tenderOf(home, { skills: 2 });
      await procedure(tender.tenderId, kind, dispatched);
      return { tender, id: await applied(tender, two(tender)) };
    };
    const change = (of: Group, status: number, body: object) =>
      staff('POST', `/consortia/${of.id}/recompose`, status, { members: two(of.tender, 5), ...body });
    const asked = { ground: 'buyer_authorised', authorisation: leave() };
    for (const [kind, dispatched] of [
      ['open', undefined],
      ['restricted', undefined],
      ['negotiated', '2024-12-31T00:00:00Z'],
    ] as const)
      expect(await change(await bid(kind, dispatched), 409, asked)).toMatchObject({
        code: 'ground_required',
        article: 'R2142-26',
      });
    const negotiated = await bid('negotiated');
    const { evidence: _no, ...unproved } = leave();
    expect((await change(negotiated, 400, { ...asked, authorisation: unproved })).errors[0].pointer).toBe(
      '/authorisation/evidence',
    );
    await change(negotiated, 200, { ...asked, authorisation: { ...leave(), competitionUnharmed: false } });
    expect((await verdictOf(negotiated.id, 'frozen-group')).status).toBe('blocking');
    await staff('PATCH', `/consortia/${negotiated.id}`, 200, { authorisation: leave() });
    expect((await verdictOf(negotiated.id, 'frozen-group')).status).toBe('ok');
    // Between award and signature: impossibility with the buyer's leave, never a ground of execution; afterwards the reverse.
    const won = await bid('open');
    const award = { result: 'awarded', amounts: [{ lotId: won.tender.lotIds[0], amountCents: 90_000_000 }] };
    const { outcome } = await staff('POST', `/consortia/${won.id}/outcome`, 200, award);
    expect(await change(won, 409, { ground: 'review_clause' })).toMatchObject({ article: 'R2142-26' });
    await change(won, 200, { ground: 'impossibility' });
    expect((await verdictOf(won.id, 'frozen-group')).status).toBe('not_yet_known');
    expect((await verdictOf(won.id, 'execution')).status).toBe('not_applicable');
    const signed = await bid('open');
    const lots = [{ lotId: signed.tender.lotIds[0], amountCents: 90_000_000 }];
    const done = await staff('POST', `/consortia/${signed.id}/outcome`, 200, { result: 'awarded', amounts: lots });
    await staff('POST', `/contracts/${done.outcome.contractId}/sign`, 200, { signedOn: today() });
    expect(outcome.contractId).not.toBe(done.outcome.contractId);
    expect(await change(signed, 409, { ground: 'impossibility' })).toMatchObject({ article: 'R2194-6' });
    await change(signed, 200, { ground: 'review_clause' });
    expect((await verdictOf(signed.id, 'execution')).status).toBe('ok');
  });

  it('R2142-3, number 11: a sole candidate may form a group until signature, in negotiation and dialogue only', async () => {
    for (const [kind, status] of [
      ['open', 409],
      ['adapted', 409],
      ['negotiated', 200],
      ['dialogue', 200],
    ] as const) {
      const tender = await tenderOf(home, { skills: 2 });
      await procedure(tender.tenderId, kind);
      const [masonry, fitting] = tender.requirementIds[0]!;
      const id = await applied(tender, [seat(0, 'mandataire', 10_000, [masonry!, fitting!])]);
      const formedGroup = await staff('POST', `/consortia/${id}/recompose`, status, {
        ground: 'group_formed',
        authorisation: leave(),
        members: [seat(0, 'mandataire', 6_000, [masonry!]), seat(1, 'cotraitant', 4_000, [fitting!])],
      });
      if (status === 409) {
        expect(formedGroup, kind).toMatchObject({ code: 'ground_required' });
        continue;
      }
      expect(formedGroup.members.map((m: { organisationId: string }) => m.organisationId)).toEqual(
        home.organisationIds.slice(0, 2),
      );
      expect((await verdictOf(id, 'frozen-group')).status, kind).toBe('ok');
      // A group is no sole candidate: it cannot do so twice.
      await everybodyAnswers(id);
      await staff('POST', `/consortia/${id}/ready`, 200, {});
      await staff('POST', `/consortia/${id}/submit`, 200, {});
      await staff('POST', `/consortia/${id}/recompose`, 409, { ground: 'group_formed', exclude: [] });
    }
  });

  it('R2181-7, number 13: a lost bid keeps its rank and is called up, as often as the buyer comes down to it', async () => {
    const { id, tender } = await group();
    await staff('POST', `/consortia/${id}/ready`, 200, {});
    await staff('POST', `/consortia/${id}/submit`, 200, {});
    const outcome = (status: number, body: object) => staff('POST', `/consortia/${id}/outcome`, status, body);
    expect((await outcome(200, { result: 'lost', rank: 3, winner: 'Groupe A' })).state).toBe('lost');
    const calledUp = {
      result: 'called_up',
      reason: 'Le titulaire pressenti est en liquidation.',
      expiresAt: inHours(72),
    };
    for (const before of [1, 3]) {
      const up = await outcome(200, calledUp);
      expect(up).toMatchObject({ state: 'inviting', calledUp: true, outcome: { result: 'called_up', rank: 3 } });
      expect(up.outcome.before).toHaveLength(before);
      // Are the members still there? Each is asked again.
      expect(up.members.map((m: { invitation: { state: string } }) => m.invitation.state)).toEqual([
        'pending',
        'pending',
      ]);
      await outcome(409, { result: 'awarded', amounts: [{ lotId: tender.lotIds[0], amountCents: 1 }] });
      await everybodyAnswers(id);
      expect((await staff('GET', `/consortia/${id}`, 200)).state).toBe('submitted');
      if (before === 1) await outcome(200, { result: 'lost' });
    }
    expect((await outcome(400, { result: 'awarded' })).code).toBe('amounts_required');
    const award = { result: 'awarded', amounts: [{ lotId: tender.lotIds[0], amountCents: 88_000_000 }] };
    expect((await outcome(200, award)).outcome).toMatchObject({ result: 'awarded', rank: 3 });
    for (const result of ['annulled', 'abandoned']) {
      const other = await group();
      await staff('POST', `/consortia/${other.id}/ready`, 200, {});
      await staff('POST', `/consortia/${other.id}/submit`, 200, {});
      const ended = await staff('POST', `/consortia/${other.id}/outcome`, 200, { result, reason: 'Sans suite' });
      expect(ended).toMatchObject({ state: 'dissolved', outcome: { result } });
    }
  });

  it('number 15: rules are those of the day when the notice was sent', async () => {
    const tender = await staff('POST', '/tenders', 201, {
      title: 'Halle',
      buyer: { name: 'Ville' },
      dispatchedAt: '2020-06-01T00:00:00Z',
      constraints: { minTurnoverCents: 180_000_000 },
      lots: [{ title: 'Gros œuvre', estimatedValue: { amountCents: 100_000_000, currency: 'EUR' } }],
    });
    expect(tender.dispatchedAt).toMatch(/^2020-06-01T/);
    const ruled = await tenderOf(home, { skills: 2, constraints: { minTurnoverCents: 180_000_000 } });
    const { id } = await formed(home, ruled, home.organisationIds.slice(0, 2));
    for (const [dispatched, cap, environment] of [
      ['2020-06-01', 'ok', 'not_applicable'],
      ['2025-12-31', 'ok', 'not_applicable'],
      ['2026-01-01', 'warning', 'not_applicable'],
      ['2026-08-21', 'warning', 'not_yet_known'],
    ] as const) {
      await procedure(ruled.tenderId, 'open', `${dispatched}T12:00:00Z`);
      expect((await verdictOf(id, 'turnover-cap')).status, dispatched).toBe(cap);
      expect((await verdictOf(id, 'environment')).status, dispatched).toBe(environment);
    }
  });

  it('L2113-12, number 15: a confirmed reservation binds who works on that lot', async () => {
    const notice = readFileSync('seeds/notices/cn_24_minimal.xml', 'utf8');
    const reserved = notice.replace(
      '<cbc:TendererRequirementTypeCode listName="reserved-procurement">none<',
      '<cbc:TendererRequirementTypeCode listName="reserved-procurement">res-ws<',
    );
    expect(reserved).not.toBe(notice);
    const imported = await wanted(
      201,
      app.call('POST', '/tenders/import', {
        as: home.coordinator,
        body: reserved,
        headers: { 'content-type': 'application/xml' },
      }),
    );
    expect(imported.constraints.reservedTo).toBeUndefined();
    const decide = (lotId: string, confirmed: boolean) =>
      staff('POST', `/tenders/${imported.id}/suggestions/decide`, 200, { lotId, kind: 'reserved', confirmed });
    const lotId = imported.lots[0].id;
    expect((await decide(lotId, true)).constraints.reservedTo).toBe('disability_or_integration');
    expect((await decide(lotId, false)).constraints.reservedTo).toBeUndefined();
    // Of two lots one is reserved: it binds its own members alone.
    const tender = await tenderOf(home, { skills: 2, lots: 2 });
    const facts = (lot: string, confirmed: boolean) => {
      const one = { kind: 'reserved', scope: 'group', text: 'res-pub-ser', value: null, confirmed };
      return inTransaction(app.database, TEST_SYSTEM, (tx) =>
        tx.execute(
          sql`update lots set facts = ${JSON.stringify({ suggestedConstraints: [one] })}::jsonb where id = ${lot}`,
        ),
      );
    };
    const [first, second] = tender.requirementIds as [string[], string[]];
    const { id } = await staff('POST', '/consortia', 201, {
      tenderId: tender.tenderId,
      lotIds: tender.lotIds,
      members: [seat(0, 'mandataire', 5_000, first), seat(1, 'cotraitant', 5_000, second)],
    });
    await facts(tender.lotIds[1]!, false);
    expect((await verdictOf(id, 'reserved')).status).toBe('not_applicable');
    await facts(tender.lotIds[1]!, true);
    expect(await verdictOf(id, 'reserved')).toMatchObject({
      status: 'not_yet_known',
      figures: { reservedTo: 'social_economy', missing: [home.organisationIds[1]] },
    });
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
    const today = dayOf(new Date());
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

  it('R2182-1: a signature within the standstill is taken, and said to be one', async () => {
    const contract = await awarded({ notifiedOn: dayOf(new Date()) });
    expect(contract).toMatchObject({ standstillUntil: inDays(11), warnings: [] });
    const signed = await staff('POST', `/contracts/${contract.id}/sign`, 200, { signedOn: dayOf(new Date()) });
    expect(signed.warnings).toEqual([
      {
        code: 'signed_in_standstill',
        where: '/signedOn',
        message: expect.stringMatching(
          /^L’acheteur ne pouvait pas signer avant la fin du délai de suspension, le .* \(R2182-1\)\.$/,
        ),
      },
    ]);
    const later = await awarded({ notifiedOn: inDays(-12) }, `${inDays(-13)}T10:00:00Z`);
    const fine = await staff('POST', `/contracts/${later.id}/sign`, 200, { signedOn: dayOf(new Date()) });
    expect(fine).toMatchObject({ standstillUntil: inDays(-1), warnings: [] });
    // What was never noted is not warned of.
    expect(await awarded({})).toMatchObject({ standstillUntil: null, warnings: [] });
  });

  it('an award that the buyer drops ends the group and the contract that waits for its signature', async () => {
    const contract = await awarded({});
    const path = `/consortia/${contract.consortiumId}/outcome`;
    const dropped = await staff('POST', path, 200, { result: 'annulled', reason: 'Sans suite, R2185-1' });
    expect(dropped).toMatchObject({ state: 'dissolved', outcome: { result: 'annulled', contractId: contract.id } });
    const ended = await staff('GET', `/contracts/${contract.id}`, 200);
    expect(ended).toMatchObject({ signedOn: null, endedOn: dayOf(new Date()), endReason: 'Sans suite, R2185-1' });
    const late = { signedOn: dayOf(new Date()) };
    expect((await staff('POST', `/contracts/${contract.id}/sign`, 409, late)).code).toBe('contract_ended');
    const log = await wanted(200, app.call('GET', `/audit?entityId=${contract.id}`, { as: home.coordinator }));
    expect(log.items.map(({ action }: { action: string }) => action)).toContain('contract.ended');
    // One that is signed ends by what happens to it.
    const standing = await awarded({});
    await staff('POST', `/contracts/${standing.id}/sign`, 200, late);
    await staff('POST', `/consortia/${standing.consortiumId}/outcome`, 200, { result: 'annulled', reason: 'Le juge' });
    expect((await staff('GET', `/contracts/${standing.id}`, 200)).endedOn).toBeNull();
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

const inDays = (days: number): string => dayOf(new Date(Date.now() + days * 86_400_000));

/** The contract of a group that won. */
async function awarded(facts: object, submittedAt?: string) {
  const { id, tender } = await group();
  await staff('POST', `/consortia/${id}/ready`, 200, {});
  await staff('POST', `/consortia/${id}/submit`, 200, { submittedAt });
  const lots = [{ lotId: tender.lotIds[0], amount: { amountCents: 80_000_000, currency: 'EUR' } }];
  const { outcome } = await staff('POST', `/consortia/${id}/outcome`, 200, { result: 'awarded', lots, ...facts });
  return staff('GET', `/contracts/${outcome.contractId}`, 200);
}
