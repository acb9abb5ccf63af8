import { type Passage, quoteAround } from './passages.ts';
import type { SuggestionOrigin } from './suggestion.ts';

/** A certification that a text asks for, by its usual name. */
export type FoundCertification = { code: string; mandatory: boolean; origin: SuggestionOrigin };

/** A word bounded by anything but letters and digits, in any alphabet. */
const word = (pattern: string, flags = 'u'): RegExp =>
  new RegExp(`(?<![\\p{L}\\d])(?:${pattern})(?![\\p{L}\\d])`, flags);

/** Management-system and product standards that are certified; other ISO numbers are test methods and the like. */
const ISO =
  '9001|14001|45001|27001|50001|22000|13485|17020|17025|19443|20000|22301|22163|26000|3834|15189|28000|37001|55001|20121';

/** Names as organisations hold them, and how notices write them. Acronyms that are words elsewhere are case-sensitive. */
const NAMED: readonly (readonly [string, RegExp])[] = [
  ['OHSAS 18001', word('OHSAS[\\s-]*18001', 'iu')],
  ['EN 9100', word('(?:EN|AS|NF EN)[\\s-]*9100(?:[:\\s-]\\d{4})?', 'iu')],
  ['EN 9110', word('(?:EN|AS)[\\s-]*9110', 'iu')],
  ['EN 9120', word('(?:EN|AS)[\\s-]*9120', 'iu')],
  ['EN 1090', word('(?:NF\\s+)?EN[\\s-]*1090(?:-\\d)?', 'iu')],
  ['EN 15085', word('(?:NF\\s+)?EN[\\s-]*15085(?:-\\d)?', 'iu')],
  ['IRIS', word('IRIS(?=\\s*(?:certif|ISO|\\(|,|;))')],
  ['NADCAP', word('NADCAP', 'iu')],
  ['MASE', word('MASE')],
  ['CEFRI', word('CEFRI', 'iu')],
  ['RGE', word('RGE')],
  ['Qualibat', word('QUALIBAT', 'iu')],
  ['Qualifelec', word('QUALIFELEC', 'iu')],
  ['Qualipaysage', word("QUALI['’ ]?PAYSAGE", 'iu')],
  ['QualiPV', word("QUALI['’ ]?PV", 'iu')],
  ['QualiPAC', word("QUALI['’ ]?PAC", 'iu')],
  ['Qualiopi', word('QUALIOPI', 'iu')],
  ['Qualisport', word('QUALISPORT', 'iu')],
  ['OPQIBI', word('OPQIBI', 'iu')],
  ['OPQTECC', word('OPQTECC', 'iu')],
  ['APSAD', word('APSAD', 'iu')],
  ['COFRAC', word('COFRAC', 'iu')],
  ['SecNumCloud', word('SecNumCloud', 'iu')],
  ['HDS', word('HDS')],
  ['EMAS', word('EMAS')],
  ['VCA', word('VCA\\*{0,2}|SCC\\*{1,2}')],
  ['CREST', word('CREST')],
  ['Cyber Essentials', word('cyber essentials(?: plus)?', 'iu')],
  ['PEFC', word('PEFC')],
  ['FSC', word('FSC')],
];

/** Words that make a certification a condition rather than a wish. */
const IMPERATIVE =
  /exig|obligatoire|impérati|requis|doit|doivent|devr(?:a|ont)|minim|titulaire d|détenir|must|shall|required|mandatory|compulsory|hold/i;
/** Words that take the obligation away. */
const WISH =
  /souhait|apprécié|le cas échéant|éventuel|si (?:le|vous|l['’]entreprise)|if (?:any|available)|preferabl|where applicable/i;
/** Criteria that are about certificates (BT-809). */
const CERTIFICATE_CODES = new Set(['slc-sche-qu-cert-indep', 'slc-sche-env-cert-indep', 'slc-abil-qual-inst']);

/** Certifications asked for in the passages, each once, in the passage that tells most. */
export function certificationsIn(passages: readonly Passage[]): FoundCertification[] {
  const found = new Map<string, FoundCertification>();
  for (const passage of passages) {
    for (const [code, index, length] of mentionsIn(passage.text)) {
      if (found.has(code)) continue;
      const quote = quoteAround(passage.text, index, length);
      const certificate = CERTIFICATE_CODES.has(passage.code ?? '');
      found.set(code, {
        code,
        mandatory: IMPERATIVE.test(quote) && !WISH.test(quote) && passage.kind !== 'description',
        origin: { kind: passage.kind, quote, confidence: certificate ? 0.95 : passage.confidence },
      });
    }
  }
  return [...found.values()];
}

function* mentionsIn(text: string): Generator<readonly [string, number, number]> {
  for (const match of text.matchAll(
    new RegExp(`(?<![\\p{L}\\d])ISO(?:\\/IEC|\\/CEI)?[\\s/:n°-]*(${ISO})(?!\\d)`, 'giu'),
  ))
    yield [`ISO ${match[1]}`, match.index, match[0].length];
  for (const [code, pattern] of NAMED) {
    const match = pattern.exec(text);
    if (match) yield [code, match.index, match[0].length];
  }
}
