import type { Language } from '../shared/language.ts';
import type { Known } from './import-recognise.ts';
import type { ReadRow } from './spreadsheet/rows.ts';
import type { CAPABILITY_ORIGINS } from './table.ts';

/** A capability that a row's words or activity code speak for. */
export type ReadSkill = {
  cpv: string;
  label: string;
  level: number;
  evidence: number;
  /** In [0,1]. */
  confidence: number;
  origin: (typeof CAPABILITY_ORIGINS)[number];
  quote: string;
};

/** Reads what companies of a list can do, in their order. */
export type ReadSkills = (
  said: readonly { text: string; nafCode: string | null }[],
  language: Language,
) => Promise<ReadSkill[][]>;

/** What one row would bring. */
export type SkillsOfRow = { row: number; name: string; items: ReadSkill[] };

/** Rows of which some or all is not to be taken: codes by row, null for the whole row. */
export type SkillsLeft = Readonly<Record<string, readonly string[] | null>>;

/** Rows whose words or activity code may be read: a list of codes that the row gives itself goes before. */
const readable = ({ input }: ReadRow): boolean =>
  input.capabilities === undefined && (Boolean(input.description) || Boolean(input.nafCode));

/** What the rows say that their companies can do: before the transaction, for it takes a while. */
export async function readSkillsOf(
  read: ReadSkills,
  sheet: readonly ReadRow[],
  language: Language,
): Promise<SkillsOfRow[]> {
  const rows = sheet.filter(readable);
  const found = await read(
    rows.map(({ input }) => ({ text: input.description ?? '', nafCode: input.nafCode ?? null })),
    language,
  );
  return rows.map(({ row, input }, i) => ({ row, name: input.name, items: found[i] ?? [] }));
}

/**
 * Of what was read, what the rows that come in would bring: of known companies, only what they do not hold yet.
 * @param codes what known companies hold, by organisation
 */
export function newSkills(
  found: readonly SkillsOfRow[],
  { fresh, known }: { fresh: readonly ReadRow[]; known: readonly Known[] },
  codes: ReadonlyMap<string, ReadonlySet<string>>,
): SkillsOfRow[] {
  const nothing: ReadonlySet<string> = new Set();
  const held = new Map(fresh.map(({ row }) => [row, nothing]));
  for (const { row, id } of known) held.set(row.row, codes.get(id) ?? nothing);
  return found.flatMap(({ row, name, items }) => {
    const before = held.get(row);
    const further = before === undefined ? [] : items.filter(({ cpv }) => !before.has(cpv));
    return further.length === 0 ? [] : [{ row, name, items: further }];
  });
}

/** Gives the rows what was confirmed of what they say: all but what is left out. Returns how many capabilities it is. */
export function confirmSkills(rows: readonly ReadRow[], found: readonly SkillsOfRow[], left: SkillsLeft): number {
  const byRow = new Map(found.map(({ row, items }) => [row, items]));
  let count = 0;
  for (const row of rows) {
    const out = left[row.row];
    if (out === null) continue;
    const taken = (byRow.get(row.row) ?? []).filter(({ cpv }) => out?.includes(cpv) !== true);
    if (taken.length === 0) continue;
    row.skills = taken.map(({ cpv, level, evidence, origin, quote }) => ({ cpv, level, evidence, origin, quote }));
    count += taken.length;
  }
  return count;
}
