import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { type AuditEntry, recordAudit } from '../audit/record.ts';
import { insertMany, updateMany } from '../db/bulk.ts';
import type { Database } from '../db/client.ts';
import { actingAs, inTransaction, type Tx } from '../db/transaction.ts';
import { type Actor, coordinatedClusters, systemActor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/errors.ts';
import { readCsv } from './csv/read.ts';
import { type ReadRow, type RowError, readRows } from './csv/rows.ts';
import * as repository from './import.repository.ts';
import { type Change, merge, toNew } from './merge.ts';
import type { OrganisationInsert, OrganisationRow } from './repository.ts';
import { rightTo } from './rights.domain.ts';
import { capabilities, certifications, organisations, organisationYears } from './table.ts';

export type ImportResult = { created: number; updated: number; errors: RowError[] };
export type OrganisationImportService = ReturnType<typeof createOrganisationImportService>;

const IMPORT = systemActor('organisation-import');

/** Loading a cluster's members from a spreadsheet. */
export function createOrganisationImportService(deps: {
  database: Database;
  clock: Clock;
  /** Makes organisations members of the cluster from today on, those that are not yet; in the same transaction. */
  joinMany: (actor: Actor, clusterId: string, organisationIds: readonly string[]) => Promise<void>;
}) {
  const { database, clock } = deps;

  return {
    /**
     * Adds and updates organisations from CSV (see `COLUMNS`). A row finds its organisation by registration number,
     * else by name; an empty cell leaves a field as it is; capabilities and certifications are whole lists. The same
     * file again creates nothing. With a fault in any row nothing is written, unless `partial`: then the good ones are.
     * @throws DomainError for bytes that are no CSV, too many rows, and a cluster that is not the actor's
     */
    async importCsv(
      actor: Actor,
      bytes: Uint8Array,
      options: { partial: boolean; clusterId?: string | undefined },
    ): Promise<ImportResult> {
      const clusterId = options.clusterId ?? coordinatedClusters(actor)[0] ?? null;
      assertMayImportTo(actor, clusterId);
      const { rows, errors } = readRows(readCsv(bytes), clock());
      return inTransaction(database, actor, async (tx) => {
        const { fresh, known, refused } = await recognise(tx, database, actor, rows);
        const faults = [...errors, ...refused].sort((a, b) => a.row - b.row);
        if (faults.length > 0 && !options.partial) return { created: 0, updated: 0, errors: faults };
        const created = await create(tx, fresh, clusterId);
        const changed = await update(tx, known);
        if (clusterId !== null) {
          const ids = [...created.map(({ id }) => id), ...known.map(({ organisation }) => organisation.id)];
          await deps.joinMany(actor, clusterId, ids);
        }
        await recordAudit(tx, actor, ...created.map((row) => audited('created', row, clusterId)), ...changed);
        return { created: fresh.length, updated: known.length, errors: faults };
      });
    },
  };
}

type Known = { row: ReadRow; organisation: OrganisationRow };

/** Tells new organisations from known ones, and rows that name an organisation that the actor may not change. */
async function recognise(
  tx: Tx,
  _database: Database,
  actor: Actor,
  rows: readonly ReadRow[],
): Promise<{ fresh: ReadRow[]; known: Known[]; refused: RowError[] }> {
  const registrations = rows.flatMap((row) => registrationOf(row) ?? []);
  const visible = await repository.findKnown(
    tx,
    registrations,
    rows.map((row) => row.searchName),
  );
  const taken = await actingAs(IMPORT, () => repository.findTaken(tx, registrations));
  const byNumber = new Map(visible.map((o) => [`${o.country} ${o.registrationNumber}`, o]));
  const byName = new Map<string, OrganisationRow[]>();
  for (const o of visible) byName.set(o.searchName, [...(byName.get(o.searchName) ?? []), o]);
  const fresh: ReadRow[] = [];
  const known: Known[] = [];
  const refused: RowError[] = [];
  const claimed = new Set<string>();
  const refuse = (row: ReadRow, message: string) => refused.push({ row: row.row, column: null, message });
  for (const row of rows) {
    const number = registrationOf(row);
    const found = number === null ? undefined : byNumber.get(`${number.country} ${number.number}`);
    const namesakes = (byName.get(row.searchName) ?? []).filter(
      (o) => number === null || o.registrationNumber === null,
    );
    const organisation = found ?? namesakes[0];
    if (found === undefined && number !== null && taken.has(`${number.country} ${number.number}`)) {
      refuse(row, 'is an organisation of another cluster: ask an administrator');
    } else if (found === undefined && namesakes.length > 1) {
      refuse(row, 'has the name of several organisations: give the registration number');
    } else if (organisation === undefined) fresh.push(row);
    else if (rightTo(actor, organisation) !== 'full') {
      refuse(row, 'is an organisation of another cluster: ask an administrator');
    } else if (claimed.has(organisation.id)) refuse(row, 'is the same organisation as a row above');
    else {
      claimed.add(organisation.id);
      known.push({ row, organisation });
    }
  }
  return { fresh, known, refused };
}

const registrationOf = (row: ReadRow): repository.Registration | null =>
  row.registration === null ? null : { country: row.input.country ?? 'FR', number: row.registration };

async function create(
  tx: Tx,
  rows: readonly ReadRow[],
  clusterId: string | null,
): Promise<(OrganisationInsert & { id: string })[]> {
  const made = rows.map((row) => ({ ...toNew(row, clusterId), id: uuidv7() }));
  const own = <T>(listOf: (row: ReadRow) => readonly T[] | undefined) =>
    rows.flatMap((row, i) => (listOf(row) ?? []).map((item) => ({ ...item, organisationId: made[i]!.id })));
  await insertMany(tx, organisations, made);
  await insertMany(
    tx,
    organisationYears,
    own((row) => (row.figures === null ? [] : [row.figures])),
  );
  await insertMany(
    tx,
    capabilities,
    own((row) => row.input.capabilities),
  );
  await insertMany(
    tx,
    certifications,
    own((row) => row.input.certifications),
  );
  return made;
}

/** Writes what differs, and tells it for the audit. */
async function update(tx: Tx, known: readonly Known[]): Promise<AuditEntry[]> {
  const parts = await repository.findKnownParts(
    tx,
    known.map(({ organisation }) => organisation.id),
  );
  const changes = known.flatMap(({ row, organisation }) => merge(organisation, parts.get(organisation.id)!, row) ?? []);
  await updateMany(
    tx,
    organisations,
    changes.map((change) => change.organisation),
    sql`version = t.version + 1, updated_at = now()`,
  );
  await replace(tx, organisationYears, changes, (change) => change.years);
  await replace(tx, capabilities, changes, (change) => change.capabilities);
  await replace(tx, certifications, changes, (change) => change.certifications);
  return changes.map((change) => ({
    ...audited('changed', change.organisation, change.clusterId),
    payload: { changed: change.changed },
  }));
}

async function replace<T extends typeof organisationYears | typeof capabilities | typeof certifications>(
  tx: Tx,
  table: T,
  changes: readonly Change[],
  listOf: (change: Change) => readonly object[] | null,
): Promise<void> {
  const touched = changes.filter((change) => listOf(change) !== null);
  await repository.deleteParts(
    tx,
    table,
    touched.map((change) => change.organisation.id),
  );
  const rows = touched.flatMap((change) =>
    listOf(change)!.map((item) => ({ ...item, organisationId: change.organisation.id })),
  );
  await insertMany(tx, table, rows as unknown as T['$inferInsert'][]);
}

const audited = (verb: string, row: { id: string; name?: string }, clusterId: string | null): AuditEntry => ({
  action: `organisation.${verb}`,
  entity: 'organisation',
  entityId: row.id,
  clusterId,
  payload: { name: row.name, by: 'import' },
});

function assertMayImportTo(actor: Actor, clusterId: string | null): void {
  if (rightTo(actor, { id: '', clusterIds: clusterId === null ? [] : [clusterId] }) === 'full') return;
  throw new DomainError('forbidden', 'not_allowed', 'A coordinator imports organisations to clusters of its own.', {
    fields: [{ pointer: '?clusterId', message: 'is not a cluster that you coordinate' }],
  });
}
