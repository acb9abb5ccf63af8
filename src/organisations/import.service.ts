import type { Database } from '../db/client.ts';
import { inTransaction } from '../db/transaction.ts';
import { type Actor, coordinatedClusters } from '../shared/actor.ts';
import { inBatches } from '../shared/batches.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/errors.ts';
import type { Language } from '../shared/language.ts';
import { keepContacts, markInvitedRows } from './contacts.repository.ts';
import type { ContactMailView } from './contacts.schemas.ts';
import * as repository from './import.repository.ts';
import { contactsOf, firstMail, type Invite, invitePeople, type PreviewInvitation } from './import-people.ts';
import { recognise } from './import-recognise.ts';
import { type Rejects, type Remarks, rejectsOf, remarkOf, remarksOf } from './import-remarks.ts';
import {
  confirmSkills,
  newSkills,
  type ReadSkills,
  readSkillsOf,
  type SkillsLeft,
  type SkillsOfRow,
} from './import-skills.ts';
import { type Duplicate, duplicatesOf, writeRows } from './import-write.ts';
import { rightTo } from './rights.domain.ts';
import type { SheetReader } from './spreadsheet/reader.ts';
import type { SheetReading } from './spreadsheet/sheet.ts';

/** A column of the file and what it was taken for. */
export type ColumnView = { header: string; field: string | null; confidence: number; example: string | null };

/** What an import did, or would do. */
export type ImportResult = Remarks & {
  created: number;
  updated: number;
  /** People invited. */
  invited: number;
  /** Capabilities that were read from words and activity codes, and confirmed. */
  skills: number;
  /** To undo it with; null where nothing was written. */
  importId: string | null;
};

/** What a file holds, before anything is taken over. */
export type ImportPreview = Omit<ImportResult, 'invited' | 'skills' | 'importId'> & {
  columns: ColumnView[];
  rows: number;
  /** Rows that are an organisation which is there already, and what would change of it. */
  duplicates: Duplicate[];
  /** What the rows say that their companies can do, of the first rows; nothing counts before it is confirmed. */
  skills: SkillsOfRow[];
  /** The same of all rows. */
  skillCounts: { rows: number; skills: number };
  /** The mail that `invite` would send to the first contact; null: no row that comes in names one. */
  mail: ContactMailView | null;
};

/** So many rows' capabilities are told one by one. */
const SKILL_ROWS_TOLD = 500;

/** How a file is taken in. */
export type ImportOptions = {
  clusterId?: string | undefined;
  mapping?: Readonly<Record<string, string | null>> | undefined;
  acceptSuggestions?: boolean | undefined;
  language: Language;
};

export type OrganisationImportService = ReturnType<typeof createOrganisationImportService>;

/** Loading a cluster's members from a spreadsheet. */
export function createOrganisationImportService(deps: {
  database: Database;
  clock: Clock;
  reader: Pick<SheetReader, 'readSheet' | 'cellsOf'>;
  /** Makes organisations members of the cluster from today on, those that are not yet; in the same transaction. */
  joinMany: (actor: Actor, clusterId: string, organisationIds: readonly string[]) => Promise<void>;
  /** Invites a person to speak for an organisation, with a mail; in the same transaction. */
  invite: Invite;
  previewInvitation: PreviewInvitation;
  readSkills: ReadSkills;
}) {
  const { database, clock, reader } = deps;

  const read = async (actor: Actor, bytes: Uint8Array, options: ImportOptions): Promise<ReadSheet> => {
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

  return {
    /**
     * What a file holds: columns with what they were taken for, every row's faults and doubts, organisations that are
     * there already and what would change of them. Nothing is kept.
     * @throws DomainError for bytes that are no spreadsheet, too many rows, and a cluster that is not the actor's
     */
    async preview(actor: Actor, bytes: Uint8Array, options: ImportOptions): Promise<ImportPreview> {
      const { sheet } = await read(actor, bytes, options);
      const said = await readSkillsOf(deps.readSkills, sheet.rows, options.language);
      return inTransaction(database, actor, async (tx) => {
        const { fresh, known, refused } = await recognise(tx, actor, sheet.rows);
        const ids = known.map(({ id }) => id);
        const skills = newSkills(said, { fresh, known }, await repository.findCodes(tx, ids));
        return {
          columns: sheet.columns.map(({ factor: _factor, ...column }) => column),
          rows: sheet.count,
          created: fresh.length,
          updated: known.length,
          ...remarksOf(sheet, refused, options.language),
          duplicates: await duplicatesOf(tx, known),
          skills: skills.slice(0, SKILL_ROWS_TOLD),
          mail: firstMail(deps.previewInvitation, [...fresh, ...known.map(({ row }) => row)]),
          skillCounts: { rows: skills.length, skills: skills.reduce((sum, { items }) => sum + items.length, 0) },
        };
      });
    },

    /**
     * Adds and updates organisations from a spreadsheet (see `FIELDS`). A row finds its organisation by registration
     * number, else by name, else by the name but for its legal form; an empty cell leaves a field as it is; capabilities and certifications are whole lists. The
     * same file again creates nothing. With a fault in any row nothing is written, unless `partial`: then the good ones
     * are. With `dryRun` nothing is written at all. With `skills` what the rows' words and activity codes speak for becomes
     * capabilities, but for what `skillsLeft` names. A mapping that is given is kept for the cluster's next file.
     * @throws DomainError for bytes that are no spreadsheet, too many rows, and a cluster that is not the actor's
     */
    async take(
      actor: Actor,
      bytes: Uint8Array,
      options: ImportOptions & {
        partial: boolean;
        dryRun?: boolean;
        invite?: boolean;
        skills?: boolean;
        skillsLeft?: SkillsLeft;
      },
    ): Promise<{ result: ImportResult; rejects: () => Promise<Rejects> }> {
      const { clusterId, sheet } = await read(actor, bytes, options);
      const said = options.skills ? await readSkillsOf(deps.readSkills, sheet.rows, options.language) : [];
      return inTransaction(database, actor, async (tx) => {
        const { fresh, known, refused } = await recognise(tx, actor, sheet.rows);
        const told = remarksOf(sheet, refused, options.language);
        // The file of rejects has cells that nothing else needs: they are read once more where it is asked for.
        const rejects = async (): Promise<Rejects> => {
          const late = new Set(refused.map(({ row }) => row));
          return rejectsOf(sheet, late.size === 0 ? [] : await reader.cellsOf(bytes, late), told.errors);
        };
        const stopped = told.errors.length > 0 && !options.partial;
        if (stopped)
          return { result: { created: 0, updated: 0, invited: 0, skills: 0, importId: null, ...told }, rejects };
        const codes = await repository.findCodes(
          tx,
          known.map(({ id }) => id),
        );
        const brought = newSkills(said, { fresh, known }, codes);
        const skills = confirmSkills([...fresh, ...known.map(({ row }) => row)], brought, options.skillsLeft ?? {});
        const counts = { created: fresh.length, updated: known.length, skills };
        if (options.dryRun) return { result: { ...counts, invited: 0, importId: null, ...told }, rejects };
        const { importId, taken } = await writeRows(tx, actor, { fresh, known, clusterId, at: clock() });
        if (clusterId !== null) {
          const joined = taken.map(({ id }) => id);
          await deps.joinMany(actor, clusterId, joined);
          await repository.keepHeadings(tx, clusterId, options.mapping ?? {});
        }
        for (const some of inBatches(contactsOf(taken, clusterId), 5_000)) await keepContacts(tx, some);
        if (!options.invite) return { result: { ...counts, invited: 0, importId, ...told }, rejects };
        const people = await invitePeople(deps.invite, actor, taken);
        await markInvitedRows(tx, people.done, clusterId, clock());
        const warnings = [...told.warnings, ...people.refused.map((fault) => remarkOf(fault, options.language))];
        return { result: { ...counts, importId, ...told, invited: people.done.length, warnings }, rejects };
      });
    },
  };
}

type ReadSheet = { clusterId: string | null; sheet: SheetReading };
function assertMayImportTo(actor: Actor, clusterId: string | null): void {
  if (rightTo(actor, { id: '', clusterIds: clusterId === null ? [] : [clusterId] }) === 'full') return;
  throw new DomainError('forbidden', 'not_allowed', 'A coordinator imports organisations to clusters of its own.', {
    fields: [{ pointer: '?clusterId', message: 'is not a cluster that you coordinate' }],
  });
}
