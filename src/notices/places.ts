/** ISO 3166 alpha-3 → alpha-2 of the countries that buy through TED, and those that win there often. */
const ALPHA2: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ...(
      'AUT AT BEL BE BGR BG HRV HR CYP CY CZE CZ DNK DK EST EE FIN FI FRA FR DEU DE GRC GR HUN HU IRL IE ITA IT LVA LV ' +
      'LTU LT LUX LU MLT MT NLD NL POL PL PRT PT ROU RO SVK SK SVN SI ESP ES SWE SE NOR NO ISL IS LIE LI CHE CH GBR GB ' +
      'USA US CAN CA TUR TR SRB RS MKD MK ALB AL MNE ME BIH BA UKR UA MDA MD GEO GE CHN CN JPN JP IND IN ISR IL KOR KR ' +
      'AUS AU ZAF ZA BRA BR MCO MC AND AD SMR SM VAT VA MAR MA TUN TN DZA DZ SEN SN CIV CI GIN GN XKX XK GIB GI'
    ).matchAll(/(\w{3}) (\w{2})/g),
  ].map(([, long, short]) => [long, short]),
);

/** A country code as ISO 3166 alpha-2 (`FRA` → `FR`, TED's `UK` → `GB`, `EL` → `GR`); unknown codes as published. */
export function countryOf(code: string | null | undefined): string | null {
  const upper = code?.trim().toUpperCase();
  if (!upper) return null;
  if (upper === 'UK') return 'GB';
  if (upper === 'EL') return 'GR';
  return ALPHA2[upper] ?? upper;
}

/** Where the older notices' local times are local: the capital's zone, UTC where unknown. */
const ZONES: Readonly<Record<string, string>> = {
  AT: 'Europe/Vienna',
  BE: 'Europe/Brussels',
  BG: 'Europe/Sofia',
  CH: 'Europe/Zurich',
  CY: 'Asia/Nicosia',
  CZ: 'Europe/Prague',
  DE: 'Europe/Berlin',
  DK: 'Europe/Copenhagen',
  EE: 'Europe/Tallinn',
  ES: 'Europe/Madrid',
  FI: 'Europe/Helsinki',
  FR: 'Europe/Paris',
  GB: 'Europe/London',
  GR: 'Europe/Athens',
  HR: 'Europe/Zagreb',
  HU: 'Europe/Budapest',
  IE: 'Europe/Dublin',
  IS: 'Atlantic/Reykjavik',
  IT: 'Europe/Rome',
  LI: 'Europe/Vaduz',
  LT: 'Europe/Vilnius',
  LU: 'Europe/Luxembourg',
  LV: 'Europe/Riga',
  MK: 'Europe/Skopje',
  MT: 'Europe/Malta',
  NL: 'Europe/Amsterdam',
  NO: 'Europe/Oslo',
  PL: 'Europe/Warsaw',
  PT: 'Europe/Lisbon',
  RO: 'Europe/Bucharest',
  SE: 'Europe/Stockholm',
  SI: 'Europe/Ljubljana',
  SK: 'Europe/Bratislava',
};

/** Time zone of a buyer's country (ISO alpha-2). */
export const zoneOf = (country: string | null): string => (country && ZONES[country]) || 'UTC';
