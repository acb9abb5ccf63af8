/** A table with a header, columns as wide as their longest cell but at most `most` characters; numbers to the right. */
export function table(header: readonly string[], rows: readonly (readonly string[])[], most = 44): string {
  const all = [header, ...rows].map((row) => row.map((cell) => shorten(cell, most)));
  const widths = header.map((_, i) => Math.max(...all.map((row) => row[i]?.length ?? 0)));
  const isNumeric = header.map((_, i) => rows.length > 0 && rows.every((row) => /^[\d.,%+\-\s€]*$/.test(row[i] ?? '')));
  const line = (row: readonly string[]): string =>
    `  ${row.map((cell, i) => (isNumeric[i] ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!))).join('  ')}`.trimEnd();
  return [line(all[0]!), `  ${widths.map((width) => '─'.repeat(width)).join('  ')}`, ...all.slice(1).map(line)].join(
    '\n',
  );
}

export const shorten = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1)}…`;

/** Basis points as a percentage. */
export const percent = (bp: number): string => `${(bp / 100).toFixed(1)} %`;

/** Cents as euros with thin groups, no cents. */
export const euros = (cents: number): string =>
  `${Math.round(cents / 100)
    .toLocaleString('en-GB')
    .replaceAll(',', ' ')} €`;

/** A bar of `width` characters, filled by `part` in [0,1]. */
export function bar(part: number, width = 30): string {
  const full = Math.round(Math.min(1, Math.max(0, part)) * width);
  return `${'█'.repeat(full)}${'░'.repeat(width - full)}`;
}

/** A heading with a rule below. */
export const heading = (text: string): string => `\n${text}\n${'═'.repeat(text.length)}`;
