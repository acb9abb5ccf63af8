import { recordAudit } from '../audit/record.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import { type Actor, coordinatedClusters } from '../shared/actor.ts';
import { dayOf } from '../shared/day.ts';
import { changedMeanwhile, DomainError } from '../shared/errors.ts';
import { assertKnownCodes } from '../taxonomies/known-codes.ts';
import { type CheckedParts, checkParts, type PartName } from './check-parts.ts';
import { auditCluster, createOrganisationLists, type OrganisationDeps, owned, toChange } from './lists.service.ts';
import * as parts from './parts.repository.ts';
import { positioned } from './position.ts';
import { latestFigures, registrationKey, searchName } from './profile.domain.ts';
import * as repository from './repository.ts';
import { isExcluded, refusedFields, rightTo } from './rights.domain.ts';
import { view } from './rows.ts';
import type { NewOrganisationInput, OrganisationPatchInput } from './schemas.ts';
import type { OrganisationView } from './view.ts';

type Profile = Partial<Omit<OrganisationPatchInput, 'name' | 'kind'>>;

/** Puts organisations in and changes them; their lists are replaced whole. */
export function createOrganisationChanges(deps: OrganisationDeps) {
  const { database, clock } = deps;

  return {
    ...createOrganisationLists(deps),

    /**
     * Adds an organisation to a cluster: the given one, else the first that the actor coordinates. An administrator
     * may leave it without. Its position is that of its NUTS region's centre unless given.
     */
    async create(actor: Actor, input: NewOrganisationInput): Promise<OrganisationView> {
      const { clusterId: given, years, capabilities, certifications, references, ...profile } = input;
      const lists = checkParts({ years, capabilities, certifications, references }, '/', clock());
      checkProfile(profile);
      const clusterId = given ?? coordinatedClusters(actor)[0] ?? null;
      assertMayAddTo(actor, clusterId);
      return inTransaction(database, actor, async (tx) => {
        await assertNewNumber(tx, profile.country ?? 'FR', profile.registrationNumber, null);
        const row = await repository.insertOrganisation(tx, {
          ...withDerived(profile),
          ...positioned(profile),
          ...latestFigures(years ?? []),
          name: profile.name,
          kind: profile.kind,
          searchName: searchName(profile.name),
          clusterIds: clusterId === null ? [] : [clusterId],
        });
        for (const [name, list] of partEntries(lists)) {
          await parts.replacePart(tx, parts.PART_TABLES[name], row.id, owned(row.id, list));
        }
        if (clusterId !== null) await deps.join(actor, clusterId, row.id);
        await recordAudit(tx, actor, {
          action: 'organisation.created',
          entity: 'organisation',
          entityId: row.id,
          clusterId,
          payload: { name: row.name, kind: row.kind },
        });
        return view(clock, tx, row);
      });
    },

    /** Changes fields; `expected` is the version that the change builds on (null: any). */
    async change(
      actor: Actor,
      id: string,
      expected: number | null,
      changes: OrganisationPatchInput,
    ): Promise<OrganisationView> {
      checkProfile(changes);
      return inTransaction(database, actor, async (tx) => {
        const { row, right } = await toChange(tx, actor, id);
        if (expected !== null && row.version !== expected) throw changedMeanwhile();
        const refused = right === 'own' ? refusedFields(changes, isExcluded(row, dayOf(clock()))) : [];
        if (refused.length > 0) throw staffOnly(refused);
        if (changes.registrationNumber !== undefined || changes.country !== undefined) {
          const number = changes.registrationNumber === undefined ? row.registrationNumber : changes.registrationNumber;
          await assertNewNumber(tx, changes.country ?? row.country, number, id);
        }
        const moved = changes.nuts !== undefined && changes.nuts !== row.nuts && changes.lat === undefined;
        const updated = await repository.updateOrganisation(tx, id, row.version, {
          ...withDerived(changes),
          ...(changes.name === undefined ? {} : { name: changes.name, searchName: searchName(changes.name) }),
          ...(moved ? positioned({ nuts: changes.nuts ?? null }) : {}),
        });
        if (updated === null) throw changedMeanwhile();
        await recordAudit(tx, actor, {
          action: 'organisation.changed',
          entity: 'organisation',
          entityId: id,
          clusterId: auditCluster(actor, row),
          payload: { changes: differences(row, updated, Object.keys(changes)) },
        });
        return view(clock, tx, updated);
      });
    },
  };
}

function checkProfile(profile: Profile): void {
  assertKnownCodes({ nuts: [{ pointer: '/nuts', code: profile.nuts }] });
  if (
    (profile.lat === undefined) !== (profile.lon === undefined) ||
    (profile.lat === null) !== (profile.lon === null)
  ) {
    const pointer = profile.lat === undefined || profile.lat === null ? '/lat' : '/lon';
    throw new DomainError('invalid', 'validation_failed', 'A position has both lat and lon.', {
      fields: [{ pointer, message: 'must come with the other coordinate' }],
    });
  }
}

/** A number is told to be taken by whoever may know by whom; of others' organisations it is as free as any. */
async function assertNewNumber(
  tx: Tx,
  country: string,
  number: string | null | undefined,
  but: string | null,
): Promise<void> {
  if (number === null || number === undefined) return;
  if (!(await repository.numberIsSeen(tx, { country, number: registrationKey(number) }, but))) return;
  throw new DomainError('conflict', 'already_exists', 'There is an organisation with this registration number.', {
    fields: [{ pointer: '/registrationNumber', message: 'is the number of another organisation' }],
  });
}

const withDerived = <T extends Profile>(profile: T): T =>
  profile.registrationNumber === undefined || profile.registrationNumber === null
    ? profile
    : { ...profile, registrationNumber: registrationKey(profile.registrationNumber) };

const partEntries = (lists: CheckedParts) =>
  (Object.keys(lists) as PartName[]).flatMap((name) => {
    const list = lists[name];
    return list === undefined ? [] : [[name, list] as const];
  });

function differences(before: object, after: object, fields: readonly string[]): Record<string, unknown> {
  const [old, now] = [before, after] as Readonly<Record<string, unknown>>[];
  return Object.fromEntries(
    fields.filter((f) => old?.[f] !== now?.[f]).map((f) => [f, { from: old?.[f] ?? null, to: now?.[f] ?? null }]),
  );
}

function assertMayAddTo(actor: Actor, clusterId: string | null): void {
  if (rightTo(actor, { id: '', clusterIds: clusterId === null ? [] : [clusterId] }) === 'full') return;
  throw new DomainError('forbidden', 'not_allowed', 'A coordinator adds organisations to clusters of its own.', {
    fields: [{ pointer: '/clusterId', message: 'is not a cluster that you coordinate' }],
  });
}

const staffOnly = (fields: readonly string[]): DomainError =>
  new DomainError('forbidden', 'not_allowed', `Ask your cluster to change ${fields.join(', ')}.`, {
    fields: fields.map((field) => ({ pointer: `/${field}`, message: 'is changed by the cluster only' })),
  });
