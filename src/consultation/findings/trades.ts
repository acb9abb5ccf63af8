import { matchTrades } from '../../taxonomies/lexicon/match.ts';
import { type Finding, finding, type Sentence } from './finding.ts';
import { lotOfHeading } from './sentences.ts';

/** From this likeness on a heading names a trade. */
const LEAST = 0.5;
/** The same for a heading that is not a lot's: sections of a specification are often named like some trade. */
const LEAST_OF_SECTION = 0.6;
const MOST_HEADINGS = 3_000;

const NUMBERED =
  /^(?:(?:chapitre|article|titre|section|poste|tranche)\s+)?(?:\d{1,2}(?:[.-]\d{1,3}){0,3}|[IVX]{1,5}|[A-H])\s*(?:[.)|–—:-]\s*|\s+)(?=\p{L})/u;
/** `1.4.3` and deeper: a detail of the work, not a trade of it. */
const DEEP = /^\d{1,2}(?:[.-]\d{1,3}){2,}/u;
/** Headings of every document, which name no work: general clauses, totals, forms. */
const GENERAL =
  /^(?:(?:sous[- ])?total|montant|t\.?v\.?a|prix|unité|désignation|généralités|objet|documents?|normes?|clauses?|dispositions?|délais?|pénalités|pièces|règlement|critères?|sommaire|annexe|visite|groupement|candidature|assurances?|paiement|conditions?|présentation|modalités)(?![\p{L}])/iu;
/** Sections that every specification has, whatever the trade: how a site is run, not what is built. */
const OF_EVERY_SITE =
  /réception\s+(?:des\s+supports|de)|(?:^|\s)(?:essais|échantillons?|prototypes?|marques)(?!\p{L})|hygiène|études?\s+techniques?|plans?\s+d['’]exécution|contrôle\s+technique|installations?\s+(?:de|du)\s+(?:chantier|sécurité)|bases?\s+vie|cantonnement|(?:tri|gestion)\s+[^|]{0,20}déchets|nettoyages?(?:\s+(?:de\s+(?:chantier|réception|fin)|et)|$)|(?:^|\s)sécurité(?:\s+et|$)|formation\s+(?:des|du)|(?:ouverture|dépôt|remise)\s+des\s+plis|parties\s+au\s+contrat|confidentialité|(?:réalisation\s+du\s+)?traitement|protection\s+de\s+l['’]environnement|^architecte|ma[iî]tr(?:e|ise)\s+d['’](?:œuvre|oeuvre|ouvrage)|signalisation\s+de\s+chantier|balisage|hypothèses|(?:^|\s)(?:plan|plans)\s+de\s+travail|assistance|audit(?!\p{L})|environnements?$|données/iu;
const ADDRESS =
  /^(?:bis|ter)?\s*(?:rue|avenue|route|boulevard|place|chemin|allée|impasse|cours|quai)(?!\p{L})|(?<!\d)\d{5}\s+\p{Lu}{2}/iu;

/** The words of a heading without its number; null for a line that is no heading. */
function headingOf(line: string, kind: 'page' | 'paragraph' | 'row', isOfLot: boolean): string | null {
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
    .replace(/[\s.…_]+(?:\d*|€[^|]{0,6})$/u, '')
    .trim();
  if (words.length < 4 || words.length > 90 || GENERAL.test(words)) return null;
  if (/[;!?]|[a-zà-ÿ]\.\s/u.test(words)) return null;
  if (isOfLot) return words;
  if (ADDRESS.test(words)) return null;
  // A priced row has a quantity and a unit; the heading above it has neither.
  if (kind === 'row') return cells.filter((cell) => /^[\d\s.,€]+$/u.test(cell)).length < 2 ? words : null;
  if (!/^\p{Lu}/u.test(words) || /[,:]$/u.test(words) || DEEP.test(line)) return null;
  const shouted = words === words.toUpperCase() && /\p{Lu}{3}.*\s/u.test(words);
  return numbered > 0 || shouted ? words : null;
}

/** "Électricité" alone is the wiring of a building: the lexicon names its currents. */
const ELECTRICITY = /^(?:installations?\s+d['’]|travaux\s+d['’])?[ée]lectricit[ée](?:\s+g[ée]n[ée]rale)?$/iu;

/** Trades of a heading: a lot's may name several in one breath, a section's names one in each of its parts. */
function tradesOfHeading(words: string, isOfLot: boolean): ReturnType<typeof matchTrades> {
  const all = words.split(/\s[-–—/]\s|[,/]|\set\s/u).map((part) => part.trim());
  const wiring = all.some((part) => ELECTRICITY.test(part)) ? matchTrades('Électricité courants forts', 1) : [];
  if (isOfLot) return [...wiring, ...matchTrades(words, 3).filter(({ score }) => score >= LEAST)];
  const parts = all.filter((part) => /\p{L}{4}/u.test(part) && !OF_EVERY_SITE.test(part));
  const found = [...wiring, ...parts.flatMap((part) => matchTrades(part, 1))];
  return (found.length > 0 || OF_EVERY_SITE.test(words) ? found : matchTrades(words, 1)).filter(
    ({ score }) => score >= LEAST_OF_SECTION,
  );
}

/** Rules of a consultation and administrative clauses: their headings are clauses, whatever trade they sound like. */
const CLAUSES = /r[èe]glement\s+(?:de\s+)?(?:la\s+)?consultation|clauses\s+administratives/iu;
const WORKS = /clauses\s+techniques|C\.?C\.?T\.?P|d[ée]composition\s+du\s+prix|D\.?P\.?G\.?F|bordereau/iu;

/** Trades that the headings of a bill of quantities or a specification name, each once for a lot, the surest first. */
export function tradesIn(lines: readonly Sentence[]): Finding[] {
  const found = new Map<string, Finding>();
  const beginning = lines
    .slice(0, 12)
    .map(({ text }) => text)
    .join('\n');
  const isClauses = CLAUSES.test(beginning) && !WORKS.test(beginning);
  let headings = 0;
  for (const line of lines) {
    const isOfLot = lotOfHeading(line.text) !== null;
    const heading = isClauses && !isOfLot ? null : headingOf(line.text, line.place.kind, isOfLot);
    if (heading === null || ++headings > MOST_HEADINGS) continue;
    for (const { trade, score } of tradesOfHeading(heading, isOfLot)) {
      if (trade.cpv.length === 0) continue;
      const key = `${line.lot ?? ''} ${trade.id}`;
      if (score <= (found.get(key)?.confidence ?? 0)) continue;
      const said = { kind: 'trade' as const, what: trade.nameFr, cpv: [...trade.cpv], quote: line.text.slice(0, 240) };
      found.set(key, finding(line, { ...said, confidence: Number(score.toFixed(3)) }));
    }
  }
  return [...found.values()].sort((a, b) => b.confidence - a.confidence);
}
