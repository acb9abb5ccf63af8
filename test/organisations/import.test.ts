import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCsv } from '../../src/organisations/spreadsheet/csv.ts';
import { FIELDS } from '../../src/organisations/spreadsheet/fields.ts';
import { fieldOf } from '../../src/organisations/spreadsheet/headings.ts';
import { gathered, sheetParts } from '../../src/organisations/spreadsheet/sheet.ts';
import { faultWords } from '../../src/organisations/spreadsheet/words.ts';
import { DomainError } from '../../src/shared/errors.ts';
import { type TestApp, type TestPerson, testApp } from '../app.ts';
import { mailedToken } from '../mailed-token.ts';
import { runOver } from '../waiting.ts';
import {
  accountantList,
  clusterWorkbook,
  FAULTS,
  faultyList,
  officeList,
  surveyAnswers,
  websiteExport,
} from './lists/lists.ts';

let t: TestApp;
beforeAll(async () => {
  t = await testApp({ clock: () => new Date('2026-06-15T10:00:00Z') });
});
afterAll(() => t.close());

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const PLAIN = { mapping: {}, kept: {}, acceptSuggestions: false };

/** A cluster of the test's own with its coordinator, and ways to import into it. */
async function workbench() {
  const clusterId = await t.cluster();
  const as = await t.person({ role: 'coordinator', clusterId });
  return { clusterId, as, send: sender(as), list: () => listOf(as), one: (name: string) => oneOf(as, name) };
}
const sender =
  (as: TestPerson) =>
  async (csv: string | Buffer, query: Record<string, string> = {}, type = 'text/csv') =>
    t.call('POST', '/organisations/import', {
      as,
      body: csv,
      headers: { 'content-type': type, 'accept-language': 'en' },
      query,
    });
const listOf = async (as: TestPerson) =>
  (await t.call('GET', '/organisations', { as, query: { limit: '200' } })).json().items as {
    id: string;
    name: string;
  }[];
const oneOf = async (as: TestPerson, name: string) => {
  const found = (await listOf(as)).find((o) => o.name === name);
  return (await t.call('GET', `/organisations/${found?.id}`, { as })).json();
};

describe('importing organisations', () => {
  test('lists with other habits come in by two calls each: what came in, with which skills, and whom to invite', async () => {
    const came: Record<string, object> = {};
    for (const [what, bytes, type] of [
      ['office', officeList(), 'text/csv'],
      ['website', websiteExport(), 'text/csv'],
      ['accountant', accountantList(), 'text/csv'],
      ['survey', surveyAnswers(), 'text/csv'],
      ['cluster', await clusterWorkbook(), XLSX],
      ['faults', faultyList(), 'text/csv'],
    ] as const) {
      const { as, send } = await workbench();
      const headers = { 'content-type': type, 'accept-language': 'fr' };
      const looked = (await t.call('POST', '/organisations/import/preview', { as, body: bytes, headers })).json();
      const taken = (await send(bytes, { skills: 'true', partial: 'true' }, type)).json();
      const faulty = new Set(looked.errors.map(({ row }: { row: number }) => row));
      came[what] = { rows: looked.rows, created: taken.created, faulty: faulty.size, skilled: looked.skillCounts.rows };
      expect([looked.created, looked.skillCounts.skills], what).toEqual([taken.created, taken.skills]);
      expect(looked.mail?.to, what).toEqual(what === 'accountant' ? undefined : expect.stringContaining('@'));
    }
    const withFault = new Set(['checkDigit', 'postalUnknown', 'headcountRange']);
    const kept = FAULTS.filter(([, , code]) => withFault.has(code)).length;
    expect(came).toEqual({
      office: { rows: 40, created: 40, faulty: 0, skilled: 40 },
      website: { rows: 12, created: 12, faulty: 0, skilled: 12 },
      accountant: { rows: 15, created: 15, faulty: 0, skilled: 15 },
      survey: { rows: 11, created: 10, faulty: 1, skilled: 10 },
      cluster: { rows: 2_000, created: 2_000, faulty: 0, skilled: 2_000 },
      faults: { rows: FAULTS.length + 2, created: 1 + kept, faulty: FAULTS.length + 1 - kept, skilled: 1 },
    });
  }, 60_000);

  test('reads every documented column, and makes members of the cluster', async () => {
    const { clusterId, as, send, one } = await workbench();
    const answer = await send(
      [
        'name,kind,registrationNumber,country,nuts,town,postalCode,address,lat,lon,website,description,canLead,year,headcount,turnover,balanceSheet,capabilities,certifications',
        '"Ateliers ""du Môle""",company,111 000 111 00011,FR,FRG01,Saint-Nazaire,44600,"1, quai",47.27,-2.2,https://mole.example,Soudage,non,2024,42,"6400000,50",3000000,45262670:4:150000|45442000:3,EN 9100:2027-01-31|MASE',
      ].join('\n'),
    );
    expect(answer.json()).toMatchObject({ created: 1, updated: 0, errors: [] });
    expect(await one('Ateliers "du Môle"')).toMatchObject({
      kind: 'company',
      registrationNumber: '11100011100011',
      nuts: 'FRG01',
      town: 'Saint-Nazaire',
      address: '1, quai',
      lat: 47.27,
      lon: -2.2,
      canLead: false,
      headcount: 42,
      turnoverCents: 640_000_050,
      sizeClass: 'small',
      clusterIds: [clusterId],
      years: [{ year: 2024, balanceSheetCents: 300_000_000 }],
      capabilities: [
        { cpv: '45262670', level: 4, capacityCents: 15_000_000 },
        { cpv: '45442000', level: 3, capacityCents: null },
      ],
      certifications: [
        { code: 'EN 9100', validUntil: '2027-01-31' },
        { code: 'MASE', validUntil: null },
      ],
    });
    const members = await t.call('GET', `/clusters/${clusterId}/memberships`, { as });
    expect(members.json().items).toHaveLength(1);
  });

  test('reads what an office writes short: "Nb sal.", "45 pers.", "env. 35", and a postcode before its town', async () => {
    const { send, one } = await workbench();
    const csv = [
      'Nom entreprise;CP Ville;Nb sal.;CA k€;Président(e);Courriel',
      'Chaudronnerie Brévin;49000 ANGERS;45 pers.;6 200;Anne Le Goff;a.legoff@brevin.example',
      'Levage Atlantique;St-Brévin-les-Pins (44);env. 35;5,6 M€;;',
    ].join('\n');
    expect((await send(csv)).json()).toMatchObject({ created: 2, errors: [], warnings: [], ignoredColumns: [] });
    expect(await one('Chaudronnerie Brévin')).toMatchObject({
      town: 'ANGERS',
      postalCode: '49000',
      nuts: 'FRG02',
      headcount: 45,
      turnoverCents: 620_000_000,
    });
    expect(await one('Levage Atlantique')).toMatchObject({ town: 'St-Brévin-les-Pins', headcount: 35 });
  });

  test('reads what French spreadsheets write: mark, semicolons, French headings, decimal commas, département', async () => {
    const { send, one } = await workbench();
    const csv =
      '\uFEFFRaison sociale;Type;SIRET;Département;Effectif;Chiffre d’affaires;Année\r\nÉcole navale;Formation;;44;12;1 250 000,75 €;2025\r\n';
    expect((await send(csv)).json()).toMatchObject({ created: 1, errors: [] });
    expect(await one('École navale')).toMatchObject({
      kind: 'training',
      nuts: 'FRG01',
      lat: 47.3617,
      turnoverCents: 125_000_075,
    });
  });

  test('reads Windows-1252, UTF-16 and tabs', async () => {
    const { send, list } = await workbench();
    expect((await send(Buffer.from('nom\tville\nSociété A\tVallet\n', 'latin1'))).json()).toMatchObject({ created: 1 });
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('name;town\nSociété B;Vallet\n', 'utf16le')]);
    expect((await send(utf16)).json()).toMatchObject({ created: 1, errors: [] });
    expect((await list()).map((o) => o.name)).toEqual(['Société A', 'Société B']);
  });

  test('finds an organisation again by number, then by name, and creates nothing twice', async () => {
    const { send, list, one } = await workbench();
    const csv = 'name,registrationNumber,town\nAlpha,555 000 001,Nantes\nBêta,,Rezé\n';
    expect((await send(csv)).json()).toMatchObject({ created: 2, updated: 0, errors: [] });
    const before = [await one('Alpha'), await one('Bêta')];
    expect((await send(csv)).json()).toMatchObject({ created: 0, updated: 2, errors: [] });
    expect([await one('Alpha'), await one('Bêta')]).toEqual(before);
    const renamed = 'name,registrationNumber,town\nAlpha Nouvelle,555000001,\nBETA,555000002,Rezé\n';
    expect((await send(renamed)).json()).toMatchObject({ created: 0, updated: 2, errors: [] });
    expect((await list()).map((o) => o.name)).toEqual(['Alpha Nouvelle', 'BETA']);
    expect(await one('Alpha Nouvelle')).toMatchObject({ town: 'Nantes', version: 2 });
    expect(await one('BETA')).toMatchObject({ registrationNumber: '555000002' });
  });

  test('a name with its legal form is the company that is there without it, and says so; other numbers stay two', async () => {
    const { as, send, list, one } = await workbench();
    await send(
      'name,town,registrationNumber\nÉlectro-Loire,Nantes,\nSAS Dupont,Vallet,\nLevage Ouest,Rezé,555 000 001\n',
    );
    const csv = [
      'name,town,registrationNumber,description',
      'Électro-Loire SARL,NANTES CEDEX 3,,Armoires',
      'DUPONT S.A.S.,,555000009,',
      'Levage Ouest EURL,Rezé,555000002,',
      'Électro-Loire SARL,Brest,555000003,',
      'Tôlerie Kerjean,Rezé,,',
      'Tôlerie Kerjean SARL,Reze,,',
    ].join('\n');
    const headers = { 'content-type': 'text/csv', 'accept-language': 'en' };
    const looked = (await t.call('POST', '/organisations/import/preview', { as, body: csv, headers })).json();
    expect(looked).toMatchObject({ created: 3, updated: 2 });
    expect(looked.duplicates).toMatchObject([
      { name: 'Électro-Loire SARL', existing: 'Électro-Loire', by: 'nameButForm', changes: ['town', 'description'] },
      { name: 'DUPONT S.A.S.', existing: 'SAS Dupont', by: 'nameButForm', changes: ['registrationNumber'] },
    ]);
    expect(looked.errors).toMatchObject([
      { row: 7, name: 'Tôlerie Kerjean SARL', message: 'is the same organisation as row 6' },
    ]);
    expect((await send(csv, { partial: 'true' })).json()).toMatchObject({ created: 3, updated: 2 });
    expect((await list()).map(({ name }) => name).sort()).toEqual([
      'Levage Ouest',
      'Levage Ouest EURL',
      'SAS Dupont',
      'Tôlerie Kerjean',
      'Électro-Loire',
      'Électro-Loire SARL',
    ]);
    expect(await one('Électro-Loire')).toMatchObject({ description: 'Armoires', registrationNumber: null });
  });

  test('the SIREN of a company of the same name finds it, and leaves it its SIRET', async () => {
    const { send, one } = await workbench();
    await send('name,registrationNumber\nGamma Sud,11100011100011\n');
    expect((await send('name,registrationNumber,town\nGamma Sud SARL,111000111,Vallet\n')).json()).toMatchObject({
      created: 0,
      updated: 1,
    });
    expect(await one('Gamma Sud')).toMatchObject({ registrationNumber: '11100011100011', town: 'Vallet' });
  });

  test('who enters a company by hand is told who is there already, and by what; others’ companies stay unknown', async () => {
    const { as, send } = await workbench();
    await send('name,town,registrationNumber\nBois d’Ouest SCOP,Nantes,555 000 077\n');
    const ask = async (who: TestPerson, query: Record<string, string>) =>
      (await t.call('GET', '/organisations/namesakes', { as: who, query })).json().items;
    expect(await ask(as, { name: 'Bois d’Ouest', town: 'Nantes' })).toMatchObject([
      { name: 'Bois d’Ouest SCOP', town: 'Nantes', by: 'nameButForm' },
    ]);
    expect(await ask(as, { name: 'Scierie', registrationNumber: '555 000 077' })).toMatchObject([{ by: 'number' }]);
    expect(await ask(as, { name: 'Bois d’Ouest', town: 'Brest' })).toEqual([]);
    const { as: other } = await workbench();
    expect(await ask(other, { name: 'Bois d’Ouest SCOP', registrationNumber: '555000077' })).toEqual([]);
  });

  test('replaces lists that are given, keeps the years and what a file cannot say', async () => {
    const { as, send, one } = await workbench();
    await send('name,year,headcount,turnover,capabilities\nGamma,2024,5,100000,45262670:3\n');
    const { id } = await one('Gamma');
    await t.call('PUT', `/organisations/${id}/capabilities`, {
      as,
      body: [{ cpv: '45262670', level: 3, evidence: 4 }],
    });
    await send('name,year,headcount,turnover,capabilities\nGamma,2025,60,9000000,45262670:5;50000000:2\n');
    expect(await one('Gamma')).toMatchObject({
      sizeClass: 'medium',
      years: [{ year: 2025 }, { year: 2024 }],
      capabilities: [
        { cpv: '45262670', level: 5, evidence: 4 },
        { cpv: '50000000', level: 2, evidence: 0 },
      ],
    });
  });

  test('tells every faulty row and column, and writes nothing', async () => {
    const { send, list } = await workbench();
    const csv = [
      'name;kind;nuts;headcount;turnover;capabilities;certifications;Surnom',
      'Bonne;company;FRG01;3;1000;45262670:4;;',
      ';company;;;;;;',
      'Sorte;club;;;;;;',
      'Région;;FR511;;;;;',
      'Code;;;;;45262671:4;;',
      'Niveau;;;;;45262670:9;;',
      'Montant;;;3;beaucoup;;;',
      'Effectif;;;;1000;;;',
      'Date;;;;;;ISO 9001:2027-13-01;',
      'Bonne;;;;;;;',
    ].join('\n');
    const answer = await send(csv);
    expect(answer.statusCode).toBe(200);
    const { created, updated, errors, ignoredColumns } = answer.json();
    expect(ignoredColumns).toEqual(['Surnom']);
    expect(errors.map(({ name }: { name: string | null }) => name)).toEqual([
      null,
      'Sorte',
      'Région',
      'Code',
      'Niveau',
      'Montant',
      'Date',
      'Bonne',
    ]);
    expect([created, updated]).toEqual([0, 0]);
    expect(errors.map((e: { row: number; column: string }) => [e.row, e.column])).toEqual([
      [3, 'name'],
      [4, 'kind'],
      [5, 'nuts'],
      [6, 'capabilities'],
      [7, 'capabilities'],
      [8, 'turnover'],
      [10, 'certifications'],
      [11, 'name'],
    ]);
    expect(await list()).toEqual([]);
    const partial = await send(csv, { partial: 'true' });
    expect(partial.json()).toMatchObject({
      created: 2,
      warnings: [{ row: 9, column: 'turnover', message: 'was not taken over: headcount and turnover go together' }],
    });
    expect(partial.json().errors).toHaveLength(8);
    expect((await list()).map((o) => o.name)).toEqual(['Bonne', 'Effectif']);
  });

  test('never touches organisations of other clusters', async () => {
    const mine = await workbench();
    const theirs = await workbench();
    await theirs.send('name,registrationNumber\nÀ eux,777000001\n');
    const answer = await mine.send('name,registrationNumber,town\nÀ nous,777000001,Vertou\n');
    // A number that another cluster has is answered like one that nobody has: a refusal would tell whom it has.
    expect(answer.json()).toMatchObject({ created: 1, updated: 0, errors: [], warnings: [] });
    expect((await theirs.list()).map((o) => o.name)).toEqual(['À eux']);
    expect((await mine.list()).map((o) => o.name)).toEqual(['À nous']);
    const foreign = await mine.send('name\nX\n', { clusterId: theirs.clusterId });
    expect(foreign.statusCode).toBe(403);
  });

  test.each(['', '\n\n', 'name\n"open', 'name\na\0b'])('refuses %j', async (csv) => {
    const { send, list } = await workbench();
    const answer = await send(csv);
    expect(answer.statusCode, answer.body).toBe(400);
    expect(answer.json().errors).toHaveLength(1);
    expect(await list()).toEqual([]);
  });

  test('refuses JSON, and too many rows', async () => {
    const { as, send } = await workbench();
    expect((await t.call('POST', '/organisations/import', { as, body: [{ name: 'x' }] })).statusCode).toBe(415);
    expect((await send(`name\n${'x\n'.repeat(100_060)}`)).statusCode).toBe(413);
  });

  test('is for coordinators and administrators', async () => {
    const { as, send, list } = await workbench();
    await send('name\nSeule\n');
    const member = await t.person({ role: 'member', organisationId: (await list())[0]!.id });
    expect((await sender(member)('name\nX\n')).statusCode).toBe(403);
    const admin = await t.person({ role: 'admin' });
    expect((await sender(admin)('name\nNulle part\n')).json()).toMatchObject({ created: 1 });
    expect((await sender(as)('name\nSeule\n', { nonsense: '1' })).statusCode).toBe(400);
  });

  test('takes 10,000 rows, with an audit row for each', async () => {
    const { as, send } = await workbench();
    const rows = Array.from(
      { length: 10_000 },
      (_, i) =>
        `Société ${i},800${String(i).padStart(6, '0')},FRG0${1 + (i % 5)},${1 + (i % 300)},${50_000 * (1 + (i % 99))},45262670:${1 + (i % 5)};50000000:2,ISO 9001`,
    );
    const csv = ['name,registrationNumber,nuts,headcount,turnover,capabilities,certifications', ...rows].join('\n');
    expect((await send(csv)).json()).toMatchObject({ created: 10_000, updated: 0, errors: [] });
    expect((await send(csv)).json()).toMatchObject({ created: 0, updated: 10_000, errors: [] });
    const audited = await t.database.sql.begin(async (sql) => {
      await sql`select app_begin('system', null)`;
      return sql`select count(*)::int as count from audit_log where actor_id = ${as.id}`;
    });
    expect(audited[0]?.['count']).toBe(10_000);
  }, 180_000);
});

describe('reading CSV', () => {
  test.each([
    ['a,b\n1,2\n', ['a', 'b']],
    ['a;b\n1,5;2\n', ['a', 'b']],
    ['"a;b;c",d\n1,2\n', ['a;b;c', 'd']],
    ['a\tb\n', ['a', 'b']],
  ])('finds the separator of %j', async (csv, heading) => {
    expect((await readCsv(Buffer.from(csv)).next()).value?.cells).toEqual(heading);
  });

  test('answers any bytes with a table or a refusal, and any table with rows or faults', async () => {
    const cell = fc.oneof(
      fc.string(),
      fc.constantFrom('45262670:4', 'EN 9100:2027-01-31', '1,5', '44', 'oui', '"', ';'),
    );
    const heading = fc.constantFrom(...Object.keys(FIELDS), 'nom', 'nickname', '');
    const csv = fc
      .tuple(fc.array(heading, { maxLength: 8 }), fc.array(fc.array(cell, { maxLength: 9 }), { maxLength: 6 }))
      .map(([first, rest]) => Buffer.from([first, ...rest].map((cells) => cells.join(';')).join('\n')));
    let tables = 0;
    await fc.assert(
      fc.asyncProperty(fc.oneof(csv, fc.uint8Array({ maxLength: 200 })), async (bytes) => {
        try {
          const { rows, faults } = await gathered(
            sheetParts(bytes, { ...PLAIN, now: new Date('2026-06-15T10:00:00Z') }),
          );
          tables++;
          expect(faults.every((fault) => fault.row >= 1 && faultWords(fault, 'fr') !== '')).toBe(true);
          expect(rows.every(({ input }) => input.name !== '')).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(DomainError);
        }
      }),
      { numRuns: 500 },
    );
    expect(tables).toBeGreaterThan(50);
  });

  test('counts rows as a spreadsheet does, past empty ones', async () => {
    const { rows } = await gathered(sheetParts(Buffer.from('name\n\nA\n,,\nB\n'), { ...PLAIN, now: new Date() }));
    expect(rows.map(({ row, input }) => [row, input.name])).toEqual([
      [3, 'A'],
      [5, 'B'],
    ]);
  });

  test('knows a column by its headings, however they are written', () => {
    expect(
      ['Registration_Number', 'SIRET', 'registrationNumber', 'raison  SOCIALE'].map((h) => fieldOf(h)?.field),
    ).toEqual(['registrationNumber', 'registrationNumber', 'registrationNumber', 'name']);
    expect(fieldOf('nickname')).toBeNull();
    expect(fieldOf('Adresse électronique')?.field).toBe('contactEmail');
    expect(fieldOf('Adresse')?.field).toBe('address');
  });
});

describe('looking at a file first', () => {
  test('tells columns, faults, what is there already; keeps nothing but a mapping that was confirmed', async () => {
    const { send, list, as } = await workbench();
    const preview = (csv: string, query: Record<string, string> = {}) =>
      t.call('POST', '/organisations/import/preview', {
        as,
        body: csv,
        headers: { 'content-type': 'text/csv' },
        query,
      });
    await send('nom;ville\nAlpha;Nantes\n');
    const seen = await preview('Usage;Ville;SIRET\nAlpha;Rezé;\nBeta;Rezé;4181660960006\n', {
      mapping: '{"Usage":"name"}',
    });
    expect(seen.statusCode, seen.body).toBe(200);
    expect(seen.json()).toMatchObject({
      rows: 2,
      created: 0,
      updated: 1,
      columns: [
        { header: 'Usage', field: 'name', confidence: 1, example: 'Alpha' },
        { header: 'Ville', field: 'town' },
        { header: 'SIRET', field: 'registrationNumber' },
      ],
      errors: [{ row: 3, column: 'SIRET', suggestion: '04181660960006' }],
      duplicates: [{ row: 2, name: 'Alpha', by: 'name', changes: ['town', 'lat', 'lon'] }],
    });
    expect(seen.json().errors[0].message).toContain('zéro du début');
    expect((await list()).map((o) => o.name)).toEqual(['Alpha']);

    const dry = await send('Usage;Ville\nGamma;Rezé\n', { mapping: '{"Usage":"name"}', dryRun: 'true' });
    expect(dry.json()).toMatchObject({ created: 1, updated: 0 });
    expect((await list()).map((o) => o.name)).toEqual(['Alpha']);
    await send('Usage;Ville\nGamma;Rezé\n', { mapping: '{"Usage":"name"}' });
    expect((await preview('Usage\nDelta\n')).json().columns).toMatchObject([{ field: 'name', confidence: 0.95 }]);
    const bad = await preview('a\nb\n', { mapping: '{"a":"nonsense"}' });
    expect([bad.statusCode, bad.json().errors[0].pointer]).toEqual([400, '?mapping']);
  });

  test('gives the rows that did not come in back as CSV with reasons, and invites contacts when told to', async () => {
    const { send, as, list } = await workbench();
    const csv = 'nom;effectif;CA;contact email\nBonne;12;100 k€;Ana@bonne.example\nFautive;12;beaucoup;\n';
    const answer = await t.call('POST', '/organisations/import', {
      as,
      body: csv,
      headers: { 'content-type': 'text/csv', accept: 'text/csv' },
      query: { partial: 'true', invite: 'true' },
    });
    expect(answer.headers['content-type']).toContain('text/csv');
    expect(answer.body).toBe(
      '\uFEFFnom;effectif;CA;contact email;Motifs\r\nFautive;12;beaucoup;;CA n’est pas un montant en euros\r\n',
    );
    const [bonne] = await list();
    const people = await t.call('GET', '/users', { as });
    expect(people.json().items).toContainEqual(
      expect.objectContaining({
        email: 'ana@bonne.example',
        roles: [expect.objectContaining({ role: 'member', organisationId: bonne!.id })],
      }),
    );
    expect((await send(csv, { partial: 'true' })).json()).toMatchObject({ updated: 1, invited: 0 });

    // Whom one may not invite is told, and keeps nothing else out; who has an account elsewhere is invited like anybody.
    const admin = await t.person({ role: 'admin' });
    const email = 'ana@bonne.example';
    const body = { token: await mailedToken(t, email), password: 'a long and winding password' };
    expect((await t.call('POST', '/auth/accept-invitation', { body })).statusCode).toBe(200);
    const foreign = await send(`nom;contact email\nTiers;${email}\nAutre;${admin.email}\n`, { invite: 'true' });
    expect(foreign.json()).toMatchObject({ created: 2, invited: 1, errors: [], warnings: [{ row: 2 }] });
    expect(foreign.json().warnings[0].message).toContain(email);
    expect(await list()).toHaveLength(3);
  });
});

/** The office's list: 40 companies of eight trades in their own words, some with an activity code alone. */
const TRADES = [
  ['chaudronnerie inox, tôlerie', '2562B'],
  ['nous soudons', ''],
  ['électricité industrielle', '4321A'],
  ['peinture anticorrosion, sablage', ''],
  ['maçonnerie, gros œuvre', '4399C'],
  ['plomberie, chauffage', '4322A'],
  ['', '2511Z'],
  ['levage et manutention lourde', ''],
] as const;
const proseList = [
  'Raison sociale;SIRET;code NAF;effectif;CA (k€);ville;code postal;activité;certifications;contact email',
  ...Array.from({ length: 40 }, (_, i) => {
    const [words, naf] = TRADES[i % TRADES.length]!;
    return `Maison ${i + 1};4181660960${String(i).padStart(4, '0')};${naf};${i + 8};${900 + 10 * i};Nantes;44000;${words};"ISO 9001; MASE";maison${i}@liste.example`;
  }),
].join('\n');

describe('what companies of a list say that they can do', () => {
  test('is shown by the dry run, confirmed at once but for what is left out, and marked where it was read', async () => {
    const { as, send, one } = await workbench();
    const preview = await t.call('POST', '/organisations/import/preview', {
      as,
      body: proseList,
      headers: { 'content-type': 'text/csv' },
    });
    const { skills, skillCounts, created } = preview.json();
    expect([created, skills.length, skillCounts.rows]).toEqual([40, 40, 40]);
    expect(skills[1]).toMatchObject({ row: 3, name: 'Maison 2' });
    expect(skills[1].items.find(({ cpv }: { cpv: string }) => cpv === '45262680')).toEqual({
      cpv: '45262680',
      label: 'Soudage',
      level: 2,
      evidence: 0,
      confidence: expect.any(Number),
      origin: 'text',
      quote: expect.stringContaining('soudons'),
    });
    expect(new Set(skills[6].items.map(({ origin, level }: Record<string, string>) => `${origin} ${level}`))).toEqual(
      new Set(['naf 1']),
    );

    expect((await send(proseList)).json()).toMatchObject({ created: 40, skills: 0 });
    expect((await one('Maison 2')).capabilities).toEqual([]);
    const left = JSON.stringify({ 3: ['45262680'], 4: null });
    const told = (await send(proseList, { skills: 'true', skillsLeft: left })).json();
    expect(told.skills).toBe(skillCounts.skills - 1 - skills[2].items.length);
    const welder = (await one('Maison 2')).capabilities as { cpv: string }[];
    expect(welder.map(({ cpv }) => cpv)).not.toContain('45262680');
    expect((await one('Maison 3')).capabilities).toEqual([]);
    const boilermaker = await one('Maison 1');
    expect(boilermaker.capabilities[0]).toMatchObject({ level: 2, evidence: 0, origin: 'text' });
    expect(boilermaker.capabilities[0].quote).toMatch(/chaudronnerie|tôlerie/);

    // What is held stays; a level set by hand is somebody's word, the rest keeps where it was read.
    const [first, ...others] = boilermaker.capabilities;
    const put = await t.call('PUT', `/organisations/${boilermaker.id}/capabilities`, {
      as,
      body: [first, ...others].map(({ cpv, level }, i) => ({ cpv, level: i === 0 ? 4 : level })),
    });
    const kept = put.json().capabilities as { cpv: string; origin: string; quote: string | null }[];
    expect(kept.find(({ cpv }) => cpv === first.cpv)).toMatchObject({ origin: 'declared', quote: null });
    expect(kept.find(({ cpv }) => cpv === others[0].cpv)).toMatchObject(others[0]);
    const again = await send(proseList, { skills: 'true', skillsLeft: left });
    expect(again.json().skills).toBe(0);
    expect((await one('Maison 1')).capabilities).toEqual(kept);
  });

  test('a list of what is left out that makes no sense is refused', async () => {
    const { send } = await workbench();
    for (const skillsLeft of ['{', '[]', '{"x":null}', '{"2":["4526"]}', '{"2":true}']) {
      const answer = await send('name\nA\n', { skills: 'true', skillsLeft });
      expect([answer.statusCode, answer.json().errors[0].pointer]).toEqual([400, '?skillsLeft']);
    }
  });

  test('a call for tender finds teams among them once it is confirmed, and none before', async () => {
    const { as, send } = await workbench();
    await send(proseList);
    await t.startWorkers(null);
    const asked = async () => {
      const requirements = ['45262680', '45442200', '45310000', '45262500'].map((cpv) => ({ cpv }));
      const tender = await t.call('POST', '/tenders', {
        as,
        body: { title: 'Un poste', buyer: { name: 'Une ville' }, lots: [{ title: 'Tous corps', requirements }] },
      });
      const published = await t.call('POST', `/tenders/${tender.json().id}/publish`, { as });
      return runOver(t, as, published.json().latestMatchRunId);
    };
    expect((await asked()).status).toBe('infeasible');
    await send(proseList, { skills: 'true' });
    const { status, lots } = await asked();
    expect([status, lots[0].certificate.status]).toEqual(['succeeded', 'optimal']);
    expect(lots[0].consortia[0].members.length).toBeGreaterThan(1);
  }, 60_000);
});

describe('contacts of a list that are not invited', () => {
  test('are kept, shown where nobody reads, invited in one act after a look at the mail, and open nothing before', async () => {
    const { as, clusterId, send, list } = await workbench();
    const csv = 'nom;contact;contact email\nUne;Jeanne Durand;Jeanne@une.example\nDeux;;sans@deux.example\nTrois;;\n';
    await send(csv);
    await send(csv);
    expect((await t.call('GET', '/users', { as })).json().items.map(({ id }: { id: string }) => id)).toEqual([as.id]);
    const unread = async () => (await t.call('GET', '/organisations/unread', { as })).json().items;
    const rows = await unread();
    expect(
      rows.map((row: { organisationName: string; contacts: object[] }) => [row.organisationName, row.contacts.length]),
    ).toEqual([
      ['Deux', 1],
      ['Trois', 0],
      ['Une', 1],
    ]);
    const [contact] = rows[2].contacts;
    expect(contact).toMatchObject({ email: 'jeanne@une.example', name: 'Jeanne Durand', invitedAt: null });
    const one = `/organisations/${contact.organisationId}/contacts`;
    expect((await t.call('GET', one, { as })).json().items).toEqual([contact]);
    const mail = (await t.call('GET', `${one}/${contact.id}/mail`, { as, query: { lang: 'en' } })).json();
    expect(mail).toMatchObject({ to: 'jeanne@une.example', subject: 'Your access to Groupement' });
    expect(mail.text).toContain('Jeanne Durand');
    expect(mail.html).not.toContain('token');

    // Whose they are not knows of none of it.
    const stranger = await t.person({ role: 'coordinator', clusterId: await t.cluster() });
    const member = await t.person({ role: 'member', organisationId: contact.organisationId });
    expect((await t.call('GET', one, { as: stranger })).statusCode).toBe(404);
    expect((await t.call('GET', one, { as: member })).statusCode).toBe(403);
    const inviting = (who: TestPerson, contactIds: string[]) =>
      t.call('POST', '/organisations/contacts/invite', { as: who, body: { contactIds } });
    expect((await inviting(stranger, [contact.id])).json().errors).toMatchObject([{ pointer: '/contactIds/0' }]);

    const invited = await inviting(
      as,
      rows.flatMap((row: { contacts: { id: string }[] }) => row.contacts.map(({ id }) => id)),
    );
    expect(invited.json()).toEqual({ invited: 2, refused: [] });
    expect(await mailedToken(t, 'jeanne@une.example')).toBeTruthy();
    expect((await unread()).map((row: { invited: number }) => row.invited)).toEqual([1, 0, 2]);
    expect((await t.call('DELETE', `${one}/${contact.id}`, { as })).statusCode).toBe(204);
    expect((await t.call('GET', one, { as })).json().items).toEqual([]);
    expect((await t.call('GET', '/organisations/unread', { as, query: { clusterId } })).json().items).toHaveLength(3);
    expect(await list()).toHaveLength(3);
  });
});

describe('an import', () => {
  test('is undone as a whole: what it made goes, what it changed is as it was', async () => {
    const { as, send, one, list } = await workbench();
    await send('nom;ville;capabilities;certifications\nAncienne;Nantes;45262670:4;MASE\n');
    const was = await one('Ancienne');
    const { importId } = (
      await send('nom;ville;capabilities;contact email\nAncienne;Angers;45262680:2;\nNeuve;Nantes;;a@neuve.example\n', {
        invite: 'true',
      })
    ).json();
    expect((await one('Ancienne')).town).toBe('Angers');
    const imports = (await t.call('GET', '/organisations/imports', { as })).json().items;
    expect(imports[0]).toMatchObject({ id: importId, created: 1, updated: 1, undoneAt: null });
    expect(imports[0].undoUntil).toBe('2026-06-16T10:00:00.000Z');
    const undo = (who = as) => t.call('POST', `/organisations/imports/${importId}/undo`, { as: who });
    expect((await undo(await t.person({ role: 'coordinator', clusterId: await t.cluster() }))).statusCode).toBe(404);
    const undone = await undo();
    expect(undone.statusCode, undone.body).toBe(200);
    expect(undone.json()).toMatchObject({ id: importId, undoUntil: null });
    expect((await list()).map(({ name }) => name)).toEqual(['Ancienne']);
    const { version, updatedAt, ...now } = await one('Ancienne');
    expect({ ...now, version: was.version, updatedAt: was.updatedAt }).toEqual(was);
    expect((await undo()).json().code).toBe('undo_too_late');
  });

  test('stays where something was built upon it, and says what', async () => {
    const { as, send, one } = await workbench();
    const { importId } = (await send('nom\nLibre\nReprise\nOccupée\n')).json();
    await t.person({ role: 'member', organisationId: (await one('Occupée')).id });
    const changed = await one('Reprise');
    await t.call('PUT', `/organisations/${changed.id}/capabilities`, { as, body: [{ cpv: '45262670', level: 3 }] });
    const refused = await t.call('POST', `/organisations/imports/${importId}/undo`, { as });
    // A person without a password has not come in: that role is taken back with the import.
    expect([refused.statusCode, refused.json()]).toMatchObject([
      409,
      { code: 'built_upon', organisations: ['Reprise'], count: 1 },
    ]);
    expect((await one('Occupée')).name).toBe('Occupée');
  });
});
