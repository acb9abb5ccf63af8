import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { IdParams } from '../shared/schemas.ts';
import { ProfileCheckSchema } from './profile-check.schemas.ts';
import type { ProfileCheckService } from './profile-check.service.ts';

const tags = ['organisations'];

/** What an organisation's people keep of its profile. */
export const profileCheckRoutes: FastifyPluginAsyncTypebox<{ profileCheck: ProfileCheckService }> = async (
  app,
  { profileCheck },
) => {
  app.get(
    '/organisations/:id/profile-check',
    {
      schema: {
        tags,
        summary: 'What the profile lacks, and what that costs',
        description:
          'For its own people and its coordinators. Counts the calls for tender of its clusters in the last twelve months that asked for a certificate or a trade which the profile does not hold.',
        params: IdParams,
        response: { 200: ProfileCheckSchema },
      },
    },
    async (request) => profileCheck.check(request.actor, request.params.id),
  );
  app.post(
    '/organisations/:id/confirm-profile',
    {
      schema: {
        tags,
        summary: 'Say that the profile is right',
        description: 'By a person of the organisation, once what the cluster imported was read.',
        params: IdParams,
        response: { 200: ProfileCheckSchema },
      },
    },
    async (request) => profileCheck.confirm(request.actor, request.params.id),
  );
};
