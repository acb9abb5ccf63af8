import { readFileSync, writeFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '../../src/db/transaction.ts';
import { TEST_SYSTEM, type TestApp, testApp } from '../app.ts';
import { tenderOf, type World, world } from '../consortia/world.ts';
import { type Life, pageOf, tellers } from './telling.ts';

const PAGE = 'src/law/LIVES.md';
const start = new Date();
const clock = { at: start, start };
let app: TestApp;
let home: World;
const lives = new Map<string, Life>();

beforeAll(async () => {
  app = await testApp({ clock: () => clock.at, env: { ACCESS_TOKEN_MINUTES: '1440' } });
  home = await world(app, 12);
});
afterAll(async () => {
  await app.close();
});

/** A life under its title; the clock goes back to the beginning. */
const life = (title: string, told: (life: Life) => Promise<void>) =>
  it(title, async () => {
    clock.at = start;
    const one = tellers(home, clock);
    lives.set(title, one);
    await told(one);
  });

/** A tender with what its notice says of the procedure. */
async function calledFor(
  facts: {
    kind?: string;
    dispatched?: string;
    constraints?: Record<string, unknown>;
    buyerPrivate?: boolean;
    lots?: number;
  } = {},
) {
  const tender = await tenderOf(home, {
    skills: 2,
    ...(facts.lots === undefined ? {} : { lots: facts.lots }),
    ...(facts.buyerPrivate === undefined ? {} : { buyerPrivate: facts.buyerPrivate }),
    ...(facts.constraints === undefined ? {} : { constraints: facts.constraints }),
  });
  await inTransaction(app.database, TEST_SYSTEM, (tx) =>
    tx.execute(
      sql`update tenders set procedure_kind = ${facts.kind ?? 'open'}, dispatched_at = ${facts.dispatched ?? '2026-02-01T00:00:00Z'}::timestamptz where id = ${tender.tenderId}`,
    ),
  );
  return tender;
}

type Tender = Awaited<ReturnType<typeof calledFor>>;
const seat = (
  n: number,
  role: string,
  shareBp: number,
  covers: readonly (string | undefined)[],
  more: object = {},
) => ({
  organisationId: home.organisationIds[n]!,
  role,
  shareBp,
  covers: covers.filter((id) => id !== undefined),
  ...more,
});
/** A does the first need of each lot and leads, B the second. */
const two = (tender: Tender) => [
  seat(
    0,
    'mandataire',
    6_000,
    tender.requirementIds.map((ids) => ids[0]),
  ),
  seat(
    1,
    'cotraitant',
    4_000,
    tender.requirementIds.map((ids) => ids[1]),
  ),
];
const leave = (competitionUnharmed: boolean, date: string) => ({
  date,
  reference: 'Letter 2026-14',
  evidence: 'letter-14.pdf',
  guaranteesHold: true,
  competitionUnharmed,
});

describe('the lives', () => {
  life('1. An open procedure and its frozen group', async (t) => {
    const tender = await calledFor();
    const { id, path } = await t.applied(two(tender), tender);
    const out = [home.organisationIds[1]];
    await t.refused('replace B without a ground', 'POST', `${path}/recompose`, { exclude: out }, 'R2142-26');
    await t.refused(
      'replace B by leave of the buyer, which an open procedure does not allow',
      'POST',
      `${path}/recompose`,
      { exclude: out, ground: 'buyer_authorised' },
      'R2142-26',
    );
    await t.does(
      'replace B, which restructures',
      'POST',
      `${path}/recompose`,
      {
        members: [
          two(tender)[0],
          seat(
            5,
            'cotraitant',
            4_000,
            tender.requirementIds.map((ids) => ids[1]),
          ),
        ],
        ground: 'restructuring',
      },
      { say: (a) => a.state, article: 'R2142-26' },
    );
    expect((await t.asks('frozen-group', id)).status).toBe('not_yet_known');
    await t.does('record the leave; competition would be harmed', 'PATCH', path, {
      authorisation: leave(false, t.day()),
    });
    expect((await t.asks('frozen-group', id)).status).toBe('blocking');
    await t.does('record the leave; both conditions hold', 'PATCH', path, { authorisation: leave(true, t.day()) });
    expect((await t.asks('frozen-group', id)).status).toBe('ok');
    await t.everybodyAccepts(id);
    await t.does('make it ready again', 'POST', `${path}/ready`, {}, { say: (a) => a.state });
  });

  life('2. A negotiated procedure and a change that the buyer allows', async (t) => {
    const tender = await calledFor({ kind: 'negotiated' });
    const { id, path } = await t.applied(two(tender), tender);
    const after = [
      two(tender)[0],
      seat(
        5,
        'cotraitant',
        4_000,
        tender.requirementIds.map((ids) => ids[1]),
      ),
    ];
    await t.does(
      'put F in the place of B, by leave of the buyer',
      'POST',
      `${path}/recompose`,
      {
        members: after,
        ground: 'buyer_authorised',
        authorisation: leave(true, t.day()),
      },
      { say: (a) => a.state, article: 'R2142-26' },
    );
    expect((await t.asks('frozen-group', id)).status).toBe('ok');
    await t.everybodyAccepts(id);
    await t.does('make it ready again', 'POST', `${path}/ready`, {}, { say: (a) => a.state });
    await t.does('hand it in again', 'POST', `${path}/submit`, {}, { say: (a) => a.state });
  });

  life('3. A sole candidate that forms a group', async (t) => {
    const tender = await calledFor({ kind: 'dialogue' });
    const all = tender.requirementIds.flat();
    const { id, path } = await t.applied([seat(0, 'mandataire', 10_000, all)], tender);
    await t.does(
      'form a group with B, by leave of the buyer',
      'POST',
      `${path}/recompose`,
      {
        members: two(tender),
        ground: 'group_formed',
        authorisation: leave(true, t.day()),
      },
      { say: (a) => a.state, article: 'R2142-3' },
    );
    expect((await t.asks('frozen-group', id)).status).toBe('ok');
    const open = await calledFor();
    const alone = await t.applied([seat(0, 'mandataire', 10_000, open.requirementIds.flat())], open);
    await t.refused(
      'do the same in an open procedure',
      'POST',
      `${alone.path}/recompose`,
      {
        members: two(open),
        ground: 'group_formed',
      },
      'R2142-26',
    );
  });

  life('4. An excluded member and ten days', async (t) => {
    const tender = await calledFor();
    const { id, path } = await t.applied(two(tender), tender);
    await t.does(
      'the buyer asks to replace B, which is excluded',
      'POST',
      `${path}/recompose`,
      {
        exclude: [home.organisationIds[1]],
        ground: 'excluded',
        requestedAt: clock.at.toISOString(),
      },
      { say: (a) => `${a.state}; to be replaced by ${a.change.replaceBy}`, article: 'L2141-13' },
    );
    expect((await t.asks('ten-days', id)).status).toBe('warning');
    await t.does(
      'F takes its place',
      'POST',
      `${path}/recompose`,
      {
        members: [
          two(tender)[0],
          seat(
            5,
            'cotraitant',
            4_000,
            tender.requirementIds.map((ids) => ids[1]),
          ),
        ],
      },
      { say: (a) => a.state },
    );
    await t.everybodyAccepts(id);
    expect((await t.asks('ten-days', id)).status).toBe('ok');
    const slow = await calledFor();
    const late = await t.applied(two(slow), slow);
    await t.does(
      'another group is asked the same',
      'POST',
      `${late.path}/recompose`,
      {
        exclude: [home.organisationIds[1]],
        ground: 'excluded',
        requestedAt: clock.at.toISOString(),
      },
      { say: (a) => a.state },
    );
    t.pass(11);
    expect((await t.asks('ten-days', late.id)).status).toBe('blocking');
  });

  life('5. A subcontractor that is replaced', async (t) => {
    const tender = await calledFor();
    const lotId = tender.lotIds[0];
    const { id, path } = await t.applied(two(tender), tender, 'ready');
    const crane = {
      lotId,
      principalId: home.organisationIds[1],
      name: 'Grues de Loire',
      work: 'Lifting of the frames',
      amountCents: 5_000_000,
    };
    await t.refused(
      'declare a subcontractor for all that B has',
      'POST',
      `${path}/subcontracts`,
      {
        ...crane,
        amountCents: 40_000_000,
      },
      'L2193-3',
      400,
    );
    const declared = await t.does('declare it with the bid, for 50 000 €', 'POST', `${path}/subcontracts`, crane, {
      status: 201,
      say: (a) => `${a.state} with the ${a.declared}; direct payment: ${a.directPayment.due ? 'yes' : 'no'}`,
      article: 'R2193-1, R2193-10',
    });
    expect((await t.asks('subcontracting', id)).status).toBe('ok');
    await t.does('hand the bid in', 'POST', `${path}/submit`, {}, { say: (a) => a.state });
    await t.refused(
      'declare another one while the buyer looks at the bid',
      'POST',
      `${path}/subcontracts`,
      crane,
      'R2193-1, R2193-3',
    );
    const won = await t.does(
      'the buyer awards the contract',
      'POST',
      `${path}/outcome`,
      {
        result: 'awarded',
        amounts: [{ lotId, amountCents: 100_000_000 }],
      },
      { say: (a) => a.state },
    );
    await t.does(
      'the contract is signed',
      'POST',
      `/contracts/${won.outcome.contractId}/sign`,
      { signedOn: t.day() },
      { say: () => 'signed' },
    );
    const accepted = await t.get(`/subcontracts/${declared.id}`);
    expect(accepted).toMatchObject({ state: 'accepted', acceptedBy: 'notification' });
    expect((await t.asks('subcontracting', id)).status).toBe('ok');
    const next = await t.does(
      'another firm takes its place, by a special act',
      'POST',
      `/subcontracts/${declared.id}/replace`,
      {
        on: t.day(),
        by: { ...crane, name: 'Levage Atlantique', amountCents: 4_500_000 },
      },
      { status: 201, say: (a) => `${a.state}, ${a.declared} than the bid`, article: 'R2193-3' },
    );
    expect((await t.get(path)).change).toBeNull();
    expect((await t.asks('subcontracting', id)).status).toBe('warning');
    await t.does(
      'the buyer receives it',
      'POST',
      `/subcontracts/${next.id}/acts`,
      { act: 'received', on: t.day() },
      {
        say: (a) => `${a.state}; silence is a yes after ${a.silenceOn}`,
        article: 'R2193-4',
      },
    );
    t.pass(21);
    expect((await t.asks('subcontracting', id)).status).toBe('warning');
    t.pass(1);
    expect(await t.get(`/subcontracts/${next.id}`)).toMatchObject({ state: 'accepted', acceptedBy: 'silence' });
    expect((await t.asks('subcontracting', id)).status).toBe('ok');
    await t.does(
      'a changed special act: 60 000 €',
      'POST',
      `/subcontracts/${next.id}/acts`,
      {
        act: 'amended',
        on: t.day(),
        amountCents: 6_000_000,
        reference: 'Acte spécial modificatif 1',
      },
      { say: (a) => `${a.state}, ${a.amountCents / 100} €`, article: 'R2193-5 s.' },
    );
    await t.refused('change it without an act', 'PATCH', `/subcontracts/${next.id}`, { amountCents: 1 }, 'L2193-4');
    await t.does(
      'the work is done',
      'POST',
      `/subcontracts/${next.id}/acts`,
      { act: 'ended', on: t.day() },
      { say: (a) => a.state },
    );
    await t.refused(
      'take it up again',
      'POST',
      `/subcontracts/${next.id}/acts`,
      { act: 'accepted', on: t.day() },
      'L2193-4',
    );
  });

  life('6. The next in rank is called up', async (t) => {
    const tender = await calledFor();
    const { id, path } = await t.applied(two(tender), tender);
    await t.does(
      'the bid comes second',
      'POST',
      `${path}/outcome`,
      { result: 'lost', rank: 2 },
      { say: (a) => `${a.state}, rank ${a.outcome.rank}` },
    );
    await t.does(
      'the chosen one falls away; the buyer calls up this bid',
      'POST',
      `${path}/outcome`,
      {
        result: 'called_up',
        reason: 'The first tenderer is in liquidation.',
      },
      { say: (a) => a.state, article: 'R2181-7' },
    );
    expect((await t.asks('everybody-agreed', id)).status).toBe('blocking');
    await t.everybodyAccepts(id);
    expect((await t.get(path)).state).toBe('submitted');
    await t.refused('award it without amounts', 'POST', `${path}/outcome`, { result: 'awarded' }, 'R2181-7', 400);
    await t.does(
      'award it',
      'POST',
      `${path}/outcome`,
      {
        result: 'awarded',
        amounts: [{ lotId: tender.lotIds[0], amountCents: 98_000_000 }],
      },
      { say: (a) => a.state },
    );
  });

  life('7. A procedure that is annulled', async (t) => {
    const tender = await calledFor();
    const { id, path } = await t.applied(two(tender), tender);
    await t.does(
      'the court annuls the procedure',
      'POST',
      `${path}/outcome`,
      { result: 'annulled', reason: 'Order of the judge' },
      { say: (a) => `${a.state}, ${a.outcome.result}` },
    );
    await t.refused(
      'award it all the same',
      'POST',
      `${path}/outcome`,
      {
        result: 'awarded',
        amounts: [{ lotId: tender.lotIds[0], amountCents: 1 }],
      },
      'R2185-1',
    );
    expect((await t.asks('in-time', id)).status).toBe('not_applicable');
  });

  life('8. A private buyer', async (t) => {
    const tender = await calledFor({ kind: 'private', buyerPrivate: true });
    const { id, path } = await t.applied(two(tender), tender);
    for (const rule of ['form', 'named-mandataire', 'full-split', 'multi-candidature']) {
      expect((await t.asks(rule, id)).status).toBe('not_applicable');
    }
    expect((await t.asks('oversize', id)).status).not.toBe('not_applicable');
    await t.does(
      'replace B without a ground',
      'POST',
      `${path}/recompose`,
      {
        members: [
          two(tender)[0],
          seat(
            5,
            'cotraitant',
            4_000,
            tender.requirementIds.map((ids) => ids[1]),
          ),
        ],
      },
      { say: (a) => a.state },
    );
    expect((await t.asks('frozen-group', id)).status).toBe('not_applicable');
  });

  life('9. Two lots with different mandataires', async (t) => {
    const tender = await calledFor({ lots: 2 });
    const [first, second] = tender.requirementIds;
    const members = [seat(0, 'mandataire', 5_000, first!), seat(1, 'cotraitant', 5_000, second!)];
    const { id, path } = await t.applied(members, tender, 'agreed');
    expect((await t.asks('each-lot', id)).status).toBe('blocking');
    await t.refused('make it ready', 'POST', `${path}/ready`, {}, 'R2142-24');
    await t.refused(
      'have lot 2 led by C, which is none of the group',
      'PATCH',
      path,
      { lotLeads: [{ lotId: tender.lotIds[1], organisationId: home.organisationIds[2] }] },
      'R2142-24',
      400,
    );
    await t.does('have lot 2 led by B', 'PATCH', path, {
      lotLeads: [{ lotId: tender.lotIds[1], organisationId: home.organisationIds[1] }],
    });
    expect((await t.asks('each-lot', id)).status).toBe('ok');
    const rival = { tenderId: tender.tenderId, lotIds: [tender.lotIds[1]], requirementIds: [second!] } as Tender;
    const other = await t.applied([seat(1, 'mandataire', 10_000, second!)], rival, 'invited');
    await t.refusedAnswer('B leads another bid for lot 2', home.organisationIds[1]!, other.id, 'R2142-23');
    await t.does('make it ready', 'POST', `${path}/ready`, {}, { say: (a) => a.state });
  });

  life('10. A reserved lot', async (t) => {
    const tender = await calledFor({ constraints: { reservedTo: 'disability_or_integration' } });
    const { id, path } = await t.applied(two(tender), tender, 'agreed');
    expect((await t.asks('reserved', id)).status).toBe('not_yet_known');
    const status = (n: number, kind: string) => ({
      organisationId: home.organisationIds[n],
      kind,
      evidence: 'Approval of the region',
      validUntil: null,
    });
    await t.does('A shows that it is a sheltered workshop, B that it belongs to the social economy', 'PATCH', path, {
      reservedStatuses: [status(0, 'disability_or_integration'), status(1, 'social_economy')],
    });
    expect((await t.asks('reserved', id)).status).toBe('blocking');
    await t.does('B shows its contract as an integration enterprise', 'PATCH', path, {
      reservedStatuses: [status(0, 'disability_or_integration'), status(1, 'disability_or_integration')],
    });
    expect((await t.asks('reserved', id)).status).toBe('ok');
    await t.does('make it ready', 'POST', `${path}/ready`, {}, { say: (a) => a.state });
  });

  life('11. A relied-upon crane', async (t) => {
    const tender = await calledFor();
    const { id, path } = await t.applied(two(tender), tender, 'ready');
    const crane = { name: 'Mammoet', capacity: 'Crawler crane of 600 t' };
    await t.does('rely on a firm’s crane, with nothing but its registration papers', 'PATCH', path, {
      reliedOperators: [crane],
    });
    expect((await t.asks('relied-operators', id)).status).toBe('not_yet_known');
    const loose = { signedOn: t.day(), firm: false, wholeExecution: true, evidence: 'letter of intent' };
    await t.does('it writes that it intends to lend it', 'PATCH', path, {
      reliedOperators: [{ ...crane, commitment: loose, espd: true }],
    });
    expect((await t.asks('relied-operators', id)).status).toBe('blocking');
    const firm = { ...loose, firm: true, evidence: 'signed commitment' };
    await t.does('it commits itself for the whole execution, with its ESPD', 'PATCH', path, {
      reliedOperators: [{ ...crane, commitment: firm, espd: true }],
    });
    expect((await t.asks('relied-operators', id)).status).toBe('ok');
  });

  life('12. A notice of 2024 and one of 2026', async (t) => {
    for (const dispatched of ['2024-06-03T00:00:00Z', '2026-02-01T00:00:00Z']) {
      const year = dispatched.slice(0, 4);
      const tender = await calledFor({
        kind: 'negotiated',
        dispatched,
        constraints: { minTurnoverCents: 180_000_000 },
      });
      const { id, path } = await t.applied(two(tender), tender);
      t.rows.push({
        act: `the notice was sent in ${year}; 1 800 000 € of turnover for 1 000 000 €`,
        verdict: 'asked',
        article: 'R2142-7',
      });
      expect((await t.asks('turnover-cap', id)).status).toBe(year === '2024' ? 'ok' : 'warning');
      const change = {
        exclude: [home.organisationIds[1]],
        ground: 'buyer_authorised',
        authorisation: leave(true, t.day()),
      };
      if (year === '2024')
        await t.refused('change by leave of the buyer', 'POST', `${path}/recompose`, change, 'R2142-26');
      else
        await t.does('change by leave of the buyer', 'POST', `${path}/recompose`, change, {
          say: (a) => a.state,
          article: 'R2142-26 (décret 2024-1251)',
        });
    }
  });
});

describe('the page of the lives', () => {
  it('is what the API answers', () => {
    const page = pageOf([...lives].map(([title, { rows }]) => [title, rows] as const));
    if (process.env['LIVES'] === '1') writeFileSync(PAGE, page);
    expect(readFileSync(PAGE, 'utf8')).toBe(page);
  });
});
