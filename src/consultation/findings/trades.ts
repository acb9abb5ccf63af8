import { matchTrades } from '../../taxonomies/lexicon/match.ts';
import { type Finding, finding, type Sentence } from './finding.ts';
import { lotOfHeading } from './sentences.ts';

/** From this likeness on a heading names a trade. */
const LEAST = 0.5;
const MOST_HEADINGS = 3_000;

const NUMBERED =
  /^(?:(?:chapitre|article|titre|section|poste|tranche)\s+)?(?:\d{1,2}(?:[.-]\d{1,3}){0,3}|[IVX]{1,5}|[A-H])\s*(?:[.)|–—:-]\s*|\s+)(?=\p{L})/iu;
/** Headings of every document, which name no work: general clauses, totals, forms. */
const GENERAL =
  /^(?:(?:sous[- ])?total|montant|t\.?v\.?a|prix|unité|désignation|généralités|objet|documents?|normes?|clauses?|dispositions?|délais?|pénalités|pièces|règlement|critères?|sommaire|annexe|visite|groupement|candidature|assurances?|paiement|conditions?|présentation|modalités)(?![\p{L}])/iu;

/** The words of a heading without its number; null for a line that is no heading. */
function headingOf(line: string, kind: 'page' | 'paragraph' | 'row'): string | null {
  const cells = line.split(' | ');
  const numbered = NUMBERED.exec(line)?.[0].length ?? 0;
  const words = (
    kind === 'row'
      ? cells
          .filter((cell) => /\p{L}{3}/u.test(cell))
          .slice(0, 1)
          .join('')
      : line
  )
    .slice(kind === 'row' ? 0 : numbered)
    .replace(/^(?:lot\s*(?:n\s*[°º.]?|no\.?)?\s*\d{1,3}\w?\s*[.:|–—-]*\s*)/iu, '')
    .replace(/[\s.…]+\d*$/u, '')
    .trim();
  if (words.length < 4 || words.length > 90 || GENERAL.test(words)) return null;
  if (/[;!?]|[a-zà-ÿ]\.\s/u.test(words)) return null;
  // A priced row has a quantity and a unit; the heading above it has neither.
  const heading = kind === 'row' ? cells.filter((cell) => /^[\d\s.,€]+$/u.test(cell)).length < 2 : false;
  const shouted = words === words.toUpperCase() && /\p{Lu}{3}/u.test(words);
  return numbered > 0 || shouted || heading || lotOfHeading(line) !== null ? words : null;
}

/** Trades that the headings of a bill of quantities or a specification name, each once for a lot, the surest first. */
export function tradesIn(lines: readonly Sentence[]): Finding[] {
  const found = new Map<string, Finding>();
  let headings = 0;
  for (const line of lines) {
    const heading = headingOf(line.text, line.place.kind);
    if (heading === null || ++headings > MOST_HEADINGS) continue;
    for (const { trade, score } of matchTrades(heading, 3)) {
      if (score < LEAST || trade.cpv.length === 0) continue;
      const key = `${line.lot ?? ''} ${trade.id}`;
      if (score <= (found.get(key)?.confidence ?? 0)) continue;
      const said = { kind: 'trade' as const, what: trade.nameFr, cpv: [...trade.cpv], quote: line.text.slice(0, 240) };
      found.set(key, finding(line, { ...said, confidence: Number(score.toFixed(3)) }));
    }
  }
  return [...found.values()].sort((a, b) => b.confidence - a.confidence);
}
