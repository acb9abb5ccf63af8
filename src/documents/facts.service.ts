import { recordAudit } from '../audit/record.ts';
import type { TermsRenewal } from '../consortia/terms-renewal.service.ts';
import type { Database } from '../db/client.ts';
import { foreseen, inTransaction, type Tx } from '../db/transaction.ts';
import { rightTo } from '../organisations/rights.domain.ts';
import type { OrganisationView } from '../organisations/view.ts';
import { type Actor, ownOrganisations } from '../shared/actor.ts';
import { DomainError, notFound } from '../shared/errors.ts';
import { NO_TERMS } from './assemble.ts';
import * as repository from './repository.ts';
import type { BidFactsInput, BidFactsView, BidTermsInput, BidTermsView } from './schemas.ts';

const NO_FACTS: BidFactsInput = {
  vatNumber: null,
  legalStatus: null,
  email: null,
  phone: null,
  representative: null,
  means: null,
  insurance: null,
  exclusionDeclaredOn: null,
};
const NO_BID_TERMS = {
  reference: null,
  procedure: null,
  buyerRegistrationNumber: null,
  buyerAddress: null,
  formAfterAward: null,
  factsDueOn: null,
  reliedUpon: [],
  candidature: 'dc',
  validityDays: null,
  terms: NO_TERMS,
} satisfies BidTermsInput;

export type BidFactsService = ReturnType<typeof createBidFactsService>;

/** What organisations and groups give so that their documents can be written. */
export function createBidFactsService(deps: {
  database: Database;
  organisation: (actor: Actor, id: string) => Promise<OrganisationView>;
  /** Asks again whoever the group's own terms weigh on more than what it said yes to. */
  renewTerms: TermsRenewal;
}) {
  const { database, organisation } = deps;

  return {
    /** An organisation's facts; all null while none are given. 404 where the actor may not see the organisation. */
    async facts(actor: Actor, organisationId: string): Promise<BidFactsView> {
      return inTransaction(database, actor, async (tx) => {
        const seen = await organisation(actor, organisationId);
        if (rightTo(actor, seen) === 'none')
          throw new DomainError(
            'forbidden',
            'not_allowed',
            'What an organisation gives for its bids is for its own cluster.',
          );
        const row = (await repository.findFacts(tx, [organisationId])).get(organisationId);
        return row === undefined ? { organisationId, ...NO_FACTS, updatedAt: null, version: 0 } : factsView(row);
      });
    },

    /**
     * Replaces them: the organisation's own people, its clusters' coordinators, administrators. The oath is its own people's
     * alone: what others leave as it is, or take back, goes through.
     */
    async putFacts(actor: Actor, organisationId: string, facts: BidFactsInput): Promise<BidFactsView> {
      return inTransaction(database, actor, async (tx) => {
        const seen = await organisation(actor, organisationId);
        if (rightTo(actor, seen) === 'none') {
          throw new DomainError(
            'forbidden',
            'not_allowed',
            'You see this organisation, but only its own cluster changes it.',
          );
        }
        const before =
          (await repository.findFacts(tx, [organisationId])).get(organisationId)?.exclusionDeclaredOn ?? null;
        assertOwnOath(actor, organisationId, { before, after: facts.exclusionDeclaredOn });
        const row = await repository.putFacts(tx, { organisationId, ...facts });
        await recordAudit(tx, actor, {
          action: 'bid_facts.given',
          entity: 'organisation',
          entityId: organisationId,
          payload: { given: Object.entries(facts).flatMap(([field, value]) => (value === null ? [] : [field])) },
        });
        return factsView(row);
      });
    },

    /** A consortium's terms; all null while nothing is settled. */
    async terms(actor: Actor, consortiumId: string): Promise<BidTermsView> {
      return inTransaction(database, actor, async (tx) => {
        await consortium(tx, consortiumId);
        const row = await repository.findTerms(tx, consortiumId);
        return row === null
          ? { consortiumId, ...NO_BID_TERMS, updatedAt: null, version: 0, askedAgain: [] }
          : termsView(row);
      });
    },

    /**
     * Replaces them. Who is relied upon must be a subcontractor of the group. A new duty of a member that has said yes
     * asks it again, and the answer names it; with `dryRun` only looked at.
     */
    async putTerms(
      actor: Actor,
      consortiumId: string,
      input: BidTermsInput,
      { dryRun = false } = {},
    ): Promise<BidTermsView> {
      const settle = (tx: Tx) => settleTerms(tx, actor, consortiumId, input);
      return inTransaction(database, actor, (tx) => (dryRun ? foreseen(settle) : settle(tx)));
    },
  };

  async function settleTerms(tx: Tx, actor: Actor, consortiumId: string, input: BidTermsInput): Promise<BidTermsView> {
    const group = await consortium(tx, consortiumId);
    const seats = await repository.findSeats(tx, consortiumId);
    assertReliedUpon(input.reliedUpon, seats);
    const row = await repository.putTerms(tx, {
      consortiumId,
      clusterId: group.clusterId,
      ...input,
      candidature: input.candidature ?? 'dc',
      validityDays: input.validityDays ?? null,
    });
    await recordAudit(tx, actor, {
      action: 'bid_terms.set',
      entity: 'consortium',
      entityId: consortiumId,
      clusterId: group.clusterId,
      payload: { terms: input.terms, reliedUpon: input.reliedUpon, factsDueOn: input.factsDueOn },
    });
    return { ...termsView(row), askedAgain: await deps.renewTerms(tx, actor, consortiumId) };
  }
}

async function consortium(tx: Tx, id: string): Promise<repository.ConsortiumRow> {
  const row = await repository.findConsortium(tx, id);
  if (row === null) throw notFound('consortium');
  return row;
}

/** @throws DomainError `forbidden` where somebody else would swear for an organisation */
function assertOwnOath(
  actor: Actor,
  organisationId: string,
  { before, after }: { before: string | null; after: string | null },
): void {
  if (after === null || after === before || actor.kind === 'system') return;
  if (ownOrganisations(actor).includes(organisationId)) return;
  throw new DomainError('forbidden', 'not_allowed', 'A sworn statement is given by the organisation’s own people.', {
    fields: [{ pointer: '/exclusionDeclaredOn', message: 'is a sworn statement: its own people give it' }],
  });
}

function assertReliedUpon(ids: readonly string[], seats: readonly repository.SeatRow[]): void {
  const fields = ids.flatMap((id, index) =>
    seats.some((seat) => seat.organisationId === id && seat.role === 'sous_traitant')
      ? []
      : [{ pointer: `/reliedUpon/${index}`, message: 'is not a subcontractor of this group' }],
  );
  if (fields.length > 0) {
    throw new DomainError('invalid', 'validation_failed', 'A group relies on subcontractors of its own.', { fields });
  }
}

const factsView = ({ updatedAt, ...row }: repository.BidFactsRow): BidFactsView => ({
  ...row,
  updatedAt: updatedAt.toISOString(),
});

const termsView = ({ updatedAt, clusterId: _cluster, ...row }: repository.BidTermsRow): BidTermsView => ({
  ...row,
  updatedAt: updatedAt.toISOString(),
  askedAgain: [],
});
