import { recordAudit } from '../audit/record.ts';
import type { Database } from '../db/client.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import { type Actor, coordinatedClusters } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { changedMeanwhile, DomainError, notFound } from '../shared/errors.ts';
import { assertKnownCodes } from '../taxonomies/known-codes.ts';
import { type CheckedParts, checkParts, type PartName } from './check-parts.ts';
import * as parts from './parts.repository.ts';
import { positioned } from './position.ts';
import { latestFigures, registrationKey, searchName } from './profile.domain.ts';
import * as repository from './repository.ts';
import { isExcluded, refusedFields, rightTo } from './rights.domain.ts';
import type { NewOrganisationInput, OrganisationPatchInput } from './schemas.ts';
import { type OrganisationView, toView } from './view.ts';

type References = NonNullable<CheckedParts['references']>;
type Profile = Partial<Omit<OrganisationPatchInput, 'name' | 'kind'>>;

/** What it is built on. */
export type OrganisationDeps = {
  database: Database;
  clock: Clock;
  /** Makes the organisation a member of the cluster from today on; part of the caller's transaction. */
  join: (actor: Actor, clusterId: string, organisationId: string) => Promise<void>;
};

/** Organisations as they are told, and as they may be changed. */
export function organisationRows(deps: OrganisationDeps) {
  const { clock } = deps;
  const today = (): string => clock().toISOString().slice(0, 10);

  const view = async (tx: Tx, row: repository.OrganisationRow): Promise<OrganisationView> =>
    toView(row, await parts.findParts(tx, row.id), today());

  return { today, view };
}

/** Puts organisations in and changes them; their lists are replaced whole. */
export function createOrganisationChanges(deps: OrganisationDeps) {
  const { database, clock } = deps;
  const { today, view } = organisationRows(deps);

  /** The organisation as the actor sees it, where it may change it at all. */
  const toChange = async (tx: Tx, actor: Actor, id: string) => {
    const row = await repository.findSeenOrganisation(tx, id);
    if (row === null) throw notFound('organisation');
    const right = rightTo(actor, row);
    if (right === 'none') throw notYours();
    return { row, right };
  };

  return {
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
        return view(tx, row);
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
        const refused = right === 'own' ? refusedFields(changes, isExcluded(row, today())) : [];
        if (refused.length > 0) throw staffOnly(refused);
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
        return view(tx, updated);
      });
    },

    /** Puts a whole list in the place of the one there is. `expected`: the organisation's version, or null for any. */
    async replacePart<N extends PartName>(
      actor: Actor,
      id: string,
      name: N,
      list: Parameters<typeof checkParts>[0][N],
      expected: number | null,
    ): Promise<OrganisationView> {
      const checked = checkParts({ [name]: list }, '', clock())[name] ?? [];
      return inTransaction(database, actor, async (tx) => {
        const { row } = await toChange(tx, actor, id);
        const updated = await repository.updateOrganisation(
          tx,
          id,
          expected,
          name === 'years' ? latestFigures(checked as NonNullable<CheckedParts['years']>) : {},
        );
        if (updated === null) throw changedMeanwhile();
        const rows = name === 'references' ? await withSources(tx, id, checked as References) : checked;
        await parts.replacePart(tx, parts.PART_TABLES[name], id, owned(id, rows));
        await recordAudit(tx, actor, {
          action: `organisation.${name}_replaced`,
          entity: 'organisation',
          entityId: id,
          clusterId: auditCluster(actor, row),
          payload: { [name]: checked },
        });
        return view(tx, updated);
      });
    },
  };
}

/** References that the program read from results stay known as such, as long as they stay what they are. */
async function withSources(
  tx: Tx,
  id: string,
  list: References,
): Promise<(References[number] & { source?: string })[]> {
  const keyOf = ({ title, buyer, year }: { title: string; buyer: string; year: number }) =>
    JSON.stringify([title, buyer, year]);
  const sources = new Map((await parts.findParts(tx, id)).references.map((one) => [keyOf(one), one.source]));
  return list.map((one) => {
    const source = sources.get(keyOf(one));
    return source === undefined ? one : { ...one, source };
  });
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

const withDerived = <T extends Profile>(profile: T): T =>
  profile.registrationNumber === undefined || profile.registrationNumber === null
    ? profile
    : { ...profile, registrationNumber: registrationKey(profile.registrationNumber) };

const partEntries = (lists: CheckedParts) =>
  (Object.keys(lists) as PartName[]).flatMap((name) => {
    const list = lists[name];
    return list === undefined ? [] : [[name, list] as const];
  });

const owned = (organisationId: string, list: readonly object[]) =>
  list.map((item) => ({ ...item, organisationId })) as never[];

/** The cluster whose coordinators read the audit row: one that the actor acts for, where there is one. */
const auditCluster = (actor: Actor, row: { clusterIds: readonly string[] }): string | null =>
  coordinatedClusters(actor).find((id) => row.clusterIds.includes(id)) ?? row.clusterIds[0] ?? null;

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

const notYours = (): DomainError =>
  new DomainError('forbidden', 'not_allowed', 'You see this organisation, but only its own cluster changes it.');

const staffOnly = (fields: readonly string[]): DomainError =>
  new DomainError('forbidden', 'not_allowed', `Ask your cluster to change ${fields.join(', ')}.`, {
    fields: fields.map((field) => ({ pointer: `/${field}`, message: 'is changed by the cluster only' })),
  });
