import type { Database } from '../../db/client.ts';
import { inTransaction, type Tx } from '../../db/transaction.ts';
import { type Actor, ownOrganisations, systemActor } from '../../shared/actor.ts';
import { grouped } from '../../shared/grouped.ts';
import type { LoadedTender } from '../../tenders/service.ts';
import { findDeclarationsFor } from '../store/guard.repository.ts';
import { findClusterNames, findFactsOfSeats } from '../store/members.repository.ts';
import { findSeats, type InvitationRow, listConsortia } from '../store/repository.ts';
import type { InvitationView } from './invitation.schemas.ts';
import { type InvitationContext, invitationView } from './invitation-view.ts';

const READER = systemActor('invitation');

export type InvitationReading = ReturnType<typeof createInvitationReading>;

/** Invitations with what they are shown with, in one round trip to the database. */
export function createInvitationReading(deps: {
  database: Database;
  /** Tenders with their lots and requirements, by id. */
  loadTenders: (tx: Tx, ids: readonly string[]) => Promise<Map<string, LoadedTender>>;
}) {
  /** What stays the same whatever is answered. In a transaction of the system. */
  const surroundings = async (tx: Tx, rows: readonly InvitationRow[]) => {
    const tenderIds = [...new Set(rows.map((row) => row.tenderId))];
    const organisationIds = [...new Set(rows.map((row) => row.organisationId))];
    const [facts, declarations, clusters, tenders] = await Promise.all([
      findFactsOfSeats(tx, [...new Set(rows.map((row) => row.consortiumId))], organisationIds),
      findDeclarationsFor(tx, tenderIds, organisationIds),
      findClusterNames(tx, [...new Set(rows.map((row) => row.clusterId))]),
      deps.loadTenders(tx, tenderIds),
    ]);
    return { facts, declarations, clusters, tenders };
  };

  return {
    /** What one invitation is shown with, but for the consortium and its seats. In a transaction of the system. */
    async around(tx: Tx, row: InvitationRow): Promise<Omit<InvitationContext, 'consortium' | 'seats'>> {
      const { tenders, ...rest } = await surroundings(tx, [row]);
      return { ...rest, tender: tenders.get(row.tenderId)! };
    },

    /** Reads as the system, once the invitations themselves were read as the actor. */
    views: (actor: Actor, rows: readonly InvitationRow[]): Promise<InvitationView[]> =>
      inTransaction(deps.database, READER, async (tx) => {
        if (rows.length === 0) return [];
        const ids = [...new Set(rows.map((row) => row.consortiumId))];
        const [seats, consortia, { tenders, ...around }] = await Promise.all([
          findSeats(tx, ids),
          listConsortia(tx, { ids }, { limit: ids.length, after: null }),
          surroundings(tx, rows),
        ]);
        const byId = new Map(consortia.map((consortium) => [consortium.id, consortium]));
        const seatsOf = grouped(seats, (seat) => seat.consortiumId);
        return rows.map((row) => {
          const consortium = byId.get(row.consortiumId)!;
          return invitationView(
            row,
            { ...around, consortium, seats: seatsOf.get(row.consortiumId) ?? [], tender: tenders.get(row.tenderId)! },
            isStaff(actor, row),
          );
        });
      }),
  };
}

const isStaff = (actor: Actor, row: InvitationRow): boolean => !ownOrganisations(actor).includes(row.organisationId);
