import { uuidv7 } from 'uuidv7';
import { type AuditEntry, recordAudit } from '../audit/record.ts';
import type { Tx } from '../db/transaction.ts';
import type { Actor } from '../shared/actor.ts';
import { inBatches } from '../shared/batches.ts';
import * as repository from './import.repository.ts';
import type { Known } from './import-recognise.ts';
import { type Change, merge, toNew } from './merge.ts';
import type { OrganisationInsert, OrganisationRow } from './repository.ts';
import type { ReadRow } from './spreadsheet/rows.ts';
import type { ImportChange } from './trails.ts';
import { insertImport, wholeRows } from './undoing.repository.ts';

/** Rows that are made and written at a time: beside the rows themselves, what is held is of so many. */
const BATCH = 2_000;

/** Writes what is new and what differs, keeps what it takes to undo it, and tells the audit. Rows with whose they are. */
export async function writeRows(
  tx: Tx,
  actor: Actor,
  given: { fresh: readonly ReadRow[]; known: readonly Known[]; clusterId: string | null; at: Date },
): Promise<{ importId: string; taken: { row: ReadRow; id: string }[] }> {
  const { fresh, known, clusterId, at } = given;
  const taken: { row: ReadRow; id: string }[] = [];
  const changes: ImportChange[] = [];
  for (const rows of inBatches(fresh, BATCH)) {
    const created = await createRows(tx, rows, clusterId);
    await recordAudit(tx, actor, ...created.map((row) => audited('created', row, clusterId)));
    taken.push(...rows.map((row, i) => ({ row, id: created[i]!.id })));
  }
  const createdIds = taken.map(({ id }) => id);
  for (const rows of inBatches(known, BATCH)) {
    const changed = await updateRows(tx, rows);
    changes.push(...changed.before);
    await recordAudit(tx, actor, ...changed.entries);
    taken.push(...rows);
  }
  const importedBy = actor.kind === 'user' ? actor.userId : null;
  const past = await insertImport(tx, { clusterId, createdIds, changes, importedBy, importedAt: at });
  return { importId: past.id, taken };
}

/** A row that is an organisation which is there already, and what would change of it. */
export type Duplicate = {
  row: number;
  name: string;
  organisationId: string;
  existing: string;
  by: Known['by'];
  changes: string[];
};

/** What is told of rows that are there already. */
export async function duplicatesOf(tx: Tx, known: readonly Known[]): Promise<Duplicate[]> {
  const duplicates: Duplicate[] = [];
  for await (const batch of changesOf(tx, known))
    for (const { known: found, organisation, change } of batch) {
      const { row, id, by } = found;
      const { name } = row.input;
      const changes = change?.changed ?? [];
      duplicates.push({ row: row.row, name, organisationId: id, existing: organisation.name, by, changes });
    }
  return duplicates;
}

/** What known organisations would become by their rows, in batches; a row that says nothing new has no change. */
async function* changesOf(
  tx: Tx,
  known: readonly Known[],
): AsyncGenerator<{ known: Known; organisation: OrganisationRow; change: Change | null }[]> {
  for (const batch of inBatches(known, BATCH)) {
    const ids = batch.map(({ id }) => id);
    const [whole, parts] = [await repository.findWhole(tx, ids), await repository.findKnownParts(tx, ids)];
    yield batch.map((one) => {
      const organisation = whole.get(one.id)!;
      return { known: one, organisation, change: merge(organisation, parts.get(one.id)!, one.row, one.by) };
    });
  }
}

/** Writes new organisations with their lists. */
async function createRows(
  tx: Tx,
  rows: readonly ReadRow[],
  clusterId: string | null,
): Promise<(OrganisationInsert & { id: string })[]> {
  const made = rows.map((row) => ({ ...toNew(row, clusterId), id: uuidv7() }));
  const own = <T>(listOf: (row: ReadRow) => readonly T[] | undefined) =>
    rows.flatMap((row, i) => (listOf(row) ?? []).map((item) => ({ ...item, organisationId: made[i]!.id })));
  await repository.insertOrganisations(tx, made);
  await repository.insertParts(tx, {
    years: own((row) => (row.figures === null ? [] : [row.figures])),
    capabilities: own((row) => row.input.capabilities ?? row.skills),
    certifications: own((row) => row.input.certifications),
  });
  return made;
}

/** Writes what differs; how it was before, and what the audit is told. */
async function updateRows(tx: Tx, known: readonly Known[]): Promise<{ before: ImportChange[]; entries: AuditEntry[] }> {
  const changes: Change[] = [];
  for await (const batch of changesOf(tx, known)) changes.push(...batch.flatMap(({ change }) => change ?? []));
  const before = await wholeRows(
    tx,
    changes.map(({ organisation }) => organisation.id),
  );
  await repository.updateOrganisations(
    tx,
    changes.map((change) => change.organisation),
  );
  await repository.replaceParts(
    tx,
    changes.map(({ organisation: { id }, years, capabilities, certifications }) => ({
      organisationId: id,
      years,
      capabilities,
      certifications,
    })),
  );
  return {
    before: before.map((one) => ({ ...one, version: Number(one.row['version']) + 1 })),
    entries: changes.map((change) => ({
      ...audited('changed', change.organisation, change.clusterId),
      payload: { changed: change.changed },
    })),
  };
}

/** The audit row of an organisation that an import made or changed. */
const audited = (verb: string, row: { id: string; name?: string }, clusterId: string | null): AuditEntry => ({
  action: `organisation.${verb}`,
  entity: 'organisation',
  entityId: row.id,
  clusterId,
  payload: { name: row.name, by: 'import' },
});
