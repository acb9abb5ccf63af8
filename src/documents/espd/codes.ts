import type { EdmVersion } from './criterion.ts';

const authority = (table: string, listVersionID: string) => ({
  listID: `http://publications.europa.eu/resource/authority/${table}`,
  listAgencyID: 'OP',
  listVersionID,
});
const own = (listID: string, version: EdmVersion) => ({ listID, listAgencyID: 'OP', listVersionID: version });

/** Versions of the authority tables that the rules of each version of the model ask for. */
const TABLES: Readonly<Record<EdmVersion, { size: string; country: string }>> = {
  '4.0.0': { size: '20240612-0', country: '20240925-0' },
  '4.1.0': { size: '20250924-0', country: '20250924-0' },
};

/** Code lists that an ESPD names, with the version written into the file. */
export const listsOf = (version: EdmVersion) => ({
  role: authority('eo-role-type', '20211208-0'),
  size: authority('economic-operator-size', TABLES[version].size),
  country: authority('country', TABLES[version].country),
  criterion: authority('criterion', '20240612-0'),
  group: own('property-group-type', version),
  elementType: own('criterion-element-type', version),
  dataType: own('response-data-type', version),
});
export type EspdLists = ReturnType<typeof listsOf>;

/** Roles of the authority table `eo-role-type`. */
export type EspdRole = 'sole-tenderer' | 'group-lead' | 'group-mem' | 'oeron' | 'subcont';

/** ISO 3166-1 alpha-3 of Europe and its main partners: what the EU's country table uses. */
const ALPHA_3: Readonly<Record<string, string>> = {
  AT: 'AUT',
  BE: 'BEL',
  BG: 'BGR',
  CY: 'CYP',
  CZ: 'CZE',
  DE: 'DEU',
  DK: 'DNK',
  EE: 'EST',
  ES: 'ESP',
  FI: 'FIN',
  FR: 'FRA',
  GR: 'GRC',
  HR: 'HRV',
  HU: 'HUN',
  IE: 'IRL',
  IT: 'ITA',
  LT: 'LTU',
  LU: 'LUX',
  LV: 'LVA',
  MT: 'MLT',
  NL: 'NLD',
  PL: 'POL',
  PT: 'PRT',
  RO: 'ROU',
  SE: 'SWE',
  SI: 'SVN',
  SK: 'SVK',
  CH: 'CHE',
  GB: 'GBR',
  IS: 'ISL',
  LI: 'LIE',
  NO: 'NOR',
  CA: 'CAN',
  US: 'USA',
  JP: 'JPN',
  KR: 'KOR',
  MA: 'MAR',
  TN: 'TUN',
  TR: 'TUR',
  UA: 'UKR',
};

/** What the EU's tables write where a value is not known. */
const NOT_KNOWN = 'OP_DATPRO';

export const countryCode = (alpha2: string): string => ALPHA_3[alpha2.toUpperCase()] ?? NOT_KNOWN;
