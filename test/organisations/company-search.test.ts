import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCompanySearch } from '../../src/organisations/company-search.ts';
import { guardedFetch } from '../../src/shared/guarded-fetch.ts';

/** As documented (SHAPE.md): fields that matter here; the companies do not exist. */
const SEAT = {
  siret: '00000001800028',
  activite_principale: '25.29Z',
  adresse: '12 RUE DES FORGES 44600 SAINT-NAZAIRE',
  code_postal: '44600',
  libelle_commune: 'SAINT-NAZAIRE',
  etat_administratif: 'A',
};
const UNIT = {
  siren: '000000018',
  nom_complet: 'CHAUDRONNERIE EXEMPLE (CEX)',
  nom_raison_sociale: 'CHAUDRONNERIE EXEMPLE',
  etat_administratif: 'A',
  activite_principale: '25.29Z',
  tranche_effectif_salarie: '12',
  siege: SEAT,
  matching_etablissements: [] as unknown[],
};
const OTHER = {
  ...SEAT,
  siret: '00000001800010',
  adresse: '1 QUAI NORD 44000 NANTES',
  code_postal: '44000',
  libelle_commune: 'NANTES',
  etat_administratif: 'F',
  activite_principale: '25.62B',
};
const HIDDEN = '[NON-DIFFUSIBLE]';
const asked: string[] = [];
let fails = 0;
const answers: Record<string, unknown> = {
  '000000018': { results: [UNIT], total_results: 1 },
  '00000001800010': { results: [{ ...UNIT, matching_etablissements: [OTHER] }], total_results: 1 },
  '000000026': {
    results: [
      {
        siren: '000000026',
        nom_complet: HIDDEN,
        etat_administratif: 'A',
        tranche_effectif_salarie: 'NN',
        siege: { siret: '00000002600013', adresse: HIDDEN, activite_principale: '43.21A' },
      },
    ],
  },
};
const server = createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://x');
  const q = url.searchParams.get('q') ?? '';
  asked.push(`${url.pathname} ${q} ${url.searchParams.get('include')}`);
  if (fails > 0) {
    fails -= 1;
    response.writeHead(429, { 'retry-after': '1' }).end('<html>');
    return;
  }
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(answers[q] ?? { results: [], total_results: 0 }));
});
let now = 0;
let search: ReturnType<typeof createCompanySearch>;
const searchAt = (address: string) =>
  createCompanySearch({ address, fetch: guardedFetch(true, 2_000), now: () => now });
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  search = searchAt(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

describe('the company search of the State', () => {
  it('tells a company by its SIREN: its seat’s place, no people, once a day', async () => {
    const company = await search.find('000000018');
    expect(company).toEqual({
      registrationNumber: '00000001800028',
      name: 'CHAUDRONNERIE EXEMPLE',
      nafCode: '25.29Z',
      address: '12 RUE DES FORGES',
      postalCode: '44600',
      town: 'SAINT-NAZAIRE',
      headcountFrom: 20,
      headcountTo: 49,
      open: true,
    });
    await search.find('000000018');
    now += 86_400_001;
    await search.find('000000018');
    expect(asked).toEqual(Array(2).fill('/search 000000018 siege,matching_etablissements'));
  });

  it('takes place and activity of the establishment asked for, closed or not', async () => {
    expect(await search.find('00000001800010')).toMatchObject({ town: 'NANTES', nafCode: '25.62B', open: false });
  });

  it('keeps nothing of what is hidden, and says null where nothing is shown', async () => {
    expect(await search.find('000000026')).toMatchObject({
      name: null,
      address: null,
      headcountFrom: null,
      nafCode: '43.21A',
    });
    expect(await search.find('552100554')).toBeNull();
  });

  it('is unavailable when refused, rests after three failures, and is off without an address', async () => {
    fails = 3;
    const before = asked.length;
    const code = (number: string, of = search) =>
      of.find(number).then(
        () => 'found',
        (error: { code: string }) => error.code,
      );
    for (let i = 0; i < 4; i++) expect(await code('303265045')).toBe('company_search_unavailable');
    expect(asked.length - before).toBe(3);
    now += 300_001;
    expect(await code('303265045')).toBe('found');
    expect(await code('303265045', searchAt(''))).toBe('company_search_unavailable');
  });
});
