import { isDeepStrictEqual } from 'node:util';
import { recordAudit } from '../audit/record.ts';
import { actingAs, inTransaction, type Tx } from '../db/transaction.ts';
import { type Actor, systemActor } from '../shared/actor.ts';
import { DomainError, invalidField, notFound } from '../shared/errors.ts';
import {
  createCompetitionRecords,
  type DeclarationView,
  declarationView,
  type GuardDeps,
} from './competition-record.service.ts';
import { createIndispensabilityRecords } from './indispensability.service.ts';
import * as guard from './store/guard.repository.ts';
import type { SoloTest } from './store/records.ts';
import * as repository from './store/repository.ts';
import { alone } from './transitions/candidacies.ts';
import type { SoloDeclarationInput } from './views/invitation.schemas.ts';

const GUARD = systemActor('competition-guard');

export type GuardService = ReturnType<typeof createGuardService>;

/** The competition guard: sealed declarations, records of indispensability, the log of disclosures. */
export function createGuardService(deps: GuardDeps) {
  const { database, clock, invitations } = deps;

  return {
    ...createIndispensabilityRecords(deps),
    ...createCompetitionRecords(deps),
    /**
     * Seals a member's declaration for the lots of an invitation. The same again is no error; another one is: 409.
     */
    async declare(
      actor: Actor,
      invitationId: string,
      input: SoloDeclarationInput,
    ): Promise<{ items: DeclarationView[] }> {
      return inTransaction(database, actor, async (tx) => {
        const invitation = await invitations.own(tx, actor, invitationId);
        return actingAs(GUARD, async () => {
          const consortium = await repository.findConsortium(tx, invitation.consortiumId);
          if (consortium === null) throw notFound('invitation');
          const { organisationId, tenderId } = invitation;
          const wanted = answersFor(consortium.lotIds, input);
          await guard.insertDeclarations(
            tx,
            wanted.map((answer) => ({
              ...answer,
              tenderId,
              organisationId,
              clusterId: invitation.clusterId,
              sealedBy: actor.kind === 'user' ? actor.userId : null,
              sealedAt: clock(),
            })),
          );
          const sealed = await guard.findDeclarations(tx, consortium.lotIds, [organisationId]);
          assertSame(wanted, sealed);
          await bidAlone(tx, invitation.clusterId, organisationId, wanted);
          await recordAudit(tx, actor, {
            action: 'solo_declaration.sealed',
            entity: 'invitation',
            entityId: invitationId,
            clusterId: invitation.clusterId,
            payload: { organisationId, lots: wanted.length },
          });
          await invitations.refresh(tx, consortium.id);
          return { items: sealed.map(declarationView) };
        });
      });
    },
  };

  /** Who declares to bid alone stands as a candidate alone; where the documents forbid both, not beside a group. */
  async function bidAlone(
    tx: Tx,
    clusterId: string,
    organisationId: string,
    answers: readonly Answer[],
  ): Promise<void> {
    const lotIds = answers.filter((answer) => answer.willBidAlone).map((answer) => answer.lotId);
    for (const contract of await guard.findContracts(tx, lotIds)) {
      await guard.lockCandidate(tx, contract.contractKey, organisationId);
      const others = await guard.findOtherCandidacies(tx, [contract.contractKey], [organisationId], null);
      if (others.some((o) => o.consortiumId === null)) continue;
      if (contract.forbidSoloAndGroup && !contract.outsideCcp && others.length > 0) throw alone();
      await guard.insertCandidacies(tx, [
        {
          contractKey: contract.contractKey,
          tenderId: contract.tenderId,
          lotId: contract.lotId,
          clusterId,
          organisationId,
          consortiumId: null,
        },
      ]);
    }
  }
}

type Answer = {
  lotId: string;
  couldBidAlone: boolean;
  willBidAlone: boolean;
  reasons: string;
  test: SoloTest | null;
};

/** One answer for each lot, from the list or from what holds for all. */
function answersFor(lotIds: readonly string[], input: SoloDeclarationInput): Answer[] {
  for (const [i, given] of (input.lots ?? []).entries()) {
    if (!lotIds.includes(given.lotId)) throw invalidField(`/lots/${i}/lotId`, 'is not a lot of this invitation');
  }
  return lotIds.map((lotId) => {
    const given = input.lots?.find((lot) => lot.lotId === lotId);
    const couldBidAlone = given?.couldBidAlone ?? input.couldBidAlone;
    const reasons = given?.reasons ?? input.reasons;
    if (couldBidAlone === undefined) throw invalidField('/couldBidAlone', `is missing for lot ${lotId}`);
    if (reasons === undefined) throw invalidField('/reasons', `is missing for lot ${lotId}`);
    const test = given?.test ?? input.test ?? null;
    const lacks = test === null ? [] : Object.values(test).filter(({ sufficient }) => !sufficient);
    if (test !== null && couldBidAlone !== (lacks.length === 0)) {
      throw invalidField(
        '/couldBidAlone',
        couldBidAlone
          ? 'is yes, while the test names something that is not enough'
          : 'is no, while the test says that everything is enough',
        'test_contradicts',
      );
    }
    return { lotId, couldBidAlone, reasons, test, willBidAlone: given?.willBidAlone ?? input.willBidAlone ?? false };
  });
}

function assertSame(wanted: readonly Answer[], sealed: readonly guard.DeclarationRow[]): void {
  for (const answer of wanted) {
    const kept = sealed.find((row) => row.lotId === answer.lotId);
    if (
      kept?.couldBidAlone === answer.couldBidAlone &&
      kept.reasons === answer.reasons &&
      isDeepStrictEqual(kept.test, answer.test) &&
      kept.willBidAlone === answer.willBidAlone
    ) {
      continue;
    }
    throw new DomainError(
      'conflict',
      'already_sealed',
      'The declaration for this lot is sealed: it is never changed.',
      {
        details: { lotId: answer.lotId, sealedAt: kept?.sealedAt.toISOString() ?? null },
      },
    );
  }
}
