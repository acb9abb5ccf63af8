import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayOf } from '../../src/shared/day.ts';
import { type TestApp, type TestPerson, testApp } from '../app.ts';
import { until } from '../waiting.ts';
import { SAMPLES } from './documents.ts';
import { docxOf, docxOfXml, encryptedPdf, endlessPdf, loopingPdf, pdfOf, xlsxOf } from './make.ts';

let app: TestApp;
let coordinator: TestPerson;
let clusterId: string;
beforeAll(async () => {
  app = await testApp();
  await app.startWorkers();
  clusterId = await app.cluster();
  coordinator = await app.person({ role: 'coordinator', clusterId });
});
afterAll(() => app.close());

type Doc = { id: string; name: string; state: string; format: string | null; error: { code: string } | null };
type Found = { id: string; kind: string; what: string; takeOver: string; decision: string | null; quote: string };

const tenderOf = async (lots: { title: string; externalId?: string; cpvMain?: string }[], title = 'Groupe scolaire') =>
  (
    await app.call('POST', '/tenders', {
      as: coordinator,
      body: { clusterId, title, buyer: { name: 'Ville' }, lots },
    })
  ).json();
const send = (id: string, bytes: Uint8Array, name: string, as = coordinator) =>
  app.call('POST', `/tenders/${id}/documents`, {
    as,
    body: Buffer.from(bytes),
    query: { name },
    headers: { 'content-type': 'application/octet-stream' },
  });
const get = async (path: string) => (await app.call('GET', path, { as: coordinator })).json();
/** The documents of a tender, once none is being read any more. */
const whenRead = (id: string): Promise<Doc[]> =>
  until(async () => {
    const { items } = (await get(`/tenders/${id}/documents`)) as { items: Doc[] };
    return items.some(({ state }) => state === 'reading') ? null : items;
  });
const rc = () =>
  pdfOf(
    SAMPLES[0]!.lines
      .join('\n')
      .split('\n---\n')
      .map((page) => page.split('\n')),
  );

describe('documents of a consultation', () => {
  it('are read after the upload; what they say goes into needs, suggestions and the tender, each confirmed', async () => {
    const tender = await tenderOf([{ title: 'Lot unique', cpvMain: '45214200' }]);
    const [lot] = tender.lots;
    const form = new FormData();
    form.append('files', new Blob([Buffer.from(rc())]), 'dossier/RC école.pdf');
    form.append('files', new Blob([Buffer.from(await xlsxOf(SAMPLES[2]!.lines))]), 'DPGF.xlsx');
    const packed = new Response(form);
    const sent = await app.call('POST', `/tenders/${tender.id}/documents`, {
      as: coordinator,
      body: Buffer.from(await packed.arrayBuffer()),
      headers: { 'content-type': packed.headers.get('content-type')! },
    });
    expect(sent.statusCode, sent.payload).toBe(202);
    const documents = await whenRead(tender.id);
    expect(documents).toMatchObject([
      { name: 'RC école.pdf', state: 'read', format: 'pdf', pages: 2, progress: { done: 2, total: 2 } },
      { name: 'DPGF.xlsx', state: 'read', format: 'xlsx', progress: null },
    ]);
    const [first] = documents;
    const one = await get(`/tenders/${tender.id}/documents/${first!.id}`);
    expect(one.findings).toHaveLength(SAMPLES[0]!.says.length);

    const needs = await get(`/lots/${lot.id}/needs`);
    const ofDocuments = needs.needs.filter((need: { origin: { kind: string } }) => need.origin.kind === 'document');
    const certificate = ofDocuments.find((need: { certification: string }) => need.certification === 'Qualibat');
    expect(certificate.origin.document).toEqual({
      documentId: first!.id,
      name: 'RC école.pdf',
      place: { kind: 'page', number: 2, sheet: null },
    });
    expect(ofDocuments.length).toBeGreaterThan(5);
    const { cpv, certification } = certificate;
    const decided = await app.call('POST', `/lots/${lot.id}/needs/decisions`, {
      as: coordinator,
      body: { decisions: [{ act: 'confirm', cpv, certification }] },
    });
    expect(decided.statusCode, decided.payload).toBe(200);
    const row = decided.json().requirements.find((one: { certification: string }) => one.certification === 'Qualibat');
    expect(row).toMatchObject({ confirmed: true, origin: { kind: 'document', document: { name: 'RC école.pdf' } } });

    const suggestions = await get(`/tenders/${tender.id}/suggestions`);
    expect(suggestions.items).toMatchObject([
      {
        kind: 'min_turnover',
        scope: 'group',
        value: 150_000_000,
        origin: { kind: 'document', document: { name: 'RC école.pdf' } },
      },
    ]);
    const confirmed = await app.call('POST', `/tenders/${tender.id}/suggestions/decide`, {
      as: coordinator,
      body: { lotId: lot.id, kind: 'min_turnover', confirmed: true },
    });
    expect(confirmed.json().constraints).toEqual({ minTurnoverCents: 150_000_000 });
    expect((await get(`/tenders/${tender.id}/suggestions`)).items).toMatchObject([{ confirmed: true }]);

    const found = async () => (await get(`/tenders/${tender.id}/findings`)).items as Found[];
    const decide = async (kind: string, what: string, decision: string) => {
      const finding = (await found()).find((f) => f.kind === kind && f.what === what)!;
      return app.call('POST', `/tenders/${tender.id}/findings/${finding.id}/decide`, {
        as: coordinator,
        body: { decision },
      });
    };
    const taken = await decide('deadline', 'offers', 'take_over');
    expect(taken.statusCode, taken.payload).toBe(200);
    expect(taken.json().lots[0].deadline).toBe('2027-01-15T11:00:00.000Z');
    expect(taken.headers['etag']).toBe(`"${taken.json().version}"`);
    await decide('group_form', 'joint_solidary_lead', 'take_over');
    await decide('site_visit', 'mandatory', 'take_over');
    const criteria = await decide('award_criterion', 'Prix des prestations', 'take_over');
    expect(criteria.json()).toMatchObject({
      constraints: { minTurnoverCents: 150_000_000, requiredFormAfterAward: 'conjoint_mandataire_solidaire' },
      consultation: {
        visit: { kind: 'mandatory', at: null, source: { name: 'RC école.pdf', place: { number: 2 } } },
        awardCriteria: { items: [{ weightBp: 4000 }, { weightBp: 5000 }, { weightBp: 1000 }] },
      },
    });
    expect((await found()).filter((f) => f.decision === 'taken_over')).toHaveLength(6);
    expect((await found()).find((f) => f.kind === 'min_turnover')).toMatchObject({ takeOver: 'filled' });
    expect((await decide('min_turnover', 'group', 'take_over')).json()).toMatchObject({
      status: 409,
      code: 'value_there',
    });
    expect((await decide('certificate', 'Qualibat', 'take_over')).json()).toMatchObject({
      status: 422,
      code: 'nothing_to_take_over',
    });
    expect((await decide('site_visit', 'mandatory', 'strike_out')).json()).toMatchObject({
      status: 409,
      code: 'illegal_transition',
    });
    expect((await decide('site_visit', 'mandatory', 'reopen')).json().consultation.visit).toBeUndefined();

    const file = await app.call('GET', `/tenders/${tender.id}/documents/${first!.id}/file`, { as: coordinator });
    expect(Buffer.from(rc()).equals(file.rawPayload)).toBe(true);
    expect(file.headers['content-disposition']).toBe("attachment; filename*=UTF-8''RC%20%C3%A9cole.pdf");
    expect((await send(tender.id, rc(), 'again.pdf')).json().items[0].id).toBe(first!.id);
    expect(
      (await app.call('DELETE', `/tenders/${tender.id}/documents/${first!.id}`, { as: coordinator })).statusCode,
    ).toBe(204);
    expect(
      (await app.call('GET', `/tenders/${tender.id}/documents/${first!.id}`, { as: coordinator })).statusCode,
    ).toBe(404);
    expect((await get(`/tenders/${tender.id}`)).consultation.awardCriteria.items).toHaveLength(3);
    const audit = (await get(`/audit?entityId=${tender.id}&limit=50`)).items.map((a: { action: string }) => a.action);
    expect(audit).toEqual(
      expect.arrayContaining([
        'tender.document_added',
        'tender.document_read',
        'tender.document_removed',
        'tender.finding_decided',
      ]),
    );
  }, 60_000);

  it('give the board of deadlines and the calendar the last day of questions and the visit', async () => {
    const tender = await tenderOf([{ title: 'Lot unique' }], 'Quai nord');
    const day = (days: number) => dayOf(new Date(Date.now() + days * 86_400_000));
    const said = (days: number) => day(days).split('-').reverse().join('/');
    const words = [
      `Les questions doivent être posées au plus tard le ${said(20)} à 17h00.`,
      `La visite des lieux est fixée le ${said(12)} à 9h30.`,
    ];
    await send(tender.id, await docxOf(words), 'rc.docx');
    await whenRead(tender.id);
    const findings = (await get(`/tenders/${tender.id}/findings`)).items as Found[];
    const take = (what: string, decision: string) => {
      const { id } = findings.find((f) => f.kind === 'deadline' && f.what === what)!;
      const body = { decision };
      return app.call('POST', `/tenders/${tender.id}/findings/${id}/decide`, { as: coordinator, body });
    };
    const board = async () =>
      (await get('/deadlines')).items.filter((one: { tenderId: string }) => one.tenderId === tender.id);
    const address = (await app.call('POST', '/calendar/token', { as: coordinator })).json().url as string;
    const path = new URL(address).pathname.replace('/v1', '') + new URL(address).search;
    // Long lines of the format go on after a line break and a space.
    const summaries = async () =>
      [...(await app.call('GET', path)).payload.replaceAll('\r\n ', '').matchAll(/SUMMARY:(.*) : Quai nord/g)].map(
        ([, one]) => one,
      );
    expect([await board(), await summaries()]).toEqual([[], []]);
    expect((await take('questions', 'take_over')).statusCode).toBe(200);
    expect((await take('visit', 'take_over')).statusCode).toBe(200);
    expect(await board()).toMatchObject([
      { kind: 'visit', on: day(12), title: 'Quai nord', count: 1 },
      { kind: 'questions', on: day(20), detail: null },
    ]);
    expect(await summaries()).toEqual(['Visite du site', 'Dernières questions à l’acheteur']);
    await take('visit', 'reopen');
    expect((await board()).map((one: { kind: string }) => one.kind)).toEqual(['questions']);
    const stranger = await app.person({ role: 'coordinator', clusterId: await app.cluster() });
    expect((await app.call('GET', '/deadlines', { as: stranger })).json().items).toEqual([]);
  });

  it('are the cluster’s own: other coordinators find nothing, members get nowhere', async () => {
    const tender = await tenderOf([{ title: 'Lot' }]);
    const { id } = (await send(tender.id, await docxOf(['Une visite du site est obligatoire.']), 'rc.docx')).json()
      .items[0];
    await whenRead(tender.id);
    const [finding] = (await get(`/tenders/${tender.id}/findings`)).items as Found[];
    const stranger = await app.person({ role: 'coordinator', clusterId: await app.cluster() });
    const firm = await app.call('POST', '/organisations', { as: coordinator, body: { name: 'Firm', kind: 'company' } });
    const member = await app.person({ role: 'member', organisationId: firm.json().id });
    const tries = [
      ['GET', `/tenders/${tender.id}/documents`],
      ['GET', `/tenders/${tender.id}/findings`],
      ['GET', `/tenders/${tender.id}/documents/${id}`],
      ['GET', `/tenders/${tender.id}/documents/${id}/file`],
      ['DELETE', `/tenders/${tender.id}/documents/${id}`],
      ['POST', `/tenders/${tender.id}/findings/${finding!.id}/decide`],
    ] as const;
    for (const [method, path] of tries) {
      const body = method === 'POST' ? { decision: 'take_over' } : undefined;
      expect((await app.call(method, path, { as: stranger, body })).statusCode, path).toBe(404);
      expect((await app.call(method, path, { as: member, body })).statusCode, path).toBe(403);
    }
    expect((await send(tender.id, await docxOf(['x']), 'x.docx', stranger)).statusCode).toBe(404);
    expect((await send(tender.id, await docxOf(['x']), 'x.docx', member)).statusCode).toBe(403);
  }, 60_000);
});

describe('hostile files', () => {
  it('are refused at once with a code, or fail with words, while the server answers', async () => {
    const tender = await tenderOf([{ title: 'Lot' }]);
    const refused = async (bytes: Uint8Array, name: string) => {
      const answer = await send(tender.id, bytes, name);
      return `${answer.statusCode} ${answer.json().code}`;
    };
    expect(await refused(new Uint8Array(), 'empty.pdf')).toBe('400 document_empty');
    expect(await refused(Buffer.from('\x89PNG\r\n'), 'picture.pdf')).toBe('415 document_format_unknown');
    expect(await refused(Buffer.alloc(50 * 1_048_576), '50MB.pdf')).toBe('413 document_too_large');
    expect(await refused(docxOfXml(new Uint8Array(65 * 1_048_576)), 'bomb.docx')).toBe(
      '413 document_unpacks_too_large',
    );
    const form = new FormData();
    form.append('a', new Blob([Buffer.from(await docxOf(['bien']))]), 'bien.docx');
    form.append('b', new Blob(['rien']), 'notes.txt');
    const packed = new Response(form);
    const mixed = await app.call('POST', `/tenders/${tender.id}/documents`, {
      as: coordinator,
      body: Buffer.from(await packed.arrayBuffer()),
      headers: { 'content-type': packed.headers.get('content-type')! },
    });
    expect(mixed.json()).toMatchObject({
      status: 415,
      detail: expect.stringContaining('notes.txt'),
      errors: [{ pointer: '/files/1' }],
    });
    expect((await get(`/tenders/${tender.id}/documents`)).items).toEqual([]);

    const entities = `<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><w:document xmlns:w="urn:w"><w:p><w:t>&b;</w:t></w:p></w:document>`;
    await send(tender.id, encryptedPdf(), 'encrypted.pdf');
    await send(tender.id, loopingPdf(), 'loop.pdf');
    await send(tender.id, docxOfXml(entities), 'entities.docx');
    await send(tender.id, await docxOf(['Une visite du site est obligatoire.']), 'really-a-docx.pdf');
    await send(tender.id, pdfOf([null, null]), 'scan.pdf');
    await send(tender.id, endlessPdf(40_000), 'long.pdf');
    const documents = await whenRead(tender.id);
    expect(documents.map(({ name, state, error }) => `${name} ${state} ${error?.code ?? ''}`.trim())).toEqual([
      'encrypted.pdf failed document_encrypted',
      'loop.pdf failed document_malformed',
      'entities.docx failed document_malformed',
      'really-a-docx.pdf read',
      'scan.pdf no_text',
      'long.pdf read',
    ]);
  }, 120_000);
});
