/** A row of a benchmark's table: what was measured, what was reached, what was aimed at. */
export type Figure = { what: string; reached: string; target: string; met: boolean };

/** Prints figures as a Markdown table. */
export function printFigures(title: string, figures: readonly Figure[]): void {
  process.stdout.write(`\n${title}\n\n| measured | reached | target | |\n|---|---|---|---|\n`);
  for (const figure of figures) {
    process.stdout.write(
      `| ${figure.what} | ${figure.reached} | ${figure.target} | ${figure.met ? 'met' : 'missed'} |\n`,
    );
  }
}

/** The value below which `part` of the sorted values lie. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);
