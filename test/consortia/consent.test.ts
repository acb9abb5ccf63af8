import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApp, testApp } from '../app.ts';
import { until } from '../waiting.ts';
import { formed, inHours, tenderOf, type World, wanted, world } from './world.ts';

/** LAW.md section 1: nobody is bound to what it did not accept. Each point was tried through the API and is again. */
let app: TestApp;
let home: World;
beforeAll(async () => {
  app = await testApp();
  home = await world(app, 8);
  await app.startWorkers();
});
afterAll(() => app.close());

const staff = (method: 'GET' | 'POST' | 'PUT' | 'PATCH', path: string, status: number, body?: unknown, headers = {}) =>
  wanted(status, app.call(method, path, { as: home.coordinator, body, headers }));
const member = (id: string, method: 'GET' | 'POST' | 'PUT', path: string, status: number, body?: unknown) =>
  wanted(status, app.call(method, path, { as: home.people.get(id)!, body }));

async function invited(members: readonly string[]) {
  const tender = await tenderOf(home, { skills: 2 });
  const { id } = await formed(home, tender, members);
  await staff('POST', `/consortia/${id}/invite`, 200, { expiresAt: inHours(72) });
  return { id, tender };
}
const invitation = async (organisationId: string, consortiumId: string) =>
  (await member(organisationId, 'GET', `/invitations?consortiumId=${consortiumId}`, 200)).items[0];
const accept = async (organisationId: string, consortiumId: string, body: unknown = { undertaking: true }) => {
  const { id } = await invitation(organisationId, consortiumId);
  return member(organisationId, 'POST', `/invitations/${id}/accept`, 200, body);
};
const patch = (id: string, status: number, body: unknown) =>
  staff('PATCH', `/consortia/${id}`, status, body, { 'if-match': '*' });

describe('consent', () => {
  it('R2142-20, number 1: a graver legal form asks again whoever it weighs on, and shows what changed', async () => {
    const [lead, other] = home.organisationIds.slice(0, 2) as [string, string];
    const { id } = await invited([lead, other]);
    expect((await invitation(other, id)).terms).toMatchObject({
      version: 1,
      role: 'cotraitant',
      shareBp: 5_000,
      amountCents: 50_000_000,
      legalForm: 'conjoint_mandataire_solidaire',
      liability: 'own_part',
      exposureCents: 50_000_000,
    });
    await accept(lead, id, { termsVersion: 1 });
    await accept(other, id, { termsVersion: 1 });
    expect((await staff('GET', `/consortia/${id}`, 200)).state).toBe('agreed');
    // The mandataire owed the whole already: only the other one is asked again.
    const solidary = await patch(id, 200, { legalForm: 'solidaire' });
    expect(solidary.state).toBe('inviting');
    expect(solidary.members.map((m: { invitation: { state: string } }) => m.invitation.state)).toEqual([
      'accepted',
      'pending',
    ]);
    const again = await invitation(other, id);
    expect(again.terms).toMatchObject({ version: 2, liability: 'whole', exposureCents: 100_000_000 });
    expect(again.terms.changed).toEqual(expect.arrayContaining(['legalForm', 'liability', 'exposureCents']));
    expect(await member(other, 'POST', `/invitations/${again.id}/accept`, 409, { termsVersion: 1 })).toMatchObject({
      code: 'terms_changed',
      termsVersion: 2,
      errors: [{ pointer: '/termsVersion' }],
    });
    const agreed = await member(other, 'POST', `/invitations/${again.id}/accept`, 200, { termsVersion: 2 });
    expect(agreed).toMatchObject({ state: 'accepted', acceptedTerms: { version: 2, legalForm: 'solidaire' } });
    // A lighter form binds nobody to more: nobody is asked.
    const lighter = await patch(id, 200, { legalForm: 'conjoint' });
    expect(lighter.state).toBe('agreed');
    expect(lighter.members[1]).toMatchObject({
      terms: { version: 3, liability: 'own_part' },
      acceptedTerms: { version: 2, liability: 'whole' },
    });
  });

  it('an invitation that waits while its terms change is accepted by their version only', async () => {
    const [lead, other] = home.organisationIds.slice(2, 4) as [string, string];
    const { id } = await invited([lead, other]);
    const first = await invitation(other, id);
    await patch(id, 200, { legalForm: 'solidaire' });
    const same = await invitation(other, id);
    expect(same).toMatchObject({ id: first.id, state: 'pending', terms: { version: 2 } });
    const path = `/invitations/${first.id}/accept`;
    expect(await member(other, 'POST', path, 409)).toMatchObject({ code: 'terms_changed', termsVersion: 2 });
    expect(await member(other, 'POST', path, 409, { termsVersion: 1 })).toMatchObject({ code: 'terms_changed' });
    await member(other, 'POST', path, 200, { termsVersion: 2 });
    await until(async () => {
      const { items } = await member(other, 'GET', '/notifications', 200);
      return items.some((n: { kind: string }) => n.kind === 'invitation.terms_changed');
    });
  });

  it('a counter-offer that is granted as asked counts as accepted', async () => {
    const [lead, other] = home.organisationIds.slice(4, 6) as [string, string];
    const { id } = await invited([lead, other]);
    await accept(lead, id);
    const asked = await invitation(other, id);
    await member(other, 'POST', `/invitations/${asked.id}/counter`, 200, { shareBp: 4_000, note: 'less of it' });
    const { alternatives } = (
      await until(async () => {
        const now = await staff('GET', `/consortia/${id}`, 200);
        return now.recomposition?.status === 'found' && now;
      })
    ).recomposition;
    expect(alternatives[0].kind).toBe('grant');
    const granted = await staff('POST', `/consortia/${id}/recompose`, 200, { alternative: 1 });
    const seat = granted.members.find((m: { organisationId: string }) => m.organisationId === other);
    expect(seat).toMatchObject({
      shareBp: 4_000,
      invitation: { state: 'accepted' },
      acceptedTerms: { shareBp: 4_000 },
    });
    // The seat is taken, the undertaking is not given: it still is asked for, and opens names once it is there.
    const before = await member(other, 'GET', `/invitations/${asked.id}`, 200);
    expect(before.replacedBy).toMatchObject({ id: seat.invitation.id, state: 'accepted', shareBp: 4_000 });
    const own = await member(other, 'GET', `/invitations/${seat.invitation.id}`, 200);
    expect(own).toMatchObject({ state: 'accepted', undertaking: false, replacedBy: null });
    // The other one's larger part is a place that it has not agreed to yet.
    await accept(lead, id, { undertaking: true, termsVersion: 2 });
    for (const organisationId of [lead, other]) {
      const { id: current } = await invitation(organisationId, id);
      const enough = { sufficient: true, note: '' };
      const rest = {
        staff: enough,
        capacity: enough,
        turnover: enough,
        references: enough,
        time: enough,
        risk: enough,
      };
      const test = { trades: { sufficient: false, note: 'Steel alone.' }, ...rest };
      const sealed = { couldBidAlone: false, reasons: 'One trade of several.', test };
      const path = `/invitations/${current}/solo-declaration`;
      for (const couldBidAlone of [true, false]) {
        const against = { ...sealed, couldBidAlone, test: couldBidAlone ? test : { ...test, trades: enough } };
        expect(await member(organisationId, 'PUT', path, 400, against)).toMatchObject({ code: 'test_contradicts' });
      }
      expect((await member(organisationId, 'PUT', path, 200, sealed)).items).toMatchObject([{ test }]);
      await member(organisationId, 'PUT', path, 200, sealed);
    }
    expect((await member(other, 'GET', `/invitations/${own.id}`, 200)).coMembers[0].name).toBeNull();
    await member(other, 'PUT', `/invitations/${own.id}/undertaking`, 400, { given: false });
    await member(other, 'PUT', `/invitations/${asked.id}/undertaking`, 409, { given: true });
    await member(lead, 'PUT', `/invitations/${own.id}/undertaking`, 404, { given: true });
    const given = await member(other, 'PUT', `/invitations/${own.id}/undertaking`, 200, { given: true });
    expect(given).toMatchObject({ undertaking: true, coMembers: [{ organisationId: lead }] });
  });

  it('an undertaking that comes with a counter-offer holds when it is granted', async () => {
    const [lead, other] = home.organisationIds.slice(6, 8) as [string, string];
    const { id } = await invited([lead, other]);
    await accept(lead, id);
    const asked = await invitation(other, id);
    const counter = { shareBp: 4_500, note: 'less of it', undertaking: true };
    await member(other, 'POST', `/invitations/${asked.id}/counter`, 200, counter);
    await until(async () => (await staff('GET', `/consortia/${id}`, 200)).recomposition?.status === 'found');
    const granted = await staff('POST', `/consortia/${id}/recompose`, 200, { alternative: 1 });
    const seat = granted.members.find((m: { organisationId: string }) => m.organisationId === other);
    expect(seat.invitation).toMatchObject({ state: 'accepted', undertaking: true });
  });

  it('prices that make an agreed part worse say whom they ask again, before and after; the same prices nothing', async () => {
    const [lead, other] = home.organisationIds.slice(4, 6) as [string, string];
    const { id, tender } = await invited([lead, other]);
    await accept(lead, id);
    await accept(other, id);
    const lines = (cents: readonly [number, number]) => ({
      lines: [lead, other].map((organisationId, i) => ({
        lotId: tender.lotIds[0],
        organisationId,
        label: 'Work',
        amountCents: cents[i],
      })),
    });
    const state = async () => (await staff('GET', `/consortia/${id}`, 200)).state;
    // More for one, less for the other: only the other one's yes falls away.
    const worse = lines([50_000_000, 40_000_000]);
    const undone = {
      organisationId: other,
      worse: expect.arrayContaining(['amountCents']),
      before: { shareBp: 5_000, amountCents: 50_000_000, exposureCents: 50_000_000 },
      after: { shareBp: 5_000, amountCents: 40_000_000, exposureCents: 40_000_000 },
    };
    expect((await staff('PUT', `/consortia/${id}/offer?dryRun=true`, 200, worse)).askedAgain).toMatchObject([undone]);
    expect(await state()).toBe('agreed');
    expect((await staff('GET', `/consortia/${id}/offer`, 200)).version).toBe(0);
    const set = await staff('PUT', `/consortia/${id}/offer`, 200, worse);
    expect(set).toMatchObject({ version: 1, askedAgain: [undone] });
    expect(await state()).toBe('inviting');
    await accept(other, id, { termsVersion: 2 });
    expect(await state()).toBe('agreed');
    expect(await staff('PUT', `/consortia/${id}/offer`, 200, worse)).toMatchObject({ version: 1, askedAgain: [] });
    expect(await state()).toBe('agreed');
    // The form is looked at in the same way, and so are the group's own terms.
    const solidary = await staff(
      'PATCH',
      `/consortia/${id}?dryRun=true`,
      200,
      { legalForm: 'solidaire' },
      { 'if-match': '*' },
    );
    expect(solidary).toMatchObject({ state: 'inviting', legalForm: 'solidaire' });
    expect(await staff('GET', `/consortia/${id}`, 200)).toMatchObject({
      state: 'agreed',
      legalForm: 'conjoint_mandataire_solidaire',
    });
  });

  it('a new burden by the convention asks again whom it weighs on; a lighter one nobody', async () => {
    const [lead, other] = home.organisationIds.slice(2, 4) as [string, string];
    const { id } = await invited([lead, other]);
    await accept(lead, id);
    await accept(other, id);
    const {
      consortiumId: _id,
      updatedAt: _at,
      version: _version,
      askedAgain: _asked,
      ...terms
    } = await staff('GET', `/consortia/${id}/bid-terms`, 200);
    const fee = (mandataireFeeBp: number) => ({ ...terms, terms: { ...terms.terms, mandataireFeeBp } });
    const path = `/consortia/${id}/bid-terms`;
    expect((await staff('PUT', `${path}?dryRun=true`, 200, fee(300))).askedAgain).toMatchObject([
      { organisationId: other, worse: ['duties'] },
    ]);
    expect((await staff('GET', path, 200)).terms.mandataireFeeBp).toBeNull();
    expect((await staff('PUT', path, 200, fee(300))).askedAgain).toMatchObject([{ organisationId: other }]);
    expect((await staff('GET', `/consortia/${id}`, 200)).state).toBe('inviting');
    await accept(other, id, { termsVersion: 2 });
    expect((await staff('PUT', path, 200, fee(200))).askedAgain).toEqual([]);
    expect((await staff('GET', `/consortia/${id}`, 200)).state).toBe('agreed');
  });

  it('number 3: an answer by telephone is entered with its evidence, told to the member, and is no declaration', async () => {
    const [lead, other] = home.organisationIds.slice(0, 2) as [string, string];
    const { id } = await invited([lead, other]);
    const { id: seat } = await invitation(other, id);
    const body = { answer: 'accepted', reason: 'Telephone, M. Roy', evidence: 'Mail of 12 March' };
    await staff('POST', `/invitations/${seat}/proxy-answer`, 400, { ...body, evidence: '' });
    await member(other, 'POST', `/invitations/${seat}/proxy-answer`, 403, body);
    const answered = await staff('POST', `/invitations/${seat}/proxy-answer`, 200, body);
    expect(answered).toMatchObject({
      state: 'accepted',
      undertaking: false,
      soloDeclaration: null,
      acceptedTerms: { version: 1 },
      proxy: { answer: 'accepted', reason: 'Telephone, M. Roy', evidence: 'Mail of 12 March' },
    });
    const told = (organisationId: string) =>
      until(async () => {
        const { items } = await member(organisationId, 'GET', '/notifications', 200);
        return items.find((n: { kind: string }) => n.kind === 'invitation.answered_for_you')?.text as
          | string
          | undefined;
      });
    expect(await told(other)).toMatch(/a saisi votre accord .*Telephone, M. Roy ; pièce : Mail of 12 March/);

    const { id: leads } = await invitation(lead, id);
    const declined = await staff('POST', `/invitations/${leads}/proxy-answer`, 200, {
      answer: 'declined',
      reason: 'No crane free.',
      evidence: 'Call of 13 March.',
    });
    expect(declined).toMatchObject({ state: 'declined', proxy: { answer: 'declined', evidence: 'Call of 13 March.' } });
    expect(await told(lead)).toMatch(/a saisi votre refus .*\(No crane free ; pièce : Call of 13 March\)/);
  });

  it('number 4: the undertaking of confidentiality is a text that is read and ticked', async () => {
    const [lead, other] = home.organisationIds.slice(6, 8) as [string, string];
    const { id } = await invited([lead, other]);
    expect((await invitation(other, id)).undertakingText).toMatchObject({ version: 1, fr: expect.any(String) });
    expect(await accept(other, id, {})).toMatchObject({ state: 'accepted', undertaking: false });
    expect(await accept(lead, id, { undertaking: true })).toMatchObject({ undertaking: true });
  });

  it('number 5: the end of a tender ends its consortia and tells everybody', async () => {
    const [lead, other] = home.organisationIds.slice(2, 4) as [string, string];
    const { id, tender } = await invited([lead, other]);
    await accept(lead, id);
    const { id: seat } = await invitation(other, id);
    await staff('POST', `/tenders/${tender.tenderId}/withdraw`, 200);
    expect(await staff('GET', `/consortia/${id}`, 200)).toMatchObject({ state: 'dissolved' });
    expect(await member(other, 'POST', `/invitations/${seat}/accept`, 409)).toMatchObject({ state: 'withdrawn' });
    for (const organisationId of [lead, other]) {
      await until(async () => {
        const { items } = await member(organisationId, 'GET', '/notifications', 200);
        return items.some((n: { kind: string }) => n.kind === 'consortium.dissolved');
      });
    }
  });
});
