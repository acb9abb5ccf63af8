import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { readSheet as readWhole } from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { createSheetReader } from '../../src/organisations/spreadsheet/reader.ts';
import {
  gathered,
  type SheetOptions,
  type SheetReading,
  sheetParts,
} from '../../src/organisations/spreadsheet/sheet.ts';
import { faultWords } from '../../src/organisations/spreadsheet/words.ts';
import { readXlsx } from '../../src/organisations/spreadsheet/xlsx.ts';
import { showsDay } from '../../src/organisations/spreadsheet/xlsx-book.ts';
import {
  accountantList,
  clusterWorkbook,
  company,
  FAULTS,
  faultyList,
  officeList,
  surveyAnswers,
  websiteExport,
  windows1252,
} from './lists/lists.ts';

const NOW = new Date('2026-06-15T10:00:00Z');
const read = (bytes: Uint8Array | string, given: Partial<SheetOptions> = {}) =>
  gathered(
    sheetParts(typeof bytes === 'string' ? Buffer.from(bytes) : bytes, {
      mapping: {},
      kept: {},
      acceptSuggestions: false,
      now: NOW,
      ...given,
    }),
  );
const told = ({ faults }: SheetReading) =>
  faults.map((fault) => [fault.row, fault.column, fault.code, fault.suggestion ?? null]);

describe('the lists that offices keep', () => {
  test('the office’s list of 40 comes in whole: units, places, certificates, contacts', async () => {
    const sheet = await read(officeList());
    expect(told(sheet)).toEqual([]);
    expect(sheet.columns.map(({ field }) => field)).toEqual([
      'name',
      'registrationNumber',
      'nafCode',
      'headcount',
      'turnover',
      'town',
      'postalCode',
      'description',
      'certifications',
      'contactEmail',
    ]);
    expect(sheet.rows).toHaveLength(40);
    expect(sheet.rows[1]).toMatchObject({
      row: 5,
      input: {
        name: 'Atelier 2 – Été',
        nafCode: '25.62A',
        nuts: 'FRG01',
        lat: expect.any(Number),
        certifications: [{ code: 'ISO 9001' }, { code: 'EN 9100' }],
      },
      figures: { headcount: 4, turnoverCents: 25_150_000 },
      contact: { email: 'contact1@atelier.example', name: null },
    });
    expect(sheet.rows.every(({ input }) => input.nuts !== undefined)).toBe(true);
    expect(sheet.doubts).toEqual([]);
  });

  test('what a website exports: markup and entities are taken off, what means nothing is named', async () => {
    const sheet = await read(websiteExport());
    expect(told(sheet)).toEqual([]);
    expect(sheet.rows).toHaveLength(12);
    expect(sheet.rows[0]).toMatchObject({
      input: {
        name: 'Dupont & Fils 0',
        website: 'https://www.atelier0.example',
        town: 'Saint-Nazaire',
        nuts: 'FRG01',
        description: 'Chaudronnerie inox et tôlerie fine :\nde la pièce unique à la série.',
      },
      contact: { email: 'contact0@atelier.example' },
    });
    expect(sheet.rows[1]?.input.name).toBe('L’atelier 1');
    expect(sheet.columns.filter(({ field }) => field === null).map(({ header }) => header)).toEqual([
      'ID',
      'post_date',
      'company_phone',
      'categories',
    ]);
  });

  test('an accountant’s list: names of accounts, SIREN, thin spaces, sums of classes passed over', async () => {
    const sheet = await read(accountantList());
    expect(told(sheet)).toEqual([]);
    expect(sheet.doubts).toEqual([]);
    expect(sheet.rows).toHaveLength(15);
    expect(sheet.rows[4]).toMatchObject({
      registration: company(4).siret.slice(0, 9),
      input: { name: 'ATELIER 5 – ÉTÉ', nafCode: '25.11Z' },
      figures: { headcount: 7, turnoverCents: 25_600_000, balanceSheetCents: 12_800_000 },
    });
  });

  test('a survey’s answers: questions for headings; who answered twice is told once', async () => {
    const sheet = await read(surveyAnswers());
    expect(told(sheet).map(([, ...fault]) => fault)).toEqual([['Votre numéro SIRET (14 chiffres)', 'sameAsRow', null]]);
    expect(sheet.rows).toHaveLength(10);
    expect(sheet.rows[1]).toMatchObject({
      registration: company(1).siret,
      input: { town: 'Nantes', nuts: 'FRG01', certifications: [{ code: 'ISO 9001' }, { code: 'EN 9100' }] },
      figures: { headcount: 4, turnoverCents: 25_150_000 },
      contact: { email: 'contact1@atelier.example' },
    });
    expect(sheet.columns.at(-1)?.field).toBeNull();
  });

  test('2,000 companies of one cluster, as a workbook', async () => {
    const sheet = await read(new Uint8Array(await clusterWorkbook()));
    expect(told(sheet)).toEqual([]);
    expect(sheet.doubts).toEqual([]);
    expect(sheet.rows).toHaveLength(2_000);
    expect(sheet.rows.every(({ input, contact }) => input.nuts !== undefined && contact !== null)).toBe(true);
    expect(sheet.rows[1_999]).toMatchObject({
      registration: company(1_999).siret,
      figures: { turnoverCents: company(1_999).turnover * 100 },
    });
  });

  test('a list with every fault: each is told by its row, its column and its cause, and keeps nobody else out', async () => {
    const sheet = await read(faultyList());
    const all = new Map([...sheet.faults, ...sheet.doubts].map((fault) => [fault.row, fault]));
    expect(FAULTS.map((_, n) => all.get(n + 3)?.code)).toEqual(FAULTS.map(([, , code]) => code));
    expect(all.get(FAULTS.length + 3)?.code).toBe('extraCells');
    for (const fault of all.values())
      for (const language of ['fr', 'en'] as const) expect(faultWords(fault, language)).not.toMatch(/undefined|NaN/);
    const kept = sheet.rows.map(({ input }) => input.name);
    expect(kept).toContain('Forge saine');
    expect(kept).toHaveLength(1 + FAULTS.length + 1 - new Set(sheet.faults.map(({ row }) => row)).size);
    const mended = await read(faultyList(), { acceptSuggestions: true });
    expect(mended.rows.length - sheet.rows.length).toBe(sheet.faults.filter(({ suggestion }) => suggestion).length);
  });

  test('a workbook is read as the library reads it that holds the whole of it', async () => {
    const odd = await writeXlsxFile(
      [
        [{ value: 'A' }, { value: 'B' }, null, { value: 'D _x000D_ &amp; “é”' }],
        [null, { type: Number, value: 0.1 }, { type: Boolean, value: true }],
        [],
        [
          { type: Date, value: new Date('1999-12-31'), format: 'd mmmm yyyy' },
          { type: Number, value: 12, format: '0.00" jours"' },
        ],
        [
          { type: Number, value: 41816609600069 },
          { type: String, value: '  00123 ' },
          { type: Number, value: 1e21 },
        ],
      ] as never,
      { buffer: true },
    );
    for (const workbook of [await clusterWorkbook(300), odd] as unknown as Buffer[]) {
      const rows: Record<number, string[]> = {};
      for await (const { row, cells } of readXlsx(new Uint8Array(workbook))) rows[row] = cells;
      const whole = await readWhole(workbook, 1);
      // Three decimals get a fourth, so that they are no thousands.
      const told = (cell: unknown): string =>
        cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell ?? '').replace(/^(\d+\.\d{3})$/, '$10');
      expect(whole.length).toBeGreaterThan(4);
      for (const [i, cells] of whole.entries())
        expect([...(rows[i + 1] ?? []), ...cells.map(() => '')].slice(0, cells.length)).toEqual(
          cells.map((cell) => told(cell).trim()),
        );
    }
  });

  test('a thread reads lists in turn, gives cells again, and ends alone when its heap does not do', async () => {
    const options = { mapping: {}, kept: {}, acceptSuggestions: false, now: NOW };
    const reader = createSheetReader();
    try {
      const [office, faulty] = await Promise.all([
        reader.readSheet(officeList(), options),
        reader.readSheet(faultyList(), options),
        expect(reader.readSheet(Buffer.from('"'), options)).rejects.toMatchObject({ code: 'csv_malformed' }),
      ]);
      expect(office).toEqual(await read(officeList()));
      expect(faulty).toEqual(await read(faultyList()));
      expect((await reader.cellsOf(officeList(), new Set([5, 43]))).map(({ row, cells }) => [row, cells[0]])).toEqual([
        [5, 'Atelier 2 – Été'],
        [43, 'Atelier 40 – Été'],
      ]);
      expect((await reader.memory()).heapUsed).toBeGreaterThan(0);
    } finally {
      await reader.close();
    }
    const narrow = createSheetReader({ maxOldGenerationSizeMb: 12, maxYoungGenerationSizeMb: 1 });
    await expect(narrow.readSheet(officeList(), options)).rejects.toMatchObject({
      kind: 'too_large',
      code: 'sheet_too_heavy',
    });
    await narrow.close();
  });

  test.each([
    ['dd/mm/yyyy', true],
    ['[$-40C]d mmmm yyyy;@', true],
    ['[h]:mm:ss', true],
    ['mm:ss.0', true],
    ['General', false],
    ['0.00', false],
    ['#,##0.00\\ "€ par mois"', false],
    ['[Red]0" jours"', false],
    ['# ?/?', false],
  ])('the format %s shows a day: %s', (format, day) => {
    expect(showsDay(format)).toBe(day);
  });

  test('a workbook that is cut, has a part that is cut, or names what is not there is refused', async () => {
    const whole = new Uint8Array(await clusterWorkbook(50));
    const refused = async (bytes: Uint8Array) => {
      await expect(read(bytes)).rejects.toMatchObject({ code: 'xlsx_malformed' });
    };
    await refused(whole.subarray(0, whole.length - 200));
    const parts = unzipSync(whole);
    const sheet = 'xl/worksheets/sheet1.xml';
    const text = strFromU8(parts[sheet]!);
    for (const broken of [text.slice(0, -40), text.replace(/<v>\d+<\/v>/, '<v>999999</v>'), `<!DOCTYPE a>${text}`])
      await refused(zipSync({ ...parts, [sheet]: strToU8(broken) }));
    const { [sheet]: _sheet, ...others } = parts;
    await refused(zipSync(others));
  });

  test('a workbook is read as the same list in CSV is; a SIRET keeps its digits', async () => {
    const workbook = await writeXlsxFile(
      [
        [
          { value: 'Dénomination' },
          { value: 'N° SIRET' },
          { value: 'Chiffre d’affaires en M€' },
          { value: 'Effectif' },
          { value: 'Adhésion' },
        ],
        [
          { value: 'Forge' },
          { type: Number, value: 41816609600069 },
          { type: Number, value: 1.25 },
          { type: Number, value: 12 },
          { type: Date, value: new Date('2020-01-31'), format: 'dd/mm/yyyy' },
        ],
      ],
      { buffer: true },
    );
    const sheet = await read(new Uint8Array(workbook as unknown as Buffer));
    expect(told(sheet)).toEqual([]);
    expect(sheet.rows[0]).toMatchObject({
      registration: '41816609600069',
      figures: { turnoverCents: 125_000_000, headcount: 12 },
    });
    expect(sheet.columns.find(({ header }) => header === 'Adhésion')).toMatchObject({
      field: null,
      example: '2020-01-31',
    });
  });

  test('numbers that a spreadsheet damaged are named with the likely cause, and mended when told to', async () => {
    const csv =
      'nom;siret;code postal\nUn;3,27258E+13;44000\nDeux;5520098300013;1000\nTrois;5720784;44000\nQuatre;FR40303265045;44000\n';
    const sheet = await read(csv);
    expect(told(sheet)).toEqual([
      [2, 'siret', 'siretScientific', null],
      [3, 'siret', 'siretZeros', '05520098300013'],
      [3, 'code postal', 'postalZero', '01000'],
      [4, 'siret', 'sirenZeros', '005720784'],
      [5, 'siret', 'vatNumber', '303265045'],
    ]);
    expect(sheet.faults.map((fault) => faultWords(fault, 'fr'))[1]).toContain('zéro du début');
    const mended = await read(csv, { acceptSuggestions: true });
    expect(told(mended)).toEqual([[2, 'siret', 'siretScientific', null]]);
    expect(mended.rows.map(({ registration }) => registration)).toEqual(['05520098300013', '005720784', '303265045']);
    expect(mended.rows[0]?.input).toMatchObject({ postalCode: '01000', nuts: 'FRK21' });
  });

  test('a survey’s long headings, a website’s export without any, an accountant’s signs', async () => {
    const survey = await read(
      'Horodateur;Quel est le nom de votre entreprise ?;Décrivez votre activité en quelques mots;Votre adresse mail\n01/02/2026;Soudo;Nous soudons;a@b.fr\n',
    );
    expect(survey.columns.map(({ field, confidence }) => [field, confidence])).toEqual([
      [null, 0],
      ['name', 0.7],
      ['description', 0.7],
      ['contactEmail', 0.7],
    ]);
    const web = await read('Société,x,y,z\nA,www.a.fr,a@a.fr,44600\nB,https://b.fr,b@b.fr,49000\n');
    expect(web.columns.map(({ field }) => field)).toEqual(['name', 'website', 'contactEmail', 'postalCode']);
    expect(web.rows[0]?.input).toMatchObject({ website: 'https://www.a.fr', nuts: 'FRG01' });
    const money = await read(
      'nom;effectif;CA\nA;10 à 19;1.234.567,89\nB;12;1,234,567.89\nC;12;350 k€\nD;12;1’234’567.50\nE;12;1.234\nF;12;beaucoup\n',
    );
    expect(money.rows.map(({ figures }) => figures?.turnoverCents)).toEqual([
      123_456_789, 123_456_789, 35_000_000, 123_456_750,
    ]);
    expect(money.rows[0]?.figures?.headcount).toBe(14);
    expect(told(money)).toEqual([
      [6, 'CA', 'ambiguousAmount', '1234'],
      [7, 'CA', 'notAnAmount', null],
    ]);
  });

  /** Five lists with other habits: who keeps it, its bytes, what a row must give. */
  const CERTIFIED = [{ code: 'ISO 9001' }, { code: 'MASE' }];
  const JEANNE = { email: 'j@forge.example', name: 'Jeanne Durand' };
  test.each([
    [
      'a cluster’s CRM: contact and mail apart, thousands of euros, commas',
      Buffer.from(
        'Entreprise;SIRET;Contact;Mail;CA (k€);Effectif;Certifs\nForge;41816609600069;Jeanne Durand;j@forge.example;1 250;12;ISO 9001, MASE\n',
      ),
    ],
    [
      'a secretary’s sheet saved by Excel for Windows: the mail before the name, slashes',
      windows1252(
        'Société;Mail;Contact;CA k€;Nb de salariés;Certif.;Tél\r\nForge;j@forge.example;Jeanne Durand;1250;12;ISO 9001 / MASE;02 40\r\n',
      ),
    ],
    [
      'an export in UTF-16 with tabs, whose contact is the address',
      Buffer.from(
        '\ufeffCompany\tRevenue (M€)\tStaff\tContact person\tContact\tCertificates\nForge\t1.25\t12\tJeanne Durand\tj@forge.example\tISO 9001; MASE\n',
        'utf16le',
      ),
    ],
    [
      'a list with sep= and quotes, euros with thin spaces',
      Buffer.from(
        'sep=;\n"Dénomination";"Référent";"E-mail référent";"C.A. (€)";"Effectifs";"Qualifs"\n"Forge";"Jeanne Durand";"j@forge.example";"1\u202f250\u202f000,00 €";"12";"ISO 9001|MASE"\n',
      ),
    ],
    [
      'a form’s answers, line by line within quotes',
      Buffer.from(
        'Horodateur,Nom de l’entreprise,Personne de contact,Adresse e-mail,"Chiffre d’affaires (en M€)",Effectif,Certificats\n2026/05/02,Forge,Jeanne Durand,j@forge.example,"1,25",12,"ISO 9001\nMASE"\n',
      ),
    ],
  ])('comes in whole: %s', async (_name, bytes) => {
    const sheet = await read(bytes);
    expect(told(sheet)).toEqual([]);
    expect(sheet.rows).toHaveLength(1);
    expect(sheet.rows[0]).toMatchObject({
      input: { name: 'Forge', certifications: CERTIFIED },
      figures: { headcount: 12, turnoverCents: 125_000_000 },
      contact: JEANNE,
    });
  });

  test('titles, headings that come again, blank rows and totals are passed over', async () => {
    const csv =
      'sep=;\nAdhérents au 1er mars\n\nNom;Département\nA;44\n;\nNom;Département\nB;2a\nSous-total;2\nTOTAL GÉNÉRAL;4\n';
    const sheet = await read(csv);
    expect(told(sheet)).toEqual([]);
    expect(sheet.rows.map(({ row, input }) => [row, input.name, input.nuts])).toEqual([
      [5, 'A', 'FRG01'],
      [8, 'B', 'FRM01'],
    ]);
  });

  test('a mapping goes before what the headings say, and what was kept before what they look like', async () => {
    const csv = 'Usage;Nom\nAlpha;Beta\n';
    const given = await read(csv, { mapping: { Usage: 'name', Nom: null } });
    expect(given.rows[0]?.input.name).toBe('Alpha');
    const kept = await read('Usage\nAlpha\n', { kept: { usage: 'name' } });
    expect(kept.rows[0]?.input.name).toBe('Alpha');
  });

  const cases = resolve(import.meta.dirname, '../../../shared/cases');
  describe.skipIf(!existsSync(cases))(
    'real files that went wrong (did not run: the cases are not beside this clone)',
    () => {
      test.each([
        ['08-csv-excel-sep-line/sep.csv', ['Ateliers Zèbre']],
        ['10-csv-shapes/quote-unquoted.csv', ['SARL "Le Chêne"', 'Menuiserie 12" Ouest']],
        ['10-csv-shapes/cr-only.csv', ['Mac Classique']],
        ['10-csv-shapes/utf16.csv', ['Unicode Texte Excel']],
        ['10-csv-shapes/trailing.csv', ['Colonnes Vides']],
        ['10-csv-shapes/cp1252.csv', ['Établissements Œuvre €']],
        ['10-csv-shapes/country.csv', ['Pays Long', 'Pays Bas']],
        ['10-csv-shapes/dates.csv', ['Certif Date']],
        ['11-windows-1252-on-node/companies.csv', ['Cœur d’Œuvre', 'Ateliers L’Été – Bois']],
        ['11-windows-1252-on-node/companies-no-amount.csv', ['Cœur d’Œuvre', 'Ateliers L’Été – Bois']],
      ])('%s', async (file, names) => {
        const sheet = await read(readFileSync(resolve(cases, file)));
        expect([told(sheet), sheet.rows.map(({ input }) => input.name)]).toEqual([[], names]);
      });
    },
  );
});
