import { quoteAround } from '../../notices/requirements/passages.ts';
import { type Finding, finding, type Sentence } from './finding.ts';

/** How a language says criteria and their weights. */
export type CriteriaWords = {
  /** After these words criteria are looked for. */
  heading: RegExp;
  /** Groups: whole per cents, their decimals, points. */
  weight: RegExp;
  /** A criterion within a criterion. */
  sub: RegExp;
  /** How marks are given, which is no weight: "la note maximale de 5 points sera attribuée". */
  marking: RegExp;
  /** A line that begins a criterion: `3-Qualité`, `B - Moyens`, `Critère 2 :`, a bullet. */
  begins: RegExp;
  /** Enumerated at the first level. */
  enumerated: RegExp;
  /** What criteria are about. */
  name: RegExp;
  /** Words before a name that are none of it, and those after it. */
  before: RegExp;
  after: RegExp;
};

/** Lines after the heading in which criteria are looked for, and how far apart two may stand. */
const REACH = 40;
const REACH_OF_ENUMERATED = 250;

/** Award criteria with their weights in basis points: only a list that sums to the whole (100 % or points) is sure. */
export function criteriaIn(lines: readonly Sentence[], words: CriteriaWords): Finding[] {
  const lists: Finding[][] = [];
  for (let i = 0; i < lines.length; i++) {
    if (!words.heading.test(lines[i]!.text)) continue;
    const list = listAfter(lines.slice(i, i + REACH), words);
    if (list.length > 0) lists.push(list);
    // Where marks are explained at length, only what is enumerated says weights.
    if (sumOf(list) !== 10_000) {
      const enumerated = lines.slice(i, i + REACH_OF_ENUMERATED).filter(({ text }) => words.enumerated.test(text));
      const further = listAfter(enumerated, words);
      if (sumOf(further) === 10_000 && further.length > 1) lists.push(further);
    }
  }
  const sure = lists.filter((list) => sumOf(list) === 10_000);
  const best = (sure.length > 0 ? sure : lists).sort((a, b) => b.length - a.length)[0] ?? [];
  return sure.length > 0 ? best : best.map((one) => ({ ...one, confidence: 0.4 }));
}

const sumOf = (list: readonly Finding[]): number => list.reduce((sum, { value }) => sum + (value ?? 0), 0);

function listAfter(lines: readonly Sentence[], words: CriteriaWords): Finding[] {
  const list: Finding[] = [];
  // A criterion that runs over several lines: its weight stands in the last.
  let begun = '';
  for (const line of lines) {
    begun = words.begins.test(line.text) || line.text.length > 160 || line.place.kind !== 'page' ? '' : begun;
    const whole = begun === '' ? line.text : `${begun} ${line.text}`;
    const found = weightsIn(whole, words);
    for (const { name, bp, quote } of found) {
      if (list.some(({ what }) => what === name)) continue;
      list.push(finding(line, { kind: 'award_criterion', what: name, value: bp, quote, confidence: 0.9 }));
    }
    if (sumOf(list) >= 10_000) break;
    begun =
      found.length > 0 ||
      words.weight.test(line.text) ||
      (begun === '' && !words.begins.test(line.text)) ||
      words.heading.test(line.text)
        ? ''
        : whole.slice(0, 400);
  }
  return list;
}

/** Criteria of a line: "Prix des prestations : 60 %", "Prix (40 points) et valeur technique (60 points)". */
function weightsIn(text: string, words: CriteriaWords): { name: string; bp: number; quote: string }[] {
  if (words.sub.test(text) || words.marking.test(text)) return [];
  const found: { name: string; bp: number; quote: string }[] = [];
  let from = 0;
  for (const match of text.matchAll(new RegExp(words.weight, 'giu'))) {
    const before = text.slice(from, match.index);
    from = match.index + match[0].length;
    const name = nameIn(before, words) ?? nameIn(text.slice(from).split(/[,;]|\s(?:et|and)\s/u)[0] ?? '', words);
    const bp =
      match[3] === undefined
        ? Number(match[1]) * 100 + Number((match[2] ?? '0').padEnd(2, '0'))
        : Number(match[3]) * 100;
    if (name !== null && bp > 0 && bp <= 10_000)
      found.push({ name, bp, quote: quoteAround(text, match.index, match[0].length) });
  }
  return found;
}

function nameIn(text: string, words: CriteriaWords): string | null {
  // "Critères : prix" is the price; "Qualité des services : livraison, formation" is the quality.
  const parts = text.split(/\s?:\s(?=\p{Lu}?\p{L}+.*\p{L})/u);
  const name = (words.begins.test(text) && !/^\P{L}*crit/iu.test(text) ? (parts[0] ?? '') : (parts.at(-1) ?? ''))
    .replace(words.before, '')
    .replace(words.after, '')
    .trim();
  return name.length >= 4 && name.length <= 160 && words.name.test(name) ? name : null;
}
