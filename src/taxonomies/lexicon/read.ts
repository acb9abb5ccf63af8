import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import type { Language } from '../../shared/language.ts';

/** A trade: what firms call it in French and English, and the CPV codes under which its work is bought, most fitting first. */
export interface Trade {
  id: string;
  nameFr: string;
  nameEn: string;
  synonymsFr: readonly string[];
  synonymsEn: readonly string[];
  cpv: readonly string[];
  nafRev2: readonly string[];
  rome: readonly string[];
  /** `seed`: the list that came with the project's data; `own`: added here, with the reason. */
  origin: 'seed' | 'own';
  reason: string;
}

/** A name of trades taken from ROME or ESCO. */
export interface TradeTerm {
  term: string;
  lang: Language;
  source: 'rome' | 'rome-skill' | 'esco';
  trades: readonly string[];
}

/** A certificate, qualification or label: what it attests and the trades whose work it speaks for. */
export interface Certificate {
  /** Its usual name or number: `EN 9100`, `QUALIBAT`. */
  code: string;
  kind: string;
  holder: 'company' | 'person';
  labelFr: string;
  labelEn: string;
  attestsFr: string;
  attestsEn: string;
  issuer: string;
  /** Usual term in years, as issuers write it; empty where it isn't known. */
  usualYears: string;
  publicList: string;
  trades: readonly string[];
}

type CsvRecord = Readonly<Record<string, string>>;

function csv(name: string): CsvRecord[] {
  const bytes = readFileSync(new URL(`./data/${name}`, import.meta.url));
  return parse(name.endsWith('.gz') ? gunzipSync(bytes) : bytes, { columns: true, skip_empty_lines: true });
}

const listOf = (text: string, separator: RegExp): string[] =>
  text
    .split(separator)
    .map((s) => s.trim())
    .filter(Boolean);

/** The trades of `lexicon/data/trades.csv`. */
export const readTrades = (): Trade[] =>
  csv('trades.csv').map((r) => ({
    id: r['id']!,
    nameFr: r['name_fr']!,
    nameEn: r['name_en']!,
    synonymsFr: listOf(r['synonyms_fr']!, /,/),
    synonymsEn: listOf(r['synonyms_en']!, /,/),
    cpv: listOf(r['cpv']!, / /),
    nafRev2: listOf(r['naf_rev2']!, / /),
    rome: listOf(r['rome']!, / /),
    origin: r['origin'] === 'own' ? 'own' : 'seed',
    reason: r['reason']!,
  }));

/** Names of occupations and techniques, from ROME and ESCO, with their trades. */
export const readTradeTerms = (): TradeTerm[] =>
  csv('terms.csv.gz').map((r) => ({
    term: r['term']!,
    lang: r['lang'] === 'en' ? 'en' : 'fr',
    source: r['source'] as TradeTerm['source'],
    trades: listOf(r['trades']!, / /),
  }));

/** The certificates of `lexicon/data/certificates.csv`. */
export const readCertificates = (): Certificate[] =>
  csv('certificates.csv').map((r) => ({
    code: r['code']!,
    kind: r['kind']!,
    holder: r['holder'] === 'person' ? 'person' : 'company',
    labelFr: r['label_fr']!,
    labelEn: r['label_en']!,
    attestsFr: r['attests_fr']!,
    attestsEn: r['attests_en']!,
    issuer: r['issuer']!,
    usualYears: r['usual_years']!,
    publicList: r['public_list']!,
    trades: listOf(r['trades']!, / /),
  }));
