import { createHash } from 'node:crypto';
import { recordAudit } from '../audit/record.ts';
import type { Database } from '../db/client.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import type { Actor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import type { Language } from '../shared/language.ts';
import type { LoadedTender } from '../tenders/service.ts';
import type { TimestampAuthority } from '../timestamps/authority.ts';
import type { CheckService } from './checks/checks.service.ts';
import type { CompetitionRecord } from './competition.schemas.ts';
import type { InvitationService } from './invitations.service.ts';
import * as guard from './store/guard.repository.ts';
import { findMemberFacts, type MemberFacts } from './store/members.repository.ts';
import type { SoloTest } from './store/records.ts';
import * as repository from './store/repository.ts';
import { readEvent } from './store/stored-events.ts';

/** One lot's sealed answer. */
export type DeclarationView = {
  lotId: string;
  couldBidAlone: boolean;
  willBidAlone: boolean;
  reasons: string;
  test: SoloTest | null;
  sealedAt: string;
};

/** What it is built on. */
export type GuardDeps = {
  database: Database;
  clock: Clock;
  invitations: InvitationService;
  loadTender: (tx: Tx, id: string) => Promise<LoadedTender>;
  checks: Pick<CheckService, 'checks'>;
  /** The authority for timestamps, where one is configured. */
  timestamp: TimestampAuthority;
};

/** Rules of competition, which hold for every buyer: their verdicts stand in the record. */
const RECORDED: readonly string[] = [
  'multi-candidature',
  'solo-declaration',
  'solo-profile',
  'indispensability',
  'oversize',
  'same-group',
  'undertaking',
];
const MOST = 10_000;

type Group = CompetitionRecord['consortia'][number];
type Names = ReadonlyMap<string, MemberFacts>;
const nameIn = (names: Names, id: string): string | null => names.get(id)?.name ?? null;

/** What shows afterwards that competition was not harmed. */
export function createCompetitionRecords(deps: GuardDeps) {
  const { database, clock } = deps;

  return {
    /** The guard's record of one tender, for an authority or a court: sealed by its hash, which the audit keeps. */
    async competitionRecord(actor: Actor, tenderId: string, language: Language = 'fr'): Promise<CompetitionRecord> {
      const sealed = await inTransaction(database, actor, async (tx) => {
        const { tender, lots } = await deps.loadTender(tx, tenderId);
        const consortia = await repository.listConsortia(tx, { tenderId }, { limit: MOST, after: null });
        const consortiumIds = consortia.map((c) => c.id);
        const seats = await repository.findSeats(tx, consortiumIds);
        const disclosures = await guard.findDisclosures(tx, tenderId);
        const handedOut = await guard.findHandedOut(tx, consortiumIds);
        const lotIds = lots.map((lot) => lot.id);
        const declarations = await guard.findDeclarationsOfLots(tx, lotIds);
        const refusals = await refusalsOf(tx, consortiumIds);
        const names = await findMemberFacts(tx, [
          ...new Set([
            ...seats.map((s) => s.organisationId),
            ...declarations.map((d) => d.organisationId),
            ...refusals.map((r) => r.organisationId),
            ...disclosures.flatMap((d) => [d.ofOrganisationId, d.toOrganisationId]),
          ]),
        ]);
        const groups: Group[] = [];
        for (const { id, name, state } of consortia) {
          groups.push({
            id,
            name,
            state,
            members: seats
              .filter((seat) => seat.consortiumId === id)
              .map(({ organisationId, role }) => ({ organisationId, name: nameIn(names, organisationId), role })),
            verdicts: await verdictsOf(actor, id, language),
            refusals: refusals
              .filter(({ consortiumId }) => consortiumId === id)
              .map(({ consortiumId: _of, ...one }) => ({ ...one, name: nameIn(names, one.organisationId) })),
            indispensability: (await guard.findIndispensability(tx, id)).map(indispensabilityView),
          });
        }
        const record = {
          tenderId,
          title: tender.title,
          buyer: tender.buyerName,
          exportedAt: clock().toISOString(),
          declarations: declarations.map((d) => ({
            ...declarationView(d),
            organisationId: d.organisationId,
            name: nameIn(names, d.organisationId),
          })),
          consortia: groups,
          documents: handedOut,
          disclosures: disclosures.map((one) => disclosureView(one, names)),
        };
        const sha256 = sealOf(record);
        await recordAudit(tx, actor, {
          action: 'competition_record.exported',
          entity: 'tender',
          entityId: tenderId,
          clusterId: tender.clusterId,
          payload: { sha256 },
        });
        return { record: { ...record, sha256 }, clusterId: tender.clusterId };
      });
      return { ...sealed.record, ...(await stamped(deps, actor, sealed.record, sealed.clusterId)) };
    },
  };

  async function verdictsOf(actor: Actor, consortiumId: string, language: Language): Promise<Group['verdicts']> {
    const { items } = await deps.checks.checks(actor, consortiumId, language);
    return items
      .filter(({ ruleId }) => RECORDED.includes(ruleId))
      .map(({ ruleId, article, title, status, message }) => ({ ruleId, article, title, status, message }));
  }
}

const disclosureView = (d: guard.DisclosureRow, names: Names): CompetitionRecord['disclosures'][number] => ({
  at: d.at.toISOString(),
  consortiumId: d.consortiumId,
  ofOrganisationId: d.ofOrganisationId,
  ofName: nameIn(names, d.ofOrganisationId),
  toOrganisationId: d.toOrganisationId,
  toName: nameIn(names, d.toOrganisationId),
  what: d.what,
});

/** Asks the authority outside the transaction; a record does not depend on it: what went wrong is told instead. */
async function stamped(
  { database, timestamp: ask }: GuardDeps,
  actor: Actor,
  { tenderId, sha256 }: { tenderId: string; sha256: string },
  clusterId: string,
): Promise<Pick<CompetitionRecord, 'timestamp' | 'timestampFault'>> {
  try {
    const timestamp = await ask(sha256);
    if (timestamp !== null)
      await inTransaction(database, actor, (tx) =>
        recordAudit(tx, actor, {
          action: 'competition_record.timestamped',
          entity: 'tender',
          entityId: tenderId,
          clusterId,
          payload: { sha256, ...timestamp },
        }),
      );
    return { timestamp, timestampFault: null };
  } catch (cause) {
    return { timestamp: null, timestampFault: cause instanceof Error ? cause.message : 'no answer' };
  }
}

/** The record without its seal, in the order of its keys at every depth. */
export const sealOf = (record: Omit<CompetitionRecord, 'sha256' | 'timestamp' | 'timestampFault'>): string =>
  createHash('sha256')
    .update(JSON.stringify(inOrder(record)))
    .digest('hex');

const inOrder = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, one]) => [key, inOrder(one)]));
};

/** Who did not take a seat, or lost it, oldest first. */
async function refusalsOf(tx: Tx, consortiumIds: readonly string[]) {
  const refusals: (Omit<Group['refusals'][number], 'name'> & { consortiumId: string })[] = [];
  for (const consortiumId of consortiumIds) {
    for (const row of await repository.findEvents(tx, consortiumId, { limit: MOST, after: null })) {
      const event = readEvent(row);
      const of = { consortiumId, at: row.at.toISOString() };
      if (event.type === 'declined')
        refusals.push({
          ...of,
          kind: 'declined',
          organisationId: event.payload.organisationId,
          reason: event.payload.reason,
        });
      if (event.type === 'countered' || event.type === 'excluded')
        refusals.push({
          ...of,
          kind: event.type,
          organisationId: event.payload.organisationId,
          reason: event.payload.note,
        });
      if (event.type === 'expired')
        refusals.push({ ...of, kind: 'expired', organisationId: event.payload.organisationId, reason: '' });
    }
  }
  return refusals;
}

export const declarationView = (row: guard.DeclarationRow): DeclarationView => ({
  lotId: row.lotId,
  couldBidAlone: row.couldBidAlone,
  willBidAlone: row.willBidAlone,
  reasons: row.reasons,
  test: row.test,
  sealedAt: row.sealedAt.toISOString(),
});

export const indispensabilityView = (row: guard.IndispensabilityRow) => ({
  lotId: row.lotId,
  efficiencies: row.efficiencies,
  indispensability: row.indispensability,
  minimality: row.minimality,
  signedOffBy: row.signedOffBy,
  signedOffName: row.signedOffName,
  signedOffAt: row.signedOffAt.toISOString(),
});
