import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { centsOf, readEntryRows } from '../../src/ledger/csv-rows.ts';
import { doubtsOfRows } from '../../src/ledger/plausibility.ts';
import { caseBytes } from '../notices/cases.ts';
import { type Books, euros, openBooks } from './books.ts';

let b: Books;
let contract: string;
beforeAll(async () => {
  b = await openBooks();
  contract = await b.contract({ reference: 'M-2026-1' });
});
afterAll(() => b.close());

const HEADING = 'contract,measure,date,amount,reference,currency,organisation,note';
const send = (rows: string[], query: Record<string, string> = {}, as = b.coordinator) =>
  b.t.call('POST', '/ledger-entries/import', {
    as,
    body: [HEADING, ...rows].join('\n'),
    headers: { 'content-type': 'text/csv' },
    query,
  });
const totals = async () => (await b.t.call('GET', `/contracts/${contract}`, { as: b.coordinator })).json().totals;

describe('entries from CSV', () => {
  test('are posted once, however often they are sent', async () => {
    const rows = [
      'M-2026-1,invoiced,2026-02-28,"1 234,56",F-1,EUR,,First bill',
      `${contract},paid,2026-03-31,1234.56,F-1,,,`,
      `${contract},paid,2026-04-30,10,F-2,,${b.companies[1]},`,
      `${contract},paid,2026-04-30,10.00,F-2,,${b.companies[1]},the same row twice`,
    ];
    const sums = [
      { measure: 'invoiced', entries: 1, amount: euros(1_234.56) },
      { measure: 'paid', entries: 2, amount: euros(1_244.56) },
    ];
    const tried = await send([...rows, 'M-2026-1,invoiced,2026-02-30,5,F-9,,,'], { dryRun: 'true' });
    expect(tried.statusCode, tried.body).toBe(200);
    expect(tried.json()).toMatchObject({ created: 3, unchanged: 1, errors: [{ row: 6, column: 'date' }], sums });
    // LAW 6: more invoiced than signed, and more paid than invoiced, asks for a yes.
    const doubts = [
      {
        row: 2,
        contract: 'M-2026-1',
        measure: 'invoiced',
        after: 'signed',
        wouldBeCents: 123_456,
        limitCents: 100_000,
      },
      { row: 4, contract, measure: 'paid', after: 'invoiced', wouldBeCents: 124_456, limitCents: 123_456 },
    ];
    expect(tried.json().doubts).toEqual(doubts);
    for (const query of [{}, { partial: 'true' }, { confirm: 'false' }]) {
      const unsure = await send(rows, query);
      expect([unsure.statusCode, unsure.json()]).toMatchObject([
        409,
        { code: 'implausible', doubts, errors: [{ pointer: '/rows/2/amount' }, { pointer: '/rows/4/amount' }] },
      ]);
    }
    expect(await totals(), 'a dry run posts nothing').toMatchObject({ invoiced: euros(0), paid: euros(0) });
    const first = await send(rows, { confirm: 'true' });
    expect(first.statusCode, first.body).toBe(200);
    expect(first.json()).toEqual({ created: 3, unchanged: 1, errors: [], doubts, sums });
    expect((await send(rows)).json()).toEqual({ created: 0, unchanged: 4, errors: [], doubts: [], sums: [] });
    expect(await totals()).toEqual({ signed: euros(1_000), invoiced: euros(1_234.56), paid: euros(1_244.56) });
  });

  test('are judged as a whole: invoices that stand before their signature are no doubt', () => {
    const none = new Map([['c', { signed: 0, invoiced: 0, paid: 0 }]]);
    const row = (at: number, measure: 'signed' | 'invoiced' | 'paid', amountCents: number) => {
      return { row: at, contract: 'C', contractId: 'c', measure, amountCents };
    };
    expect(doubtsOfRows(none, [row(2, 'invoiced', 100), row(3, 'signed', 100), row(4, 'invoiced', -5)])).toEqual([]);
    expect(doubtsOfRows(none, [row(2, 'invoiced', 60), row(3, 'invoiced', 60), row(4, 'signed', 100)])).toEqual([
      { row: 3, contract: 'C', measure: 'invoiced', after: 'signed', wouldBeCents: 120, limitCents: 100 },
    ]);
    const passed = new Map([['c', { signed: 100, invoiced: 150, paid: 0 }]]);
    expect(doubtsOfRows(passed, [row(2, 'invoiced', -20), row(3, 'paid', 130)])).toEqual([]);
    expect(doubtsOfRows(passed, [row(2, 'invoiced', -20), row(3, 'paid', 131)])).toHaveLength(1);
  });

  test('every bad row is told with its column, and nothing is posted', async () => {
    const before = await totals();
    const bad: [string, string][] = [
      [`${contract},invoiced,2026-03-01,100,G-1,EUR,,`, ''],
      ['nobody,invoiced,2026-03-01,100,G-2,EUR,,', 'contract'],
      [`${contract},earned,2026-03-01,100,G-3,EUR,,`, 'measure'],
      [`${contract},invoiced,2026-02-30,100,G-4,EUR,,`, 'date'],
      [`${contract},invoiced,2027-01-01,100,G-5,EUR,,`, 'date'],
      [`${contract},invoiced,2026-01-01,100,G-6,EUR,,`, 'date'],
      [`${contract},invoiced,2026-03-01,90071992547409.92,G-7,EUR,,`, 'amount'],
      [`${contract},invoiced,2026-03-01,1.005,G-8,EUR,,`, 'amount'],
      [`${contract},invoiced,2026-03-01,1e3,G-9,EUR,,`, 'amount'],
      [`${contract},invoiced,2026-03-01,0,G-10,EUR,,`, 'amount'],
      [`${contract},invoiced,2026-03-01,100,G-11,USD,,`, 'currency'],
      [`${contract},invoiced,2026-03-01,100,G-12,EUR,${contract},`, 'organisation'],
      [`${contract},invoiced,2026-03-01,100,,EUR,,`, 'reference'],
      [`${contract},invoiced,2026-03-01,100,F-1,EUR,,`, 'reference'],
      [`${contract},invoiced,2026-03-01,101,G-1,EUR,,`, 'reference'],
    ];
    const answer = await send(bad.map(([row]) => row));
    expect(answer.statusCode).toBe(422);
    expect(answer.json().code).toBe('rows_refused');
    expect(answer.json().rows.map((r: { row: number; column: string }) => [r.row, r.column])).toEqual(
      bad.flatMap(([, column], i) => (column === '' ? [] : [[i + 2, column]])),
    );
    expect(answer.json().errors[0]).toMatchObject({ pointer: '/rows/3/contract' });
    expect(await totals()).toEqual(before);

    const partly = await send(
      bad.map(([row]) => row),
      { partial: 'true', confirm: 'true' },
    );
    expect(partly.json()).toMatchObject({ created: 1, unchanged: 0 });
    expect(partly.json().errors).toHaveLength(14);
    expect((await totals()).invoiced.amountCents).toBe(before.invoiced.amountCents + 10_000);
  });

  test.each([
    ['contract,measure,date,amount\n', 'lacks the column'],
    [`${HEADING},colour\n`, 'not known'],
    [`${HEADING},note\n`, 'twice'],
    [`${HEADING}\n"unclosed`, 'cannot be read'],
    [Buffer.from([0xff, 0xfe, 0x00, 0x00]), 'not text'],
  ])('a document that is none is refused as a whole', async (body, message) => {
    const answer = await b.t.call('POST', '/ledger-entries/import', {
      as: b.coordinator,
      body,
      headers: { 'content-type': 'text/csv', 'accept-language': 'en' },
    });
    expect(answer.statusCode).toBe(400);
    expect(answer.json().errors[0].message).toContain(message);
  });

  test.each(['sep.csv', 'french-date.csv', 'minus-sign.csv', 'utf8-bom.csv', 'utf8.csv', 'comma-in-heading-note.csv'])(
    'as accounts programs write them are read: %s',
    (file) => {
      const { records, faults } = readEntryRows(caseBytes(`25-ledger-csv-accounts/${file}`));
      expect(faults).toEqual([]);
      expect(records).toMatchObject([
        {
          row: file === 'sep.csv' ? 3 : 2,
          date: '2026-10-31',
          amountCents: file === 'minus-sign.csv' ? -20_000 : 150_000,
          note: 'Réglé – août',
        },
      ]);
    },
  );

  test('in Windows-1252 and UTF-16, with French headings, are read', () => {
    const utf8 = caseBytes('25-ledger-csv-accounts/utf8.csv').toString();
    const french = utf8.replace(
      'contract;measure;date;amount;reference;note',
      'Contrat;Mesure;Date;Montant HT;Pièce;Libellé',
    );
    const windows = Buffer.from(french.replaceAll('–', '\u0096'), 'latin1');
    const expected = [{ amountCents: 150_000, reference: 'BC-2', note: 'Réglé – août' }];
    expect(readEntryRows(windows).records).toMatchObject(expected);
    expect(readEntryRows(Buffer.from(`\ufeff${french}`, 'utf16le')).records).toMatchObject(expected);
    expect(readEntryRows(Buffer.from(utf8.replace('2026-10-31', '31/02/2026'))).faults).toMatchObject([
      { row: 2, column: 'date' },
    ]);
  });

  test('of another cluster are refused row by row', async () => {
    const row = `${contract},invoiced,2026-03-01,100,H-1,EUR,,`;
    expect((await send([row], {}, b.stranger)).json().rows).toMatchObject([{ row: 2, column: 'contract' }]);
    expect((await send([row], {}, b.member)).statusCode).toBe(403);
  });
});

test.each([
  ['12', 1200],
  ['-0,5', -50],
  ['1 234 567.89', 123_456_789],
  ['90071992547409.91', Number.MAX_SAFE_INTEGER],
])('%s euros is %d cents', (text, cents) => expect(centsOf(text)).toBe(cents));
