import { recordAudit } from '../audit/record.ts';
import type { Database } from '../db/client.ts';
import { actingAs, inTransaction, type Tx } from '../db/transaction.ts';
import { type Actor, systemActor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { assertDay, dayOf } from '../shared/day.ts';
import { DomainError, invalidField } from '../shared/errors.ts';
import { lotLabel } from '../shared/lot-words.ts';
import { ownCluster } from '../shared/own-cluster.ts';
import { checkMembers, soleSector, withRoles } from './domain.ts';
import type { Award, ContractCollaborators, ContractDraft, PartyFacts } from './draft.ts';
import { originOf } from './origin.service.ts';
import type { PostableContract } from './posting.ts';
import * as repository from './repository.ts';
import type { ContractView, NewContractInput } from './schemas.ts';
import { contractView } from './view.ts';

type MakingDeps = { database: Database; clock: Clock } & ContractCollaborators;

const SPLITTING = systemActor('contracts');

/** A contract as its readers see it. */
export function contractReading(deps: MakingDeps) {
  const view = async (tx: Tx, row: repository.ContractLine): Promise<ContractView> =>
    contractView(row, {
      lots: await repository.findLots(tx, row.id),
      members: await repository.findMembers(tx, [row.id]),
      // A part to the cent needs the whole split, of which a member sees its own row alone.
      split: await actingAs(SPLITTING, (system) => repository.findMembers(system, [row.id])),
      options: await repository.findOptions(tx, row.id),
      amendments: await repository.findAmendments(tx, row.id),
      totals: await deps.book.totalsOf(tx, row.id),
      signedByMember: await deps.book.signedByMember(tx, row.id),
      // Of the consortium a member reads its own view alone, which tells this day too.
      standstillUntil:
        row.consortiumId === null
          ? null
          : await actingAs(SPLITTING, (system) => deps.standstillOf(system, row.consortiumId!)),
    });

  return { view };
}

/** Makes contracts: typed in, or of a consortium that won. */
export function createContractMaking(deps: MakingDeps) {
  const { database } = deps;
  const { view } = contractReading(deps);

  return {
    /** Enters a contract by hand; with `signedOn` its value is posted as signed. */
    async create(actor: Actor, input: NewContractInput): Promise<ContractView> {
      return inTransaction(database, actor, async (tx) => {
        const row = await insert(deps, tx, actor, await draftOf(deps, tx, actor, input));
        if (row.consortiumId !== null && row.kind !== 'call_off') await deps.noteContract(tx, row.consortiumId, row.id);
        return view(tx, { ...row, amendedCents: 0 });
      });
    },

    /**
     * Makes the contract of a consortium that was awarded, in the caller's transaction.
     * @returns its id
     */
    async createFromAward(tx: Tx, actor: Actor, award: Award): Promise<{ id: string }> {
      // A buyer's number may come twice, as of two lots: it names one contract of a cluster alone.
      const reference = award.reference ?? null;
      const taken = reference !== null && (await repository.hasReference(tx, award.clusterId, reference));
      const row = await insert(deps, tx, actor, {
        kind: 'contract',
        matchRunId: null,
        frameworkId: null,
        buyerPrivate: false,
        sector: null,
        signedOn: null,
        startsOn: null,
        endsOn: null,
        lots: [],
        options: [],
        ...award,
        reference: taken ? null : reference,
      });
      return { id: row.id };
    },

    /**
     * Ends the contract of an award that the buyer dropped, or the group gave back, in the caller's transaction. Nothing of
     * it was counted; one that is signed stays: it ends by what happens to it.
     */
    async endUnsigned(tx: Tx, actor: Actor, id: string, reason: string | null): Promise<void> {
      const row = await repository.lockContract(tx, id);
      if (row === null || row.signedOn !== null || row.endedOn !== null) return;
      const endedOn = dayOf(deps.clock());
      await repository.updateContract(tx, id, { endedOn, endReason: reason });
      await recordAudit(tx, actor, {
        action: 'contract.ended',
        entity: 'contract',
        entityId: id,
        clusterId: row.clusterId,
        payload: { tenderId: row.tenderId, endedOn },
      });
    },
  };
}

const insert = async (
  deps: MakingDeps,
  tx: Tx,
  actor: Actor,
  draft: ContractDraft,
): Promise<repository.ContractRow> => {
  checkMembers(draft.members);
  checkDays(draft, dayOf(deps.clock()));
  const { members, lots, options, sector, ...contract } = draft;
  const facts = await factsOf(
    deps,
    tx,
    draft.tenderId,
    members.map((member) => member.organisationId),
  );
  const row = await repository.insertContract(
    tx,
    {
      ...contract,
      sector: sector ?? soleSector(await deps.sectorsOf(tx, draft.clusterId)),
      createdBy: actor.kind === 'user' ? actor.userId : null,
    },
    {
      members: members.map((member, i) => ({ ...member, ...factsFor(facts, member.organisationId, i) })),
      lots,
      options,
    },
  );
  await recordAudit(tx, actor, {
    action: 'contract.created',
    entity: 'contract',
    entityId: row.id,
    clusterId: row.clusterId,
    payload: {
      tenderId: row.tenderId,
      consortiumId: row.consortiumId,
      valueCents: row.valueCents,
      members: members.map((m) => ({ organisationId: m.organisationId, shareBp: m.shareBp })),
    },
  });
  if (row.signedOn !== null && row.kind !== 'framework' && row.valueCents > 0)
    await deps.book.post(tx, actor, [
      {
        contract: toPostable(row, members),
        entry: { measure: 'signed', amountCents: row.valueCents, occurredOn: row.signedOn, reference: 'signature' },
      },
    ]);
  return row;
};

/** The draft of what was typed in: cluster and buyer default to the tender's, a call-off's parties to the framework's. */
async function draftOf(deps: MakingDeps, tx: Tx, actor: Actor, input: NewContractInput): Promise<ContractDraft> {
  const framework = input.frameworkId ? await repository.findContract(tx, input.frameworkId) : null;
  if (input.frameworkId !== undefined && framework?.kind !== 'framework')
    throw invalidField('/frameworkId', 'is not a framework of yours');
  const kind = input.kind ?? (framework === null ? 'contract' : 'call_off');
  if ((kind === 'call_off') !== (framework !== null))
    throw invalidField('/frameworkId', framework === null ? 'is required for a call-off' : 'is for a call-off only');
  const origin = await originOf(tx, deps, input, framework);
  const { tender } = origin;
  const clusterId = ownCluster(
    actor,
    input.clusterId ?? origin.clusterId ?? tender?.tender.clusterId ?? framework?.clusterId,
    '/clusterId',
  );
  if (origin.clusterId !== null && origin.clusterId !== clusterId)
    throw invalidField('/consortiumId', 'is of another cluster');
  if (tender !== null && tender.tender.clusterId !== clusterId)
    throw invalidField('/tenderId', 'is of another cluster');
  if (framework !== null && framework.clusterId !== clusterId)
    throw invalidField('/frameworkId', 'is of another cluster');
  if (framework !== null) await assertWithinCeiling(tx, framework, input.value.amountCents);
  const members =
    input.members === undefined
      ? framework === null
        ? (origin.members ?? [])
        : await repository.findMembers(tx, [framework.id])
      : withRoles(input.members);
  if (members.length === 0) throw invalidField('/members', 'are required');
  const buyerName = input.buyer?.name ?? tender?.tender.buyerName ?? framework?.buyerName;
  if (buyerName === undefined) throw invalidField('/buyer', 'is required: no tender or framework tells it');
  return {
    clusterId,
    kind,
    tenderId: tender?.tender.id ?? null,
    consortiumId: origin.consortiumId,
    matchRunId: origin.matchRunId,
    frameworkId: framework?.id ?? null,
    title: input.title,
    reference: input.reference ?? null,
    buyerName,
    buyerPrivate: input.buyer?.private ?? tender?.tender.buyerPrivate ?? framework?.buyerPrivate ?? false,
    sector: input.sector ?? framework?.sector ?? null,
    valueCents: input.value.amountCents,
    signedOn: input.signedOn ?? null,
    startsOn: input.startsOn ?? null,
    endsOn: input.endsOn ?? null,
    lots: (input.lots ?? []).map((lot, i) => {
      const known = tender?.lots.find((l) => l.id === lot.lotId);
      if (lot.lotId && known === undefined) throw invalidField(`/lots/${i}/lotId`, 'is not a lot of the tender');
      const label =
        lot.label ?? (known === undefined ? undefined : `${lotLabel(known.externalId)} – ${known.title}`.slice(0, 500));
      if (label === undefined) throw invalidField(`/lots/${i}/label`, 'is required without a lotId');
      return { lotId: known?.id ?? null, label };
    }),
    members: members.map(({ organisationId, role, shareBp }) => ({ organisationId, role, shareBp })),
    options: (input.options ?? []).map((option) => ({
      label: option.label,
      valueCents: option.value.amountCents,
      exercisableUntil: option.exercisableUntil ?? null,
    })),
  };
}

/** Refuses a call-off, or a change of one, that takes the framework above its ceiling. */
export async function assertWithinCeiling(
  tx: Tx,
  framework: repository.ContractLine,
  addedCents: number,
): Promise<void> {
  // Locked, so that of two call-offs at once the second sees the first.
  await repository.lockContract(tx, framework.id);
  const ceiling = framework.valueCents + framework.amendedCents;
  const calledOff = await repository.calledOffCents(tx, framework.id);
  if (calledOff + addedCents <= ceiling) return;
  throw new DomainError(
    'unprocessable',
    'framework_ceiling',
    `The framework has ${ceiling - calledOff} cents left of its ceiling.`,
    { fields: [{ pointer: '/value', message: `is more than the ${ceiling - calledOff} cents left` }] },
  );
}

/** The contract as the ledger needs it. */
export const toPostable = (
  row: repository.ContractRow,
  sharers: readonly { organisationId: string; shareBp: number }[],
): PostableContract => ({
  id: row.id,
  clusterId: row.clusterId,
  kind: row.kind,
  signedOn: row.signedOn,
  sharers: sharers.map(({ organisationId, shareBp }) => ({ organisationId, shareBp })),
});

/** What the parties are today, and which cluster brought each. */
export async function factsOf(
  deps: Pick<ContractCollaborators, 'partyFacts' | 'broughtBy'>,
  tx: Tx,
  tenderId: string | null,
  organisationIds: string[],
): Promise<Map<string, PartyFacts>> {
  const facts = await deps.partyFacts(tx, organisationIds);
  const brought = tenderId === null ? new Map<string, string>() : await deps.broughtBy(tx, tenderId);
  return new Map([...facts].map(([id, fact]) => [id, { ...fact, homeClusterId: brought.get(id) ?? null }]));
}

/** The facts of one party. @throws DomainError naming its place in `/members` when it is not known */
export function factsFor(facts: ReadonlyMap<string, PartyFacts>, organisationId: string, index: number): PartyFacts {
  const known = facts.get(organisationId);
  if (known === undefined)
    throw invalidField(`/members/${index}/organisationId`, 'is not an organisation that you see');
  return known;
}

function checkDays(draft: ContractDraft, today: string): void {
  const days: [string, string | null][] = [
    ['/signedOn', draft.signedOn],
    ['/startsOn', draft.startsOn],
    ['/endsOn', draft.endsOn],
    ...draft.options.map((o, i): [string, string | null] => [`/options/${i}/exercisableUntil`, o.exercisableUntil]),
  ];
  for (const [pointer, day] of days) if (day !== null) assertDay(day, pointer);
  if (draft.signedOn !== null && draft.signedOn > today) throw invalidField('/signedOn', 'is in the future');
  if (draft.startsOn !== null && draft.endsOn !== null && draft.endsOn < draft.startsOn)
    throw invalidField('/endsOn', 'is before the start');
}
