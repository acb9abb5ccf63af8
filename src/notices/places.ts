/** ISO 3166 alpha-3 → alpha-2 of the countries that buy through TED, and those that win there often. */
const ALPHA2: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ...(
      'AUT AT BEL BE BGR BG HRV HR CYP CY CZE CZ DNK DK EST EE FIN FI FRA FR DEU DE GRC GR HUN HU IRL IE ITA IT LVA LV ' +
      'LTU LT LUX LU MLT MT NLD NL POL PL PRT PT ROU RO SVK SK SVN SI ESP ES SWE SE NOR NO ISL IS LIE LI CHE CH GBR GB ' +
      'USA US CAN CA TUR TR SRB RS MKD MK ALB AL MNE ME BIH BA UKR UA MDA MD GEO GE CHN CN JPN JP IND IN ISR IL KOR KR ' +
      'AUS AU ZAF ZA BRA BR MCO MC AND AD SMR SM VAT VA MAR MA TUN TN DZA DZ SEN SN CIV CI GIN GN XKX XK GIB GI ' +
      'ETH ET ARM AM AZE AZ BLR BY EGY EG JOR JO LBN LB PSE PS KEN KE NGA NG GHA GH CMR CM MLI ML NER NE TCD TD ' +
      'ALA AX FRO FO GRL GL REU RE GLP GP MTQ MQ GUF GF MYT YT SPM PM BLM BL MAF MF NCL NC PYF PF WLF WF ATF TF'
    ).matchAll(/(\w{3}) (\w{2})/g),
  ].map(([, long, short]) => [long, short]),
);

/** Parts of a country that ISO 3166 gives a code of their own: their buyers and firms are under that country's law. */
const PARTS: Readonly<Record<string, string>> = {
  UK: 'GB',
  EL: 'GR',
  AX: 'FI',
  ...Object.fromEntries('RE GP MQ GF YT PM BL MF NC PF WF TF'.split(' ').map((code) => [code, 'FR'])),
};

/**
 * A country code as ISO 3166 alpha-2 (`FRA` → `FR`, TED's `UK` → `GB`, `EL` → `GR`); French overseas territories count as
 * France; unknown codes as published.
 */
export function countryOf(code: string | null | undefined): string | null {
  const territory = territoryOf(code);
  return territory === null ? null : (PARTS[territory] ?? territory);
}

/** The same without counting territories to their country: what tells the clock there. */
export function territoryOf(code: string | null | undefined): string | null {
  const upper = code?.trim().toUpperCase();
  if (!upper) return null;
  return ALPHA2[upper] ?? (upper === 'UK' ? 'GB' : upper === 'EL' ? 'GR' : upper);
}
