import { uuidv7 } from 'uuidv7';
import { recordAudit } from '../../audit/record.ts';
import { signal } from '../../db/signals.ts';
import type { Tx } from '../../db/transaction.ts';
import { enqueue } from '../../queue/outbox.ts';
import type { Actor } from '../../shared/actor.ts';
import type { Event, GroupState } from '../life/domain.ts';
import { deleteCandidacies } from '../store/guard.repository.ts';
import { changeInvitations } from '../store/invitations.repository.ts';
import * as repository from '../store/repository.ts';
import { storedEvent } from '../store/stored-events.ts';
import { consortiumTopic } from '../store/topic.ts';
import { standAsCandidate } from './candidacies.ts';
import { announcementJob, recompositionJob, replacementDueJob } from './jobs.ts';
import { answerOf, type Circumstances, type LockedGroup, replacementDue } from './locked-group.ts';
import { type Offers, offer, reseat } from './seating.ts';

/** What every event writes: the log, the audit, the job that tells people, and word to whoever watches. */
export function logOf(
  tx: Tx,
  actor: Actor,
  { row }: LockedGroup,
  events: readonly Event[],
  at: Date,
): Promise<unknown>[] {
  const rows = events.map((event) => ({
    id: uuidv7(),
    at,
    consortiumId: row.id,
    clusterId: row.clusterId,
    ...storedEvent(event),
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
        payload: { ...payload },
      })),
    ),
    enqueue(tx, announcementJob, { eventIds: rows.map((r) => r.id) }, { requestId: actor.requestId }),
    signal(tx, consortiumTopic(row.id)),
  ];
}

/** The rows of one event. All are sent at once: PostgreSQL runs them in this order. */
export function writesOf(
  tx: Tx,
  loaded: LockedGroup,
  after: GroupState,
  event: Event,
  circumstances: Circumstances,
  offers: Offers,
  now: Date,
): Promise<unknown>[] {
  const { row, seats } = loaded;
  const answer = answerOf(event, circumstances, now);
  switch (event.type) {
    case 'invited':
    case 'called_up':
      return [
        changeInvitations(tx, row.id, event.organisationIds, ['pending', 'accepted'], {
          state: 'withdrawn',
          reason: event.type,
        }),
        ...offer(tx, loaded, after.seats, event.organisationIds, offers, event.expiresAt, now, new Map()),
      ];
    case 'terms_changed':
      return [
        changeInvitations(tx, row.id, event.asked, ['pending', 'accepted'], { state: 'withdrawn', reason: event.type }),
        deleteCandidacies(tx, row.id, event.asked),
        ...offer(tx, loaded, after.seats, event.asked, offers, event.expiresAt, now, new Map()),
      ];
    case 'accepted':
    case 'declined':
    case 'countered':
    case 'expired':
      return [
        changeInvitations(tx, row.id, [event.organisationId], ['pending'], {
          ...answer,
          ...(event.type === 'accepted'
            ? { acceptedTerms: seats.find((s) => s.organisationId === event.organisationId)?.terms ?? null }
            : {}),
        }),
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
                { runAt: replacementDue(circumstances.requestedAt ?? now) },
              ),
            ]
          : []),
      ];
    case 'recomposed':
    case 'rearranged':
      return reseat(tx, loaded, event, circumstances, offers, now);
    case 'annulled':
    case 'dissolved':
      return [
        changeInvitations(tx, row.id, null, ['pending'], { state: 'withdrawn', reason: event.type }),
        deleteCandidacies(tx, row.id, null),
      ];
    case 'lost':
      return [deleteCandidacies(tx, row.id, null)];
    case 'impasse_found':
    case 'agreed':
    case 'made_ready':
    case 'submitted':
    case 'awarded':
    case 'confirmed':
      return [];
  }
}
