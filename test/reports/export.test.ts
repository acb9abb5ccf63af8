import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { type ReportColumn, reportCsv, reportXlsx } from '../../src/printing/export.ts';

const columns: ReportColumn[] = [
  { key: 'name', title: 'Organisation', kind: 'text' },
  { key: 'amount', title: 'Montant (€)', kind: 'eur' },
  { key: 'share', title: 'Part (%)', kind: 'share' },
  { key: 'since', title: 'Depuis', kind: 'date' },
  { key: 'count', title: 'Marchés', kind: 'integer' },
];
const rows = [
  { name: '=HYPERLINK("http://x","y")', amount: -123_456, share: 3_333, since: '2015-03-01', count: 3 },
  { name: 'Łódź; "œuvre"\nsur deux lignes', amount: 900_719_925_474_099, share: null, since: null, count: 0 },
];

describe('report as CSV', () => {
  it('keeps text, amounts to the cent, and gaps', () => {
    const read = parse(reportCsv(columns, rows), { columns: true });
    expect(read).toEqual([
      {
        Organisation: `'=HYPERLINK("http://x","y")`,
        'Montant (€)': '-1234.56',
        'Part (%)': '33.33',
        Depuis: '2015-03-01',
        Marchés: '3',
      },
      {
        Organisation: 'Łódź; "œuvre"\nsur deux lignes',
        'Montant (€)': '9007199254740.99',
        'Part (%)': '',
        Depuis: '',
        Marchés: '0',
      },
    ]);
  });

  it('disarms every sign that opens a formula', () => {
    for (const sign of ['=', '+', '-', '@', '\t', '\r']) {
      const [line] = parse(reportCsv([columns[0]!], [{ name: `${sign}1+1` }]), { columns: true }) as {
        Organisation: string;
      }[];
      expect(line!.Organisation).toBe(`'${sign}1+1`);
    }
  });

  it('has a head row without rows too', () =>
    expect(reportCsv(columns, [])).toBe('Organisation,Montant (€),Part (%),Depuis,Marchés\r\n'));

  it('is opened as a table by a spreadsheet in the language of who asks on a page', () => {
    const figures: ReportColumn[] = [
      { key: 'name', title: 'Organisation', kind: 'text' },
      { key: 'amount', title: 'Montant (€)', kind: 'eur' },
      { key: 'value', title: 'Valeur', kind: 'number' },
    ];
    const row = { name: '=1+1', amount: -123_450, value: 5.75 };
    expect(reportCsv(figures, [row], 'fr')).toBe("\ufeffOrganisation;Montant (€);Valeur\r\n'=1+1;-1234,5;5,75\r\n");
    expect(reportCsv(figures, [row], 'en')).toBe("\ufeffOrganisation,Montant (€),Valeur\r\n'=1+1,-1234.5,5.75\r\n");
  });
});

describe('report as a spreadsheet', () => {
  it('types its cells: text stays text, amounts are numbers, days are dates', async () => {
    const files = unzipSync(await reportXlsx('Chiffre d’affaires [2025] : tout', columns, rows));
    const sheet = strFromU8(files['xl/worksheets/sheet1.xml']!);
    const strings = strFromU8(files['xl/sharedStrings.xml']!);
    expect(strings).toContain('=HYPERLINK(');
    expect(sheet).not.toContain('<f>');
    expect(sheet).toContain('<v>-1234.56</v>');
    expect(sheet).toContain('<v>0.3333</v>');
    expect(sheet).toContain('<v>42064</v>');
    expect(strFromU8(files['xl/workbook.xml']!)).toContain('name="Chiffre d’affaires  2025    tou');
  });
});
