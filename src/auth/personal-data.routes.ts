import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { IdParams, Instant, Named, Uuid } from '../shared/schemas.ts';
import type { PersonalDataService } from './personal-data.service.ts';

const tags = ['people'];
const Rows = Type.Array(Type.Record(Type.String(), Type.Unknown()));

/** A person's data, for administrators. */
export const personalDataRoutes: FastifyPluginAsyncTypebox<{ personalData: PersonalDataService }> = async (
  app,
  { personalData },
) => {
  app.get(
    '/users/:id/export',
    {
      schema: {
        tags,
        summary: 'Everything that is held of a person',
        description:
          'For a request under GDPR article 15 or 20. No secrets: hashes of passwords and tokens are left out.',
        params: IdParams,
        response: {
          200: Named('PersonalData', {
            id: Uuid,
            exportedAt: Instant,
            data: Type.Record(Type.String(), Rows, { description: 'Rows by the table that holds them' }),
          }),
        },
      },
    },
    async (request) => personalData.export(request.actor, request.params.id),
  );
  app.post(
    '/users/:id/erase',
    {
      schema: {
        tags,
        summary: 'Erase a person',
        description: `For a request under GDPR article 17: name, address, roles, sessions, notifications and calendars go,
for good, and so do the name (of two words or more) and the address in notes, reasons and other texts, in jobs, webhook
deliveries and filed mails. What the person did for a company stays, under an id that names nobody; so does a company's
name that is a person's. Logs hold neither names nor addresses.`,
        params: IdParams,
        response: { 200: Named('ErasedPerson', { id: Uuid, erasedAt: Instant }) },
      },
    },
    async (request) => personalData.erase(request.actor, request.params.id),
  );
};
