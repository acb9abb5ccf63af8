import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ParsedNotice } from '../../src/notices/notice.ts';
import { parseNotice } from '../../src/notices/parse.ts';
import { bytesOf, NO_SHARED_DATA, sharedData } from '../shared-data.ts';

type Row = { notice: string; winners: { name: string | null; id: string | null; role: string }[] };
const lines = <T>(file: string): T[] =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T);

const recorded = sharedData('joint-awards.jsonl');
const folder = sharedData('ted-notices');

/** Winners as one text, whatever the order; ids without blanks. Roles count only where the record labels a lead. */
const winners = (list: { name: string | null; id: string | null; role: string }[], roles: boolean): string =>
  list
    .map((w) =>
      [w.name?.replace(/\s+/g, ' ') ?? '', w.id?.replace(/[\s.]/g, '').toUpperCase() ?? '', roles ? w.role : ''].join(
        '|',
      ),
    )
    .sort()
    .join(';');

const parties = (notice: ParsedNotice, roles: boolean): string[] =>
  notice.awards
    .filter((a) => a.won)
    .map((award) =>
      winners(
        award.seats.map((seat) => {
          const organisation = notice.organisations.find((o) => o.id === seat.organisationId);
          return { name: organisation?.name ?? null, id: organisation?.ids[0] ?? null, role: seat.role };
        }),
        roles,
      ),
    );

describe.skipIf(recorded === null || folder === null)(`joint awards${recorded ? '' : `: ${NO_SHARED_DATA}`}`, () => {
  it('name the winners that an independent extraction recorded, leads and subcontractors too', {
    timeout: 120_000,
  }, () => {
    const files = new Map(
      lines<{ publication: string; file: string }>(`${folder}/index.jsonl`).map((r) => [r.publication, r.file]),
    );
    const read = new Map<string, ParsedNotice>();
    let checked = 0;
    for (const row of lines<Row>(recorded ?? '')) {
      const file = files.get(row.notice);
      if (file === undefined) continue;
      const notice = read.get(row.notice) ?? parseNotice(bytesOf(`${folder}/${file}`))[0];
      if (!notice) throw new Error('no notice');
      read.set(row.notice, notice);
      const labelled = row.winners.some((w) => w.role === 'lead');
      expect(parties(notice, labelled), row.notice).toContain(winners(row.winners, labelled));
      checked += 1;
    }
    expect(checked).toBeGreaterThanOrEqual(233);
  });
});

describe('the committed result notice', () => {
  it('has a group of two with its lead, ranks, values and a subcontractor', () => {
    const [notice] = parseNotice(readFileSync('seeds/notices/can_24_maximal.xml'));
    expect(notice?.awards).toMatchObject([
      {
        externalId: 'TEN-0001',
        lotId: 'GLO-0001',
        won: true,
        rank: 3,
        value: { amountCents: 999_999_999, currency: 'EUR' },
        tendersReceived: 9,
        seats: [
          { organisationId: 'ORG-0008', role: 'lead' },
          { organisationId: 'ORG-0009', role: 'member' },
          { organisationId: 'ORG-0010', role: 'subcontractor' },
        ],
      },
      { externalId: 'TEN-0002', won: true, seats: [{ role: 'sole' }] },
      { externalId: 'TEN-0003', won: false },
    ]);
    expect(notice?.organisations.find((o) => o.id === 'ORG-0008')).toMatchObject({ size: 'large', ids: ['927384203'] });
  });

  it('keeps no natural person’s name and no contact', () => {
    const [notice] = parseNotice(readFileSync('seeds/notices/can_24_maximal.xml'));
    const person = notice?.organisations.find((o) => o.person);
    expect(person).toMatchObject({ name: '', ids: [], city: null });
    expect(JSON.stringify(notice)).not.toMatch(/@|\+352|\+44/);
  });
});
