import { barSpec } from './bars.ts';
import { emptySvg } from './empty.ts';
import type { ChartInput } from './input.ts';
import { lorenzSpec } from './lorenz.ts';
import { renderSpec } from './render.ts';
import { stackedSpec } from './stacked.ts';
import { tilesSvg } from './tiles.ts';

/**
 * Draws a chart as SVG text: titled, with units and source, readable in black and white, in French or English. Nothing
 * is loaded. The same input gives the same text.
 */
export async function renderChart(input: ChartInput): Promise<string> {
  if (isEmpty(input)) return emptySvg(input);
  switch (input.kind) {
    case 'bars':
      return renderSpec(barSpec(input));
    case 'stacked':
      return renderSpec(stackedSpec(input));
    case 'lorenz':
      return renderSpec(lorenzSpec(input));
    case 'tiles':
      return tilesSvg(input);
  }
}

/** Whether there is nothing to draw: axes without bars, or a curve of nothing, would look like a figure. */
const isEmpty = (input: ChartInput): boolean =>
  input.kind === 'lorenz'
    ? input.values.every((value) => value === 0)
    : input.kind !== 'tiles' && input.rows.every((row) => row.value === 0);
