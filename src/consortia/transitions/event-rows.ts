import { uuidv7 } from 'uuidv7';
import { recordAudit } from '../../audit/record.ts';
import { notify } from '../../db/notifications.ts';
import type { Tx } from '../../db/transaction.ts';
import { enqueue } from '../../queue/outbox.ts';
import type { Actor } from '../../shared/actor.ts';
import type { Consortium, Event } from '../life/domain.ts';
import { deleteCandidacies } from '../store/guard.repository.ts';
import { changeInvitations } from '../store/invitations.repository.ts';
import * as repository from '../store/repository.ts';
import { consortiumTopic } from '../store/topic.ts';
import { standAsCandidate } from './candidacies.ts';
import { announcementJob, recompositionJob, replacementDueJob } from './jobs.ts';
import { answerOf, type Extra, type Loaded, replacementDue } from './loaded.ts';
import { offer, reseat } from './seating.ts';

/** What every event writes: the log, the audit, the job that tells people, and word to whoever watches. */
export function logOf(tx: Tx, actor: Actor, { row }: Loaded, events: readonly Event[], at: Date): Promise<unknown>[] {
  const rows = events.map((event) => ({
    id: uuidv7(),
    at,
    consortiumId: row.id,
    clusterId: row.clusterId,
    type: event.type,
    payload: payloadOf(event),
    actorKind: actor.kind,
    actorId: actor.kind === 'user' ? actor.userId : null,
  }));
  return [
    repository.insertEvents(tx, rows),
    recordAudit(
      tx,
      actor,
      ...rows.map(({ type, payload }) => ({
        action: `consortium.${type}`,
        entity: 'consortium',
        entityId: row.id,
        clusterId: row.clusterId,
        payload,
      })),
    ),
    enqueue(tx, announcementJob, { eventIds: rows.map((r) => r.id) }, { requestId: actor.requestId }),
    notify(tx, consortiumTopic(row.id)),
  ];
}

/** The rows of one event. All are sent at once: PostgreSQL runs them in this order. */
export function writesOf(
  tx: Tx,
  loaded: Loaded,
  after: Consortium,
  event: Event,
  extra: Extra,
  now: Date,
): Promise<unknown>[] {
  const { row } = loaded;
  const answer = answerOf(event, extra, now);
  switch (event.type) {
    case 'invited':
      return offer(tx, loaded, after.seats, event.organisationIds, event.expiresAt, now, new Map());
    case 'accepted':
    case 'declined':
    case 'countered':
    case 'expired':
      return [
        changeInvitations(tx, row.id, [event.organisationId], ['pending'], answer ?? {}),
        ...(event.type === 'accepted' ? standAsCandidate(tx, loaded, event.organisationId) : []),
      ];
    case 'excluded':
      return [
        changeInvitations(tx, row.id, [event.organisationId], ['pending', 'accepted'], {
          state: 'withdrawn',
          reason: event.ground,
        }),
        deleteCandidacies(tx, row.id, [event.organisationId]),
      ];
    case 'recomposition_opened':
      return [
        repository.insertRecomposition(tx, {
          consortiumId: row.id,
          clusterId: row.clusterId,
          round: event.round,
          ground: event.ground,
          openedAt: now,
        }),
        enqueue(tx, recompositionJob, { consortiumId: row.id, round: event.round }),
        ...(event.ground === 'excluded' && row.state === 'submitted'
          ? [
              enqueue(
                tx,
                replacementDueJob,
                { consortiumId: row.id, round: event.round },
                { runAt: replacementDue(extra.requestedAt ?? now) },
              ),
            ]
          : []),
      ];
    case 'recomposed':
    case 'rearranged':
      return reseat(tx, loaded, event, extra, now);
    case 'dissolved':
      return [
        changeInvitations(tx, row.id, null, ['pending'], { state: 'withdrawn', reason: 'dissolved' }),
        deleteCandidacies(tx, row.id, null),
      ];
    case 'lost':
      return [deleteCandidacies(tx, row.id, null)];
    default:
      return [];
  }
}

/** The event without its type, as JSON. */
const payloadOf = (event: Event): Record<string, unknown> => {
  const { type: _type, ...payload } = event;
  return JSON.parse(JSON.stringify(payload)) as Record<string, unknown>;
};
