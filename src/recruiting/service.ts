import { recordAudit } from '../audit/record.ts';
import type { Database } from '../db/client.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import type { MissingCapabilitiesView } from '../match-runs/missing.schemas.ts';
import type { MissingService } from '../match-runs/missing.service.ts';
import { enqueue } from '../queue/outbox.ts';
import { type Actor, answersForCluster, systemActor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { dayOf } from '../shared/day.ts';
import { DomainError, invalidField, notFound } from '../shared/errors.ts';
import { type Page, pageRequest, toPage } from '../shared/paging.ts';
import { recruitingSurveyJob } from './jobs.ts';
import * as repository from './repository.ts';
import type { NewSurveyInput, SurveyView } from './schemas.ts';
import { type SurveyedLot, wantedCapabilities } from './wanted.domain.ts';

const SURVEYOR = systemActor('recruiting');

export type RecruitingService = ReturnType<typeof createRecruitingService>;

/** Whom to recruit: what the capabilities that a cluster lacks would have been worth to the tenders of a time. */
export function createRecruitingService(deps: {
  database: Database;
  clock: Clock;
  missing: Pick<MissingService, 'ofAnswer' | 'answeredLots'>;
}) {
  const { database, clock, missing } = deps;
  const today = (): string => dayOf(clock());
  const asSystem = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => inTransaction(database, SURVEYOR, work);

  /** Ends a survey that is not over yet, and writes down how. */
  const end = (id: string, state: 'done' | 'failed'): Promise<void> =>
    asSystem(async (tx) => {
      const row = await repository.updateSurvey(tx, id, { state, finishedAt: clock() });
      if (row === null) return;
      await recordAudit(tx, SURVEYOR, {
        action: state === 'done' ? 'recruiting_survey.ended' : 'recruiting_survey.failed',
        entity: 'recruiting_survey',
        entityId: id,
        clusterId: row.clusterId,
        payload: { lotsDone: row.found.length, lotsTotal: row.lotsTotal },
      });
    });

  return {
    /**
     * Asks for a survey; a worker does it. The one that is under way is answered where there is one.
     * @throws DomainError `nothing_to_survey` when no lot of that time was matched
     */
    async start(actor: Actor, clusterId: string, input: NewSurveyInput): Promise<SurveyView> {
      const to = input.to ?? today();
      const from = input.from ?? yearBefore(to);
      if (from > to) throw invalidField('/from', 'is after `to`');
      return inTransaction(database, actor, async (tx) => {
        if (!answersForCluster(actor, clusterId)) throw notFound('cluster');
        const open = await repository.findOpenSurvey(tx, clusterId);
        if (open !== null) return surveyView(open);
        const lots = await missing.answeredLots(tx, { clusterId, from, to });
        if (lots.length === 0)
          throw new DomainError('unprocessable', 'nothing_to_survey', 'No lot of that time was matched.', {
            fields: [{ pointer: '/from', message: 'no match run has answered a lot of the tenders since' }],
          });
        const row = await repository.insertSurvey(tx, {
          clusterId,
          from,
          to,
          lotsTotal: lots.length,
          requestedBy: actor.kind === 'user' ? actor.userId : null,
          createdAt: clock(),
        });
        await recordAudit(tx, actor, {
          action: 'recruiting_survey.started',
          entity: 'recruiting_survey',
          entityId: row.id,
          clusterId,
          payload: { from, to, lots: lots.length },
        });
        await enqueue(tx, recruitingSurveyJob, { surveyId: row.id }, { requestId: actor.requestId, clusterId });
        return surveyView(row);
      });
    },

    /** Surveys of a cluster, latest first. */
    async list(actor: Actor, clusterId: string, query: { limit?: number; cursor?: string }): Promise<Page<SurveyView>> {
      const page = pageRequest(query, ['uuid']);
      return inTransaction(database, actor, async (tx) => {
        if (!answersForCluster(actor, clusterId)) throw notFound('cluster');
        const rows = await repository.listSurveys(tx, clusterId, page);
        const { items, nextCursor } = toPage(rows, page.limit, (row) => [row.id]);
        return { items: items.map(surveyView), nextCursor };
      });
    },

    async get(actor: Actor, id: string): Promise<SurveyView> {
      return inTransaction(database, actor, async (tx) => {
        const row = await repository.findSurvey(tx, id);
        if (row === null) throw notFound('survey');
        return surveyView(row);
      });
    },

    /** Looks at the lots that are left; for the worker. Each is kept at once, so that a worker that dies loses one. */
    async survey(id: string): Promise<void> {
      const taken = await asSystem(async (tx) => {
        const row = await repository.findSurvey(tx, id);
        if (row === null || row.state === 'done') return null;
        await repository.updateSurvey(tx, id, { state: 'running' });
        const done = new Set(row.found.map(({ lotId }) => lotId));
        return (await missing.answeredLots(tx, row)).filter(({ lotId }) => !done.has(lotId));
      });
      if (taken === null) return;
      for (const { lotId, tenderId, matchRunId, estimatedCents } of taken) {
        const found = await missing.ofAnswer(SURVEYOR, matchRunId, lotId);
        // A tender that was deleted meanwhile.
        if (found === null) continue;
        const lot = surveyed({ lotId, tenderId, estimatedCents }, found);
        await asSystem((tx) => repository.addFound(tx, id, lot));
      }
      await end(id, 'done');
    },

    /** Ends a survey that could not be done. */
    fail: (id: string): Promise<void> => end(id, 'failed'),
  };
}

/** What is kept of a lot that was looked at. */
const surveyed = (
  lot: Pick<SurveyedLot, 'lotId' | 'tenderId' | 'estimatedCents'>,
  { score, complete, items }: MissingCapabilitiesView,
): SurveyedLot => ({
  ...lot,
  served: score !== null,
  complete,
  items: items.map(({ cpv, minLevel, certification, gain, unserved, small }) => ({
    cpv,
    minLevel,
    certification,
    gain,
    unserved,
    small,
  })),
});

const yearBefore = (day: string): string => {
  const [year, ...rest] = day.split('-');
  // 29 February has no day a year before: the next one is.
  return new Date(`${Number(year) - 1}-${rest.join('-')}T00:00:00Z`).toISOString().slice(0, 10);
};

const surveyView = (row: repository.SurveyRow): SurveyView => ({
  id: row.id,
  clusterId: row.clusterId,
  from: row.from,
  to: row.to,
  state: row.state,
  lotsDone: row.found.length,
  lotsTotal: Math.max(row.lotsTotal, row.found.length),
  lotsUnserved: row.found.filter(({ served }) => !served).length,
  complete: row.found.every(({ complete }) => complete),
  createdAt: row.createdAt.toISOString(),
  finishedAt: row.finishedAt?.toISOString() ?? null,
  wanted: wantedCapabilities(row.found),
});
