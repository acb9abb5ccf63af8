import type { Database } from '../db/client.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import type { Language } from '../printing/format.ts';
import { type Actor, ownOrganisations, systemActor } from '../shared/actor.ts';
import { notFound } from '../shared/errors.ts';
import type { EdmVersion } from './espd/criterion.ts';
import { factsDueOn, missingFacts } from './missing-facts.ts';
import type { BidFile } from './model.ts';
import type { DocumentPress } from './press.ts';
import type { DocumentKind } from './question.ts';
import { noteReading } from './readings.ts';
import { type DocumentEntry, documentsOf, type RenderedDocument } from './render.ts';
import * as repository from './repository.ts';
import type { PapersView } from './schemas.ts';

/** A member sees neither the consortium's row nor its co-members' facts: its papers are read by the program. */
const READER = systemActor('papers');
/** What every member signs, and what names all of them: to be read once names are open and the group stands. */
const SHARED: readonly DocumentKind[] = ['dc1', 'convention', 'split'];
/** What tells the prices of all: for the mandataire alone, who files the offer. */
const LEADERS: readonly DocumentKind[] = ['attri1', 'offer'];
/** A member's own papers that name its partners or the group: to be read once names are open. */
const NAMING: readonly DocumentKind[] = ['espd', 'dc4'];
const STANDING: readonly repository.ConsortiumRow['state'][] = ['agreed', 'ready', 'submitted', 'awarded'];

export type PapersService = ReturnType<typeof createPapersService>;

/** A paper of the file as a member names it. */
export type WantedPaper = { kind: DocumentKind; member?: string; lot?: string; lang?: Language; edm?: EdmVersion };

/** What a member may read of the file of its bid before it signs: its own papers, and those that all sign. */
export function createPapersService(deps: {
  database: Database;
  press: DocumentPress;
  bidOf: (actor: Actor, consortiumId: string) => Promise<BidFile>;
}) {
  /** The file and which of its papers are the actor's to read. 404 for whoever has no accepted seat. */
  const readable = (actor: Actor, consortiumId: string) =>
    inTransaction(deps.database, READER, async (tx) => {
      const own = await acceptedSeats(tx, actor, consortiumId);
      const consortium = await repository.findConsortium(tx, consortiumId);
      if (consortium === null || own.size === 0) throw notFound('consortium');
      const seats = await repository.findSeats(tx, consortiumId);
      const open = seats.every(
        ({ organisationId, disclosedTo }) => own.has(organisationId) || disclosedTo.some((id) => own.has(id)),
      );
      const shared = open && STANDING.includes(consortium.state);
      const bid = await deps.bidOf(READER, consortiumId);
      const leads = bid.members.some(({ id, role }) => role === 'mandataire' && own.has(id));
      const mine = (entry: DocumentEntry): boolean =>
        entry.memberId === null
          ? shared && (SHARED.includes(entry.kind) || (leads && LEADERS.includes(entry.kind)))
          : own.has(entry.memberId) && (open || !NAMING.includes(entry.kind));
      return { bid, own, shared, entries: documentsOf(bid).filter(mine) };
    });

  return {
    /** The papers, with what the member itself still has to give for each, and by when. */
    async list(actor: Actor, consortiumId: string): Promise<PapersView> {
      const { bid, own, shared, entries } = await readable(actor, consortiumId);
      const mine = <F extends { memberId: string | null }>(facts: readonly F[]): F[] =>
        facts.filter(({ memberId }) => memberId !== null && own.has(memberId));
      return {
        consortiumId,
        tenderTitle: bid.tender.title,
        dueOn: factsDueOn(bid),
        shared,
        items: entries.map(({ missing, subcontractId: _, operator: _no, ...entry }) => ({
          ...entry,
          href: `/v1/consortia/${consortiumId}/papers/${entry.kind}${queryOf(entry)}`,
          ready: missing.length === 0,
        })),
        missing: mine(missingFacts(bid)),
      };
    },

    /** One paper. 404 for what is not the actor's to read, or not yet. */
    async render(actor: Actor, consortiumId: string, wanted: WantedPaper): Promise<RenderedDocument> {
      const { bid, own, entries } = await readable(actor, consortiumId);
      const [first] = own;
      const ofAll = SHARED.includes(wanted.kind) || LEADERS.includes(wanted.kind);
      const memberId = ofAll ? null : (wanted.member ?? first ?? null);
      if (!entries.some((entry) => entry.kind === wanted.kind && entry.memberId === memberId)) throw notFound('paper');
      const written = await deps.press.document(bid, {
        kind: wanted.kind,
        memberId: memberId ?? undefined,
        lotId: wanted.lot,
        language: wanted.lang,
        edm: wanted.edm,
      });
      await noteReading(deps.database, actor, consortiumId, wanted.kind, written);
      return written;
    },
  };
}

/** The actor's organisations whose seat in the consortium is accepted. */
async function acceptedSeats(tx: Tx, actor: Actor, consortiumId: string): Promise<Set<string>> {
  const accepted = await repository.findAccepted(tx, consortiumId);
  return new Set(ownOrganisations(actor).filter((id) => accepted.includes(id)));
}

function queryOf({ memberId, lotId }: { memberId: string | null; lotId: string | null }): string {
  const query = new URLSearchParams();
  if (memberId !== null) query.set('member', memberId);
  if (lotId !== null) query.set('lot', lotId);
  return query.size === 0 ? '' : `?${query}`;
}
