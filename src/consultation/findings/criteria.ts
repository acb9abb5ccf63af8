import { quoteAround } from '../../notices/requirements/passages.ts';
import { type Finding, finding, type Sentence } from './finding.ts';

const HEADING =
  /crit[èe]res?\s+(?:(?:de\s+)?(?:jugement|sélection\s+des\s+offres|choix|notation|pondérés)|d['’]\s?attribution)|jugement\s+des\s+offres|(?:offre\s+)?économiquement\s+la\s+plus\s+avantageuse/iu;
/** Lines after the heading in which criteria are looked for, and how far apart two may stand. */
const REACH = 40;
const WEIGHT =
  /(?:(\d{1,3})(?:[.,](\d{1,2}))?\s*(?:%|pour\s*cent)|(?:sur\s+|\/\s*)?(?<![\d.,])(\d{1,3})\s*(?:points?|pts?)(?!\p{L}))/iu;
const SUB = /sous[- ]crit[èe]re|^\s*(?:[-–•]\s*)?\d+[.-]\d+|dont\s/iu;
const NAME =
  /(?:valeur|prix|qualité|délai|performance|mémoire|coût|environnement|social|insertion|méthodologie|moyens|planning|technique|organisation|développement|rse|garantie|maintenance|esthétique|expérience|références)/iu;

/** Award criteria with their weights in basis points: only a list that sums to the whole (100 % or points) is sure. */
export function criteriaIn(lines: readonly Sentence[]): Finding[] {
  const lists: Finding[][] = [];
  for (let i = 0; i < lines.length; i++) {
    if (!HEADING.test(lines[i]!.text)) continue;
    const list = listAfter(lines.slice(i, i + REACH));
    if (list.length > 0) lists.push(list);
  }
  const sure = lists.filter((list) => sumOf(list) === 10_000);
  const best = (sure.length > 0 ? sure : lists).sort((a, b) => b.length - a.length)[0] ?? [];
  return sure.length > 0 ? best : best.map((one) => ({ ...one, confidence: 0.4 }));
}

const sumOf = (list: readonly Finding[]): number => list.reduce((sum, { value }) => sum + (value ?? 0), 0);

function listAfter(lines: readonly Sentence[]): Finding[] {
  const list: Finding[] = [];
  for (const line of lines) {
    for (const { name, bp, quote } of weightsIn(line.text)) {
      if (list.some(({ what }) => what === name)) continue;
      list.push(finding(line, { kind: 'award_criterion', what: name, value: bp, quote, confidence: 0.9 }));
    }
    if (sumOf(list) >= 10_000) break;
  }
  return list;
}

/** Criteria of a line: "Prix des prestations : 60 %", "Prix (40 points) et valeur technique (60 points)". */
function weightsIn(text: string): { name: string; bp: number; quote: string }[] {
  if (SUB.test(text)) return [];
  const found: { name: string; bp: number; quote: string }[] = [];
  let from = 0;
  for (const match of text.matchAll(new RegExp(WEIGHT, 'giu'))) {
    const before = text.slice(from, match.index);
    from = match.index + match[0].length;
    const name = nameIn(before) ?? nameIn(text.slice(from).split(/[,;]|\set\s/u)[0] ?? '');
    const bp =
      match[3] === undefined
        ? Number(match[1]) * 100 + Number((match[2] ?? '0').padEnd(2, '0'))
        : Number(match[3]) * 100;
    if (name !== null && bp > 0 && bp <= 10_000)
      found.push({ name, bp, quote: quoteAround(text, match.index, match[0].length) });
  }
  return found;
}

function nameIn(words: string): string | null {
  const name = (words.split(/:\s(?=\p{Lu}?\p{L}+.*\p{L})/u).at(-1) ?? '')
    .replace(/^[\s\d.,;)°•▪|/–—-]*(?:(?:et|pour|critère(?:\s+n\s*°?\s*\d+)?|la|le|les|du|de)(?!\p{L})[\s:–-]*)*/iu, '')
    .replace(/(?:[\s(:|=–—,.…_-]|pondér\p{L}*|coefficient|noté\p{L}*|sur|à|pour)+$/iu, '')
    .trim();
  return name.length >= 4 && name.length <= 160 && NAME.test(name) ? name : null;
}
