import * as vega from 'vega';
import { type Loader, type LoggerInterface, parse, type Spec, View } from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import { textWidth } from '../printing/font.ts';
import type { ChartSpec } from './style.ts';

/**
 * Draws a Vega-Lite specification as SVG text, without a browser. Rejects where the specification names a URL or a
 * file (`data.url`, an image mark, a link): a chart's data are in its specification, and the loader that Vega has by
 * default would read what is named.
 */
export async function renderSpec(spec: ChartSpec): Promise<string> {
  measureWithOurFont();
  const asked: string[] = [];
  const logger = silentLogger();
  const view = new View(parse(compile(spec as TopLevelSpec, { logger }).spec as Spec), {
    renderer: 'none',
    loader: refusingLoader(asked),
    logger,
  });
  try {
    const svg = await view.toSVG();
    if (asked.length > 0) throw new Error(`charts: a chart may not load anything, asked for ${asked.join(', ')}`);
    return svg;
  } finally {
    view.finalize();
  }
}

/** Loads nothing and notes what was asked for. Links are emptied rather than rejected: Vega does not await them. */
function refusingLoader(asked: string[]): Loader {
  const refuse = (what: string): Promise<never> => {
    asked.push(what);
    return Promise.reject(new Error(`charts: refused ${what}`));
  };
  return {
    load: refuse,
    http: refuse,
    file: refuse,
    sanitize: async (uri) => {
      asked.push(uri);
      return { href: '' };
    },
  };
}

/** Vega logs to the console by default; faults come back as rejections instead. */
const silentLogger = (): LoggerInterface => vega.logger(vega.None);

type TextItem = { fontSize?: number; fontWeight?: string | number; limit?: number };
type TextMetrics = { width: (item: TextItem, text: unknown) => number };
const VEGA_FONT_SIZE = 11;

/** Without a canvas Vega guesses widths, too wide by half: labels would be cut and margins gape. */
function measureWithOurFont(): void {
  const { textMetrics } = vega as typeof vega & { textMetrics: TextMetrics };
  textMetrics.width = (item, text) => {
    const width = textWidth(String(text ?? ''), item.fontSize ?? VEGA_FONT_SIZE, item.fontWeight === 'bold');
    return item.limit !== undefined && item.limit > 0 ? Math.min(width, item.limit) : width;
  };
}
