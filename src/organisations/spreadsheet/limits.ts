/** Most rows in one file, besides the heading: the companies in French clusters, and room. */
export const MAX_ROWS = 100_000;
/** Most columns in one file. */
export const MAX_COLUMNS = 200;
/** Longest cell, in characters. */
export const MAX_CELL = 100_000;

/** A row of a sheet under the number that a spreadsheet shows, its cells as text. */
export type GridRow = { row: number; cells: string[] };
