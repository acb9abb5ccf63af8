import type { Database } from '../db/client.ts';
import { actingAs, inTransaction, type Tx } from '../db/transaction.ts';
import type { ReliedEquipmentReader } from '../equipment/relied.service.ts';
import type { OrganisationView } from '../organisations/view.ts';
import type { Language } from '../printing/format.ts';
import { type Actor, ownOrganisations, systemActor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { notFound } from '../shared/errors.ts';
import type { SubcontractView } from '../subcontracts/schemas.ts';
import type { LoadedTender } from '../tenders/service.ts';
import { assembleBid } from './assemble.ts';
import type { EdmVersion } from './espd/criterion.ts';
import { factsDueOn, gapsOf, missingFacts } from './missing-facts.ts';
import type { BidFile } from './model.ts';
import type { DocumentPress } from './press.ts';
import type { DocumentKind } from './question.ts';
import { noteReading } from './readings.ts';
import { type DocumentEntry, documentsOf, type RenderedDocument } from './render.ts';
import * as repository from './repository.ts';
import type { DocumentListView, TodoView } from './schemas.ts';
import { findTemplate } from './templates.repository.ts';

/** What a member still has to give, as it is asked in both languages, and the day it is due. */
export type OwedFacts = { fr: readonly string[]; en: readonly string[]; dueOn: string | null };

const READER = systemActor('documents');

export type DocumentService = ReturnType<typeof createDocumentService>;

/** Which document of a consortium is asked for; `zip` is the whole file. */
export type WantedDocument = {
  kind: DocumentKind | 'zip';
  member?: string;
  lot?: string;
  subcontract?: string;
  operator?: number;
  lang?: Language;
  edm?: EdmVersion;
};

/** The file of a bid: what it consists of, what it lacks, and its documents. */
export function createDocumentService(deps: {
  database: Database;
  clock: Clock;
  loadTender: (tx: Tx, id: string) => Promise<LoadedTender>;
  /** The whole of an organisation with a seat. */
  organisation: (actor: Actor, id: string) => Promise<OrganisationView>;
  /** An organisation as far as the actor sees it; 404 where it does not. */
  seen: (actor: Actor, id: string) => Promise<OrganisationView>;
  /** Subcontracts as far as the actor sees them. */
  subcontracts: (actor: Actor, consortiumId: string) => Promise<{ items: SubcontractView[] }>;
  /** What a group relies on of the pool of equipment. */
  equipmentOf: ReliedEquipmentReader;
  press: DocumentPress;
}) {
  const { database, clock, loadTender, organisation, press } = deps;

  /** The model of the bid as the actor may see it. 404 for a consortium that it may not. */
  const bidOf = async (actor: Actor, consortiumId: string): Promise<BidFile> =>
    inTransaction(database, actor, async (tx) => {
      const consortium = await repository.findConsortium(tx, consortiumId);
      if (consortium === null) throw notFound('consortium');
      const seats = await repository.findSeats(tx, consortiumId);
      const { lenders } = await actingAs(READER, (system) => deps.equipmentOf(system, consortiumId));
      const relied = [...consortium.reliedOperators, ...lenders].flatMap(({ organisationId }) => organisationId ?? []);
      const ids = [...new Set([...seats.map((seat) => seat.organisationId), ...relied])];
      const organisations = new Map<string, OrganisationView>();
      for (const id of await repository.findVisible(tx, ids)) organisations.set(id, await organisation(actor, id));
      const tender = await loadTender(tx, consortium.tenderId);
      return assembleBid({
        consortium,
        seats,
        tender,
        organisations,
        terms: await repository.findTerms(tx, consortiumId),
        clusterName: await repository.findClusterName(tx, consortium.clusterId),
        facts: await repository.findFacts(tx, ids),
        template: (await findTemplate(tx, consortium.clusterId))?.clauses ?? null,
        prices: await repository.findPrices(tx, consortiumId),
        executed: await repository.findExecuted(tx, ids, clock()),
        lenders,
        subcontracts: (await deps.subcontracts(actor, consortiumId)).items,
        cpvLabels: await repository.findCpvLabels(tx, [...new Set(tender.requirements.map((r) => r.cpv))]),
        at: clock(),
      });
    });

  return {
    bidOf,

    /** The documents of a consortium's file, with what each still lacks. */
    async list(actor: Actor, consortiumId: string): Promise<DocumentListView> {
      const bid = await bidOf(actor, consortiumId);
      const base = `/v1/consortia/${consortiumId}/documents`;
      return {
        items: documentsOf(bid).map((entry) => ({
          ...entry,
          href: `${base}/${entry.kind}${queryOf(entry)}`,
          ready: entry.missing.length === 0,
        })),
        missing: missingFacts(bid),
        zip: `${base}/zip`,
      };
    },

    /**
     * What an organisation still has to give, by consortium that it has accepted a seat in. Its own facts only. For its
     * own people the files are read by the program, because a member sees neither the consortium nor its co-members'
     * facts; a coordinator gets those of the consortia that it may see.
     */
    async todo(actor: Actor, organisationId: string): Promise<TodoView> {
      await deps.seen(actor, organisationId);
      const reader = ownOrganisations(actor).includes(organisationId) ? systemActor('documents') : actor;
      return inTransaction(database, reader, async (tx) => {
        const items: TodoView['items'] = [];
        for (const id of await repository.findAcceptedConsortia(tx, organisationId)) {
          const bid = await bidOf(reader, id);
          const missing = missingFacts(bid).filter((fact) => fact.memberId === organisationId);
          items.push({ consortiumId: id, tenderTitle: bid.tender.title, dueOn: factsDueOn(bid), missing });
        }
        return { items };
      });
    },

    /** What each member still has to give for the file of a consortium. In a transaction of the system. */
    async owedFacts(_tx: Tx, consortiumId: string): Promise<ReadonlyMap<string, OwedFacts>> {
      const bid = await bidOf(systemActor('documents'), consortiumId);
      const missing = missingFacts(bid);
      return new Map(
        bid.members.map(({ id }) => {
          const own = missing.filter((fact) => fact.memberId === id).map((fact) => fact.question);
          return [id, { fr: own.map(({ fr }) => fr), en: own.map(({ en }) => en), dueOn: factsDueOn(bid) }];
        }),
      );
    },

    /** How much the papers of a bid still lack. Read by the program, as the checks are. */
    gaps: async (consortiumId: string) => gapsOf(await bidOf(systemActor('documents'), consortiumId)),

    /** Writes one document, outside any transaction: printing takes a while, in another thread, and needs no database. */
    async render(actor: Actor, consortiumId: string, wanted: WantedDocument): Promise<RenderedDocument> {
      const bid = await bidOf(actor, consortiumId);
      const { kind, member: memberId, lot: lotId, subcontract: subcontractId, lang: language, edm, operator } = wanted;
      const written =
        kind === 'zip'
          ? await press.package(bid)
          : await press.document(bid, { kind, memberId, lotId, subcontractId, operator, language, edm });
      await noteReading(database, actor, consortiumId, kind, written);
      return written;
    },
  };
}

function queryOf({
  memberId,
  lotId,
  subcontractId,
  operator,
}: Pick<DocumentEntry, 'memberId' | 'lotId' | 'subcontractId' | 'operator'>): string {
  const query = new URLSearchParams();
  if (subcontractId !== null) return `?${new URLSearchParams({ subcontract: subcontractId })}`;
  if (operator !== null) query.set('operator', String(operator));
  if (memberId !== null) query.set('member', memberId);
  if (lotId !== null) query.set('lot', lotId);
  return query.size === 0 ? '' : `?${query}`;
}
