import { writeFileSync } from 'node:fs';
import { eq, inArray } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sealOf } from '../../src/consortia/competition-record.service.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { organisations } from '../../src/organisations/table.ts';
import { tenders } from '../../src/tenders/table.ts';
import { TEST_SYSTEM, type TestApp, type TestPerson, testApp } from '../app.ts';
import { until } from '../waiting.ts';
import { agreed, formed, inHours, tenderOf, type World, wanted, world } from './world.ts';

let app: TestApp;
let home: World;
beforeAll(async () => {
  app = await testApp();
  home = await world(app, 12);
  await app.startWorkers();
});
afterAll(() => app.close());

const get = (path: string) => wanted(200, app.call('GET', path, { as: home.coordinator }));
const post = (status: number, path: string, body: unknown = {}) =>
  wanted(status, app.call('POST', path, { as: home.coordinator, body }));
const personOf = (organisationId: string) => home.people.get(organisationId)!;
/** The open invitation of an organisation, as its people see it. */
const invitationOf = async (organisationId: string, consortiumId: string) =>
  (
    await wanted(
      200,
      app.call('GET', `/invitations?consortiumId=${consortiumId}&state=pending`, { as: personOf(organisationId) }),
    )
  ).items[0];
const answer = async (
  status: number,
  organisationId: string,
  consortiumId: string,
  path: string,
  body: unknown = path === 'accept' ? { undertaking: true } : {},
) => {
  const invitation = await invitationOf(organisationId, consortiumId);
  return wanted(
    status,
    app.call('POST', `/invitations/${invitation.id}/${path}`, { as: personOf(organisationId), body }),
  );
};
const declare = async (organisationId: string, consortiumId: string, couldBidAlone = false) => {
  const { items } = await wanted(
    200,
    app.call('GET', `/invitations?consortiumId=${consortiumId}`, { as: personOf(organisationId) }),
  );
  return wanted(
    200,
    app.call('PUT', `/invitations/${items[0].id}/solo-declaration`, {
      as: personOf(organisationId),
      body: { couldBidAlone, reasons: 'Half of the work is not our trade.' },
    }),
  );
};

describe('from proposal to award', () => {
  it('invites, survives a refusal, agrees, gets ready, is submitted and awarded, and becomes a contract', async () => {
    const tender = await tenderOf(home);
    const team = home.organisationIds.slice(0, 4);
    const consortium = await formed(home, tender, team);
    expect(consortium).toMatchObject({ state: 'proposed', value: { amountCents: 100_000_000, currency: 'EUR' } });
    const path = `/consortia/${consortium.id}`;
    const inviting = await post(200, `${path}/invite`, { expiresAt: inHours(72) });
    expect(inviting.state).toBe('inviting');
    expect((await get(`/tenders/${tender.tenderId}`)).state).toBe('bidding');

    const seen = await invitationOf(team[1]!, consortium.id);
    expect(seen).toMatchObject({ state: 'pending', shareBp: 2_500, amount: { amountCents: 25_000_000 } });
    expect(seen.coMembers).toHaveLength(3);
    expect(seen.coMembers[0]).toEqual({
      organisationId: null,
      name: null,
      role: null,
      sizeClass: 'small',
      region: 'FRG',
      covers: [tender.requirementIds[0]![0]],
    });

    await answer(200, team[0]!, consortium.id, 'accept');
    await answer(200, team[1]!, consortium.id, 'accept');
    await answer(200, team[3]!, consortium.id, 'decline', { reason: 'no capacity in spring' });
    const recomposing = await until(async () => {
      const now = await get(path);
      return now.recomposition?.status === 'found' && now;
    });
    const { alternatives } = recomposing.recomposition;
    expect(alternatives.length).toBeGreaterThan(0);
    expect(alternatives.length).toBeLessThanOrEqual(3);
    // The smallest change: the others keep their places, somebody else with the skill takes the open part.
    expect(alternatives[0].changes.filter((c: { change: string }) => c.change === 'same')).toHaveLength(3);
    for (const alternative of alternatives) {
      expect(alternative.members.map((m: { organisationId: string }) => m.organisationId)).not.toContain(team[3]);
      expect(alternative.members.reduce((s: number, m: { shareBp: number }) => s + m.shareBp, 0)).toBe(10_000);
    }
    const again = await post(200, `${path}/recompose`, { alternative: 1 });
    expect(again.state).toBe('inviting');
    const joined = again.members.find((m: { organisationId: string }) => !team.includes(m.organisationId));
    expect(joined.invitation.state).toBe('pending');
    await answer(200, team[2]!, consortium.id, 'accept');
    await answer(200, joined.organisationId, consortium.id, 'accept');
    expect((await get(path)).state).toBe('agreed');

    const blocked = await post(409, `${path}/ready`);
    expect(blocked).toMatchObject({ code: 'checks_block', blocking: ['solo-declaration'] });
    expect(blocked.checks).toMatchObject([{ ruleId: 'solo-declaration', message: expect.any(String) }]);
    expect(blocked.detail).not.toContain('solo-declaration');
    const members = again.members.map((m: { organisationId: string }) => m.organisationId);
    for (const member of members) await declare(member, consortium.id);
    const checks = await get(`${path}/checks?lang=fr`);
    expect(checks.blocking).toEqual([]);
    expect(checks.split).toMatchObject({ sumBp: 10_000, smeShareBp: 10_000, groupTurnoverCents: 1_200_000_000 });
    expect(checks.exposure).toHaveLength(12);

    // Names are told now, to those who accepted; and each telling is on record.
    const open = await wanted(200, app.call('GET', path, { as: personOf(team[0]!) }));
    expect(open.members.every((m: { name: string | null }) => m.name !== null)).toBe(true);
    expect(open.members.filter((m: { shareBp: number | null }) => m.shareBp !== null)).toHaveLength(1);
    const record = await get(`/tenders/${tender.tenderId}/competition-record`);
    expect(record.disclosures.filter((d: { what: string }) => d.what === 'identity')).toHaveLength(12);
    expect(record.declarations).toHaveLength(4);
    expect(record.disclosures.every((d: { ofName: string | null }) => d.ofName !== null)).toBe(true);
    const of = record.consortia.find((c: { id: string }) => c.id === consortium.id);
    expect(of.members).toHaveLength(4);
    expect(of.verdicts.map((v: { ruleId: string }) => v.ruleId)).toEqual(
      expect.arrayContaining(['oversize', 'solo-profile']),
    );
    // Sealed: whoever has the JSON can work the hash out again; the audit has it.
    const { sha256, timestamp, timestampFault, ...unsealed } = record;
    expect(sha256).toBe(sealOf(unsealed));
    expect(sha256).not.toBe(sealOf({ ...unsealed, title: 'Another' }));
    const audit = await get('/audit?action=competition_record.exported');
    expect(JSON.stringify(audit.items[0])).toContain(sha256);
    const pdf = await app.call('GET', `/tenders/${tender.tenderId}/competition-record?format=pdf`, {
      as: home.coordinator,
    });
    expect([pdf.statusCode, pdf.headers['content-type']]).toEqual([200, 'application/pdf']);
    expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    if (process.env['KEEP_PDF'] !== undefined) writeFileSync(process.env['KEEP_PDF'], pdf.rawPayload);

    await post(200, `${path}/ready`);
    await post(200, `${path}/submit`);
    expect((await get(`/tenders/${tender.tenderId}`)).state).toBe('submitted');
    const won = await post(200, `${path}/outcome`, {
      result: 'awarded',
      lots: [{ lotId: tender.lotIds[0], amount: { amountCents: 95_000_001, currency: 'EUR' } }],
      lessons: 'Ask earlier.',
    });
    expect(won).toMatchObject({ state: 'awarded', outcome: { result: 'awarded', lessons: 'Ask earlier.' } });
    expect((await get(`/tenders/${tender.tenderId}`)).state).toBe('awarded');
    expect(await get(`/contracts/${won.outcome.contractId}`)).toMatchObject({
      consortiumId: consortium.id,
      tenderId: tender.tenderId,
      value: { amountCents: 95_000_001 },
    });

    const log = (await get(`${path}/log`)).items.map((e: { type: string }) => e.type);
    expect(log).toEqual([
      'formed',
      'invited',
      'accepted',
      'accepted',
      'declined',
      'recomposition_opened',
      'recomposed',
      'accepted',
      'accepted',
      'agreed',
      'made_ready',
      'submitted',
      'awarded',
    ]);
    await until(async () => {
      const { items } = await get('/notifications?limit=200');
      return items.some(
        (n: { kind: string; consortiumId: string }) =>
          n.kind === 'consortium.awarded' && n.consortiumId === consortium.id,
      );
    });
    const { items } = await wanted(200, app.call('GET', '/notifications', { as: personOf(joined.organisationId) }));
    expect(items.map((n: { kind: string }) => n.kind)).toContain('invitation.received');
    expect(JSON.stringify(items)).not.toContain('Firm');
  });

  it('ends in a clear reason when nobody is left, and never asks twice', async () => {
    const tender = await tenderOf(home, { skills: 2 });
    // Skill 1 is held by organisations 1, 5 and 9.
    const able = [1, 5, 9].map((i) => home.organisationIds[i]!);
    const consortium = await formed(home, tender, [home.organisationIds[0]!, able[0]!]);
    const path = `/consortia/${consortium.id}`;
    await post(200, `${path}/invite`, { expiresAt: inHours(48), automatic: true });
    await answer(200, home.organisationIds[0]!, consortium.id, 'accept');
    const asked: string[] = [];
    for (let turn = 0; turn < 10; turn++) {
      const now = await until(async () => {
        const view = await get(path);
        return (view.state === 'inviting' || view.state === 'dissolved') && view;
      });
      if (now.state === 'dissolved') break;
      const pending = now.members.find((m: { invitation: { state: string } }) => m.invitation?.state === 'pending');
      expect(asked).not.toContain(pending.organisationId);
      asked.push(pending.organisationId);
      await answer(200, pending.organisationId, consortium.id, 'decline', { reason: 'no' });
    }
    expect(new Set(asked)).toEqual(new Set(able));
    const end = await get(path);
    expect(end.state).toBe('dissolved');
    expect(end.dissolvedBecause).toMatch(/^Aucun groupement ne peut être formé\. .{20}/);
    const told = await until(async () =>
      (await get('/notifications?limit=100')).items.find(
        (one: { kind: string; text: string }) =>
          one.kind === 'consortium.impasse' && one.text.includes(tender.tenderId.slice(-6)),
      ),
    );
    for (const reason of [end.dissolvedBecause, end.recomposition.because, told.text]) {
      expect(reason).not.toMatch(/[0-9a-f]{8}-/);
      expect(reason).toContain('(42131000)');
    }
    expect((await get(`/tenders/${tender.tenderId}`)).state).toBe('proposed');
  });

  it('grants a counter-offer, asks again those whose share it changes, and takes one from each', async () => {
    const tender = await tenderOf(home, { skills: 3 });
    const team = home.organisationIds.slice(0, 3);
    const consortium = await formed(home, tender, team);
    const path = `/consortia/${consortium.id}`;
    await post(200, `${path}/invite`, { expiresAt: inHours(48) });
    await answer(200, team[0]!, consortium.id, 'accept');
    await answer(200, team[1]!, consortium.id, 'counter', { shareBp: 4_000, note: 'we do the crane too' });
    const found = await until(async () => {
      const view = await get(path);
      return view.recomposition?.status === 'found' && view;
    });
    const granted = found.recomposition.alternatives.find((a: { kind: string }) => a.kind === 'grant');
    expect(granted.members.find((m: { organisationId: string }) => m.organisationId === team[1]).shareBp).toBe(4_000);
    const again = await post(200, `${path}/recompose`, { alternative: granted.rank });
    // The counter-offer was a yes to what is granted; the others' shares changed.
    for (const { organisationId, invitation } of again.members)
      expect(invitation.state).toBe(organisationId === team[1] ? 'accepted' : 'pending');
    const { invitation } = again.members.find((m: { organisationId: string }) => m.organisationId === team[1]);
    const refused = await wanted(
      409,
      app.call('POST', `/invitations/${invitation.id}/counter`, { as: personOf(team[1]!), body: { shareBp: 5_000 } }),
    );
    expect(refused.state).toBe('accepted');
  });
});

describe('what is refused', () => {
  it('is told with the state and the allowed moves', async () => {
    const consortium = await formed(home, await tenderOf(home), home.organisationIds.slice(0, 4));
    expect(await post(409, `/consortia/${consortium.id}/submit`)).toMatchObject({
      code: 'illegal_transition',
      state: 'proposed',
      allowed: ['inviting', 'recomposing', 'dissolved'],
    });
    await post(200, `/consortia/${consortium.id}/invite`, { expiresAt: inHours(5) });
    const [first, second] = home.organisationIds;
    const invitation = await invitationOf(first!, consortium.id);
    const own = { as: personOf(first!), body: {} };
    await wanted(200, app.call('POST', `/invitations/${invitation.id}/accept`, own));
    expect(await wanted(409, app.call('POST', `/invitations/${invitation.id}/accept`, own))).toMatchObject({
      state: 'accepted',
      allowed: [],
    });
    // Foreign and unknown look the same; a coordinator sees it but does not answer for the member.
    const foreign = await wanted(
      404,
      app.call('POST', `/invitations/${invitation.id}/accept`, { as: personOf(second!), body: {} }),
    );
    const unknown = await wanted(404, app.call('POST', `/invitations/${uuidv7()}/accept`, own));
    expect({ ...foreign, instance: '', requestId: '' }).toEqual({ ...unknown, instance: '', requestId: '' });
    await wanted(403, app.call('POST', `/invitations/${invitation.id}/accept`, { as: home.coordinator, body: {} }));
  });

  it('is a second mandate for one contract (R2142-23), also at the same instant; not for a private buyer', async () => {
    for (const buyerPrivate of [false, true]) {
      const tender = await tenderOf(home, { skills: 2, buyerPrivate });
      const [lead, a, b] = home.organisationIds as [string, string, string];
      const ids: string[] = [];
      for (const other of [a, b]) {
        const consortium = await formed(home, tender, [lead, other]);
        await post(200, `/consortia/${consortium.id}/invite`, { expiresAt: inHours(5) });
        ids.push((await invitationOf(lead, consortium.id)).id);
      }
      const answers = await Promise.all(
        ids.map((id) => app.call('POST', `/invitations/${id}/accept`, { as: personOf(lead), body: {} })),
      );
      const codes = answers.map((x) => x.statusCode).sort();
      expect(codes).toEqual(buyerPrivate ? [200, 200] : [200, 409]);
      if (!buyerPrivate) {
        expect(answers.find((x) => x.statusCode === 409)!.json()).toMatchObject({
          code: 'already_mandataire',
          article: 'R2142-23',
        });
      }
    }
  });

  it('is a second group where the documents forbid it (R2142-21), and only there', async () => {
    for (const forbidSeveralGroups of [true, false]) {
      const tender = await tenderOf(home, { skills: 2, constraints: { forbidSeveralGroups } });
      const [a, b, shared] = home.organisationIds as [string, string, string];
      const ids: string[] = [];
      for (const lead of [a, b]) {
        const consortium = await formed(home, tender, [lead, shared]);
        await post(200, `/consortia/${consortium.id}/invite`, { expiresAt: inHours(5) });
        ids.push((await invitationOf(shared, consortium.id)).id);
      }
      const answers = await Promise.all(
        ids.map((id) => app.call('POST', `/invitations/${id}/accept`, { as: personOf(shared), body: {} })),
      );
      expect(answers.map((x) => x.statusCode).sort()).toEqual(forbidSeveralGroups ? [200, 409] : [200, 200]);
    }
  });

  it('is to bid alone and in a group where the documents forbid both (R2142-21)', async () => {
    const tender = await tenderOf(home, { skills: 2, constraints: { forbidSoloAndGroup: true } });
    const [a, b] = home.organisationIds as [string, string];
    const consortium = await formed(home, tender, [a, b]);
    await post(200, `/consortia/${consortium.id}/invite`, { expiresAt: inHours(5) });
    const invitation = await invitationOf(b, consortium.id);
    const declaration = { couldBidAlone: true, willBidAlone: true, reasons: 'we have both skills' };
    await wanted(
      200,
      app.call('PUT', `/invitations/${invitation.id}/solo-declaration`, { as: personOf(b), body: declaration }),
    );
    expect(await answer(409, b, consortium.id, 'accept')).toMatchObject({ code: 'already_alone' });
    // The declaration is sealed: the same again is fine, another is not.
    await wanted(
      200,
      app.call('PUT', `/invitations/${invitation.id}/solo-declaration`, { as: personOf(b), body: declaration }),
    );
    await wanted(
      409,
      app.call('PUT', `/invitations/${invitation.id}/solo-declaration`, {
        as: personOf(b),
        body: { ...declaration, couldBidAlone: false },
      }),
    );
  });

  it('L2193-3: is a subcontractor below nobody of the group; a holder is kept as its principal', async () => {
    const tender = await tenderOf(home, { skills: 2 });
    const [a, b] = home.organisationIds as [string, string];
    const made = (principalId: string, role = 'sous_traitant') => ({
      tenderId: tender.tenderId,
      lotIds: tender.lotIds,
      members: [
        { organisationId: a, role: 'mandataire', shareBp: role === 'sous_traitant' ? 10_000 : 6_000, covers: [] },
        { organisationId: b, role, shareBp: 4_000, covers: [], principalId },
      ],
    });
    for (const wrong of [made(b), made(home.organisationIds[2]!), made(a, 'cotraitant')]) {
      expect(await post(400, '/consortia', wrong)).toMatchObject({ errors: [{ pointer: '/members/1/principalId' }] });
    }
    const { id } = await post(201, '/consortia', made(a));
    expect((await get(`/consortia/${id}`)).members[1]).toMatchObject({ role: 'sous_traitant', principalId: a });
  });

  it('L2193-3: leaves the 100 % to the holders; a subcontractor changes its principal and keeps it', async () => {
    const tender = await tenderOf(home, { skills: 2 });
    const [a, b, c] = home.organisationIds as [string, string, string];
    const seat = (organisationId: string, role: string, shareBp: number, principalId?: string) => ({
      organisationId,
      role,
      shareBp,
      ...(principalId === undefined ? {} : { principalId }),
    });
    const of = (members: object[]) => ({ tenderId: tender.tenderId, lotIds: tender.lotIds, members });
    const inSum = [seat(a, 'mandataire', 5_000), seat(b, 'cotraitant', 3_000), seat(c, 'sous_traitant', 2_000)];
    expect(await post(400, '/consortia', of(inSum))).toMatchObject({ errors: [{ pointer: '/members' }] });
    const whole = [seat(a, 'mandataire', 6_000), seat(b, 'cotraitant', 4_000), seat(c, 'sous_traitant', 4_000, b)];
    expect(await post(400, '/consortia', of(whole))).toMatchObject({ errors: [{ pointer: '/members/2/shareBp' }] });
    const lawful = [seat(a, 'mandataire', 6_000), seat(b, 'cotraitant', 4_000), seat(c, 'sous_traitant', 1_500)];
    const { id } = await post(201, '/consortia', of(lawful));
    const path = `/consortia/${id}`;
    expect((await get(path)).members[2]).toMatchObject({ principalId: a, shareBp: 1_500 });
    const patch = async (body: object) =>
      wanted(200, app.call('PATCH', path, { as: home.coordinator, body, headers: { 'if-match': '*' } }));
    const moved = await patch({ members: lawful.map((s) => (s.organisationId === c ? { ...s, principalId: b } : s)) });
    expect(moved.members[2]).toMatchObject({ principalId: b });
    // Another share of a holder leaves its subcontractor's as it was, and below the same principal.
    const shared = await patch({ share: { organisationId: a, shareBp: 7_000 } });
    expect(shared.members.map((m: { shareBp: number }) => m.shareBp)).toEqual([7_000, 3_000, 1_500]);
    expect(shared.members[2]).toMatchObject({ principalId: b });
    const checks = await get(`${path}/checks`);
    expect(checks.split.sumBp).toBe(10_000);
    expect(checks.items.find((item: { ruleId: string }) => item.ruleId === 'full-split').status).not.toBe('blocking');
  });

  it('is found by words of its name, and by a member by those of the tender alone', async () => {
    const tender = await tenderOf(home, { skills: 1 });
    const [a] = home.organisationIds as [string];
    const members = [{ organisationId: a, role: 'mandataire', shareBp: 10_000 }];
    const name = 'Groupement de l’Œuvre, écluse d’aval';
    const { id } = await post(201, '/consortia', { tenderId: tender.tenderId, lotIds: tender.lotIds, name, members });
    await post(200, `/consortia/${id}/invite`, { expiresAt: inHours(72) });
    const found = async (q: string, as = home.coordinator) =>
      (await wanted(200, app.call('GET', '/consortia', { as, query: { q } }))).items.map(
        (one: { id: string }) => one.id,
      );
    for (const q of ['ecluse', 'ÉCLUSE oeuvre', "d'aval"]) expect(await found(q), q).toEqual([id]);
    expect(await found('écluse amont')).toEqual([]);
    // A member is told the tender's title in place of the name.
    expect(await found('ecluse', personOf(a))).toEqual([]);
    expect(await found(`hangar ${tender.tenderId.slice(-6)}`, personOf(a))).toEqual([id]);
  });

  it('is competitors together without a signed record', async () => {
    const tender = await tenderOf(home, { skills: 2 });
    const [a, b] = home.organisationIds as [string, string];
    const consortium = await formed(home, tender, [a, b]);
    const path = `/consortia/${consortium.id}`;
    await post(200, `${path}/invite`, { expiresAt: inHours(5) });
    await declare(a, consortium.id, true);
    await declare(b, consortium.id, false);
    await answer(200, a, consortium.id, 'accept');
    await answer(200, b, consortium.id, 'accept');
    expect((await post(409, `${path}/ready`)).blocking).toEqual(['indispensability']);
    const thin = { efficiencies: 'x', indispensability: 'x', minimality: 'x', signOff: true };
    expect(await post(400, `${path}/indispensability`, thin)).toMatchObject({ errors: [{ pointer: '/efficiencies' }] });
    await post(201, `${path}/indispensability`, {
      efficiencies: 'one crane for both',
      indispensability: 'neither has the capacity for the whole in the time given',
      minimality: 'two members, each needed',
      signOff: true,
    });
    await post(200, `${path}/ready`);
  });

  it('is a share that does not leave 10,000 basis points; an edit keeps the sum and asks again', async () => {
    const consortium = await formed(home, await tenderOf(home, { skills: 3 }), home.organisationIds.slice(0, 3));
    const path = `/consortia/${consortium.id}`;
    const headers = { 'if-match': `"${consortium.version}"` };
    const edited = await wanted(
      200,
      app.call('PATCH', path, {
        as: home.coordinator,
        headers,
        body: { share: { organisationId: home.organisationIds[0], shareBp: 5_001 } },
      }),
    );
    const shares = edited.members.map((m: { shareBp: number }) => m.shareBp);
    expect(shares[0]).toBe(5_001);
    expect(shares.reduce((x: number, y: number) => x + y, 0)).toBe(10_000);
    await wanted(412, app.call('PATCH', path, { as: home.coordinator, headers, body: { name: 'x' } }));
    await wanted(428, app.call('PATCH', path, { as: home.coordinator, body: { name: 'x' } }));
  });
});

describe('two rows of one company for one contract', () => {
  const told = async (as: TestPerson): Promise<string[]> =>
    (await wanted(200, app.call('GET', '/notifications', { as }))).items
      .map(({ kind }: { kind: string }) => kind)
      .filter((kind: string) => kind.startsWith('company.stands_twice'));

  it('are one candidate to the check of a cluster; of two clusters those alone hear who act for both, and administrators', async () => {
    const away = await world(app, 2);
    const [tender, same] = await Promise.all(
      [home, away].map((of) => tenderOf(of, { skills: 2, constraints: { forbidSeveralGroups: true } })),
    );
    const [a, b, twin] = home.organisationIds as [string, string, string];
    const [x, y] = away.organisationIds as [string, string];
    await inTransaction(app.database, TEST_SYSTEM, async (tx) => {
      const notice = { sourceFormat: 'eforms', sourceNoticeId: uuidv7() } as const;
      await tx
        .update(tenders)
        .set(notice)
        .where(inArray(tenders.id, [tender!.tenderId, same!.tenderId]));
      // Establishments of one company: a SIREN, three SIRET.
      for (const [id, siret] of [
        [a, '41816609600069'],
        [twin, '41816609600051'],
        [x, '41816609600044'],
      ] as const)
        await tx.update(organisations).set({ registrationNumber: siret }).where(eq(organisations.id, id));
    });
    const admin = await app.person({ role: 'admin' });
    const both = await app.person({ role: 'member', organisationId: a }, { role: 'member', organisationId: x });

    await agreed(away, same!, [x, y]);
    const own = await agreed(home, tender!, [a, b]);
    expect((await get(`/consortia/${own}/checks`)).blocking).toEqual([]);
    await post(200, `/consortia/${own}/ready`);
    for (const one of [admin, both]) expect(await told(one)).toEqual(['company.stands_twice_leading']);
    for (const one of [home.coordinator, away.coordinator, ...home.people.values(), ...away.people.values()])
      expect(await told(one)).toEqual([]);

    const beside = await agreed(home, tender!, [home.organisationIds[4]!, twin]);
    expect((await post(409, `/consortia/${beside}/ready`)).blocking).toEqual(['multi-candidature']);
    const { items } = await get(`/consortia/${beside}/checks?lang=en`);
    const { message } = items.find(({ ruleId }: { ruleId: string }) => ruleId === 'multi-candidature');
    expect(message).toMatch(/^Already a candidate for the same lot, which the tender documents forbid: Firm 2 /);
    expect(await told(admin)).toHaveLength(1);
  });
});
