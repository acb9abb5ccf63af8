import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { IdParams } from '../shared/schemas.ts';
import { NewSurvey, SurveyPage, SurveyQuery, SurveySchema } from './schemas.ts';
import type { RecruitingService } from './service.ts';

const tags = ['partner searches'];

/** Whom to recruit, for the coordinators of a cluster and administrators. */
export const recruitingRoutes: FastifyPluginAsyncTypebox<{ recruiting: RecruitingService }> = async (
  app,
  { recruiting },
) => {
  app.post(
    '/clusters/:id/recruiting-surveys',
    {
      schema: {
        tags,
        summary: 'Find out whom to recruit',
        description:
          'A worker looks at every lot that was matched in that time: the value of the best team with one more firm against the best without. Follow it at Location; while one is under way it is answered instead of a second.',
        params: IdParams,
        body: Type.Optional(NewSurvey),
        response: { 202: SurveySchema },
      },
    },
    async (request, reply) => {
      const survey = await recruiting.start(request.actor, request.params.id, request.body ?? {});
      void reply.code(202).header('location', `/v1/recruiting-surveys/${survey.id}`);
      return survey;
    },
  );
  app.get(
    '/clusters/:id/recruiting-surveys',
    {
      schema: {
        tags,
        summary: 'Surveys of whom to recruit',
        description: 'Latest first.',
        params: IdParams,
        querystring: SurveyQuery,
        response: { 200: SurveyPage },
      },
    },
    async (request) => recruiting.list(request.actor, request.params.id, request.query),
  );
  app.get(
    '/recruiting-surveys/:id',
    {
      schema: { tags, summary: 'A survey of whom to recruit', params: IdParams, response: { 200: SurveySchema } },
    },
    async (request) => recruiting.get(request.actor, request.params.id),
  );
};
