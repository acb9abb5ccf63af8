import { describe, expect, it } from 'vitest';
import { documentsOf } from '../../src/notices/archive.ts';
import { partsOfLarge } from '../../src/notices/large.ts';
import { parseNotice } from '../../src/notices/parse.ts';
import { caseBytes, caseNotice, caseNotices } from './cases.ts';

const deadlines = (path: string) => caseNotice(path).lots.map((lot) => lot.deadline);
const first = (path: string) => {
  const notice = caseNotice(path);
  return { notice, lot: notice.lots[0]! };
};
/** The case with something else in place of its words. */
const changed = (path: string, ...edits: [string | RegExp, string][]) =>
  parseNotice(
    Buffer.from(
      edits.reduce(
        (text, [from, to]) => (typeof from === 'string' ? text.replaceAll(from, to) : text.replace(from, to)),
        caseBytes(path).toString(),
      ),
    ),
  )[0]!;

describe('01 TED defence forms', () => {
  it('F17 has its lots, codes, place and deadline', () => {
    const notice = caseNotice('01-ted-defence-f16-f18/f17.xml');
    expect(notice).toMatchObject({
      kind: 'contract',
      title: "Maintien en condition d'embarcations",
      buyer: { name: "Direction Exemple de l'Armement", country: 'FR' },
      lots: [
        { externalId: '1', title: 'Coques', cpvMain: '50245000', nuts: ['FRH02'], deadline: '2021-02-05T12:00:00Z' },
        { externalId: '2', title: 'Moteurs', cpvMain: '50531000', nuts: ['FRH02'] },
      ],
    });
  });

  it('F18 has winner, value and day', () => {
    const notice = changed(
      '01-ted-defence-f16-f18/f17.xml',
      ['CONTRACT_DEFENCE', 'CONTRACT_AWARD_DEFENCE'],
      ['TD_DOCUMENT_TYPE CODE="3"', 'TD_DOCUMENT_TYPE CODE="7"'],
      [
        '</FD_CONTRACT_AWARD_DEFENCE>',
        '<AWARD_OF_CONTRACT_DEFENCE ITEM="1"><LOT_NUMBER>2</LOT_NUMBER><CONTRACT_AWARD_DATE><DAY>3</DAY><MONTH>9</MONTH><YEAR>2021</YEAR></CONTRACT_AWARD_DATE><OFFERS_RECEIVED_NUMBER>4</OFFERS_RECEIVED_NUMBER><ECONOMIC_OPERATOR_NAME_ADDRESS><ORGANISATION><OFFICIALNAME>Moteurs SA</OFFICIALNAME></ORGANISATION><COUNTRY VALUE="FR"/></ECONOMIC_OPERATOR_NAME_ADDRESS><COSTS_RANGE_AND_CURRENCY_WITH_VAT_RATE CURRENCY="EUR"><VALUE_COST FMTVAL="250000.00">250 000</VALUE_COST></COSTS_RANGE_AND_CURRENCY_WITH_VAT_RATE></AWARD_OF_CONTRACT_DEFENCE></FD_CONTRACT_AWARD_DEFENCE>',
      ],
    );
    expect(notice).toMatchObject({
      kind: 'result',
      awards: [
        { lotId: '2', value: { amountCents: 25_000_000 }, contractDate: '2021-09-03', tendersReceived: 4, won: true },
      ],
      organisations: [{ name: 'Moteurs SA', country: 'FR' }],
    });
  });
});

describe('02, 23 partial corrections', () => {
  it('name what they change and have no lots of their own', () => {
    expect(caseNotice('02-ted-f14-corrigendum/2-f14.xml')).toMatchObject({
      kind: 'change',
      lots: [],
      missing: [],
      correction: {
        changes: [
          { field: 'deadline', to: '2021-04-26T10:00:00Z' },
          { field: 'cpvAdditional', lotId: '2', from: ['45330000'], to: ['45332000'] },
        ],
        unread: [],
      },
    });
    expect(caseNotice('23-boamp-rectificatif/2-rectificatif.json').correction).toEqual({
      changes: [
        {
          field: 'deadline',
          lotId: null,
          within: ['2026-10-12T10:00:00Z', '2026-10-12T10:00:59Z'],
          to: '2026-10-19T10:00:00Z',
        },
      ],
      unread: [],
    });
  });

  it.each([
    ['La date limite de remise des offres est reportée au jeudi 15 octobre 2026 à 14 heures.', '2026-10-15T12:00:00Z'],
    ['Nouvelle date limite de réception des offres : 6/10/26 à 12h00', '2026-10-06T10:00:00Z'],
    ['Au lieu de lire : 30/09/2026 à 12h00, il faut lire : 02/10/2026 à 12h00', '2026-10-02T10:00:00Z'],
    ['Date de la visite : au lieu de 01/10/2026, lire 02/10/2026.', null],
    ['La date limite est reportée au 31/02/2026 à 12h00', null],
    ['La date limite de remise est reportée au 12/11/2026 à 12 heures locales', null],
    ['Les questions sont reçues jusqu’au 01/10/2026 ; la date limite des questions est reportée au 02/10/2026', null],
  ])('in French words: %s', (words, deadline) => {
    const notice = changed('23-boamp-rectificatif/2-rectificatif.json', [/Au lieu de : [^"\\]*/, words]);
    const moved = notice.correction?.changes.flatMap((c) => (c.field === 'deadline' ? [c.to] : [])) ?? [];
    expect(moved).toEqual(deadline === null ? [] : [deadline]);
    if (deadline === null) expect(notice.correction?.unread).not.toEqual([]);
  });
});

describe('03, 05, 28 times', () => {
  it('with one digit for the hour', () => {
    expect(deadlines('03-ted-one-digit-hour/f02.xml')).toEqual(['2021-04-12T07:00:00Z']);
  });

  it('of overseas buyers are local there', () => {
    const path = '05-ted-overseas-local-time/f02-RE.xml';
    expect(first(path)).toMatchObject({
      notice: { country: 'FR', buyer: { country: 'FR' } },
      lot: { deadline: '2021-04-12T06:00:00Z' },
    });
    const at = (...edits: [string | RegExp, string][]) => changed(path, ...edits).lots[0]?.deadline;
    expect(at(['"RE"', '"MQ"'])).toBe('2021-04-12T14:00:00Z');
    expect(at(['"RE"', '"FR"'])).toBe('2021-04-12T06:00:00Z');
    expect(at(['"RE"', '"FR"'], ['FRY40', 'FR940'])).toBe('2021-04-12T06:00:00Z');
    expect(at(['"RE"', '"ES"'], ['FRY40', 'ES705'])).toBe('2021-04-12T09:00:00Z');
    expect(at(['"RE"', '"FR"'], ['FRY40', 'FRG01'])).toBe('2021-04-12T08:00:00Z');
  });

  it.each([
    ['ET', '2021-04-12T07:00:00Z'],
    ['MD', '2021-04-12T07:00:00Z'],
    ['AL', '2021-04-12T08:00:00Z'],
    ['RS', '2021-04-12T08:00:00Z'],
  ])('of a buyer in %s are local there', (country, deadline) => {
    const notice = changed('05-ted-overseas-local-time/f02-RE.xml', ['"RE"', `"${country}"`], ['FRY40', 'FR']);
    expect(notice.lots[0]?.deadline).toBe(deadline);
    expect(notice.warnings.some((w) => w.code === 'zone_unknown')).toBe(false);
  });

  it('of a country that nobody knows are taken for UTC, and said so', () => {
    const notice = changed('05-ted-overseas-local-time/f02-RE.xml', ['"RE"', '"ZZ"'], ['FRY40', 'FR']);
    expect(notice.lots[0]?.deadline).toBe('2021-04-12T10:00:00Z');
    expect(notice.warnings).toContainEqual(expect.objectContaining({ code: 'zone_unknown' }));
  });

  it.each([
    ['no-time.xml', '2027-03-01T22:59:59Z'],
    ['z-time.xml', '2027-03-01T12:00:00Z'],
    ['fraction.xml', '2027-07-01T10:00:00Z'],
  ])('of eForms in %s', (file, deadline) => {
    expect(first(`28-eforms-details/${file}`).lot.deadline).toBe(deadline);
  });

  it('without any zone are taken for UTC', () => {
    expect(first('28-eforms-details/naive.xml').lot.deadline).toMatch(/T\d\d:\d\d:00Z$/);
  });
});

describe('28 details of eForms', () => {
  it('French texts, the currency, the procedure’s CPV, groups of lots, prefixes', () => {
    expect(first('28-eforms-details/multilang.xml')).toMatchObject({
      notice: { title: 'Toit' },
      lot: { title: 'Toit' },
    });
    expect(first('28-eforms-details/sek.xml').lot.estimatedValue?.currency).toBe('SEK');
    expect(first('28-eforms-details/nocpv.xml').lot.cpvMain).toBe('45000000');
    const { notice } = first('28-eforms-details/group.xml');
    expect(notice.lotGroups).toHaveLength(1);
    expect(notice.lots.every((lot) => lot.externalId.startsWith('LOT-'))).toBe(true);
    expect(first('28-eforms-details/prefixes.xml').lot).toMatchObject({ cpvMain: '45261000' });
  });
});

describe('29 places of older editions', () => {
  it('are those of today', () => {
    const places = caseNotice('29-old-nuts/notice.xml').lots.map((lot) => lot.nuts.join());
    expect(places[0]).toBe(places[1]);
    expect(places[2]).toBe(places[3]);
    expect(places.slice(4).every((p) => p === 'FRY40' || p === 'FRG01')).toBe(true);
    expect(caseNotice('28-eforms-details/old-nuts.xml').lots.flatMap((lot) => lot.nuts)).not.toContain('FR717');
  });
});

describe('04, 15, 24 text', () => {
  it('with markup inside a sentence is one sentence', () => {
    expect(first('04-ted-inline-markup/f02.xml')).toMatchObject({
      notice: { title: 'Captage de CO2 en chaufferie' },
      lot: {
        title: 'Secteur Ville 1er, 2e et 9e arrondissements',
        description: 'Ravalement de 1 200 m2 de façades, marché no 12 reconductible.',
      },
    });
  });

  it.each([
    'a-bom-utf8-declared-latin1.xml',
    'c-leading-newline.xml',
    'e-utf16-bom.xml',
    'f-latin1-with-c1.xml',
    'g-utf8-upper.xml',
  ])('of %s', (file) => {
    expect(caseNotice(`15-xml-encodings/${file}`).title).toBe('Encodage œuvre – 3 €');
  });

  it('in UTF-16 without a mark, in Windows-1252, and in ISO-8859-2', () => {
    const utf16 = caseBytes('15-xml-encodings/e-utf16-bom.xml').subarray(2);
    expect(parseNotice(utf16)[0]?.title).toBe('Encodage œuvre – 3 €');
    const swapped = Buffer.from(utf16).swap16();
    expect(parseNotice(swapped)[0]?.title).toBe('Encodage œuvre – 3 €');
    const windows = Buffer.from(
      caseBytes('15-xml-encodings/f-latin1-with-c1.xml').toString('latin1').replace('ISO-8859-1', 'windows-1252'),
      'latin1',
    );
    expect(parseNotice(windows)[0]?.title).toBe('Encodage œuvre – 3 €');
    expect(caseNotice('15-xml-encodings/h-iso-8859-2.xml').title).toBe('Encodage óuvre - 3 ł');
  });

  it('without control characters and non-characters', () => {
    expect(caseNotice('24-control-characters/release.json')).toMatchObject({
      title: 'Maintenance photovoltaïque et toiture – site A',
      buyer: { name: 'Acheteur Exemple' },
    });
    const xml = caseBytes('28-eforms-details/sek.xml').toString().replaceAll('>A<', '>A\u000b\u0092é\ufffe<');
    expect(parseNotice(Buffer.from(xml))[0]?.lots[0]?.title).toBe('A ’é');
  });
});

describe('07, 27 results of eForms', () => {
  it('stay results when they are corrected', () => {
    expect(caseNotice('07-eforms-corrected-award/1-can.xml').kind).toBe('result');
    expect(caseNotice('07-eforms-corrected-award/2-can-corrected.xml')).toMatchObject({
      kind: 'result',
      change: { noticeId: 'aaaaaaaa-0000-4000-8000-000000000701' },
      awards: [{ value: { amountCents: 12_000_000 } }],
    });
  });

  it('of SDK 0.1 have buyer, lot and winner', () => {
    expect(caseNotice('27-eforms-sdk-0.1/can.xml')).toMatchObject({
      kind: 'result',
      buyer: { name: 'Kreis Beispiel' },
      lots: [{ externalId: 'LOT-0000' }],
      awards: [{ lotId: 'LOT-0000', won: true, value: { amountCents: 5_000_000, currency: 'EUR' } }],
      organisations: [{ name: 'Firma Beispiel GmbH' }],
    });
    expect(caseNotice('27-eforms-sdk-0.1/can.xml').lots).toHaveLength(1);
  });
});

describe('12, 30 archives and large files', () => {
  it('a tar.gz as TED publishes every day', async () => {
    const documents = await documentsOf('202600228.tar.gz', caseBytes('12-ted-bulk-tar-gz/202600228.tar.gz'));
    expect(documents.map((d) => d.name.split('/').pop())).toEqual(['001201_2026.xml', '001202_2026.xml']);
    expect(documents.flatMap((d) => parseNotice(d.bytes))).toHaveLength(2);
  });

  it('award data of any size comes in parts, in JSON and in XML', async () => {
    const one = JSON.parse(caseBytes('18-decp-nan/decp-2022.json').toString().replace('NaN', 'null')).marches.marche[0];
    const many = Array.from({ length: 1_201 }, (_, i) => ({ ...one, id: `2024T${i}`, objet: `Lot ] } "${i}\\` }));
    const ids = async (text: string, size: number) => {
      const bytes = Buffer.from(text);
      const chunks = async function* () {
        for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
      };
      const parts: string[][] = [];
      for await (const part of partsOfLarge(chunks())) parts.push(parseNotice(part).map((n) => n.publicationId ?? ''));
      return parts;
    };
    const wanted = many.map((c) => c.id);
    const nested = JSON.stringify({ version: ['x'], marches: { marche: many, 'contrat-concession': [] } });
    for (const size of [7, 1_000, 10_000_000]) {
      const parts = await ids(nested, size);
      expect([parts.length, parts.flat()]).toEqual([3, wanted]);
    }
    expect((await ids(JSON.stringify(many), 997)).flat()).toEqual(wanted);
    await expect(ids(nested.slice(0, -5), 1_000)).rejects.toMatchObject({ code: 'notice_malformed' });
    const xml = caseBytes('19-decp-modifications/contract-0.xml').toString();
    const contract = /<marche>.*<\/marche>/s.exec(xml)![0];
    const all = xml.replace(contract, wanted.map((id) => contract.replace('2024T11', id)).join('\n'));
    expect((await ids(all, 1_000)).flat()).toEqual(wanted);
    await expect(ids(all.slice(0, -20), 1_000)).rejects.toMatchObject({ code: 'notice_malformed' });
  });
});

describe('17 OCDS', () => {
  it('knows CPV in its Ukrainian edition, numbers of any length, and NaN', () => {
    expect(first('17-ocds-shapes/dk021.json').lot.cpvMain).toBe('45230000');
    expect(first('17-ocds-shapes/zero-cpv.json').lot.cpvMain).toBe('03413000');
    expect(caseNotice('17-ocds-shapes/bom.json').title).toBe('Titre ocds-x-bom');
    expect(caseNotice('17-ocds-shapes/nan.json').estimatedValue).toBeNull();
    expect(first('17-ocds-shapes/mixed-lots.json').lot.estimatedValue).toEqual({
      amountCents: 123_450,
      currency: 'EUR',
    });
    const lots = '{"id": 9007199254740993, "title": "A"}, {"id": 9007199254740992, "title": "B"}';
    const big = changed('17-ocds-shapes/dk021.json', [/"items": \[.*\]/, `"lots": [${lots}]`]);
    expect(big.lots.map((lot) => lot.externalId)).toEqual(['9007199254740993', '9007199254740992']);
  });
});

describe('18, 19, 20 award data', () => {
  it('with NaN is read whole', () => {
    expect(caseNotices('18-decp-nan/decp-2022.json').map((n) => n.publicationId)).toEqual(['2024T1', '2024T2']);
  });

  it('tells a contract as its last modification left it, each one a version', () => {
    const read = [0, 1, 2].map((n) => caseNotice(`19-decp-modifications/contract-${n}.xml`));
    expect(read.map((n) => [n.version, n.awards[0]?.value?.amountCents])).toEqual([
      ['01', 10_000_000],
      ['02', 11_000_000],
      ['03', 13_000_000],
    ]);
    const contract = JSON.parse(caseBytes('18-decp-nan/decp-2022.json').toString().replace('NaN', 'null')).marches
      .marche[0];
    contract.modifications = [
      { modification: { id: 2, dateNotificationModification: '2024-09-01', montant: 150_000 } },
      {
        modification: {
          id: 1,
          dateNotificationModification: '2024-05-01',
          montant: 120_000,
          dureeMois: 18,
          titulaires: [{ titulaire: { id: '32725833300025' } }, { titulaire: { id: '41816609600069' } }],
        },
      },
    ];
    const [notice] = parseNotice(Buffer.from(JSON.stringify({ marches: [contract] })));
    expect(notice).toMatchObject({
      version: '03',
      lots: [{ duration: { value: '18', unit: 'MONTH' } }],
      awards: [{ value: { amountCents: 15_000_000 } }],
    });
    expect(notice?.organisations.map((o) => o.ids)).toEqual([['32725833300025'], ['41816609600069']]);
  });

  it('in all its shapes', () => {
    const notices = new Map(caseNotices('20-decp-shapes/contracts.json').map((n) => [n.publicationId, n]));
    const of = (n: number) => notices.get(`2024T${n}`)!;
    expect([of(20).cpvMain, of(21).cpvMain]).toEqual(['45260000', '03413000']);
    expect(of(21).warnings).toContainEqual(expect.objectContaining({ code: 'cpv_repaired' }));
    expect([of(22).lots[0]?.duration, of(22).awards[0]?.tendersReceived]).toEqual([null, null]);
    expect([of(23), of(24)].map((n) => n.awards[0]?.contractDate)).toEqual(['2024-03-01', null]);
    expect(of(25).organisations).toHaveLength(1);
    expect(of(26).organisations[0]?.ids).toEqual(['32725833300025']);
    expect([of(27), of(32)].map((n) => n.organisations[0]?.country)).toEqual([null, 'DE']);
    expect(of(28).awards[0]?.won).toBe(false);
    expect(of(29).awards[0]?.value).toEqual({ amountCents: 1_000_000_000, currency: 'EUR' });
    expect(of(30).awards[0]?.value).toBeNull();
    expect(of(30).warnings).toContainEqual(expect.objectContaining({ code: 'amount_refused' }));
  });
});

describe('21, 22 BOAMP of today', () => {
  it('eForms, FNSimple and MAPA in XML 3.2.5', () => {
    expect(caseNotice('21-boamp-xml-today/eforms.xml')).toMatchObject({
      format: 'boamp',
      publicationId: '26-210001',
      buyer: { name: 'Acheteur Exemple' },
      lots: [
        {
          externalId: 'LOT-0001',
          cpvMain: '45261000',
          nuts: ['FRG01'],
          estimatedValue: { amountCents: 10_000_000 },
          deadline: '2027-03-01T11:00:00Z',
        },
      ],
    });
    expect(caseNotice('21-boamp-xml-today/fnsimple.xml')).toMatchObject({
      title: 'Réfection de toitures',
      description: 'Réfection des toitures de deux groupes scolaires',
      buyer: { name: 'Ville Exemple', ids: ['21750001600019'] },
      lots: [{ cpvMain: '45261900', deadline: '2026-10-12T10:00:00Z' }],
    });
    const form = (name: string) =>
      changed('21-boamp-xml-today/fnsimple.xml', [
        /<FNSimple>.*<\/FNSimple>/s,
        `<${name}><organisme><acheteurPublic>Ville Exemple</acheteurPublic></organisme><initial><description><objet>Réfection de toitures</objet></description></initial></${name}>`,
      ]);
    for (const name of ['MAPA', 'DSP']) {
      expect(form(name)).toMatchObject({
        title: 'Réfection de toitures',
        buyer: { name: 'Ville Exemple' },
        lots: [{ deadline: '2026-10-12T10:00:00Z', cpvMain: null }],
        missing: [{ field: 'cpvMain' }],
      });
    }
  });

  it('national notices of the API', () => {
    expect(caseNotice('22-boamp-api-national/fnsimple.json')).toMatchObject({
      description: 'Réfection des toitures de deux groupes scolaires',
      buyer: { ids: ['21750001600019'] },
      estimatedValue: { amountCents: 30_000_000, currency: 'EUR' },
      lots: [{ cpvMain: '45261900', deadline: '2026-10-12T10:00:00Z', duration: { value: '6', unit: 'MONTH' } }],
    });
  });
});
