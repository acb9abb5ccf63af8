import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseNotice } from '../../src/notices/parse.ts';
import { bytesOf, NO_SHARED_DATA, sharedFiles } from '../shared-data.ts';

type Json = Record<string, unknown>;
const dig = (value: unknown, ...path: (string | number)[]): unknown =>
  path.reduce<unknown>((v, key) => (v === null || v === undefined ? undefined : (v as Json)[key]), value);
const list = (value: unknown): Json[] => (Array.isArray(value) ? (value as Json[]) : []);

/** What a contract says as it stands: the latest of its modifications that tells one of these members, else itself. */
const latest = (contract: Json, names: string[], tells: (value: unknown) => boolean): unknown =>
  [contract, ...list(contract['modifications']).sort((a, b) => (dayOf(a) < dayOf(b) ? -1 : 1))]
    .flatMap((version) => names.map((name) => version?.[name]))
    .filter((value, i) => i < names.length || tells(value))
    .filter((value) => value !== undefined && value !== null)
    .at(-1);
const dayOf = (m: Json): string =>
  String(m?.['dateNotificationModification'] ?? m?.['datePublicationDonneesModification'] ?? '');

/** Shapes that hold no notice: packages of modifications only, and one that is not UTF-8 on purpose. */
const NO_NOTICE = /002a?_modifi|iso-8859-1/;
const ocds = sharedFiles('ocds', /\.(json|jsonl)(\.gz)?$/).filter(
  (f) => !/index\.jsonl$/.test(f) && !NO_NOTICE.test(f),
);
const converted = sharedFiles('ocds/eforms-converted', /\.xml\.gz$/);
const boamp = sharedFiles('boamp/xml-2017', /\.xml$/);
const decp = sharedFiles('decp', /2019.*\.json(\.gz)?$/);
const why = (files: string[]) => (files.length ? '' : `: ${NO_SHARED_DATA}`);

/** Releases of a file, picked apart by hand. */
function releases(text: string): Json[] {
  let documents: unknown[];
  try {
    const whole: unknown = JSON.parse(text);
    documents = Array.isArray(whole) ? whole : [whole];
  } catch {
    documents = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
  }
  return documents.flatMap((d) => {
    const records = list(dig(d, 'records'));
    if (records.length > 0)
      return records.flatMap((r) => {
        if (r['compiledRelease']) return [r['compiledRelease'] as Json];
        const inside = list(r['releases']).filter((x) => x['ocid'] || x['tender']);
        return inside.length ? [inside.reduce((a, b) => (String(a['date']) >= String(b['date']) ? a : b))] : [];
      });
    return dig(d, 'releases') !== undefined ? list(dig(d, 'releases')) : [d as Json];
  });
}

describe.skipIf(ocds.length === 0)(`OCDS${why(ocds)}`, () => {
  it('reads the lots, codes, values and deadlines that the JSON holds', { timeout: 120_000 }, () => {
    let withLots = 0;
    for (const file of ocds) {
      const bytes = bytesOf(file);
      const raw = releases(new TextDecoder().decode(bytes));
      const read = parseNotice(bytes);
      expect(read.length, basename(file)).toBe(raw.length);
      raw.forEach((release, index) => {
        const lots = list(dig(release, 'tender', 'lots'));
        const notice = read[index];
        if (!notice || lots.length === 0) return;
        withLots += 1;
        expect(notice.lots.map((l) => l.externalId)).toEqual(lots.map((l) => String(l['id'])));
        lots.forEach((lot, l) => {
          const amount = dig(lot, 'value', 'amount');
          const cents = typeof amount === 'number' && amount > 0 ? Number(amount.toFixed(2).replace('.', '')) : null;
          const only = lots.length === 1 ? dig(release, 'tender', 'value', 'amount') : undefined;
          if (cents !== null || typeof only !== 'number')
            expect(notice.lots[l]?.estimatedValue?.amountCents ?? null).toBe(cents);
          const end = dig(lot, 'tenderPeriod', 'endDate') ?? dig(release, 'tender', 'tenderPeriod', 'endDate');
          if (typeof end === 'string' && end.length > 10)
            expect(Date.parse(notice.lots[l]?.deadline ?? '')).toBe(Math.floor(Date.parse(end) / 1000) * 1000);
          const codes = list(dig(release, 'tender', 'items'))
            .filter((i) => i['relatedLot'] === lot['id'])
            .flatMap((i) => [i['classification'] as Json, ...list(i['additionalClassifications'])])
            .filter((c) => c?.['scheme'] === 'CPV')
            .map((c) => String(c['id']).slice(0, 8));
          if (codes.length > 0)
            expect(new Set([notice.lots[l]?.cpvMain, ...(notice.lots[l]?.cpvAdditional ?? [])])).toEqual(
              new Set(codes),
            );
        });
      });
    }
    expect(withLots).toBeGreaterThan(80);
  });

  it('takes two releases of one process for two versions of one notice', () => {
    const release = (date: string) => ({
      ocid: 'ocds-1',
      id: `r-${date}`,
      date,
      tag: ['tender'],
      tender: { title: 'T' },
    });
    const text = JSON.stringify({
      uri: 'u',
      releases: [release('2026-01-01T00:00:00Z'), release('2026-02-01T00:00:00Z')],
    });
    const read = parseNotice(new TextEncoder().encode(text));
    expect(read.map((n) => [n.noticeId, n.version])).toEqual([
      ['ocds-1', '2026-01-01T00:00:00Z'],
      ['ocds-1', '2026-02-01T00:00:00Z'],
    ]);
  });
});

describe.skipIf(converted.length === 0)(`the eForms notices beside the OCDS${why(converted)}`, () => {
  it('read as eForms', () => {
    expect(converted.every((file) => parseNotice(bytesOf(file))[0]?.format === 'eforms')).toBe(true);
  });
});

describe.skipIf(boamp.length === 0)(`BOAMP${why(boamp)}`, () => {
  it('reads codes, values, deadlines and holders that a search in the text finds', () => {
    for (const file of boamp) {
      const bytes = bytesOf(file);
      const text = new TextDecoder().decode(bytes);
      const [notice] = parseNotice(bytes);
      if (!notice) throw new Error('no notice');
      const found = (pattern: RegExp) => [...text.matchAll(pattern)].map((m) => m[1] ?? '');
      expect(notice.noticeId).toBe(found(/<IDWEB>([^<]+)/g)[0]);
      const codes = [
        notice.cpvMain,
        ...notice.cpvAdditional,
        ...notice.lots.flatMap((l) => [l.cpvMain, ...l.cpvAdditional]),
      ];
      expect(new Set(codes.filter(Boolean))).toEqual(new Set(found(/<PRINCIPAL>(\d{8})/g)));
      const [deadline] = found(/<RECEPT_OFFRES>([^<]+)/g);
      for (const lot of notice.lots)
        expect(lot.deadline && Date.parse(lot.deadline)).toBe(deadline ? Date.parse(deadline) : null);
      const inLots = text.match(/<LOT>[\s\S]*<\/LOT>/)?.[0] ?? '';
      expect(notice.lots.map((l) => l.estimatedValue?.amountCents).filter(Boolean)).toEqual(
        inLots ? [...inLots.matchAll(/<VALEUR [^>]*>(\d+)</g)].map((m) => Number(`${m[1]}00`)) : [],
      );
      expect(notice.awards.flatMap((a) => a.seats)).toHaveLength(found(/<TITULAIRE>\s*<(DENOMINATION)>/g).length);
    }
  });

  it('takes holders called mandataire and cotraitant for one group', () => {
    const file = boamp.find((f) => f.endsWith('test-attribution-10.xml'));
    const [notice] = parseNotice(bytesOf(file ?? ''));
    expect(notice?.awards.map((a) => a.seats.map((s) => s.role))).toEqual([['lead', 'member', 'member']]);
  });

  it('reads the JSON of 2020 with its deadline in milliseconds', () => {
    const [file] = sharedFiles('boamp', /20-152081\.json$/);
    const [notice] = parseNotice(bytesOf(file ?? ''));
    expect(notice).toMatchObject({ format: 'boamp', noticeId: '20-152081', kind: 'contract' });
    expect(notice?.lots[0]?.deadline).toBe('2021-03-01T11:00:00Z');
    expect(notice?.missing.map((m) => m.field)).toEqual(['cpvMain']);
  });
});

describe.skipIf(decp.length === 0)(`DECP${why(decp)}`, () => {
  it('reads every contract of 2019 with its holders and its amount to the cent, lost letters or not', () => {
    for (const file of decp) {
      const bytes = bytesOf(file);
      const raw = list(dig(JSON.parse(new TextDecoder().decode(bytes)), 'marches'));
      const read = parseNotice(bytes);
      expect(read.length).toBe(raw.length);
      raw.forEach((contract, index) => {
        const award = read[index]?.awards[0];
        const amount = Number(latest(contract, ['montant', 'valeurGlobale'], (v) => Number(v) > 0));
        const cents = amount > 0 ? Math.round(amount * 100) : null;
        expect(award?.value?.amountCents ?? null).toBe(cents);
        const holders = list(latest(contract, ['titulaires', 'concessionnaires'], (v) => list(v).length > 0)).filter(
          (t) => t?.['id'] || t?.['denominationSociale'],
        );
        expect(award?.seats).toHaveLength(holders.length);
      });
    }
  });
});

describe('an eForms notice inside a record of the BOAMP API', () => {
  it('is read as the notice it is', () => {
    const donnees = {
      EFORMS: {
        ContractNotice: {
          '@xmlns:cbc': 'urn:x',
          'cbc:ID': { '@schemeName': 'notice-id', '#text': 'n-1' },
          'cbc:VersionID': '01',
          'cbc:NoticeTypeCode': { '@listName': 'competition', '#text': 'cn-standard' },
          'cbc:NoticeLanguageCode': 'FRA',
          'cac:ProcurementProject': { 'cbc:Name': { '@languageID': 'FRA', '#text': 'Soudage' } },
          'cac:ProcurementProjectLot': {
            'cbc:ID': { '@schemeName': 'Lot', '#text': 'LOT-0001' },
            'cac:TenderingProcess': {
              'cac:TenderSubmissionDeadlinePeriod': {
                'cbc:EndDate': '2026-12-15+01:00',
                'cbc:EndTime': '12:00:00+01:00',
              },
            },
            'cac:ProcurementProject': {
              'cbc:Name': { '@languageID': 'FRA', '#text': 'Cuves' },
              'cac:MainCommodityClassification': {
                'cbc:ItemClassificationCode': { '@listName': 'cpv', '#text': '44611500' },
              },
            },
          },
        },
      },
    };
    const record = { idweb: '26-1', objet: 'Soudage', nomacheteur: 'Ville', donnees: JSON.stringify(donnees) };
    const [notice] = parseNotice(new TextEncoder().encode(JSON.stringify({ total_count: 1, results: [record] })));
    expect(notice).toMatchObject({
      format: 'boamp',
      noticeId: 'n-1',
      publicationId: '26-1',
      language: 'fr',
      title: 'Soudage',
    });
    expect(notice?.lots).toMatchObject([
      { externalId: 'LOT-0001', cpvMain: '44611500', deadline: '2026-12-15T11:00:00Z' },
    ]);
  });
});
