import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { type AuditEntry, recordAudit } from '../audit/record.ts';
import { insertMany, updateMany } from '../db/bulk.ts';
import type { Database } from '../db/client.ts';
import { actingAs, inTransaction, type Tx } from '../db/transaction.ts';
import { type Actor, coordinatedClusters, systemActor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/errors.ts';
import type { Language } from '../shared/language.ts';
import * as repository from './import.repository.ts';
import { type Change, merge, toNew } from './merge.ts';
import type { OrganisationInsert, OrganisationRow } from './repository.ts';
import { rightTo } from './rights.domain.ts';
import type { Fault, FaultCode } from './spreadsheet/faults.ts';
import type { SheetTasks } from './spreadsheet/reader.ts';
import type { ReadRow } from './spreadsheet/rows.ts';
import type { SheetReading } from './spreadsheet/sheet.ts';
import { faultWords } from './spreadsheet/words.ts';
import { capabilities, certifications, organisations, organisationYears } from './table.ts';

/** A fault or doubt in words. */
export type Remark = { row: number; column: string | null; message: string; suggestion?: string };

/** A column of the file and what it was taken for. */
export type ColumnView = { header: string; field: string | null; confidence: number; example: string | null };

/** What an import did, or would do. */
export type ImportResult = {
  created: number;
  updated: number;
  /** People invited. */
  invited: number;
  /** What keeps rows out. */
  errors: Remark[];
  /** What was taken over with a doubt, or left out of a row that came in. */
  warnings: Remark[];
  /** Headings that nothing was taken from. */
  ignoredColumns: string[];
};

/** What a file holds, before anything is taken over. */
export type ImportPreview = Omit<ImportResult, 'invited'> & {
  columns: ColumnView[];
  rows: number;
  /** Rows that are an organisation which is there already, and what would change of it. */
  duplicates: {
    row: number;
    name: string;
    organisationId: string;
    existing: string;
    by: 'number' | 'name';
    changes: string[];
  }[];
};

/** How a file is taken in. */
export type ImportOptions = {
  clusterId?: string | undefined;
  mapping?: Readonly<Record<string, string | null>> | undefined;
  acceptSuggestions?: boolean | undefined;
  language: Language;
};

export type OrganisationImportService = ReturnType<typeof createOrganisationImportService>;

const IMPORT = systemActor('organisation-import');

/** Loading a cluster's members from a spreadsheet. */
export function createOrganisationImportService(deps: {
  database: Database;
  clock: Clock;
  reader: SheetTasks;
  /** Makes organisations members of the cluster from today on, those that are not yet; in the same transaction. */
  joinMany: (actor: Actor, clusterId: string, organisationIds: readonly string[]) => Promise<void>;
  /** Invites a person to speak for an organisation, with a mail; in the same transaction. */
  invite: (actor: Actor, contact: { email: string; name: string; organisationId: string }) => Promise<unknown>;
}) {
  const { database, clock, reader } = deps;

  const read = async (actor: Actor, bytes: Uint8Array, options: ImportOptions): Promise<Reading> => {
    const clusterId = options.clusterId ?? coordinatedClusters(actor)[0] ?? null;
    assertMayImportTo(actor, clusterId);
    const kept = await inTransaction(database, actor, (tx) => repository.keptHeadings(tx, clusterId));
    const sheet = await reader.readSheet(bytes, {
      mapping: options.mapping ?? {},
      kept,
      now: clock(),
      acceptSuggestions: options.acceptSuggestions ?? false,
    });
    return { clusterId, sheet };
  };

  const invitePeople = async (actor: Actor, taken: readonly Taken[]): Promise<number> => {
    const contacts = taken.filter(({ row }) => row.contact !== null);
    for (const { row, id } of contacts) {
      const { email, name } = row.contact!;
      await deps.invite(actor, { email, name: name ?? email.split('@')[0]!, organisationId: id });
    }
    return contacts.length;
  };

  return {
    /**
     * What a file holds: columns with what they were taken for, every row's faults and doubts, organisations that are
     * there already and what would change of them. Nothing is kept.
     * @throws DomainError for bytes that are no spreadsheet, too many rows, and a cluster that is not the actor's
     */
    async preview(actor: Actor, bytes: Uint8Array, options: ImportOptions): Promise<ImportPreview> {
      const { sheet } = await read(actor, bytes, options);
      return inTransaction(database, actor, async (tx) => {
        const { fresh, known, refused } = await recognise(tx, actor, sheet.rows);
        const parts = await repository.findKnownParts(
          tx,
          known.map(({ organisation }) => organisation.id),
        );
        return {
          columns: sheet.columns.map(({ factor: _factor, ...column }) => column),
          rows: sheet.count,
          created: fresh.length,
          updated: known.length,
          ...remarks(sheet, refused, options.language),
          duplicates: known.map(({ row, organisation, by }) => ({
            row: row.row,
            name: row.input.name,
            organisationId: organisation.id,
            existing: organisation.name,
            by,
            changes: merge(organisation, parts.get(organisation.id)!, row)?.changed ?? [],
          })),
        };
      });
    },

    /**
     * Adds and updates organisations from a spreadsheet (see `FIELDS`). A row finds its organisation by registration
     * number, else by name; an empty cell leaves a field as it is; capabilities and certifications are whole lists. The
     * same file again creates nothing. With a fault in any row nothing is written, unless `partial`: then the good ones
     * are. With `dryRun` nothing is written at all. A mapping that is given is kept for the cluster's next file.
     * @throws DomainError for bytes that are no spreadsheet, too many rows, and a cluster that is not the actor's
     */
    async take(
      actor: Actor,
      bytes: Uint8Array,
      options: ImportOptions & { partial: boolean; dryRun?: boolean; invite?: boolean },
    ): Promise<{ result: ImportResult; rejects: Rejects }> {
      const { clusterId, sheet } = await read(actor, bytes, options);
      return inTransaction(database, actor, async (tx) => {
        const { fresh, known, refused } = await recognise(tx, actor, sheet.rows);
        const told = remarks(sheet, refused, options.language);
        const rejects = rejectsOf(sheet, refused, told.errors);
        const stopped = told.errors.length > 0 && !options.partial;
        if (stopped) return { result: { created: 0, updated: 0, invited: 0, ...told }, rejects };
        const counts = { created: fresh.length, updated: known.length };
        if (options.dryRun) return { result: { ...counts, invited: 0, ...told }, rejects };
        const created = await create(tx, fresh, clusterId);
        const changed = await update(tx, known);
        if (clusterId !== null) {
          const ids = [...created.map(({ id }) => id), ...known.map(({ organisation }) => organisation.id)];
          await deps.joinMany(actor, clusterId, ids);
          await repository.keepHeadings(tx, clusterId, options.mapping ?? {});
        }
        await recordAudit(tx, actor, ...created.map((row) => audited('created', row, clusterId)), ...changed);
        const invited = options.invite
          ? await invitePeople(actor, [
              ...fresh.map((row, i) => ({ row, id: created[i]!.id })),
              ...known.map(({ row, organisation }) => ({ row, id: organisation.id })),
            ])
          : 0;
        return { result: { ...counts, invited, ...told }, rejects };
      });
    },
  };
}

type Reading = { clusterId: string | null; sheet: SheetReading };
type Taken = { row: ReadRow; id: string };

/** Rows that did not come in, with their cells and why: what goes back to whoever made the file. */
export type Rejects = { heading: string[]; rows: { row: number; cells: string[]; reasons: string[] }[] };

function remarks(
  sheet: SheetReading,
  refused: readonly Fault[],
  language: Language,
): Pick<ImportResult, 'errors' | 'warnings' | 'ignoredColumns'> {
  const inWords = (fault: Fault): Remark => ({
    row: fault.row,
    column: fault.column,
    message: faultWords(fault, language),
    ...(fault.suggestion === undefined ? {} : { suggestion: fault.suggestion }),
  });
  return {
    errors: [...sheet.faults, ...refused].sort((a, b) => a.row - b.row).map(inWords),
    warnings: [...sheet.doubts].sort((a, b) => a.row - b.row).map(inWords),
    ignoredColumns: sheet.columns.flatMap(({ header, field }) => (field === null && header !== '' ? [header] : [])),
  };
}

function rejectsOf(sheet: SheetReading, refused: readonly Fault[], errors: readonly Remark[]): Rejects {
  const reasons = new Map<number, string[]>();
  for (const { row, column, message } of errors)
    reasons.set(row, [...(reasons.get(row) ?? []), column === null ? message : `${column} ${message}`]);
  const late = new Set(refused.map(({ row }) => row));
  const cells = new Map(sheet.rejected.map((line) => [line.row, line.cells]));
  for (const row of sheet.rows) if (late.has(row.row)) cells.set(row.row, row.cells);
  return {
    heading: sheet.columns.map(({ header }) => header),
    rows: [...reasons].flatMap(([row, list]) =>
      cells.has(row) ? [{ row, cells: cells.get(row)!, reasons: list }] : [],
    ),
  };
}

type Known = { row: ReadRow; organisation: OrganisationRow; by: 'number' | 'name' };

/** Tells new organisations from known ones, and rows that name an organisation that the actor may not change. */
async function recognise(
  tx: Tx,
  actor: Actor,
  rows: readonly ReadRow[],
): Promise<{ fresh: ReadRow[]; known: Known[]; refused: Fault[] }> {
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
  const refused: Fault[] = [];
  const claimed = new Map<string, number>();
  const refuse = (row: ReadRow, code: FaultCode, params: Fault['params'] = {}) =>
    refused.push({ row: row.row, column: null, code, params });
  for (const row of rows) {
    const number = registrationOf(row);
    const found = number === null ? undefined : byNumber.get(`${number.country} ${number.number}`);
    const namesakes = (byName.get(row.searchName) ?? []).filter(
      (o) => number === null || o.registrationNumber === null,
    );
    const organisation = found ?? namesakes[0];
    if (found === undefined && number !== null && taken.has(`${number.country} ${number.number}`)) {
      refuse(row, 'foreignOrganisation');
    } else if (found === undefined && namesakes.length > 1) refuse(row, 'severalOfThatName');
    else if (organisation === undefined) fresh.push(row);
    else if (rightTo(actor, organisation) !== 'full') refuse(row, 'foreignOrganisation');
    else if (claimed.has(organisation.id)) {
      refuse(row, 'sameOrganisationAsRow', { row: claimed.get(organisation.id)! });
    } else {
      claimed.set(organisation.id, row.row);
      known.push({ row, organisation, by: found === undefined ? 'name' : 'number' });
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
