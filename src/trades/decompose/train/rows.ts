import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { wordsOf } from '../../../taxonomies/suggest/grams.ts';
import { namesNode } from '../nodes.ts';
import type { KnownWork } from '../work.ts';

/** A row of data/trades, or of cpv-eval.jsonl, with what must not be split between training and measuring. */
export interface WorkRow extends KnownWork {
  id: string;
  keys: readonly string[];
  /** Whether it is measured: a row of data/trades. */
  measured: boolean;
}

interface Source {
  id?: string;
  notice: string;
  procedure?: string;
  lot?: string;
  lang: string;
  nature?: string | null;
  title?: string | null;
  description?: string | null;
  notice_title?: string | null;
  notice_description?: string | null;
  buyer?: string;
  cpv_main: string;
  cpv_additional?: readonly string[];
  gold?: readonly string[];
  other_class?: readonly string[];
}

/** Title, notice title where it differs, description: one per line, as the suggester reads texts. */
export function textOf(source: Pick<Source, 'title' | 'notice_title' | 'description' | 'notice_description'>): string {
  const title = source.title ?? '';
  const noticeTitle = source.notice_title ?? '';
  const lines = [title, wordsOf(title).join(' ') === wordsOf(noticeTitle).join(' ') ? '' : noticeTitle];
  const flat = (text: string | null | undefined): string => (text ?? '').replaceAll(/\s*\n\s*/g, ' ');
  return [
    ...lines.filter(Boolean),
    [flat(source.description), flat(source.notice_description)].filter(Boolean).join(' '),
  ].join('\n');
}

function linesOf(path: string): Source[] {
  const bytes = readFileSync(path);
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Source);
}

const keysOf = (source: Source): string[] => [
  `notice ${source.notice}`,
  `title ${wordsOf(source.notice_title || source.title || '').join(' ')}`,
  ...(source.procedure ? [`notice ${source.procedure.split('|').at(-1)}`, source.procedure] : []),
];

const toRow = (source: Source, kind: 'lot' | 'project', further: readonly string[], measured: boolean): WorkRow => ({
  id: source.id ?? `${source.notice} ${source.lot ?? ''}`,
  kind,
  text: textOf(source),
  lang: source.lang ?? '',
  nature: source.nature ?? '',
  cpvMain: source.cpv_main,
  buyer: source.buyer ?? '',
  further,
  keys: keysOf(source),
  measured,
});

/**
 * Rows of data/trades: lots with further codes, or undivided projects with the codes of their lots (a project has no lot
 * of its own).
 */
export function readTradeRows(path: string): WorkRow[] {
  return linesOf(path).map((source) =>
    toRow(source, source.lot === undefined ? 'project' : 'lot', source.gold ?? [], true),
  );
}

/** Texts of cpv-eval.jsonl whose further codes say what the main code doesn't: they add to what is counted. */
export function readFurtherRows(path: string, known: ReadonlySet<string>): WorkRow[] {
  return linesOf(path).flatMap((source) => {
    if (!source.cpv_main || known.has(`notice ${source.notice}`)) return [];
    const further = (source.cpv_additional ?? []).filter(
      (code) => namesNode(code.slice(0, 3)) && code.slice(0, 4) !== source.cpv_main.slice(0, 4),
    );
    return further.length > 0 ? [toRow(source, 'lot', further.slice(0, 15), false)] : [];
  });
}
