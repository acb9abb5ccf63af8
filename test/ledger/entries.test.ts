import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Books, euros, openBooks } from './books.ts';

let b: Books;
beforeAll(async () => {
  b = await openBooks();
});
afterAll(() => b.close());

/** What it posts does not follow what was signed and invoiced: it says yes to that. */
const post = (contract: string, body: object, as = b.coordinator) =>
  b.t.call('POST', `/contracts/${contract}/entries`, { as, body: { confirm: true, ...body } });
const credits = (entry: { postings: { organisationId: string | null; credit: { amountCents: number } }[] }) =>
  Object.fromEntries(
    entry.postings.filter((p) => p.organisationId !== null).map((p) => [p.organisationId, p.credit.amountCents]),
  );

describe('posting to a contract', () => {
  test('splits by shares to the cent, the largest remainder first, and balances', async () => {
    const contract = await b.contract();
    const answer = await post(contract, { measure: 'invoiced', amount: euros(100.01), reference: 'F-1' });
    expect(answer.statusCode, answer.body).toBe(201);
    const entry = answer.json();
    expect(answer.headers['location']).toBe(`/v1/ledger-entries/${entry.id}`);
    // 10,001 cents × 3,334 / 3,333 / 3,333: 3334.33, 3333.33, 3333.33: the cent left goes to the first remainder.
    expect(credits(entry)).toEqual({ [b.companies[0]!]: 3335, [b.companies[1]!]: 3333, [b.companies[2]!]: 3333 });
    expect(entry.postings[0]).toMatchObject({ account: 'contract', debit: euros(100.01), credit: euros(0) });
    expect(entry).toMatchObject({ occurredOn: '2026-06-15', reference: 'F-1', reversesId: null, reversedById: null });
    expect((await b.t.call('GET', `/ledger-entries/${entry.id}`, { as: b.coordinator })).json()).toEqual(entry);
  });

  test('takes a given split when it is balanced and its organisations are party to the contract', async () => {
    const contract = await b.contract();
    const split = [{ organisationId: b.companies[1], amount: euros(12.34) }];
    const answer = await post(contract, { measure: 'paid', amount: euros(12.34), split });
    expect(credits(answer.json())).toEqual({ [b.companies[1]!]: 1234 });

    const unbalanced = await post(contract, { measure: 'paid', amount: euros(12.35), split });
    expect(unbalanced.statusCode).toBe(422);
    expect(unbalanced.json()).toMatchObject({ code: 'unbalanced', errors: [{ pointer: '/split' }] });
    const unknown = await post(contract, {
      measure: 'paid',
      amount: euros(1),
      split: [{ organisationId: '0190a6c2-7d2e-7c4a-9a55-3f0f6f1c2b10', amount: euros(1) }],
    });
    expect(unknown.statusCode).toBe(422);
    expect(unknown.json()).toMatchObject({ code: 'unknown_account', errors: [{ pointer: '/split/0/organisationId' }] });
  });

  test.each([
    [{ amount: { amountCents: 100, currency: 'USD' } }, '/amount/currency'],
    [{ amount: { amountCents: 2 ** 53, currency: 'EUR' } }, '/amount/amountCents'],
    [{ amount: { amountCents: 0.5, currency: 'EUR' } }, '/amount/amountCents'],
    [{ amount: { amountCents: 0, currency: 'EUR' } }, '/amount/amountCents'],
    [{ occurredOn: '2026-02-30' }, '/occurredOn'],
    [{ occurredOn: '0000-01-01' }, '/occurredOn'],
    [{ occurredOn: '2026-06-16' }, '/occurredOn'],
    [{ occurredOn: '2026-01-14' }, '/occurredOn'],
    [{ measure: 'promised' }, '/measure'],
  ])('refuses %j by name, and posts nothing', async (fault, pointer) => {
    const contract = await b.contract();
    const answer = await post(contract, { measure: 'paid', amount: euros(1), ...fault });
    expect(answer.statusCode).toBe(400);
    expect(answer.json().errors[0].pointer).toBe(pointer);
    const { totals } = (await b.t.call('GET', `/contracts/${contract}`, { as: b.coordinator })).json();
    expect(totals).toEqual({ signed: euros(1_000), invoiced: euros(0), paid: euros(0) });
  });

  test('keeps a reference to one entry', async () => {
    const contract = await b.contract();
    expect((await post(contract, { measure: 'paid', amount: euros(5), reference: 'R' })).statusCode).toBe(201);
    const again = await post(contract, { measure: 'paid', amount: euros(5), reference: 'R' });
    expect(again.statusCode).toBe(409);
    expect(again.json().code).toBe('reference_taken');
    expect((await post(contract, { measure: 'invoiced', amount: euros(5), reference: 'R' })).statusCode).toBe(201);
  });

  test('LAW 6: more invoiced than signed, or more paid than invoiced, asks for a yes', async () => {
    const contract = await b.contract();
    const { totals } = (await b.t.call('GET', `/contracts/${contract}`, { as: b.coordinator })).json();
    const signed = totals.signed.amountCents / 100;
    const plain = (body: object) => post(contract, { confirm: false, ...body });
    expect((await plain({ measure: 'invoiced', amount: euros(signed) })).statusCode).toBe(201);
    const more = await plain({ measure: 'invoiced', amount: euros(0.01) });
    expect([more.statusCode, more.json()]).toMatchObject([
      409,
      {
        code: 'implausible',
        errors: [{ pointer: '/amount/amountCents' }],
        doubts: [{ measure: 'invoiced', after: 'signed', wouldBeCents: signed * 100 + 1, limitCents: signed * 100 }],
      },
    ]);
    expect((await post(contract, { measure: 'invoiced', amount: euros(0.01) })).statusCode).toBe(201);
    expect((await plain({ measure: 'invoiced', amount: euros(-5) })).statusCode).toBe(201);
    expect((await plain({ measure: 'paid', amount: euros(signed) })).json().doubts).toEqual([
      { measure: 'paid', after: 'invoiced', wouldBeCents: signed * 100, limitCents: signed * 100 - 499 },
    ]);
    expect((await plain({ measure: 'paid', amount: euros(signed - 5) })).statusCode).toBe(201);
  });

  test('a credit note that takes what is invoiced below zero asks for a yes', async () => {
    const contract = await b.contract();
    const credit = (cents: number, confirm: boolean) =>
      post(contract, { measure: 'invoiced', amount: { amountCents: cents, currency: 'EUR' }, confirm });
    expect((await post(contract, { measure: 'invoiced', amount: euros(10) })).statusCode).toBe(201);
    expect((await credit(-1_000, false)).statusCode).toBe(201);
    const below = await credit(-1, false);
    expect([below.statusCode, below.json()]).toMatchObject([
      409,
      {
        code: 'implausible',
        errors: [{ pointer: '/amount/amountCents' }],
        doubts: [{ measure: 'invoiced', after: null, wouldBeCents: -1, limitCents: 0 }],
      },
    ]);
    expect((await credit(-1, true)).statusCode).toBe(201);
  });

  test('LAW 6: the ledger as CSV has French days, headings and decimal commas, or ISO days and points', async () => {
    const contract = await b.contract();
    await post(contract, {
      measure: 'invoiced',
      amount: euros(1_234.5),
      occurredOn: '2026-03-15',
      reference: '=1+1',
      note: 'Phase ; 1',
    });
    const read = (lang: string, as = b.coordinator) =>
      b.t.call('GET', '/ledger-entries/export', { as, query: { contractId: contract, lang, measure: 'invoiced' } });
    const french = await read('fr');
    expect(french.headers['content-type']).toBe('text/csv; charset=utf-8');
    const [head, row] = french.body.split('\r\n');
    expect(head).toBe('\ufeffDate;Contrat;Mesure;Montant HT (€);Pièce;Libellé;Contre-passe;Écriture');
    expect(row).toMatch(/^15\/03\/2026;[^;]*;facturé;1234,50;'=1\+1;"Phase ; 1";;[0-9a-f-]{36}$/);
    expect((await read('en')).body.split('\r\n')[1]).toMatch(/^2026-03-15,.*,invoiced,1234\.50,/);
    // What a value was signed by is named as on the page.
    const delta = { agreedOn: '2026-04-01', delta: euros(10) };
    await b.t.call('POST', `/contracts/${contract}/amendments`, { as: b.coordinator, body: delta });
    const signed = async (lang: string) => {
      const query = { contractId: contract, lang, measure: 'signed' };
      return (await b.t.call('GET', '/ledger-entries/export', { as: b.coordinator, query })).body.split('\r\n')[1];
    };
    expect([await signed('fr'), await signed('en')]).toEqual([
      expect.stringContaining(';signé;10,00;avenant n° 1;'),
      expect.stringContaining(',signed,10.00,amendment 1,'),
    ]);
  });

  test('posts once for one Idempotency-Key', async () => {
    const contract = await b.contract();
    const once = {
      as: b.coordinator,
      body: { measure: 'paid', amount: euros(7), confirm: true },
      headers: { 'idempotency-key': 'k' },
    };
    const [first, second] = [
      await b.t.call('POST', `/contracts/${contract}/entries`, once),
      await b.t.call('POST', `/contracts/${contract}/entries`, once),
    ];
    expect(second.json().id).toBe(first.json().id);
    const { totals } = (await b.t.call('GET', `/contracts/${contract}`, { as: b.coordinator })).json();
    expect(totals.paid).toEqual(euros(7));
  });

  test('is for those who keep the books', async () => {
    const contract = await b.contract();
    const body = { measure: 'paid', amount: euros(1), confirm: true };
    expect((await post(contract, body, b.member)).statusCode).toBe(403);
    expect((await post(contract, body, b.stranger)).statusCode).toBe(404);
    expect((await post(contract, body, b.admin)).statusCode).toBe(201);
  });
});

describe('reversing', () => {
  test('undoes an entry once, naming it', async () => {
    const contract = await b.contract();
    const entry = (await post(contract, { measure: 'invoiced', amount: euros(10), occurredOn: '2026-03-01' })).json();
    const path = `/ledger-entries/${entry.id}/reverse`;
    const body = { reason: 'Typed in twice' };
    expect((await b.t.call('POST', path, { as: b.stranger, body })).statusCode).toBe(404);
    const early = await b.t.call('POST', path, { as: b.coordinator, body: { ...body, occurredOn: '2026-02-28' } });
    expect(early.json().errors[0].pointer).toBe('/occurredOn');
    const answer = await b.t.call('POST', path, { as: b.coordinator, body });
    expect(answer.statusCode, answer.body).toBe(201);
    expect(answer.json()).toMatchObject({ reversesId: entry.id, amount: euros(-10), note: 'Typed in twice' });
    const read = (await b.t.call('GET', `/ledger-entries/${entry.id}`, { as: b.coordinator })).json();
    expect(read.reversedById).toBe(answer.json().id);
    const again = await b.t.call('POST', path, { as: b.coordinator, body });
    expect(again.statusCode).toBe(409);
    expect(again.json()).toMatchObject({ code: 'already_reversed', reversedById: answer.json().id });
    const reversal = await b.t.call('POST', `/ledger-entries/${answer.json().id}/reverse`, { as: b.coordinator, body });
    expect(reversal.json().code).toBe('is_a_reversal');
    const { totals } = (await b.t.call('GET', `/contracts/${contract}`, { as: b.coordinator })).json();
    expect(totals.invoiced).toEqual(euros(0));
  });

  test('of two at once, one is done', async () => {
    const contract = await b.contract();
    const entry = (await post(contract, { measure: 'paid', amount: euros(10) })).json();
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() =>
        b.t.call('POST', `/ledger-entries/${entry.id}/reverse`, { as: b.coordinator, body: { reason: 'x' } }),
      ),
    );
    expect(answers.map((a) => a.statusCode).sort()).toEqual([201, 409, 409, 409]);
  });
});

describe('reading the ledger', () => {
  test('shows a member its own lines only, and strangers nothing', async () => {
    const contract = await b.contract();
    const entry = (await post(contract, { measure: 'invoiced', amount: euros(100) })).json();
    const seen = (await b.t.call('GET', `/ledger-entries/${entry.id}`, { as: b.member })).json();
    expect(seen.postings.map((p: { organisationId: string }) => p.organisationId)).toEqual([b.companies[0]]);
    expect((await b.t.call('GET', `/ledger-entries/${entry.id}`, { as: b.stranger })).statusCode).toBe(404);
    const others = await b.t.call('GET', '/ledger-entries', { as: b.stranger });
    expect(others.json().items).toEqual([]);
    const view = (await b.t.call('GET', `/contracts/${contract}`, { as: b.member })).json();
    expect(view.members).toHaveLength(1);
    expect(view.totals.invoiced.amountCents).toBe(3334);
  });

  test('pages through all entries once', async () => {
    const contract = await b.contract();
    for (let i = 1; i <= 5; i++) await post(contract, { measure: 'paid', amount: euros(i) });
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = (
        await b.t.call('GET', '/ledger-entries', {
          as: b.coordinator,
          query: { contractId: contract, limit: '2', ...(cursor === null ? {} : { cursor }) },
        })
      ).json() as { items: { id: string }[]; nextCursor: string | null };
      seen.push(...page.items.map((item) => item.id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(new Set(seen).size).toBe(6);
    expect(seen).toEqual([...seen].sort().reverse());
  });
});
