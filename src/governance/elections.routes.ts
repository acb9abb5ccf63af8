import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { IdParams } from '../shared/schemas.ts';
import type { CountingService } from './counting.service.ts';
import type { ElectionService } from './elections.service.ts';
import {
  CandidateAnswer,
  CandidateParams,
  ElectionParams,
  ElectionSchema,
  NewCandidate,
  NewElection,
  Vote,
} from './schemas.ts';

const tags = ['governance'];

/** Elections: called, stood in, voted in, counted. */
export const electionRoutes: FastifyPluginAsyncTypebox<{
  elections: ElectionService;
  counting: CountingService;
}> = async (app, { elections, counting }) => {
  app.post(
    '/clusters/:id/elections',
    {
      schema: {
        tags,
        summary: 'Call an election',
        description:
          'Coordinators, and the pilots of the group. Its electors are the companies that sit in it that day, with one vote each.',
        params: IdParams,
        body: NewElection,
        response: { 201: ElectionSchema },
      },
    },
    async (request, reply) => {
      void reply.code(201);
      return elections.call(request.actor, request.params.id, request.body);
    },
  );
  app.post(
    '/clusters/:id/elections/:electionId/candidates',
    {
      schema: {
        tags,
        summary: 'Stand in an election, or put a company up',
        description:
          'Until it opens. A company that others put up stands once it has accepted. Where nobody stands then, there is no vote.',
        params: ElectionParams,
        body: NewCandidate,
        response: { 200: ElectionSchema },
      },
    },
    async (request) => elections.nominate(request.actor, request.params.id, request.params.electionId, request.body),
  );
  app.put(
    '/clusters/:id/elections/:electionId/candidates/:candidateId/answer',
    {
      schema: {
        tags,
        summary: 'Accept to stand, or not',
        params: CandidateParams,
        body: CandidateAnswer,
        response: { 200: ElectionSchema },
      },
    },
    async (request) => {
      const { id, electionId, candidateId } = request.params;
      return elections.answer(request.actor, id, electionId, candidateId, request.body.accept);
    },
  );
  app.put(
    '/clusters/:id/elections/:electionId/vote',
    {
      schema: {
        tags,
        summary: 'Vote in an election',
        description:
          'Once, by the company’s own people. That it voted is kept; what it voted is sealed until the count, and nowhere after it.',
        params: ElectionParams,
        body: Vote,
        response: { 200: ElectionSchema },
      },
    },
    async (request) => elections.vote(request.actor, request.params.id, request.params.electionId, request.body),
  );
  app.post(
    '/clusters/:id/elections/:electionId/count',
    {
      schema: {
        tags,
        summary: 'Count the votes',
        description:
          'Once it is closed, or has opened with nobody who stands; the program does so itself within the hour.',
        params: ElectionParams,
        response: { 200: ElectionSchema },
      },
    },
    async (request) => counting.count(request.actor, request.params.id, request.params.electionId),
  );
  app.post(
    '/clusters/:id/elections/:electionId/cancel',
    {
      schema: {
        tags,
        summary: 'Call an election off',
        description: 'Before the count; what was voted is thrown away unread.',
        params: ElectionParams,
        response: { 200: ElectionSchema },
      },
    },
    async (request) => elections.cancel(request.actor, request.params.id, request.params.electionId),
  );
};
