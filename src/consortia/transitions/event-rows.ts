import { uuidv7 } from 'uuidv7';
import { recordAudit } from '../../audit/record.ts';
import { signal } from '../../db/signals.ts';
import type { Tx } from '../../db/transaction.ts';
import { enqueue } from '../../queue/outbox.ts';
import type { Actor } from '../../shared/actor.ts';
import type { Event } from '../life/domain.ts';
import { deleteCandidacies } from '../store/guard.repository.ts';
import { changeInvitations, insertInvitations } from '../store/invitations.repository.ts';
import * as repository from '../store/repository.ts';
import { storedEvent } from '../store/stored-events.ts';
import { consortiumTopic } from '../store/topic.ts';
import { standAsCandidate } from './candidacies.ts';
import type { Effect } from './effects.ts';
import { announcementJob, invitationDeadlineJob, recompositionJob, replacementDueJob } from './jobs.ts';
import type { LockedGroup } from './locked-group.ts';

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

/** The rows of one effect. All are sent at once: PostgreSQL runs them in this order. */
export function rowsOf(tx: Tx, loaded: LockedGroup, effect: Effect): Promise<unknown>[] {
  const { row, seats } = loaded;
  switch (effect.kind) {
    case 'invitations_changed':
      return [changeInvitations(tx, row.id, effect.organisationIds, [...effect.from], effect.change)];
    case 'invitations_sent':
      return [
        insertInvitations(tx, [...effect.invitations]),
        ...effect.invitations.flatMap(({ id, organisationId, expiresAt }) => [
          ...seats
            .filter((seat) => seat.organisationId === organisationId)
            .map((seat) => repository.updateSeat(tx, seat.id, { invitationId: id })),
          enqueue(tx, invitationDeadlineJob, { invitationId: id, hour: 'reminder' }, { runAt: effect.remindAt }),
          enqueue(tx, invitationDeadlineJob, { invitationId: id, hour: 'expiry' }, { runAt: expiresAt }),
        ]),
      ];
    case 'invitations_granted':
      return [insertInvitations(tx, [...effect.invitations])];
    case 'seats_replaced':
      return [
        repository.deleteSeats(tx, row.id),
        repository.insertSeats(
          tx,
          effect.seats.map((seat) => seat.row),
        ),
      ];
    case 'candidacy_begun':
      return standAsCandidate(tx, loaded, effect.organisationId);
    case 'candidacies_ended':
      return [deleteCandidacies(tx, row.id, effect.organisationIds)];
    case 'recomposition_opened': {
      const { round, ground, openedAt, dueAt } = effect;
      const consortiumId = row.id;
      return [
        repository.insertRecomposition(tx, { consortiumId, clusterId: row.clusterId, round, ground, openedAt }),
        enqueue(tx, recompositionJob, { consortiumId, round }, { clusterId: row.clusterId }),
        ...(dueAt === null ? [] : [enqueue(tx, replacementDueJob, { consortiumId, round }, { runAt: dueAt })]),
      ];
    }
    case 'recomposition_applied':
      return [repository.updateRecomposition(tx, row.id, effect.round, { status: 'applied', answeredAt: effect.at })];
  }
}
