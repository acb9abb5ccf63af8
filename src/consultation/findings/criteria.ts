import { quoteAround } from '../../notices/requirements/passages.ts';
import { type Finding, finding, type Sentence } from './finding.ts';

const HEADING =
  /crit[èe]res?\s+(?:(?:de\s+)?(?:jugement|sélection\s+des\s+offres|choix|notation|pondérés)|d['’]\s?attribution)|jugement\s+des\s+offres|(?:offre\s+)?économiquement\s+la\s+plus\s+avantageuse/iu;
/** Lines after the heading in which criteria are looked for, and how far apart two may stand. */
const REACH = 40;
const WEIGHT =
  /(?:(\d{1,3})(?:[.,](\d{1,2}))?\s*(?:%|pour\s*cent)|(?:sur\s+|\/\s*)?(?<![\d.,])(\d{1,3})\s*(?:points?|pts?)(?!\p{L}))/iu;
const SUB = /sous[- ]crit[èe]re|^\s*(?:[-–•]\s*)?\d+[.-]\d+|dont\s/iu;
/** How marks are given, which is no weight: "la note maximale de 5 points sera attribuée". */
const MARKING = /notes?\s+(?:maximale|minimale|éliminatoire)|points?\s+(?:sera|seront|par\s)|seuil/iu;
/** A line that begins a criterion: `3-Qualité`, `B - Moyens`, `Critère 2 :`, a bullet. */
const BEGINS =
  /^\s*(?:crit[èe]re\s+n?\s*°?\s*\d|\d{1,2}(?:[.-]\d{1,2})*\s*[-.)°–:](?!\d)|[A-H]\s*[-.)]\s|[-–•▪➢\uf000-\uf0ff]\s*\p{L})/iu;
/** Enumerated at the first level. */
const ENUMERATED = /^\s*(?:crit[èe]re\s+n?\s*°?\s*\d|\d{1,2}\s*[-.)°–:](?!\d)|[A-H]\s*[-.)])/iu;
const REACH_OF_ENUMERATED = 250;
const NAME =
  /(?:valeur|prix|qualité|délai|performance|mémoire|coût|environnement|social|insertion|méthodologie|moyens|planning|technique|organisation|développement|rse|garantie|maintenance|esthétique|expérience|qualification|compétence|pertinence|services?|sécurité)/iu;

/** Award criteria with their weights in basis points: only a list that sums to the whole (100 % or points) is sure. */
export function criteriaIn(lines: readonly Sentence[]): Finding[] {
  const lists: Finding[][] = [];
  for (let i = 0; i < lines.length; i++) {
    if (!HEADING.test(lines[i]!.text)) continue;
    const list = listAfter(lines.slice(i, i + REACH));
    if (list.length > 0) lists.push(list);
    // Where marks are explained at length, only what is enumerated says weights.
    if (sumOf(list) !== 10_000) {
      const enumerated = lines.slice(i, i + REACH_OF_ENUMERATED).filter(({ text }) => ENUMERATED.test(text));
      const further = listAfter(enumerated);
      if (sumOf(further) === 10_000 && further.length > 1) lists.push(further);
    }
  }
  const sure = lists.filter((list) => sumOf(list) === 10_000);
  const best = (sure.length > 0 ? sure : lists).sort((a, b) => b.length - a.length)[0] ?? [];
  return sure.length > 0 ? best : best.map((one) => ({ ...one, confidence: 0.4 }));
}

const sumOf = (list: readonly Finding[]): number => list.reduce((sum, { value }) => sum + (value ?? 0), 0);

function listAfter(lines: readonly Sentence[]): Finding[] {
  const list: Finding[] = [];
  // A criterion that runs over several lines: its weight stands in the last.
  let begun = '';
  for (const line of lines) {
    begun = BEGINS.test(line.text) || line.text.length > 160 || line.place.kind !== 'page' ? '' : begun;
    const whole = begun === '' ? line.text : `${begun} ${line.text}`;
    const found = weightsIn(whole);
    for (const { name, bp, quote } of found) {
      if (list.some(({ what }) => what === name)) continue;
      list.push(finding(line, { kind: 'award_criterion', what: name, value: bp, quote, confidence: 0.9 }));
    }
    if (sumOf(list) >= 10_000) break;
    begun =
      found.length > 0 || WEIGHT.test(line.text) || (begun === '' && !BEGINS.test(line.text)) || HEADING.test(line.text)
        ? ''
        : whole.slice(0, 400);
  }
  return list;
}

/** Criteria of a line: "Prix des prestations : 60 %", "Prix (40 points) et valeur technique (60 points)". */
function weightsIn(text: string): { name: string; bp: number; quote: string }[] {
  if (SUB.test(text) || MARKING.test(text)) return [];
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
  // "Critères : prix" is the price; "Qualité des services : livraison, formation" is the quality.
  const parts = words.split(/\s?:\s(?=\p{Lu}?\p{L}+.*\p{L})/u);
  const name = (BEGINS.test(words) && !/^\P{L}*crit[èe]re/iu.test(words) ? (parts[0] ?? '') : (parts.at(-1) ?? ''))
    .replace(
      /^(?:[A-H]\s*[-.)]\s*)?[\s\d.,;)°•▪➢\uf000-\uf0ff|/–—-]*(?:(?:et|pour|critère(?:\s+n\s*°?\s*\d+)?|la|le|les|du|de)(?!\p{L})[\s:–-]*)*/iu,
      '',
    )
    .replace(/(?:[\s(:|=–—,.…_-]|pondér\p{L}*|coefficient|noté\p{L}*|sur|à|pour)+$/iu, '')
    .trim();
  return name.length >= 4 && name.length <= 160 && NAME.test(name) ? name : null;
}
