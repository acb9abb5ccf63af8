import { recordAudit } from '../audit/record.ts';
import type { Database } from '../db/client.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import type { Proposal } from '../matching/index.ts';
import type { Actor } from '../shared/actor.ts';
import { DomainError, invalidField } from '../shared/errors.ts';
import type { TenderState } from '../tenders/domain.ts';
import type { LoadedTender } from '../tenders/service.ts';
import { assertPlaces, hung } from './life/domain.ts';
import { partsOf, workWeights } from './life/work.domain.ts';
import { proposedMembers } from './recomposition/drafts.ts';
import type { NewConsortiumInput } from './schemas.ts';
import { findMemberFacts } from './store/members.repository.ts';
import * as repository from './store/repository.ts';
import type { ConsortiumView } from './views/consortium.schemas.ts';
import type { ConsortiumReading } from './views/reading.service.ts';

/** States of a tender for which a group can still be formed. */
const OPEN: readonly TenderState[] = ['published', 'matching', 'proposed', 'bidding', 'submitted'];

type NewMember = {
  organisationId: string;
  role: 'mandataire' | 'cotraitant' | 'sous_traitant';
  shareBp: number;
  covers: string[];
  parts: { requirementId: string; loadBp: number }[];
  marginal: number | null;
  essential: boolean | null;
  /** Of a subcontractor: the holder that it works for (L2193-3). */
  principalId?: string | null;
};

/** A proposal of a match run that the actor may see; 404 or an error that names the field. */
export type ProposalReader = (
  tx: Tx,
  matchRunId: string,
  lotId: string,
  rank: number,
) => Promise<{ tenderId: string; proposal: Proposal }>;

export type FormingService = ReturnType<typeof createFormingService>;

/** What it is built on. */
type FormingDeps = {
  database: Database;
  loadTender: (tx: Tx, id: string) => Promise<LoadedTender>;
  proposal: ProposalReader;
  reading: ConsortiumReading;
};

/** New consortia: a proposal of a match run, or by hand. Both pass the same checks. */
export function createFormingService(deps: FormingDeps) {
  const { database } = deps;

  return {
    async create(actor: Actor, input: NewConsortiumInput): Promise<ConsortiumView> {
      return inTransaction(database, actor, async (tx) => {
        const { tenderId, lotIds, members, source } =
          input.matchRunId === undefined ? byHand(input) : await fromRun(deps, tx, input);
        const { tender, lots, requirements } = await deps.loadTender(tx, tenderId);
        if (!OPEN.includes(tender.state)) {
          throw new DomainError(
            'conflict',
            'illegal_transition',
            `No consortium is formed for a tender that is ${tender.state}.`,
            { details: { state: tender.state, allowed: OPEN } },
          );
        }
        for (const [i, lotId] of lotIds.entries()) {
          const lot = lots.find((one) => one.id === lotId);
          if (lot === undefined) throw invalidField(`/lotIds/${i}`, 'is not a lot of this tender');
          if (lot.withdrawnAt !== null) throw invalidField(`/lotIds/${i}`, 'is withdrawn by the buyer');
        }
        assertPlaces({ refused: [] }, members);
        const work = requirements.filter((r) => lotIds.includes(r.lotId));
        assertCovers(members, new Set(work.map((r) => r.id)));
        assertPrincipals(members);
        await assertKnown(tx, members);
        const parts = partsOf(
          members,
          workWeights(
            lots.filter((lot) => lotIds.includes(lot.id)),
            work,
          ),
        );
        const row = await repository.insertConsortium(tx, {
          tenderId,
          clusterId: tender.clusterId,
          lotIds: [...new Set(lotIds)],
          name: input.name ?? defaultName(tender.title, source.rank),
          legalForm: input.legalForm ?? 'conjoint_mandataire_solidaire',
          ...source,
          createdBy: actor.kind === 'user' ? actor.userId : null,
        });
        await repository.insertSeats(
          tx,
          hung(members).map((member, position) => ({
            ...member,
            parts: member.parts.length > 0 ? member.parts : parts[position]!,
            consortiumId: row.id,
            tenderId,
            clusterId: tender.clusterId,
            position,
          })),
        );
        await repository.insertEvents(tx, [
          {
            consortiumId: row.id,
            clusterId: row.clusterId,
            type: 'formed',
            payload: {
              members: members.map((m) => ({ organisationId: m.organisationId, shareBp: m.shareBp })),
              ...source,
            },
            actorKind: actor.kind,
            actorId: actor.kind === 'user' ? actor.userId : null,
          },
        ]);
        await recordAudit(tx, actor, {
          action: 'consortium.formed',
          entity: 'consortium',
          entityId: row.id,
          clusterId: row.clusterId,
          payload: { tenderId, members: members.length, ...source },
        });
        return deps.reading.viewForStaff(actor, row);
      });
    },
  };
}

async function fromRun(deps: FormingDeps, tx: Tx, input: NewConsortiumInput) {
  if (input.tenderId !== undefined || input.lotIds !== undefined || input.members !== undefined) {
    throw invalidField('/matchRunId', 'comes with lotId and rank, without tenderId, lotIds and members');
  }
  if (input.lotId === undefined) throw invalidField('/lotId', 'is missing');
  if (input.rank === undefined) throw invalidField('/rank', 'is missing');
  const of = { matchRunId: input.matchRunId!, lotId: input.lotId, rank: input.rank };
  const { tenderId, proposal } = await deps.proposal(tx, of.matchRunId, of.lotId, of.rank);
  const retained = await repository.findRetained(tx, of);
  if (retained !== null) {
    throw new DomainError('conflict', 'already_retained', 'This proposal has become a consortium already.', {
      details: { consortiumId: retained.id, name: retained.name, state: retained.state },
    });
  }
  return {
    tenderId,
    lotIds: [input.lotId],
    source: { matchRunId: input.matchRunId!, rank: input.rank, score: proposal.score },
    members: proposedMembers(proposal),
  };
}

/**
 * A subcontractor hangs below a holder of the group, and nobody else does (L2193-3).
 * @throws DomainError `invalid` that names the member
 */
export function assertPrincipals(members: readonly Pick<NewMember, 'organisationId' | 'role' | 'principalId'>[]): void {
  for (const [i, { role, principalId }] of members.entries()) {
    if (principalId == null) continue;
    const pointer = `/members/${i}/principalId`;
    if (role !== 'sous_traitant') throw invalidField(pointer, 'is for a subcontractor: a holder works for the buyer');
    const principal = members.find((member) => member.organisationId === principalId);
    if (principal === undefined || principal.role === 'sous_traitant') {
      throw invalidField(pointer, 'is not a holder of this group');
    }
  }
}

/** Members must be organisations that the actor sees. */
async function assertKnown(tx: Tx, members: readonly NewMember[]): Promise<void> {
  const known = await findMemberFacts(
    tx,
    members.map((m) => m.organisationId),
  );
  for (const [i, member] of members.entries()) {
    if (!known.has(member.organisationId)) {
      throw invalidField(`/members/${i}/organisationId`, 'is not an organisation that you can propose');
    }
  }
}

function byHand(input: NewConsortiumInput) {
  if (input.tenderId === undefined) throw invalidField('/tenderId', 'is missing (or give matchRunId, lotId and rank)');
  if (input.lotIds === undefined) throw invalidField('/lotIds', 'is missing');
  if (input.members === undefined) throw invalidField('/members', 'is missing');
  if (input.lotId !== undefined || input.rank !== undefined) {
    throw invalidField('/lotId', 'comes with matchRunId only');
  }
  return {
    tenderId: input.tenderId,
    lotIds: input.lotIds,
    source: { matchRunId: null, rank: null, score: null },
    members: input.members.map(
      (member): NewMember => ({
        organisationId: member.organisationId,
        role: member.role,
        shareBp: member.shareBp,
        covers: member.covers ?? [],
        parts: [],
        marginal: null,
        essential: null,
        principalId: member.principalId ?? null,
      }),
    ),
  };
}

/** @throws DomainError `invalid` that names a requirement which is not one of the consortium's lots */
export function assertCovers(members: readonly { covers: readonly string[] }[], known: ReadonlySet<string>): void {
  for (const [i, member] of members.entries()) {
    for (const [j, requirement] of member.covers.entries()) {
      if (!known.has(requirement)) {
        throw invalidField(`/members/${i}/covers/${j}`, 'is not a requirement of these lots');
      }
    }
  }
}

const defaultName = (title: string, rank: number | null): string =>
  (rank === null ? `Groupement : ${title}` : `Groupement ${rank} : ${title}`).slice(0, 500);
