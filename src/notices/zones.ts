/**
 * Time zone of each country's capital (ISO 3166 alpha-2, IANA names of the Unicode CLDR). The notices before eForms give
 * times without an offset, local to the buyer; institutions of the Union buy all over the world through TED.
 */
const CAPITALS = `
  AD Europe/Andorra, AE Asia/Dubai, AF Asia/Kabul, AG America/Antigua, AI America/Anguilla, AL Europe/Tirane,
  AM Asia/Yerevan, AO Africa/Luanda, AR America/Buenos_Aires, AS Pacific/Pago_Pago, AT Europe/Vienna,
  AU Australia/Sydney, AW America/Aruba, AX Europe/Mariehamn, AZ Asia/Baku, BA Europe/Sarajevo,
  BB America/Barbados, BD Asia/Dhaka, BE Europe/Brussels, BF Africa/Ouagadougou, BG Europe/Sofia,
  BH Asia/Bahrain, BI Africa/Bujumbura, BJ Africa/Porto-Novo, BL America/St_Barthelemy, BM Atlantic/Bermuda,
  BN Asia/Brunei, BO America/La_Paz, BR America/Sao_Paulo, BS America/Nassau, BT Asia/Thimphu,
  BW Africa/Gaborone, BY Europe/Minsk, BZ America/Belize, CA America/Toronto, CD Africa/Kinshasa,
  CF Africa/Bangui, CG Africa/Brazzaville, CH Europe/Zurich, CI Africa/Abidjan, CK Pacific/Rarotonga,
  CL America/Santiago, CM Africa/Douala, CN Asia/Shanghai, CO America/Bogota, CR America/Costa_Rica,
  CU America/Havana, CV Atlantic/Cape_Verde, CW America/Curacao, CY Asia/Nicosia, CZ Europe/Prague,
  DE Europe/Berlin, DJ Africa/Djibouti, DK Europe/Copenhagen, DM America/Dominica, DO America/Santo_Domingo,
  DZ Africa/Algiers, EC America/Guayaquil, EE Europe/Tallinn, EG Africa/Cairo, EH Africa/El_Aaiun,
  ER Africa/Asmera, ES Europe/Madrid, ET Africa/Addis_Ababa, FI Europe/Helsinki, FJ Pacific/Fiji,
  FK Atlantic/Stanley, FM Pacific/Ponape, FO Atlantic/Faeroe, FR Europe/Paris, GA Africa/Libreville,
  GB Europe/London, GD America/Grenada, GE Asia/Tbilisi, GF America/Cayenne, GG Europe/Guernsey,
  GH Africa/Accra, GI Europe/Gibraltar, GL America/Godthab, GM Africa/Banjul, GN Africa/Conakry,
  GP America/Guadeloupe, GQ Africa/Malabo, GR Europe/Athens, GT America/Guatemala, GU Pacific/Guam,
  GW Africa/Bissau, GY America/Guyana, HK Asia/Hong_Kong, HN America/Tegucigalpa, HR Europe/Zagreb,
  HT America/Port-au-Prince, HU Europe/Budapest, ID Asia/Jakarta, IE Europe/Dublin, IL Asia/Jerusalem,
  IM Europe/Isle_of_Man, IN Asia/Calcutta, IO Indian/Chagos, IQ Asia/Baghdad, IR Asia/Tehran,
  IS Atlantic/Reykjavik, IT Europe/Rome, JE Europe/Jersey, JM America/Jamaica, JO Asia/Amman, JP Asia/Tokyo,
  KE Africa/Nairobi, KG Asia/Bishkek, KH Asia/Phnom_Penh, KI Pacific/Tarawa, KM Indian/Comoro,
  KN America/St_Kitts, KP Asia/Pyongyang, KR Asia/Seoul, KW Asia/Kuwait, KY America/Cayman, KZ Asia/Almaty,
  LA Asia/Vientiane, LB Asia/Beirut, LC America/St_Lucia, LI Europe/Vaduz, LK Asia/Colombo, LR Africa/Monrovia,
  LS Africa/Maseru, LT Europe/Vilnius, LU Europe/Luxembourg, LV Europe/Riga, LY Africa/Tripoli,
  MA Africa/Casablanca, MC Europe/Monaco, MD Europe/Chisinau, ME Europe/Podgorica, MF America/Marigot,
  MG Indian/Antananarivo, MH Pacific/Majuro, MK Europe/Skopje, ML Africa/Bamako, MM Asia/Rangoon,
  MN Asia/Ulaanbaatar, MO Asia/Macau, MQ America/Martinique, MR Africa/Nouakchott, MS America/Montserrat,
  MT Europe/Malta, MU Indian/Mauritius, MV Indian/Maldives, MW Africa/Blantyre, MX America/Mexico_City,
  MY Asia/Kuala_Lumpur, MZ Africa/Maputo, NA Africa/Windhoek, NC Pacific/Noumea, NE Africa/Niamey,
  NG Africa/Lagos, NI America/Managua, NL Europe/Amsterdam, NO Europe/Oslo, NP Asia/Katmandu, NR Pacific/Nauru,
  NU Pacific/Niue, NZ Pacific/Auckland, OM Asia/Muscat, PA America/Panama, PE America/Lima, PF Pacific/Tahiti,
  PG Pacific/Port_Moresby, PH Asia/Manila, PK Asia/Karachi, PL Europe/Warsaw, PM America/Miquelon,
  PN Pacific/Pitcairn, PR America/Puerto_Rico, PS Asia/Hebron, PT Europe/Lisbon, PW Pacific/Palau,
  PY America/Asuncion, QA Asia/Qatar, RE Indian/Reunion, RO Europe/Bucharest, RS Europe/Belgrade,
  RU Europe/Moscow, RW Africa/Kigali, SA Asia/Riyadh, SB Pacific/Guadalcanal, SC Indian/Mahe,
  SD Africa/Khartoum, SE Europe/Stockholm, SG Asia/Singapore, SH Atlantic/St_Helena, SI Europe/Ljubljana,
  SK Europe/Bratislava, SL Africa/Freetown, SM Europe/San_Marino, SN Africa/Dakar, SO Africa/Mogadishu,
  SR America/Paramaribo, SS Africa/Juba, ST Africa/Sao_Tome, SV America/El_Salvador, SX America/Lower_Princes,
  SY Asia/Damascus, SZ Africa/Mbabane, TC America/Grand_Turk, TD Africa/Ndjamena, TG Africa/Lome,
  TH Asia/Bangkok, TJ Asia/Dushanbe, TK Pacific/Fakaofo, TL Asia/Dili, TM Asia/Ashgabat, TN Africa/Tunis,
  TO Pacific/Tongatapu, TR Europe/Istanbul, TT America/Port_of_Spain, TV Pacific/Funafuti, TW Asia/Taipei,
  TZ Africa/Dar_es_Salaam, UA Europe/Kiev, UG Africa/Kampala, US America/New_York, UY America/Montevideo,
  UZ Asia/Tashkent, VA Europe/Vatican, VC America/St_Vincent, VE America/Caracas, VG America/Tortola,
  VI America/St_Thomas, VN Asia/Saigon, VU Pacific/Efate, WF Pacific/Wallis, WS Pacific/Apia,
  XK Europe/Belgrade, YE Asia/Aden, YT Indian/Mayotte, ZA Africa/Johannesburg, ZM Africa/Lusaka,
  ZW Africa/Harare
`;

const ZONES: ReadonlyMap<string, string> = new Map(
  [...CAPITALS.matchAll(/(\w{2}) (\S+?)(?:,|\n)/g)].map(([, country = '', zone = '']) => [country, zone] as const),
);

/** Regions whose clock is not the capital's, by the beginning of their NUTS code (all editions since 2013). */
const REGIONS: readonly (readonly [RegExp, string])[] = [
  [/^FR(?:Y1|A1|91)/, 'America/Guadeloupe'],
  [/^FR(?:Y2|A2|92)/, 'America/Martinique'],
  [/^FR(?:Y3|A3|93)/, 'America/Cayenne'],
  [/^FR(?:Y4|A4|94)/, 'Indian/Reunion'],
  [/^FR(?:Y5|A5)/, 'Indian/Mayotte'],
  [/^ES7/, 'Atlantic/Canary'],
  [/^PT2/, 'Atlantic/Azores'],
  [/^PT3/, 'Atlantic/Madeira'],
];

/** Countries with regions whose clock is not the capital's. */
const SEVERAL: ReadonlySet<string> = new Set(['FR', 'ES', 'PT']);

/** France overseas by the number of the département or territory (BOAMP, postal codes). */
const OVERSEAS: Readonly<Record<string, string>> = {
  '971': 'GP',
  '972': 'MQ',
  '973': 'GF',
  '974': 'RE',
  '975': 'PM',
  '976': 'YT',
  '977': 'BL',
  '978': 'MF',
  '986': 'WF',
  '987': 'PF',
  '988': 'NC',
};

/**
 * The zone of a buyer: by its country or territory as published (`RE`), else by where the work is done when all of its
 * NUTS codes lie in one region with a clock of its own, else the capital's. Null where nothing is known.
 */
export function zoneOf(country: string | null, nuts: readonly string[] = []): string | null {
  const own = country === null ? null : (ZONES.get(country.toUpperCase()) ?? null);
  if (own !== null && !SEVERAL.has(country?.toUpperCase() ?? '')) return own;
  const regional = new Set(nuts.map((code) => REGIONS.find(([region]) => region.test(code))?.[1] ?? null));
  const [only] = regional;
  if (regional.size === 1 && only !== null && only !== undefined) return only;
  return own;
}

/** The zone of a French département or territory (`974`, a postal code `97400`); metropolitan ones are in Paris. */
export const zoneOfDepartement = (number: string | null): string =>
  zoneOf(OVERSEAS[(number ?? '').trim().slice(0, 3)] ?? 'FR') ?? 'Europe/Paris';
