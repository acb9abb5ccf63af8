import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { requireIfMatch, withEtag } from '../plugins/etag.ts';
import { IdParams } from '../shared/schemas.ts';
import { ClusterPage, ClusterPatch, ClusterQuery, ClusterSchema, NewCluster } from './schemas.ts';
import type { ClusterService } from './service.ts';

type Options = { clusters: ClusterService };

/** Which clusters there are: for everybody who is signed in. */
export const clusterRoutes: FastifyPluginAsyncTypebox<Options> = async (app, { clusters }) => {
  app.get(
    '/clusters',
    {
      schema: {
        tags: ['clusters'],
        summary: 'Clusters by name',
        querystring: ClusterQuery,
        response: { 200: ClusterPage },
      },
    },
    async (request) => clusters.list(request.actor, request.query),
  );
  app.get(
    '/clusters/:id',
    {
      schema: {
        tags: ['clusters'],
        summary: 'One cluster with its matching weights',
        params: IdParams,
        response: { 200: ClusterSchema },
      },
    },
    async (request, reply) => withEtag(reply, await clusters.get(request.actor, request.params.id)),
  );
};

/** Changing a cluster: its coordinators, and administrators. */
export const clusterStaffRoutes: FastifyPluginAsyncTypebox<Options> = async (app, { clusters }) => {
  app.patch(
    '/clusters/:id',
    {
      schema: {
        tags: ['clusters'],
        summary: 'Change a cluster',
        description:
          'Its coordinators and administrators; only these change `parentId`. `policy: null` goes back to the default weights.',
        params: IdParams,
        body: ClusterPatch,
        response: { 200: ClusterSchema },
      },
    },
    async (request, reply) =>
      withEtag(reply, await clusters.change(request.actor, request.params.id, requireIfMatch(request), request.body)),
  );
};

/** Adding clusters: administrators. */
export const clusterAdminRoutes: FastifyPluginAsyncTypebox<Options> = async (app, { clusters }) => {
  app.post(
    '/clusters',
    {
      schema: { tags: ['clusters'], summary: 'Add a cluster', body: NewCluster, response: { 201: ClusterSchema } },
    },
    async (request, reply) => {
      const cluster = await clusters.create(request.actor, request.body);
      void reply.code(201).header('location', `/v1/clusters/${cluster.id}`);
      return withEtag(reply, cluster);
    },
  );
};
