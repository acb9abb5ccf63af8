import type { ParsedOrganisation } from '../award.ts';
import { distinct, registrationOf } from '../codes.ts';
import { type JsonObject, listOf, objectOf, textOf, textsOf } from '../json/value.ts';
import type { ParsedBuyer } from '../notice.ts';
import { countryOf } from '../places.ts';

/** Organisations of a release by id, then by name: parties, and those written in place (buyer, suppliers). */
export class Organisations {
  readonly #all = new Map<string, ParsedOrganisation>();

  constructor(release: JsonObject) {
    for (const party of listOf(release['parties'])) this.add(party);
  }

  /** Adds an organisation or its reference; answers its key, or null where it has neither id nor name. */
  add(party: JsonObject): string | null {
    const identifier = objectOf(party['identifier']);
    const name = textOf(party['name']) ?? textOf(identifier['legalName']);
    const key = textOf(party['id']) ?? textOf(identifier['id']) ?? name;
    if (key === null) return null;
    const known = this.#all.get(key);
    if (known && (known.name !== '' || name === null)) return key;
    const address = objectOf(party['address']);
    const identifiers = [identifier, ...listOf(party['additionalIdentifiers'])];
    const region = textOf(address['region']);
    this.#all.set(key, {
      id: key,
      name: name ?? '',
      names: name === null ? {} : { und: name },
      ids: distinct(identifiers.map((i) => registrationOf(textOf(i['id'])))),
      country: countryOf(textOf(address['country']) ?? textOf(address['countryName'])),
      nuts: region !== null && /^[A-Z]{2}[A-Z0-9]{1,3}$/.test(region) ? region : null,
      city: textOf(address['locality']),
      size: textOf(objectOf(party['details'])['scale']),
      person: false,
    });
    return key;
  }

  get(key: string | null): ParsedOrganisation | undefined {
    return key === null ? undefined : this.#all.get(key);
  }

  get list(): ParsedOrganisation[] {
    return [...this.#all.values()];
  }
}

/** Buyers: the release's buyer, else the procuring entity, else parties in those roles. */
export function buyersOf(release: JsonObject, organisations: Organisations): ParsedBuyer[] {
  const named = [release['buyer'], objectOf(release['tender'])['procuringEntity']].flatMap(listOf);
  const inRole = listOf(release['parties']).filter((p) =>
    textsOf(p['roles']).some((role) => role === 'buyer' || role === 'procuringEntity'),
  );
  const buyers = [...named, ...inRole].flatMap((party): ParsedBuyer[] => {
    const organisation = organisations.get(organisations.add(party));
    if (!organisation?.name) return [];
    return [{ name: organisation.name, private: false, country: organisation.country, ids: organisation.ids }];
  });
  return buyers.filter((b, i) => buyers.findIndex((other) => other.name === b.name) === i);
}
