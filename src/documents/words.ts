import { FORM_NAMES } from '../law/forms.ts';
import type { Language } from '../printing/format.ts';
import { lotWords } from '../shared/lot-words.ts';
import type { LegalForm, MemberRole, PostalAddress, SizeClass } from './model.ts';

type Words<K extends string> = Readonly<Record<Language, Readonly<Record<K, string>>>>;

const ROLES: Words<MemberRole> = {
  fr: { mandataire: 'mandataire', cotraitant: 'cotraitant', sous_traitant: 'sous-traitant' },
  en: { mandataire: 'group leader', cotraitant: 'co-contractor', sous_traitant: 'subcontractor' },
};

const SIZES: Words<SizeClass> = {
  fr: {
    micro: 'microentreprise',
    small: 'petite entreprise',
    medium: 'moyenne entreprise',
    large: 'grande entreprise',
  },
  en: { micro: 'micro', small: 'small', medium: 'medium', large: 'large' },
};

export const formWords = (form: LegalForm, language: Language): string => FORM_NAMES[form][language];
export const roleWords = (role: MemberRole, language: Language): string => ROLES[language][role];
export const sizeWords = (size: SizeClass, language: Language): string => SIZES[language][size];

/** The same at the head of a line. */
export const lotTitle = (externalId: string, language: Language = 'fr'): string =>
  lotWords(externalId, language).replace(/^lot/, 'Lot');

/** An address on one line, without the parts that are not known; a country other than France by its name. */
export function addressLine(address: PostalAddress | null, language: Language = 'fr'): string | null {
  if (address === null) return null;
  const town = [address.postalCode, address.town].filter((part) => part !== null).join(' ');
  const parts = [address.street, town, address.country === 'FR' ? null : countryWords(address.country, language)];
  return parts.filter((part) => part !== null && part !== '').join(', ') || null;
}

/** A SIRET in its usual groups, 123 456 789 00012; any other number as it is. */
export const siretGroups = (number: string): string =>
  /^\d{14}$/.test(number) ? number.replace(/^(\d{3})(\d{3})(\d{3})(\d{5})$/, '$1 $2 $3 $4') : number;

/** A country's name by its ISO 3166-1 alpha-2 code; the code itself where it is none. */
export function countryWords(alpha2: string, language: Language = 'fr'): string {
  const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'code' });
  return /^[A-Z]{2}$/.test(alpha2) ? (names.of(alpha2) ?? alpha2) : alpha2;
}
