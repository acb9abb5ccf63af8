import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

/** A French activity code of rev. 2 (2008) or of 2025, with the codes of rev. 2 that stand for it. */
export interface NafCode {
  /** With the dot: `25.29Z`. */
  code: string;
  revision: 'rev2' | '2025';
  labelFr: string;
  /** Of the NACE class; empty for codes of 2025. */
  labelEn: string;
  /** Codes of rev. 2; the code itself for one of rev. 2, none where no correspondence is known. */
  rev2: readonly string[];
  /** How the correspondence of a 2025 code was found: `same_label`, `same_class_similar_label`, `observed` … */
  how: string;
}

/** A CPV code that firms of an activity can do, how sure that is, and what says so. */
export interface NafCpv {
  cpv: string;
  /** In [0,1]; by rank of evidence, not a measured probability. */
  confidence: number;
  /** `awards`: counted from awards; `trade`: the lexicon's trades of that activity; `words`: names of its products. */
  origin: 'awards' | 'awards+trade' | 'trade' | 'words';
  because: string;
}

type CsvRecord = Readonly<Record<string, string>>;

const csv = (name: string): CsvRecord[] =>
  parse(readFileSync(new URL(`./data/${name}`, import.meta.url)), { columns: true, skip_empty_lines: true });

let codes: ReadonlyMap<string, NafCode> | undefined;
let mapping: ReadonlyMap<string, readonly NafCpv[]> | undefined;

function nafCodes(): ReadonlyMap<string, NafCode> {
  codes ??= new Map(
    csv('naf.csv').map((r) => [
      r['code']!,
      {
        code: r['code']!,
        revision: r['revision'] === '2025' ? '2025' : 'rev2',
        labelFr: r['label_fr']!,
        labelEn: r['label_en']!,
        rev2: r['rev2']!.split(' ').filter(Boolean),
        how: r['how']!,
      },
    ]),
  );
  return codes;
}

function nafCpv(): ReadonlyMap<string, readonly NafCpv[]> {
  if (mapping) return mapping;
  const found = new Map<string, NafCpv[]>();
  for (const r of csv('naf-cpv.csv')) {
    const list = found.get(r['naf']!) ?? [];
    list.push({
      cpv: r['cpv']!,
      confidence: Number(r['confidence']),
      origin: r['origin'] as NafCpv['origin'],
      because: r['because']!,
    });
    found.set(r['naf']!, list);
  }
  mapping = found;
  return found;
}

/** The code as the lists have it: `2529z` and `25.29Z` are one. */
export const nafKey = (given: string): string => {
  const bare = given.toUpperCase().replace(/[\s.]/g, '');
  return `${bare.slice(0, 2)}.${bare.slice(2)}`;
};

/** An activity code of either revision; null where neither has it. */
export const findNaf = (given: string): NafCode | null => nafCodes().get(nafKey(given)) ?? null;

/**
 * CPV codes of an activity, the surest first. A code of 2025 answers by its codes of rev. 2, less sure where they are
 * several or the correspondence is only likely.
 */
export function cpvOfNaf(given: string): NafCpv[] {
  const naf = findNaf(given);
  if (naf === null) return [];
  const certain = naf.revision === 'rev2' || naf.how === 'same_label' ? 1 : 0.8;
  const best = new Map<string, NafCpv>();
  for (const code of naf.rev2) {
    for (const item of nafCpv().get(code) ?? []) {
      const confidence = (item.confidence * certain) / Math.sqrt(naf.rev2.length);
      if (confidence > (best.get(item.cpv)?.confidence ?? 0)) best.set(item.cpv, { ...item, confidence });
    }
  }
  return [...best.values()].sort((a, b) => b.confidence - a.confidence || (a.cpv < b.cpv ? -1 : 1));
}
