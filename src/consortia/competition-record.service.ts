import { recordAudit } from '../audit/record.ts';
import type { Database } from '../db/client.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import type { Actor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import type { LoadedTender } from '../tenders/service.ts';
import type { CompetitionRecord } from './competition.schemas.ts';
import type { InvitationService } from './invitations.service.ts';
import * as guard from './store/guard.repository.ts';
import { findMemberFacts } from './store/members.repository.ts';
import * as repository from './store/repository.ts';

/** One lot's sealed answer. */
export type DeclarationView = {
  lotId: string;
  couldBidAlone: boolean;
  willBidAlone: boolean;
  reasons: string;
  sealedAt: string;
};

/** What it is built on. */
export type GuardDeps = {
  database: Database;
  clock: Clock;
  invitations: InvitationService;
  loadTender: (tx: Tx, id: string) => Promise<LoadedTender>;
};

/** What shows afterwards that competition was not harmed. */
export function createCompetitionRecords(deps: GuardDeps) {
  const { database, clock } = deps;

  return {
    /** The guard's record of one tender, for an authority or a court. */
    async competitionRecord(actor: Actor, tenderId: string): Promise<CompetitionRecord> {
      return inTransaction(database, actor, async (tx) => {
        const { lots } = await deps.loadTender(tx, tenderId);
        const consortia = await repository.listConsortia(tx, { tenderId }, { limit: 10_000, after: null });
        const seats = await repository.findSeats(
          tx,
          consortia.map((c) => c.id),
        );
        const disclosures = await guard.findDisclosures(tx, tenderId);
        const ids = [
          ...new Set([
            ...seats.map((s) => s.organisationId),
            ...disclosures.flatMap((d) => [d.ofOrganisationId, d.toOrganisationId]),
          ]),
        ];
        const declarations = await guard.findDeclarations(
          tx,
          lots.map((lot) => lot.id),
          ids,
        );
        const names = await findMemberFacts(tx, ids);
        const records: CompetitionRecord['consortia'] = [];
        for (const consortium of consortia) {
          const indispensability = await guard.findIndispensability(tx, consortium.id);
          records.push({
            id: consortium.id,
            name: consortium.name,
            state: consortium.state,
            indispensability: indispensability.map(indispensabilityView),
          });
        }
        await recordAudit(tx, actor, { action: 'competition_record.exported', entity: 'tender', entityId: tenderId });
        return {
          tenderId,
          exportedAt: clock().toISOString(),
          declarations: declarations.map((d) => ({
            ...declarationView(d),
            organisationId: d.organisationId,
            name: names.get(d.organisationId)?.name ?? null,
          })),
          consortia: records,
          disclosures: disclosures.map((d) => ({
            at: d.at.toISOString(),
            consortiumId: d.consortiumId,
            ofOrganisationId: d.ofOrganisationId,
            toOrganisationId: d.toOrganisationId,
            what: d.what,
          })),
        };
      });
    },
  };
}

export const declarationView = (row: guard.DeclarationRow): DeclarationView => ({
  lotId: row.lotId,
  couldBidAlone: row.couldBidAlone,
  willBidAlone: row.willBidAlone,
  reasons: row.reasons,
  sealedAt: row.sealedAt.toISOString(),
});

export const indispensabilityView = (row: guard.IndispensabilityRow) => ({
  lotId: row.lotId,
  efficiencies: row.efficiencies,
  indispensability: row.indispensability,
  minimality: row.minimality,
  signedOffBy: row.signedOffBy,
  signedOffAt: row.signedOffAt.toISOString(),
});
