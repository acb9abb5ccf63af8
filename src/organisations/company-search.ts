import { listOf, objectOf, textOf } from '../notices/json/value.ts';
import { DomainError } from '../shared/errors.ts';
import type { Fetch } from '../shared/guarded-fetch.ts';
import type { FoundCompanyView } from './company-search.schemas.ts';

/** Answers are remembered for a day, and so many of them; milliseconds. */
const REMEMBERED_MS = 86_400_000;
const MOST_REMEMBERED = 1_000;
/** The service takes seven questions a second of one address: one at a time, five at most; milliseconds between two. */
const PAUSE_MS = 200;
/** After so many failures on end nobody asks for a while: people type then. */
const MOST_FAILURES = 3;
const REST_MS = 300_000;

/** Headcounts of the bands of INSEE (`tranche_effectif_salarie`): least and most; null: no upper end. */
const BANDS: Readonly<Record<string, readonly [number, number | null]>> = {
  '00': [0, 0],
  '01': [1, 2],
  '02': [3, 5],
  '03': [6, 9],
  '11': [10, 19],
  '12': [20, 49],
  '21': [50, 99],
  '22': [100, 199],
  '31': [200, 249],
  '32': [250, 499],
  '41': [500, 999],
  '42': [1_000, 1_999],
  '51': [2_000, 4_999],
  '52': [5_000, 9_999],
  '53': [10_000, null],
};

/** What a company or one of its places keeps to itself (statut_diffusion P): that text is no value. */
const shown = (value: unknown): string | null => {
  const text = textOf(value)?.trim() ?? '';
  return text === '' || text.includes('[NON-DIFFUSIBLE]') ? null : text;
};

export type CompanySearch = ReturnType<typeof createCompanySearch>;

/**
 * The State's public company search (API Recherche d'entreprises, Licence Ouverte): a company by its SIREN, or one of its
 * places by its SIRET. Directors and accounts are not asked for.
 * @param address of the service; empty: nobody is asked
 */
export function createCompanySearch(deps: { address: string; fetch: Fetch; now: () => number }) {
  const remembered = new Map<string, { at: number; company: FoundCompanyView | null }>();
  let last: Promise<unknown> = Promise.resolve();
  let failures = 0;
  let restUntil = 0;

  const ask = async (number: string): Promise<FoundCompanyView | null> => {
    const url = new URL('/search', deps.address);
    url.search = new URLSearchParams({
      q: number,
      minimal: 'true',
      include: 'siege,matching_etablissements',
    }).toString();
    try {
      const answer = await deps.fetch(url);
      failures = 0;
      return companyIn(JSON.parse(new TextDecoder().decode(answer)), number);
    } catch (cause) {
      failures += 1;
      if (failures >= MOST_FAILURES) restUntil = deps.now() + REST_MS;
      throw unavailable('The company search of the State does not answer: type the company in.', cause);
    } finally {
      await new Promise((done) => setTimeout(done, PAUSE_MS));
    }
  };

  return {
    /**
     * The company with that SIREN or SIRET; null where the State shows none, which does not mean that there is none.
     * @throws DomainError `unavailable` where the search is off, silent, or left alone after failures
     */
    async find(number: string): Promise<FoundCompanyView | null> {
      if (deps.address === '') throw unavailable('The company search is off.');
      const before = remembered.get(number);
      if (before !== undefined && deps.now() - before.at < REMEMBERED_MS) return before.company;
      if (failures >= MOST_FAILURES && deps.now() < restUntil)
        throw unavailable('The company search of the State did not answer a moment ago: type the company in.');
      const asked = last.then(() => ask(number));
      last = asked.catch(() => undefined);
      const company = await asked;
      if (remembered.size >= MOST_REMEMBERED) remembered.delete(remembered.keys().next().value!);
      remembered.set(number, { at: deps.now(), company });
      return company;
    },
  };
}

/** Name and state of the company; place and activity of the establishment that was asked for, else of the seat. */
function companyIn(answer: unknown, number: string): FoundCompanyView | null {
  const [first] = listOf(objectOf(answer)['results']);
  if (first === undefined) return null;
  const unit = objectOf(first);
  const siren = textOf(unit['siren']);
  if (siren !== number.slice(0, 9)) return null;
  const seat = objectOf(unit['siege']);
  const asked = listOf(unit['matching_etablissements'])
    .map(objectOf)
    .find((one) => one['siret'] === number);
  if (number.length === 14 && asked === undefined && seat['siret'] !== number) return null;
  const place = asked ?? seat;
  const postalCode = shown(place['code_postal']);
  const [least, most] = BANDS[textOf(unit['tranche_effectif_salarie']) ?? ''] ?? [null, null];
  return {
    registrationNumber: number.length === 14 ? number : (textOf(seat['siret']) ?? siren),
    name: shown(unit['nom_raison_sociale']) ?? shown(unit['nom_complet']),
    nafCode: shown(place['activite_principale']) ?? shown(unit['activite_principale']),
    address: streetOf(shown(place['adresse']), postalCode),
    postalCode,
    town: shown(place['libelle_commune']),
    headcountFrom: least,
    headcountTo: most,
    open: unit['etat_administratif'] !== 'C' && place['etat_administratif'] !== 'F',
  };
}

/** "12 RUE DES FORGES 44600 SAINT-NAZAIRE" without postcode and town, which have fields of their own. */
const streetOf = (address: string | null, postalCode: string | null): string | null =>
  address === null || postalCode === null ? address : (address.split(` ${postalCode} `)[0]?.trim() ?? address);

const unavailable = (message: string, cause?: unknown): DomainError =>
  new DomainError('unavailable', 'company_search_unavailable', message, { cause });
