import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { IdParams } from '../../shared/schemas.ts';
import { LotSchema } from '../../tenders/schemas.ts';
import type { NeedDecisionService } from './decisions.service.ts';
import { LotNeeds, NeedDecisions } from './schemas.ts';
import type { LotNeedsService } from './service.ts';

/** What a lot seems to need, for coordinators and administrators. */
export const lotNeedsRoutes: FastifyPluginAsyncTypebox<{
  lotNeeds: LotNeedsService;
  needDecisions: NeedDecisionService;
}> = async (app, { lotNeeds, needDecisions }) => {
  app.post(
    '/lots/:id/needs/decisions',
    {
      schema: {
        tags: ['tenders'],
        summary: 'Confirm, strike out or add what a lot needs',
        description: `In place: confirmed requirements keep their ids and the words that they come from, and matching goes by them alone.
What is struck out is not proposed again. Decisions are kept, and \`npm run learn:needs\` learns from them.`,
        params: IdParams,
        body: NeedDecisions,
        response: { 200: LotSchema },
      },
    },
    async (request) => needDecisions.decide(request.actor, request.params.id, request.body),
  );

  app.get(
    '/lots/:id/needs',
    {
      schema: {
        tags: ['tenders'],
        summary: 'What a lot seems to need',
        description: `Requirements with weight, level, capacity, confidence and the words that they come from, imported lots and hand-made
ones alike; trades below the threshold wait as \`mayAlsoNeed\`. What is right is confirmed, the rest struck out, at
\`POST /lots/{id}/needs/decisions\`.`,
        params: IdParams,
        response: { 200: LotNeeds },
      },
    },
    async (request) => lotNeeds.ofLot(request.actor, request.params.id),
  );
};
