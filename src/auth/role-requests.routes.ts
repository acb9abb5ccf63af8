import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { IdParams } from '../shared/schemas.ts';
import { RoleRequestBody, RoleRequestPage, RoleRequestQuery, RoleRequestSchema } from './role-requests.schemas.ts';
import type { RoleRequestService } from './role-requests.service.ts';

const tags = ['people'];
type Options = { roleRequests: RoleRequestService };

/** Asking for a role in an organisation that another cluster has as well: coordinators and administrators. */
export const roleRequestStaffRoutes: FastifyPluginAsyncTypebox<Options> = async (app, { roleRequests }) => {
  app.post(
    '/organisations/:id/role-requests',
    {
      schema: {
        tags,
        summary: 'Ask that somebody may speak for an organisation',
        description:
          'For an organisation that another cluster has too (`POST /users` answers 403 `consent_needed`). Its own people are asked; where it has none, every cluster that has it. Each is told. With the last consent the person gets the role, and a mail.',
        params: IdParams,
        body: RoleRequestBody,
        response: { 201: RoleRequestSchema },
      },
    },
    async (request, reply) => {
      void reply.code(201);
      return roleRequests.ask(request.actor, request.params.id, request.body);
    },
  );
};

/** Answering: the people of the organisation, coordinators of the clusters that have it, administrators. */
export const roleRequestRoutes: FastifyPluginAsyncTypebox<Options> = async (app, { roleRequests }) => {
  app.get(
    '/role-requests',
    {
      schema: {
        tags,
        summary: 'Roles that were asked for',
        description: 'For or about organisations of mine and of my clusters. Newest first.',
        querystring: RoleRequestQuery,
        response: { 200: RoleRequestPage },
      },
    },
    async (request) => roleRequests.list(request.actor, request.query),
  );
  const answers = [
    ['consent', 'Consent to a role', 'With the last consent that was missing the person gets the role.'],
    ['refuse', 'Refuse a role', 'One refusal of those who are asked ends it.'],
    ['withdraw', 'Take a request for a role back', 'By the cluster that asked.'],
  ] as const;
  for (const [act, summary, description] of answers) {
    app.post(
      `/role-requests/:id/${act}`,
      { schema: { tags, summary, description, params: IdParams, response: { 200: RoleRequestSchema } } },
      async (request) => roleRequests[act](request.actor, request.params.id),
    );
  }
};
