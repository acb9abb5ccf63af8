import type { Language } from '../../shared/language.ts';
/** What an organisation has shown in one field of work. */
export interface Facts {
  /** Past contracts of the field, year and value in cents where known; `confirmed`: won through the cluster. */
  references: readonly { title: string; year: number; valueCents: number | null; confirmed: boolean }[];
  /** Codes of certificates that speak for the field and are valid today. */
  certificates: readonly string[];
}

/** A level that facts support, 1 to 5, the number of pieces of evidence, 0 to 5, and why. */
export interface Supported {
  level: number;
  evidence: number;
  reasons: string[];
}

/** Works of the last five years, supplies and services of the last three, are what buyers may ask for (CCP, R2142-14). */
const RECENT_YEARS = 5;
/** A reference of this value, in cents (€1m), weighs like two: chosen by reasoning, and the reasons name it. */
const LARGE_CENTS = 100_000_000;

const WORDS = {
  fr: {
    declared: 'déclaré, sans preuve',
    references: (n: number) => (n === 1 ? '1 référence de moins de cinq ans' : `${n} références de moins de cinq ans`),
    old: (n: number) => (n === 1 ? '1 référence plus ancienne' : `${n} références plus anciennes`),
    large: 'une référence d’au moins 1 M€',
    confirmed: (n: number) => (n === 1 ? '1 marché confirmé' : `${n} marchés confirmés`),
    certificates: (codes: string) => `certificat : ${codes}`,
  },
  en: {
    declared: 'declared, nothing shows it yet',
    references: (n: number) =>
      n === 1 ? '1 reference of the last five years' : `${n} references of the last five years`,
    old: (n: number) => (n === 1 ? '1 older reference' : `${n} older references`),
    large: 'a reference of €1m or more',
    confirmed: (n: number) => (n === 1 ? '1 confirmed contract' : `${n} confirmed contracts`),
    certificates: (codes: string) => `certificate: ${codes}`,
  },
} as const;

/**
 * Level from facts alone: 2 for what is only declared (1 where nothing but the activity code says it); a recent reference, an older one
 * for half, a large or confirmed one for more, and a certificate each raise it. What is typed in by hand counts as declared.
 */
export function supportedLevel(facts: Facts, year: number, language: Language, said: boolean): Supported {
  const words = WORDS[language];
  const recent = facts.references.filter((reference) => year - reference.year <= RECENT_YEARS);
  const old = facts.references.length - recent.length;
  const large = recent.some(({ valueCents }) => valueCents !== null && valueCents >= LARGE_CENTS);
  const confirmed = facts.references.filter((reference) => reference.confirmed).length;
  const points =
    Math.min(3, recent.length) +
    Math.min(1, old / 2) +
    (large ? 1 : 0) +
    Math.min(1, confirmed) +
    Math.min(1, facts.certificates.length);
  const reasons = [
    ...(recent.length > 0 ? [words.references(recent.length)] : []),
    ...(old > 0 ? [words.old(old)] : []),
    ...(large ? [words.large] : []),
    ...(confirmed > 0 ? [words.confirmed(confirmed)] : []),
    ...(facts.certificates.length > 0 ? [words.certificates(facts.certificates.join(', '))] : []),
  ];
  const base = said || points > 0 ? 2 : 1;
  return {
    level: Math.min(5, base + Math.ceil(points / 2)),
    evidence: Math.min(5, facts.references.length + facts.certificates.length),
    reasons: reasons.length > 0 ? reasons : [words.declared],
  };
}
