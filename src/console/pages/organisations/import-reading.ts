import type { Answer } from '../../api/call.ts';

/** Heading → field, or null for a column that means nothing; only what was chosen by hand. */
export type Mapping = Readonly<Record<string, string | null>>;
/** What the dry run says of a file. */
export type Trial = Answer<'POST /v1/organisations/import/preview'>;
/** How a file is to be read. */
export type Reading = { file: File; mapping: Mapping; acceptSuggestions: boolean; clusterId: string | undefined };

/** A workbook by its name; anything else is read as CSV, which also tells what is no table. */
export const mediaTypeOf = (file: File): string =>
  /\.xlsx$/i.test(file.name) ? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' : 'text/csv';

/** Rows with a fault: each is counted once. */
export const faultyRows = ({ errors }: Pick<Trial, 'errors'>): number => new Set(errors.map(({ row }) => row)).size;

/** What is taken along with the rows. */
export type Choices = { invite: boolean; skills: boolean; left: ReadonlySet<number> };
export const NO_CHOICE: Choices = { invite: false, skills: false, left: new Set() };

/** The choices as the import takes them. */
export const queryOfChoices = ({ invite, skills, left }: Choices) => ({
  invite,
  skills,
  ...(skills && left.size > 0
    ? { skillsLeft: JSON.stringify(Object.fromEntries([...left].map((row) => [row, null]))) }
    : {}),
});
