import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { AuditEntry } from '../audit/record.ts';
import { insertMany, updateMany } from '../db/bulk.ts';
import type { Tx } from '../db/transaction.ts';
import * as repository from './import.repository.ts';
import type { Known } from './import-recognise.ts';
import { type Change, merge, toNew } from './merge.ts';
import type { OrganisationInsert } from './repository.ts';
import type { ReadRow } from './spreadsheet/rows.ts';
import { capabilities, certifications, organisations, organisationYears } from './table.ts';

/** Writes new organisations with their lists. */
export async function createRows(
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
export async function updateRows(tx: Tx, known: readonly Known[]): Promise<AuditEntry[]> {
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
  await replace(tx, organisationYears, changes, (change) => owned(change.organisation.id, change.years));
  await replace(tx, capabilities, changes, (change) => owned(change.organisation.id, change.capabilities));
  await replace(tx, certifications, changes, (change) => owned(change.organisation.id, change.certifications));
  return changes.map((change) => ({
    ...audited('changed', change.organisation, change.clusterId),
    payload: { changed: change.changed },
  }));
}

const owned = <T extends object>(organisationId: string, list: readonly T[] | null) =>
  list?.map((item) => ({ ...item, organisationId })) ?? null;

async function replace<T extends typeof organisationYears | typeof capabilities | typeof certifications>(
  tx: Tx,
  table: T,
  changes: readonly Change[],
  rowsOf: (change: Change) => readonly T['$inferInsert'][] | null,
): Promise<void> {
  const touched = changes.filter((change) => rowsOf(change) !== null);
  await repository.deleteParts(
    tx,
    table,
    touched.map((change) => change.organisation.id),
  );
  await insertMany(
    tx,
    table,
    touched.flatMap((change) => rowsOf(change) ?? []),
  );
}

/** The audit row of an organisation that an import made or changed. */
export const audited = (verb: string, row: { id: string; name?: string }, clusterId: string | null): AuditEntry => ({
  action: `organisation.${verb}`,
  entity: 'organisation',
  entityId: row.id,
  clusterId,
  payload: { name: row.name, by: 'import' },
});
