import { cpvOf, distinct } from '../codes.ts';
import { type JsonObject, listOf, objectOf, textOf, textsOf } from '../json/value.ts';
import { countryOf } from '../places.ts';

/** CPV codes of items in order: classifications of scheme CPV (or eight digits without scheme), then additional ones. */
export function cpvsOf(items: readonly JsonObject[], whole: JsonObject = {}): string[] {
  const classified = [whole, ...items].flatMap((item) => [
    ...listOf(item['classification']),
    ...listOf(item['additionalClassifications']),
  ]);
  return distinct(
    classified.map((c) => (/^(CPV|EU-CPV|)$/i.test(textOf(c['scheme']) ?? '') ? cpvOf(textOf(c['id'])) : null)),
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
