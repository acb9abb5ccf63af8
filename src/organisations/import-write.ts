import { uuidv7 } from 'uuidv7';
import { type AuditEntry, recordAudit } from '../audit/record.ts';
import type { Tx } from '../db/transaction.ts';
import type { Actor } from '../shared/actor.ts';
import * as repository from './import.repository.ts';
import type { Known } from './import-recognise.ts';
import { merge, toNew } from './merge.ts';
import type { OrganisationInsert } from './repository.ts';
import type { ReadRow } from './spreadsheet/rows.ts';
import { insertImport, wholeRows } from './undoing.repository.ts';

/** Writes what is new and what differs, keeps what it takes to undo it, and tells the audit. Rows with whose they are. */
export async function writeRows(
  tx: Tx,
  actor: Actor,
  given: { fresh: readonly ReadRow[]; known: readonly Known[]; clusterId: string | null; at: Date },
): Promise<{ importId: string; taken: { row: ReadRow; id: string }[] }> {
  const { fresh, known, clusterId, at } = given;
  const before = await wholeRows(
    tx,
    known.map(({ organisation }) => organisation.id),
  );
  const created = await createRows(tx, fresh, clusterId);
  const changed = await updateRows(tx, known);
  const touched = new Set(changed.map(({ entityId }) => entityId));
  const past = await insertImport(tx, {
    clusterId,
    createdIds: created.map(({ id }) => id),
    changes: before
      .filter(({ organisationId }) => touched.has(organisationId))
      .map((one) => ({ ...one, version: Number(one.row['version']) + 1 })),
    importedBy: actor.kind === 'user' ? actor.userId : null,
    importedAt: at,
  });
  await recordAudit(tx, actor, ...created.map((row) => audited('created', row, clusterId)), ...changed);
  return {
    importId: past.id,
    taken: [
      ...fresh.map((row, i) => ({ row, id: created[i]!.id })),
      ...known.map(({ row, organisation }) => ({ row, id: organisation.id })),
    ],
  };
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

/** Writes what differs, and tells it for the audit. */
async function updateRows(tx: Tx, known: readonly Known[]): Promise<AuditEntry[]> {
  const parts = await repository.findKnownParts(
    tx,
    known.map(({ organisation }) => organisation.id),
  );
  const changes = known.flatMap(({ row, organisation }) => merge(organisation, parts.get(organisation.id)!, row) ?? []);
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
  return changes.map((change) => ({
    ...audited('changed', change.organisation, change.clusterId),
    payload: { changed: change.changed },
  }));
}

/** The audit row of an organisation that an import made or changed. */
const audited = (verb: string, row: { id: string; name?: string }, clusterId: string | null): AuditEntry => ({
  action: `organisation.${verb}`,
  entity: 'organisation',
  entityId: row.id,
  clusterId,
  payload: { name: row.name, by: 'import' },
});
