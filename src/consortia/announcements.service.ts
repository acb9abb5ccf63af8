import { uuidv7 } from 'uuidv7';
import type { Tx } from '../db/transaction.ts';
import type { Wording } from '../match-runs/wording.ts';
import type { Params, Tidings } from '../notifications/service.ts';
import type { LoadedTender } from '../tenders/service.ts';
import { isOver } from './life/states.domain.ts';
import * as repository from './store/repository.ts';
import { readEvent, type StoredEvent } from './store/stored-events.ts';
import { type Around, baseParams, type OwedFacts, seatParams, tidingsOf } from './tidings.ts';

export type AnnouncementService = ReturnType<typeof createAnnouncementService>;

/** What is told of the events of consortia, and to whom. */
export function createAnnouncementService(deps: {
  loadTender: (tx: Tx, id: string) => Promise<LoadedTender>;
  inWords: Wording;
  tell: (tx: Tx, tidings: readonly Tidings[]) => Promise<void>;
  publish: (tx: Tx, clusterId: string, type: string, payload: Record<string, unknown>) => Promise<void>;
  clusterName: (tx: Tx, id: string) => Promise<string>;
  /** What each member still has to give for the file of a bid. In a transaction of the system. */
  owedFacts: (tx: Tx, consortiumId: string) => Promise<ReadonlyMap<string, OwedFacts>>;
}) {
  const around = async (tx: Tx, row: repository.ConsortiumRow): Promise<Around> => ({
    loaded: await deps.loadTender(tx, row.tenderId),
    clusterName: await deps.clusterName(tx, row.clusterId),
    owed: () => deps.owedFacts(tx, row.id),
  });

  return {
    /** Tells people and systems of events, in a transaction of the system. */
    async announce(tx: Tx, eventIds: string[]): Promise<void> {
      for (const stored of await repository.findEventsByIds(tx, eventIds)) {
        const event = { id: stored.id, at: stored.at, actorId: stored.actorId, ...readEvent(stored) };
        const row = await repository.findConsortium(tx, stored.consortiumId);
        if (row === null) continue;
        const said = await impasseIn(tx, deps.inWords, row, event);
        await deps.tell(tx, await tidingsOf(tx, row, event, { ...(await around(tx, row)), said }));
        await deps.publish(tx, row.clusterId, `consortium.${event.type}`, {
          eventId: event.id,
          consortiumId: row.id,
          tenderId: row.tenderId,
          state: row.state,
          ...('organisationId' in event.payload ? { organisationId: event.payload.organisationId } : {}),
        });
      }
    },

    /** Reminds the people of an organisation that its invitation waits. */
    async remind(tx: Tx, invitation: repository.InvitationRow): Promise<void> {
      const row = await repository.findConsortium(tx, invitation.consortiumId);
      if (row === null) return;
      const known = await around(tx, row);
      await deps.tell(tx, [
        {
          kind: 'invitation.reminder',
          sourceId: invitation.id,
          to: { organisationIds: [invitation.organisationId] },
          params: {
            ...baseParams(row, known),
            ...(await seatParams(tx, row, invitation, null, known.loaded)),
            cluster: known.clusterName,
          },
        },
      ]);
    },

    /**
     * Tells the consortia that bid for a tender, coordinators and seated organisations, what the buyer changed: lots of
     * theirs that are withdrawn, deadlines that moved. Their seats stay: what to do is theirs to decide.
     */
    async tenderChanged(
      tx: Tx,
      tenderId: string,
      change: { withdrawnLotIds: readonly string[]; deadlines: readonly { lotId: string; to: Date }[] },
    ): Promise<void> {
      if (change.withdrawnLotIds.length === 0 && change.deadlines.length === 0) return;
      const { lots } = await deps.loadTender(tx, tenderId);
      for (const row of await repository.findOfTender(tx, tenderId)) {
        if (isOver(row.state)) continue;
        const withdrawn = lots.filter((lot) => row.lotIds.includes(lot.id) && change.withdrawnLotIds.includes(lot.id));
        const moved = change.deadlines.filter((d) => row.lotIds.includes(d.lotId)).map((d) => d.to.toISOString());
        const organisationIds = await seatedIn(tx, row.id);
        const base = baseParams(row, await around(tx, row));
        const tellAll = async (kind: string, params: Params): Promise<void> => {
          const sourceId = uuidv7();
          const all = [{ clusterId: row.clusterId }, { organisationIds }];
          await deps.tell(
            tx,
            all.map((to) => ({ kind, sourceId, to, params: { ...base, ...params } })),
          );
          await deps.publish(tx, row.clusterId, kind, { eventId: sourceId, consortiumId: row.id, tenderId, ...params });
        };
        if (withdrawn.length > 0)
          await tellAll('consortium.lots_withdrawn', {
            lots: withdrawn.map(({ externalId, title }) => `${externalId} ${title}`).join(', '),
          });
        const [first] = [...moved].sort();
        if (first !== undefined) await tellAll('consortium.deadline_moved', { deadline: first });
      }
    },

    /** Tells coordinators that an excluded member was not replaced within the ten days (L2141-13). */
    async replacementDue(tx: Tx, consortiumId: string, round: number): Promise<void> {
      const row = await repository.findConsortium(tx, consortiumId);
      const over = row === null || !['recomposing', 'inviting'].includes(row.state);
      if (over || row.change?.replaceBy == null) return;
      await deps.tell(tx, [
        {
          kind: 'consortium.replacement_due',
          sourceId: row.id,
          to: { clusterId: row.clusterId },
          params: { ...baseParams(row, await around(tx, row)), round },
        },
      ]);
    },
  };
}

/** What the engine said of an impasse, in both languages: a notification is put into words where it is read. */
async function impasseIn(tx: Tx, inWords: Wording, row: repository.ConsortiumRow, event: StoredEvent): Promise<Params> {
  if (event.type !== 'impasse_found') return {};
  const texts = [event.payload.reason];
  const [reasonFr = null] = await inWords(tx, 'fr', row.lotIds, texts);
  const [reason = null] = await inWords(tx, 'en', row.lotIds, texts);
  return { reason, reasonFr };
}

/** Organisations that sit in a consortium or are asked to. */
const seatedIn = async (tx: Tx, consortiumId: string): Promise<string[]> =>
  (await repository.findSeats(tx, [consortiumId]))
    .filter((seat) => seat.invitation === 'accepted' || seat.invitation === 'pending')
    .map((seat) => seat.organisationId);
