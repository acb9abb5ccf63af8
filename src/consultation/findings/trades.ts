import { foldText } from '../../shared/text.ts';
import { saysOnlyActivities } from '../../taxonomies/lexicon/activity.ts';
import { matchTrades } from '../../taxonomies/lexicon/match.ts';
import type { Place } from '../document-text.ts';
import { type Finding, finding, type Sentence } from './finding.ts';
import { lotOfHeading } from './sentences.ts';

/** From this likeness on a heading names a trade. */
const LEAST = 0.5;
/** The same for a heading that is not a lot's: sections of a specification are often named like some trade. */
const LEAST_OF_SECTION = 0.6;
const MOST_HEADINGS = 3_000;

const NUMBERED =
  /^(?:(?:chapitre|article|titre|section|poste|tranche|bill|part|element|division|trade|work\s+package)\s+(?:no\.?\s*)?)?(?:\d{1,2}(?:[.-]\d{1,3}){0,3}|[IVX]{1,5}|[A-H])\s*(?:[.)|–—:-]\s*|\s+)(?=\p{L})/u;
/** `1.4.3` and deeper: a detail of the work, not a trade of it. */
const DEEP = /^\d{1,2}(?:[.-]\d{1,3}){2,}/u;
/** How a language heads what is no trade. */
export type HeadingWords = {
  /** Headings of every document, which name no work: general clauses, totals, forms. */
  general: RegExp;
  /** Sections that every specification has, whatever the trade: how a site is run, not what is built. */
  ofEverySite: RegExp;
  /** Work that comes with any other: it is done by whoever does that. */
  incidental: RegExp;
  address: RegExp;
  /** What a document of rules and clauses is called: its headings are clauses, whatever trade they sound like. */
  clauses: RegExp;
  /** What a specification or a list of prices is called. */
  works: RegExp;
  /** Whether sections are looked at in documents of that name alone. */
  onlyInWorks: boolean;
  /** Something is bought: sections name its parts and what comes with it (training, transport), not who could make it. */
  supplies: RegExp;
  building: RegExp;
};

/** The words of a heading without its number; null for a line that is no heading. */
function headingOf(line: string, kind: Place['kind'], isOfLot: boolean, words: readonly HeadingWords[]): string | null {
  const cells = line.split(' | ');
  const numbered = NUMBERED.exec(line)?.[0].length ?? 0;
  const name = (
    kind === 'row'
      ? cells
          .filter((cell) => /\p{L}{3}/u.test(cell))
          .slice(0, 1)
          .join('')
      : line
  )
    .slice(kind === 'row' ? 0 : numbered)
    .replace(
      /^(?:(?:CCTP|CDPGF|DPGF|DQE|BPU)\s*[-–—:]?\s*)?(?:lot\s*(?:n\s*[°º.]?|no\.?)?\s*\d{1,3}\w?\s*[.:|–—-]*\s*)/iu,
      '',
    )
    .replace(/[\s.…_]+(?:\d*|€[^|]{0,6})$/u, '')
    .trim();
  if (name.length < 4 || name.length > 90 || words.some(({ general }) => general.test(name))) return null;
  if (/[;!?]|[a-zà-ÿ]\.\s/u.test(name)) return null;
  if (isOfLot) return name;
  if (words.some(({ address }) => address.test(name))) return null;
  // A priced row has a quantity and a unit; the heading above it has neither.
  if (kind === 'row') return cells.filter((cell) => /^[\d\s.,€]+$/u.test(cell)).length < 2 ? name : null;
  if (!/^\p{Lu}/u.test(name) || /[,:]$/u.test(name) || DEEP.test(line)) return null;
  const shouted = name === name.toUpperCase() && /\p{Lu}{3}.*\s/u.test(name);
  return numbered > 0 || shouted ? name : null;
}

/** "Électricité" alone is the wiring of a building: the lexicon names its currents. */
const ELECTRICITY = /^(?:installations?\s+d['’]|travaux\s+d['’])?[ée]lectricit[ée](?:\s+g[ée]n[ée]rale)?$/iu;

/** A trade of one industry alone is meant only where the words name that industry. */
const INDUSTRIES = ['naval', 'nucl', 'ferrovi', 'aeronaut', 'spatial'];
const isOfItsIndustry = (trade: string, heading: string): boolean =>
  INDUSTRIES.every((one) => !foldText(trade).includes(one) || foldText(heading).includes(one));

/** Trades of a heading: a lot's may name several in one breath, a section's names one in each of its parts. */
function tradesOfHeading(
  heading: string,
  isOfLot: boolean,
  words: readonly HeadingWords[],
): ReturnType<typeof matchTrades> {
  const all = heading.split(/\s[-–—/]\s|[,/]|\s(?:et|and)\s/u).map((part) => part.trim());
  const wiring = all.some((part) => ELECTRICITY.test(part)) ? matchTrades('Électricité courants forts', 1) : [];
  const best = (part: string, most: number) =>
    matchTrades(part, most + 1)
      .filter(({ trade, quote }) => isOfItsIndustry(trade.nameFr, heading) && !saysOnlyActivities(quote))
      .slice(0, most);
  if (isOfLot) return [...wiring, ...best(heading, 3).filter(({ score }) => score >= LEAST)];
  if (words.some(({ incidental }) => incidental.test(heading))) return [];
  const isOfEverySite = (part: string): boolean => words.some(({ ofEverySite }) => ofEverySite.test(part));
  const parts = all.filter((part) => /\p{L}{4}/u.test(part) && !isOfEverySite(part));
  const found = [...wiring, ...parts.flatMap((part) => best(part, 1))];
  return (found.length > 0 || isOfEverySite(heading) ? found : best(heading, 1)).filter(
    ({ score }) => score >= LEAST_OF_SECTION,
  );
}

/** Whether headings of sections may name trades, by what the document calls itself. */
function hasSectionsOfTrades(beginning: string, words: readonly HeadingWords[]): boolean {
  const isWorks = words.some(({ works }) => works.test(beginning));
  const isClauses = words.some(({ clauses }) => clauses.test(beginning));
  const isSupplies = words.some(
    ({ supplies, building }) =>
      supplies.test(beginning) && words.every((one) => !one.building.test(beginning) && !building.test(beginning)),
  );
  if (isSupplies) return false;
  return words.every(({ onlyInWorks }) => onlyInWorks) ? isWorks && !isClauses : isWorks || !isClauses;
}

/** Trades that the headings of a bill of quantities or a specification name, each once for a lot, the surest first. */
export function tradesIn(lines: readonly Sentence[], words: readonly HeadingWords[]): Finding[] {
  const found = new Map<string, Finding>();
  const beginning = lines
    .slice(0, 12)
    .map(({ text, place }) => (place.sheet === null ? text : `${place.sheet} ${text}`))
    .join('\n');
  const withSections = hasSectionsOfTrades(beginning, words);
  let headings = 0;
  for (const line of lines) {
    const isOfLot = lotOfHeading(line.text) !== null;
    const heading = withSections || isOfLot ? headingOf(line.text, line.place.kind, isOfLot, words) : null;
    if (heading === null || ++headings > MOST_HEADINGS) continue;
    for (const { trade, score } of tradesOfHeading(heading, isOfLot, words)) {
      if (trade.cpv.length === 0) continue;
      const key = `${line.lot ?? ''} ${trade.id}`;
      if (score <= (found.get(key)?.confidence ?? 0)) continue;
      const said = { kind: 'trade' as const, what: trade.nameFr, cpv: [...trade.cpv], quote: line.text.slice(0, 240) };
      found.set(key, finding(line, { ...said, confidence: Number(score.toFixed(3)) }));
    }
  }
  return [...found.values()].sort((a, b) => b.confidence - a.confidence);
}
