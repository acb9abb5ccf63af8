import { uuidv7 } from 'uuidv7';
import type { Tx } from '../db/transaction.ts';
import type { Wording } from '../match-runs/wording.ts';
import type { Tidings } from '../notifications/service.ts';
import type { LoadedTender } from '../tenders/service.ts';
import { worthOf } from './life/work.domain.ts';
import { findLatestInvitations } from './store/invitations.repository.ts';
import { findMemberFacts } from './store/members.repository.ts';
import * as repository from './store/repository.ts';
import { readEvent, type StoredEvent } from './store/stored-events.ts';
import { namesAreOpen, toldExposure } from './views/own-view.ts';

type Params = Record<string, string | number | null>;

/** An event of the log, with when it was noted. */
type NotedEvent = StoredEvent & { id: string; at: Date };

export type AnnouncementService = ReturnType<typeof createAnnouncementService>;

/** What is told of the events of consortia, and to whom. */
export function createAnnouncementService(deps: {
  loadTender: (tx: Tx, id: string) => Promise<LoadedTender>;
  inWords: Wording;
  tell: (tx: Tx, tidings: readonly Tidings[]) => Promise<void>;
  publish: (tx: Tx, clusterId: string, type: string, payload: Record<string, unknown>) => Promise<void>;
}) {
  return {
    /** Tells people and systems of events, in a transaction of the system. */
    async announce(tx: Tx, eventIds: string[]): Promise<void> {
      for (const stored of await repository.findEventsByIds(tx, eventIds)) {
        const event = { id: stored.id, at: stored.at, ...readEvent(stored) };
        const row = await repository.findConsortium(tx, stored.consortiumId);
        if (row === null) continue;
        const { tender, lots } = await deps.loadTender(tx, row.tenderId);
        const base: Params = { consortiumId: row.id, tenderId: row.tenderId, tender: tender.title };
        const worthCents = worthOf(lots.filter((lot) => row.lotIds.includes(lot.id)));
        const about = { base: { ...base, ...(await impasseIn(tx, deps.inWords, row, event)) }, worthCents };
        await deps.tell(tx, await tidingsOf(tx, row, event, about));
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
      const { tender } = await deps.loadTender(tx, invitation.tenderId);
      await deps.tell(tx, [
        {
          kind: 'invitation.reminder',
          sourceId: invitation.id,
          to: { organisationIds: [invitation.organisationId] },
          params: {
            consortiumId: invitation.consortiumId,
            tenderId: invitation.tenderId,
            invitationId: invitation.id,
            tender: tender.title,
            expiresAt: invitation.expiresAt.toISOString(),
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
      const { tender, lots } = await deps.loadTender(tx, tenderId);
      for (const row of await repository.findOfTender(tx, tenderId)) {
        if (OVER.includes(row.state)) continue;
        const withdrawn = lots.filter((lot) => row.lotIds.includes(lot.id) && change.withdrawnLotIds.includes(lot.id));
        const moved = change.deadlines.filter((d) => row.lotIds.includes(d.lotId)).map((d) => d.to.toISOString());
        const organisationIds = await seatedIn(tx, row.id);
        const base = { consortiumId: row.id, tenderId, tender: tender.title };
        const told = async (kind: string, params: Params): Promise<void> => {
          const sourceId = uuidv7();
          const all = [{ clusterId: row.clusterId }, { organisationIds }];
          await deps.tell(
            tx,
            all.map((to) => ({ kind, sourceId, to, params: { ...base, ...params } })),
          );
          await deps.publish(tx, row.clusterId, kind, { eventId: sourceId, consortiumId: row.id, tenderId, ...params });
        };
        if (withdrawn.length > 0)
          await told('consortium.lots_withdrawn', { lots: withdrawn.map((lot) => lot.externalId).join(', ') });
        const [first] = [...moved].sort();
        if (first !== undefined) await told('consortium.deadline_moved', { deadline: first });
      }
    },

    /** Tells coordinators that an excluded member was not replaced within the ten days (L2141-13). */
    async replacementDue(tx: Tx, consortiumId: string, round: number): Promise<void> {
      const row = await repository.findConsortium(tx, consortiumId);
      const over = row === null || !['recomposing', 'inviting'].includes(row.state);
      if (over || row.change?.replaceBy == null) return;
      const { tender } = await deps.loadTender(tx, row.tenderId);
      await deps.tell(tx, [
        {
          kind: 'consortium.replacement_due',
          sourceId: row.id,
          to: { clusterId: row.clusterId },
          params: { consortiumId, tenderId: row.tenderId, tender: tender.title, round },
        },
      ]);
    },
  };
}

/** What every message of a consortium holds, and the buyer's estimate of its lots in cents. */
type About = { base: Params; worthCents: number | null };

/** What the engine said of an impasse, in both languages: a notification is put into words where it is read. */
async function impasseIn(tx: Tx, inWords: Wording, row: repository.ConsortiumRow, event: StoredEvent): Promise<Params> {
  if (event.type !== 'impasse_found') return {};
  const texts = [event.payload.reason];
  const [reasonFr = null] = await inWords(tx, 'fr', row.lotIds, texts);
  const [reason = null] = await inWords(tx, 'en', row.lotIds, texts);
  return { reason, reasonFr };
}

/** States in which a consortium bids no more. */
const OVER: readonly repository.ConsortiumRow['state'][] = ['awarded', 'lost', 'dissolved'];

/** Organisations that sit in a consortium or are asked to. */
const seatedIn = async (tx: Tx, consortiumId: string): Promise<string[]> =>
  (await repository.findSeats(tx, [consortiumId]))
    .filter((seat) => seat.invitation === 'accepted' || seat.invitation === 'pending')
    .map((seat) => seat.organisationId);

async function tidingsOf(tx: Tx, row: repository.ConsortiumRow, event: NotedEvent, about: About): Promise<Tidings[]> {
  const { base } = about;
  const coordinators = { clusterId: row.clusterId };
  const seated = async () => ({ organisationIds: await seatedIn(tx, row.id) });
  const tidings = (kind: string, to: Tidings['to'], more: Params = {}): Tidings => ({
    kind,
    to,
    sourceId: event.id,
    params: { ...base, ...more },
  });
  const to = (kind: string, organisationIds: string[]): Tidings[] =>
    organisationIds.length === 0 ? [] : [tidings(kind, { organisationIds })];
  const both = async (kind: string): Promise<Tidings[]> => [tidings(kind, coordinators), tidings(kind, await seated())];
  const answer = async (organisationId: string, more: Params): Promise<Tidings> => {
    const names = await findMemberFacts(tx, [organisationId]);
    const organisation = names.get(organisationId)?.name ?? organisationId;
    return tidings(`answer.${event.type}`, coordinators, { organisation, reason: null, shareBp: null, ...more });
  };
  switch (event.type) {
    case 'invited':
      return offers(tx, row, event, event.payload.organisationIds, about);
    case 'called_up':
      return [
        tidings('consortium.called_up', coordinators),
        ...(await offers(tx, row, event, event.payload.organisationIds, about)),
      ];
    case 'recomposed':
    case 'rearranged':
      return [
        ...(await offers(tx, row, event, event.payload.asked, about)),
        ...to('invitation.granted', event.payload.granted ?? []),
        ...to('invitation.withdrawn', event.payload.released),
      ];
    case 'terms_changed':
      return [
        ...(await offers(tx, row, event, event.payload.asked, about)),
        ...to('invitation.terms_changed', event.payload.renewed),
      ];
    case 'excluded':
      return to('invitation.withdrawn', [event.payload.organisationId]);
    case 'accepted': {
      const { organisationId, proxy } = event.payload;
      const told = await answer(organisationId, {});
      return proxy === undefined
        ? [told]
        : [told, tidings('invitation.answered_for_you', { organisationIds: [organisationId] }, proxy)];
    }
    case 'declined':
      return [await answer(event.payload.organisationId, { reason: event.payload.reason })];
    case 'countered':
      return [await answer(event.payload.organisationId, { shareBp: event.payload.shareBp })];
    case 'expired':
      return [await answer(event.payload.organisationId, {})];
    case 'impasse_found':
      return [tidings('consortium.impasse', coordinators)];
    case 'agreed': {
      // It says that every partner has accepted: for those only who know them by name.
      const knowing = (await repository.findSeats(tx, [row.id])).filter((seat, _i, seats) =>
        namesAreOpen(seats, new Set([seat.organisationId])),
      );
      return [
        tidings('consortium.agreed', coordinators),
        ...to(
          'consortium.agreed',
          knowing.map((seat) => seat.organisationId),
        ),
      ];
    }
    case 'submitted':
    case 'awarded':
    case 'lost':
    case 'confirmed':
      return both(`consortium.${event.type}`);
    case 'annulled':
    case 'dissolved': {
      const organisationIds = (await repository.findSeats(tx, [row.id]))
        .filter((seat) => seat.invitation === 'accepted' || seat.invitation === 'withdrawn')
        .map((seat) => seat.organisationId);
      const kind = `consortium.${event.type}`;
      return [tidings(kind, coordinators), ...to(kind, organisationIds)];
    }
    case 'formed':
    case 'recomposition_opened':
    case 'made_ready':
      return [];
  }
}

/** Each organisation is told of its own invitation, and of nobody else's. */
async function offers(
  tx: Tx,
  row: repository.ConsortiumRow,
  event: NotedEvent,
  asked: readonly string[],
  { base, worthCents }: About,
): Promise<Tidings[]> {
  const latest = await findLatestInvitations(tx, [row.id]);
  const seats = await repository.findSeats(tx, [row.id]);
  const open = (organisationId: string) => namesAreOpen(seats, new Set([organisationId]));
  return latest
    .filter((invitation) => asked.includes(invitation.organisationId) && invitation.createdAt >= event.at)
    .map((invitation) => ({
      kind: 'invitation.received',
      sourceId: invitation.id,
      to: { organisationIds: [invitation.organisationId] },
      params: {
        ...base,
        invitationId: invitation.id,
        shareBp: invitation.shareBp,
        amountCents: invitation.terms?.amountCents ?? null,
        exposureCents: toldExposure(invitation.terms, { open: open(invitation.organisationId), worthCents }),
        changed: invitation.terms?.changed.join(', ') || null,
        expiresAt: invitation.expiresAt.toISOString(),
      },
    }));
}
