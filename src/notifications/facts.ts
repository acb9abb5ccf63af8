import { formatDay, formatEuros, formatInstant, formatNumber, formatShare } from '../printing/format.ts';
import type { Language } from '../shared/language.ts';
import { withLotWords } from '../shared/lot-words.ts';
import { cpvLabel, nutsLabel } from '../taxonomies/known-codes.ts';

/** What a notification is told with: ids, words and plain figures; nothing that its reader may not see. */
export type Params = Record<string, string | number | null>;

/** One line of what is to be known. */
export type Fact = { label: string; value: string };

type Value = string | number;
type Reading = { fr: string; en: string; read: (value: Value, language: Language, all: Params) => string };

const ROLES: Readonly<Record<string, Record<Language, string>>> = {
  mandataire: { fr: 'mandataire du groupement', en: 'lead contractor (mandataire)' },
  cotraitant: { fr: 'cotraitant', en: 'co-contractor' },
  sous_traitant: { fr: 'sous-traitant', en: 'subcontractor' },
};
/** What may differ in terms, as people say it. */
const TERM_FIELDS: Readonly<Record<string, Record<Language, string>>> = {
  role: { fr: 'rôle', en: 'role' },
  shareBp: { fr: 'part', en: 'share' },
  covers: { fr: 'travail', en: 'work' },
  amountCents: { fr: 'montant', en: 'amount' },
  legalForm: { fr: 'forme du groupement', en: 'form of the consortium' },
  formAfterAward: { fr: 'forme après attribution', en: 'form after the award' },
  liability: { fr: 'responsabilité', en: 'liability' },
  exposureCents: { fr: 'engagement maximal', en: 'maximum liability' },
  duties: { fr: 'obligations', en: 'duties' },
  deadline: { fr: 'remise de l’offre', en: 'bid due' },
};

const text = (value: Value): string => String(value);
const share = (value: Value, language: Language): string => formatShare(Number(value), language);
const euros = (value: Value, language: Language): string =>
  `${formatEuros(Number(value), language)} ${language === 'fr' ? 'HT' : 'excl. tax'}`;
const instant = (value: Value, language: Language): string => formatInstant(String(value), language);
/** With what it was before, where that is known and differs. */
const moved =
  (key: string, read: (value: Value, language: Language) => string) =>
  (value: Value, language: Language, all: Params): string => {
    const before = all[key];
    return before == null || before === value
      ? read(value, language)
      : `${read(before, language)} → ${read(value, language)}`;
  };
const each = (value: Value, name: (code: string) => string | null): string => {
  const words = String(value)
    .split(' ')
    .flatMap((code) => name(code) ?? []);
  return [...new Set(words)].join('\n').replaceAll("'", '’');
};

/** Parts of a profile that may be missing. */
const PROFILE_PARTS: Readonly<Record<string, Record<Language, string>>> = {
  place: { fr: 'adresse', en: 'address' },
  figures: { fr: 'chiffres (effectif, chiffre d’affaires)', en: 'figures (headcount, turnover)' },
  capabilities: { fr: 'savoir-faire', en: 'skills' },
  references: { fr: 'références', en: 'references' },
  certifications: { fr: 'certificats', en: 'certificates' },
  description: { fr: 'présentation en quelques mots', en: 'a description in a few words' },
};

/** What calls for tender asked for in vain: a certificate as it is called, a trade by its name. */
function askedInVain(line: string, language: Language): string {
  const [, tenders = '', code = ''] = /^(\d+) (.*)$/.exec(line) ?? [];
  const name = /^\d{8}$/.test(code) ? cpvLabel(code, language) : null;
  const what = name === null ? code : language === 'fr' ? `« ${name} »` : `“${name}”`;
  const one = tenders === '1';
  if (language === 'fr')
    return one
      ? `Une consultation de l’année demande ${what}`
      : `${tenders} consultations de l’année demandent ${what}`;
  return `${one ? 'One tender' : `${tenders} tenders`} this year asked for ${what}`;
}

/** What a mail tells of what the notification was told with, in the order in which it is read. */
const FACTS: Readonly<Record<string, Reading>> = {
  organisation: { fr: 'Entreprise', en: 'Company', read: text },
  buyer: { fr: 'Acheteur', en: 'Buyer', read: text },
  tender: { fr: 'Consultation', en: 'Call for tender', read: text },
  lots: { fr: 'Lots', en: 'Lots', read: (value, language) => withLotWords(String(value), language) },
  work: {
    fr: 'Votre travail',
    en: 'Your work',
    read: (value, language) => each(value, (code) => cpvLabel(code, language)),
  },
  trades: {
    fr: 'Métiers cherchés',
    en: 'Trades sought',
    read: (value, language) => each(value, (code) => cpvLabel(code, language)),
  },
  place: { fr: 'Lieu', en: 'Place', read: (value, language) => each(value, (code) => nutsLabel(code, language)) },
  skills: {
    fr: 'Savoir-faire',
    en: 'Skills',
    read: (value, language) => each(value, (code) => cpvLabel(code, language)),
  },
  certificates: { fr: 'Certificats', en: 'Certificates', read: text },
  headcount: {
    fr: 'Effectif',
    en: 'Headcount',
    read: (value, language) => formatNumber(Number(value), language),
  },
  turnoverCents: {
    fr: 'Chiffre d’affaires',
    en: 'Turnover',
    read: (value, language) => formatEuros(Number(value), language),
  },
  missing: {
    fr: 'À compléter',
    en: 'Missing from the profile',
    read: (value, language) =>
      String(value)
        .split(' ')
        .map((part) => PROFILE_PARTS[part]?.[language] ?? part)
        .join('\n'),
  },
  askedFor: {
    fr: 'Demandé, et absent de la fiche',
    en: 'Asked for, not in the profile',
    read: (value, language) =>
      String(value)
        .split('\n')
        .map((line) => askedInVain(line, language))
        .join('\n'),
  },
  certificate: { fr: 'Certificat', en: 'Certificate', read: text },
  role: { fr: 'Rôle', en: 'Role', read: (value, language) => ROLES[value]?.[language] ?? text(value) },
  shareBp: { fr: 'Part', en: 'Share', read: moved('shareBpBefore', share) },
  askedShareBp: { fr: 'Part que vous demandiez', en: 'Share you asked for', read: share },
  amountCents: { fr: 'Montant', en: 'Amount', read: moved('amountCentsBefore', euros) },
  exposureCents: { fr: 'Engagement maximal', en: 'Your maximum liability', read: moved('exposureCentsBefore', euros) },
  changed: {
    fr: 'Ce qui change',
    en: 'What changes',
    read: (value, language) =>
      String(value)
        .split(', ')
        .map((field) => TERM_FIELDS[field]?.[language] ?? field)
        .join(', '),
  },
  reason: {
    fr: 'Raison',
    en: 'Reason',
    read: (value, language, all) => text((language === 'fr' ? all['reasonFr'] : null) ?? value),
  },
  evidence: { fr: 'Pièce', en: 'Evidence', read: text },
  owed: {
    fr: 'Ce qui manque',
    en: 'What is missing',
    read: (value, language, all) => String(all[`owed_${language}`] ?? value),
  },
  expiresAt: { fr: 'Répondre avant le', en: 'Answer by', read: instant },
  deadline: { fr: 'Remise de l’offre', en: 'Bid due', read: moved('deadlineBefore', instant) },
  validUntil: {
    fr: 'Valable jusqu’au',
    en: 'Valid until',
    read: (value, language) => formatDay(String(value), language),
  },
  cluster: {
    fr: 'Qui demande',
    en: 'Who asks',
    read: (value, _language, all) => (all['asker'] == null ? text(value) : `${all['asker']}, ${value}`),
  },
};

/** The lines of a mail, from what its notification was told with. Words where the parameters have codes. */
export function factsOf(params: Params, language: Language): Fact[] {
  return Object.entries(FACTS).flatMap(([key, reading]) => {
    const value = params[key];
    if (value == null || value === '') return [];
    const read = reading.read(value, language, params);
    return read === '' ? [] : [{ label: reading[language], value: read }];
  });
}
