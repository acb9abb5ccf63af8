import type { Static } from 'typebox';
import type { Database } from '../db/client.ts';
import { inTransaction } from '../db/transaction.ts';
import type { Actor } from '../shared/actor.ts';
import type { Namesakes, NamesakesQuery } from './namesakes.schemas.ts';
import { registrationKey, searchName } from './profile.domain.ts';
import { recogniser } from './same-company.ts';

export type NamesakeService = ReturnType<typeof createNamesakeService>;

/** Says who is there already, before a company is entered by hand. */
export function createNamesakeService({ database }: { database: Database }) {
  return {
    /** Organisations that a described one may be, as an import would recognise it; empty where it is new. */
    async find(actor: Actor, asked: Static<typeof NamesakesQuery>): Promise<Static<typeof Namesakes>> {
      const { name, country = 'FR', town = null, postalCode = null, registrationNumber } = asked;
      const one = {
        searchName: searchName(name),
        country,
        town,
        postalCode,
        registrationNumber: registrationNumber === undefined ? null : registrationKey(registrationNumber),
      };
      const { by, found } = await inTransaction(database, actor, async (tx) => (await recogniser(tx, [one]))(one));
      return {
        items: found.map((other) => ({
          organisationId: other.id,
          name: other.name,
          town: other.town,
          registrationNumber: other.registrationNumber,
          by,
        })),
      };
    },
  };
}
