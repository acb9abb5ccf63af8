import type { Language } from '../shared/language.ts';
import type { LawFacts } from './facts.ts';

/** A text in both languages of the product. */
export type Text = Record<Language, string>;

/** Missing evidence is never `ok`: it is `not_yet_known`. */
export const VERDICT_STATUSES = ['ok', 'not_yet_known', 'warning', 'blocking', 'not_applicable'] as const;
export type VerdictStatus = (typeof VERDICT_STATUSES)[number];

/** The figures that a verdict was reached with: amounts in cents, shares in basis points, ids. */
export type Figures = Record<string, number | string | boolean | null | readonly string[]>;

/** What a rule found. */
export type Finding = { status: VerdictStatus; message: Text; figures?: Figures };

/** A rule as a dated entry: one article, one question, asked of the facts. */
export type Rule = {
  id: string;
  /** Article or decision that it rests on. */
  article: string;
  /** What it rests on where the Code de la commande publique does not apply: a private buyer, one abroad. */
  elsewhere?: Text;
  /** `ccp` is off for private buyers; `competition` is never off. */
  set: 'ccp' | 'competition';
  /** Procedures launched from this day on; null: always. */
  from: string | null;
  /** Procedures launched up to this day; null: no end. */
  to: string | null;
  title: Text;
  evaluate(facts: LawFacts): Finding;
};

/** The answer for one rule, in the reader's language. */
export type Verdict = {
  ruleId: string;
  article: string;
  title: string;
  status: VerdictStatus;
  message: string;
  figures: Figures;
};

export const ok = (fr: string, en: string, figures: Figures = {}): Finding => ({
  status: 'ok',
  message: { fr, en },
  figures,
});
export const notYetKnown = (fr: string, en: string, figures: Figures = {}): Finding => ({
  status: 'not_yet_known',
  message: { fr, en },
  figures,
});
export const warning = (fr: string, en: string, figures: Figures = {}): Finding => ({
  status: 'warning',
  message: { fr, en },
  figures,
});
export const blocking = (fr: string, en: string, figures: Figures = {}): Finding => ({
  status: 'blocking',
  message: { fr, en },
  figures,
});
export const notApplicable = (fr: string, en: string, figures: Figures = {}): Finding => ({
  status: 'not_applicable',
  message: { fr, en },
  figures,
});

/** Cents as people read them: whole euros, "5 404 000 €" or "€5,404,000", which no line breaks. */
export function euros(cents: number, language: 'fr' | 'en' = 'fr'): string {
  const digits = Math.round(cents / 100).toLocaleString('en-GB');
  return language === 'en' ? `€${digits}` : `${digits.replaceAll(',', '\u202f')}\u00a0€`;
}

/** Names as a list for a sentence. */
export const listed = (names: readonly string[]): string => names.join(', ');
