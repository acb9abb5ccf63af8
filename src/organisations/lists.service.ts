import { recordAudit } from '../audit/record.ts';
import type { Database } from '../db/client.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import { type Actor, coordinatedClusters } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { changedMeanwhile, DomainError, notFound } from '../shared/errors.ts';
import { type CheckedParts, checkParts, type PartName } from './check-parts.ts';
import * as parts from './parts.repository.ts';
import { latestFigures, withOrigins } from './profile.domain.ts';
import * as repository from './repository.ts';
import { rightTo } from './rights.domain.ts';
import { view } from './rows.ts';
import type { Capability } from './schemas.ts';
import type { OrganisationView } from './view.ts';

type References = NonNullable<CheckedParts['references']>;
/** What it is built on. */
export type OrganisationDeps = {
  database: Database;
  clock: Clock;
  /** Makes the organisation a member of the cluster from today on; part of the caller's transaction. */
  join: (actor: Actor, clusterId: string, organisationId: string) => Promise<void>;
};

/** The lists of organisations, each replaced whole. */
export function createOrganisationLists(deps: OrganisationDeps) {
  const { database, clock } = deps;

  return {
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
        const rows =
          name === 'references'
            ? await withSources(tx, id, checked as References)
            : name === 'capabilities'
              ? withOrigins((await parts.findParts(tx, id)).capabilities, checked as readonly Capability[])
              : checked;
        await parts.replacePart(tx, parts.PART_TABLES[name], id, owned(id, rows));
        await recordAudit(tx, actor, {
          action: `organisation.${name}_replaced`,
          entity: 'organisation',
          entityId: id,
          clusterId: auditCluster(actor, row),
          payload: { [name]: checked },
        });
        return view(clock, tx, updated);
      });
    },
  };
}

/** The organisation as the actor sees it, where it may change it at all. */
export const toChange = async (tx: Tx, actor: Actor, id: string) => {
  const row = await repository.findSeenOrganisation(tx, id);
  if (row === null) throw notFound('organisation');
  const right = rightTo(actor, row);
  if (right === 'none') throw notYours();
  return { row, right };
};

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

export const owned = (organisationId: string, list: readonly object[]) =>
  list.map((item) => ({ ...item, organisationId })) as never[];

/** The cluster whose coordinators read the audit row: one that the actor acts for, where there is one. */
export const auditCluster = (actor: Actor, row: { clusterIds: readonly string[] }): string | null =>
  coordinatedClusters(actor).find((id) => row.clusterIds.includes(id)) ?? row.clusterIds[0] ?? null;

const notYours = (): DomainError =>
  new DomainError('forbidden', 'not_allowed', 'You see this organisation, but only its own cluster changes it.');
