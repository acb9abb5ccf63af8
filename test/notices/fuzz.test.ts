import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseNotice } from '../../src/notices/parse.ts';
import { suggestRequirements } from '../../src/notices/requirements/suggest.ts';
import { DomainError } from '../../src/shared/errors.ts';
import { isStorableText } from '../../src/shared/text.ts';

const SEEDS = readdirSync('seeds/notices')
  .filter((name) => name.endsWith('.xml'))
  .map((name) => readFileSync(`seeds/notices/${name}`, 'utf8'));
const OCDS = JSON.stringify({
  uri: 'u',
  releases: [
    {
      ocid: 'o',
      id: 'r',
      date: '2026-01-01T00:00:00Z',
      tag: ['tender', 'award'],
      language: 'fr',
      buyer: { id: 'b', name: 'B' },
      parties: [{ id: 's', name: 'S', roles: ['supplier'], identifier: { id: '1' }, address: { region: 'FRG01' } }],
      tender: {
        title: 'T',
        value: { amount: 1.5, currency: 'EUR' },
        tenderPeriod: { endDate: '2026-02-01T10:00:00Z' },
        lots: [{ id: 'l', title: 'L', value: { amount: 2, currency: 'EUR' }, contractPeriod: { durationInDays: 30 } }],
        items: [
          {
            id: 'i',
            relatedLot: 'l',
            classification: { scheme: 'CPV', id: '45262670' },
            deliveryAddresses: [{ region: 'FRG01' }],
          },
        ],
      },
      awards: [
        {
          id: 'a',
          status: 'active',
          relatedLots: ['l'],
          suppliers: [{ id: 's' }],
          value: { amount: 3, currency: 'EUR' },
        },
      ],
    },
  ],
});
const DECP = JSON.stringify({
  marches: [
    {
      id: '1',
      acheteur: { id: '21440109300015' },
      objet: 'O',
      codeCPV: '45000000-7',
      montant: 1,
      dureeMois: 2,
      titulaires: [{ id: '80205452800012' }],
      modifications: [],
    },
  ],
});

/** Every text of a notice that would be stored. */
const texts = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : value !== null && typeof value === 'object'
      ? Object.values(value).flatMap(texts)
      : [];

/** Read or refused with a reason, never anything else; what is read can be stored and weighed. */
function check(bytes: Uint8Array): boolean {
  let notices: ReturnType<typeof parseNotice>;
  try {
    notices = parseNotice(bytes);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    expect(['invalid', 'too_large']).toContain(error.kind);
    return false;
  }
  for (const notice of notices) {
    expect(notice.noticeId).not.toBe('');
    expect(new Set(notice.lots.map((lot) => lot.externalId)).size).toBe(notice.lots.length);
    expect(texts(notice).every(isStorableText)).toBe(true);
    for (const lot of notice.lots) {
      const amounts = [lot.estimatedValue, lot.frameworkMaximum].map((a) => a?.amountCents ?? 0);
      expect(amounts.every((cents) => Number.isSafeInteger(cents) && cents >= 0)).toBe(true);
      expect(lot.deadline === null || !Number.isNaN(Date.parse(lot.deadline))).toBe(true);
      const { requirements } = suggestRequirements(lot, notice, { now: '2026-11-21T00:00:00Z' });
      if (requirements.length > 0) expect(requirements.reduce((sum, r) => sum + r.weightBp, 0)).toBe(10_000);
    }
  }
  return true;
}

describe('a notice that somebody tampered with', () => {
  it('in its XML texts and attributes is read or refused with a reason', () => {
    let read = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...SEEDS),
        fc.array(
          fc.tuple(
            fc.nat(),
            fc.oneof(
              fc.constantFrom('', '-1', 'NaN', '1e309', '2026-13-45', '99999999999999999999.999', '0x10', '２'),
              fc.string({ unit: 'grapheme' }),
            ),
          ),
          { minLength: 1, maxLength: 12 },
        ),
        (xml, edits) => {
          const broken = edits.reduce((text, [where, value]) => {
            const places = [...text.matchAll(/>([^<>\s][^<>]*)</g)];
            const place = places[where % Math.max(1, places.length)];
            if (!place) return text;
            const escaped = value.replace(/[<&>]/g, '.');
            return `${text.slice(0, place.index + 1)}${escaped}${text.slice(place.index + 1 + (place[1]?.length ?? 0))}`;
          }, xml);
          if (check(Buffer.from(broken))) read += 1;
        },
      ),
      { numRuns: 150 },
    );
    expect(read).toBeGreaterThan(50);
  });

  it('with elements cut out or doubled is read or refused with a reason', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SEEDS), fc.nat(), fc.boolean(), (xml, where, double) => {
        const elements = [...xml.matchAll(/<(c[ab]c:[A-Za-z]+)(?: [^>]*)?>[^<>]*<\/\1>/g)];
        const element = elements[where % elements.length];
        if (!element) return;
        check(Buffer.from(xml.replace(element[0], double ? element[0] + element[0] : '')));
      }),
      { numRuns: 150 },
    );
  });

  it('in its bytes is read or refused with a reason', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SEEDS, OCDS, DECP),
        fc.nat(),
        fc.uint8Array({ minLength: 1, maxLength: 4 }),
        (text, where, noise) => {
          const bytes = Buffer.from(text);
          bytes.set(noise, where % Math.max(1, bytes.length - noise.length));
          check(bytes);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('in its JSON, any member replaced by anything, is read or refused with a reason', () => {
    let read = 0;
    fc.assert(
      fc.property(fc.constantFrom(OCDS, DECP), fc.nat(), fc.jsonValue(), (json, where, value) => {
        let n = 0;
        const count = [...json.matchAll(/":/g)].length;
        const replaced: unknown = JSON.parse(json, (key, member: unknown) => {
          n += 1;
          return n === 1 + (where % count) && key !== '' ? value : member;
        });
        if (check(Buffer.from(JSON.stringify(replaced)))) read += 1;
      }),
      { numRuns: 400 },
    );
    expect(read).toBeGreaterThan(100);
  });
});
