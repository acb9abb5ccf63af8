import { type BidFile, type BidMember, isGroup } from '../model.ts';

/** Code lists that an ESPD names, with the version written into the file. */
export const LISTS = {
  role: {
    listID: 'http://publications.europa.eu/resource/authority/eo-role-type',
    listAgencyID: 'OP',
    listVersionID: '20211208-0',
  },
  size: {
    listID: 'http://publications.europa.eu/resource/authority/economic-operator-size',
    listAgencyID: 'OP',
    listVersionID: '20220316-0',
  },
  country: {
    listID: 'http://publications.europa.eu/resource/authority/country',
    listAgencyID: 'ISO',
    listVersionID: '20220928-0',
  },
  criterion: {
    listID: 'http://publications.europa.eu/resource/authority/criterion',
    listAgencyID: 'OP',
    listVersionID: '20230315-0',
  },
  group: { listID: 'property-group-type', listAgencyID: 'OP', listVersionID: '4.0.0' },
  elementType: { listID: 'criterion-element-type', listAgencyID: 'OP', listVersionID: '4.0.0' },
  dataType: { listID: 'response-data-type', listAgencyID: 'OP', listVersionID: '4.0.0' },
} as const;

/** Roles of the authority table `eo-role-type`. */
export type EspdRole = 'sole-tenderer' | 'group-lead' | 'group-mem' | 'oeron' | 'subcont';

/** The role in which a member declares: relied-upon operators answer the selection criteria, subcontractors do not. */
export function espdRole(file: BidFile, member: BidMember): EspdRole {
  if (member.role === 'sous_traitant') return member.reliedUpon ? 'oeron' : 'subcont';
  if (!isGroup(file)) return 'sole-tenderer';
  return member.role === 'mandataire' ? 'group-lead' : 'group-mem';
}

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
