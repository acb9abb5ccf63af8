import { cpvOf, cutCpvOf, distinct } from '../codes.ts';
import { type JsonObject, listOf, objectOf, textOf, textsOf } from '../json/value.ts';
import { countryOf } from '../places.ts';

/** CPV under its names; DK 021:2015 (ДК021) is the Ukrainian edition of CPV 2008, with the same codes. */
const CPV_SCHEMES = /^(?:(?:EU-)?CPV(?:[ _-]?2008)?|ДК\s?-?021(?::2015)?|DK\s?-?021(?::2015)?|)$/iu;

/** CPV codes of items in order: classifications of scheme CPV (or eight digits without scheme), then additional ones. */
export function cpvsOf(items: readonly JsonObject[], whole: JsonObject = {}): string[] {
  const classified = [whole, ...items].flatMap((item) => [
    ...listOf(item['classification']),
    ...listOf(item['additionalClassifications']),
  ]);
  return distinct(
    classified.map((c) => {
      const scheme = textOf(c['scheme']) ?? '';
      // A number has lost its zero in front; eight digits without a scheme are taken for CPV.
      if (!CPV_SCHEMES.test(scheme)) return null;
      return scheme === '' ? cpvOf(textOf(c['id'])) : cutCpvOf(textOf(c['id']));
    }),
  );
}

/** NUTS codes of where it is done: delivery addresses' regions and gazetteer identifiers of scheme NUTS. */
export function nutsOf(holders: readonly JsonObject[]): string[] {
  const addresses = holders.flatMap((h) => [
    ...listOf(h['deliveryAddresses']),
    ...listOf(h['deliveryAddress']),
    ...listOf(h['placesOfPerformance']),
  ]);
  const gazetteers = holders.flatMap((h) =>
    listOf(h['deliveryLocations']).flatMap((l) => {
      const gazetteer = objectOf(l['gazetteer']);
      return /NUTS/i.test(textOf(gazetteer['scheme']) ?? '') ? textsOf(gazetteer['identifiers']) : [];
    }),
  );
  const regions = addresses
    .map((a) => textOf(a['region']))
    .filter((r) => r !== null && /^[A-Z]{2}[A-Z0-9]{1,3}$/.test(r));
  return distinct([...regions, ...gazetteers]);
}

/** The country of the first delivery address, as ISO alpha-2 where it is a code. */
export function countryIn(holders: readonly JsonObject[]): string | null {
  const addresses = holders.flatMap((h) => [...listOf(h['deliveryAddresses']), ...listOf(h['deliveryAddress'])]);
  return countryOf(distinct(addresses.map((a) => textOf(a['country']) ?? textOf(a['countryName'])))[0]);
}
