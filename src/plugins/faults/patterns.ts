import type { Language } from '../../shared/language.ts';
import { NAME_LINE, ONE_LINE } from '../../shared/schemas.ts';

/** What is wrong with a text that has not the form that its schema asks for, by the schema's pattern: which form that is. */
export const PATTERN_WORDS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  '^[A-Z]{2}[0-9A-Z]{0,3}$': {
    fr: 'n’est pas un code NUTS, comme FRG01 pour la Loire-Atlantique : choisissez un lieu dans la liste',
    en: 'is not a NUTS code, such as FRG01 for Loire-Atlantique: choose a place from the list',
  },
  '^[0-9]{8}$': {
    fr: 'n’est pas un code CPV : huit chiffres, comme 45262670',
    en: 'is not a CPV code: eight digits, such as 45262670',
  },
  '^[0-9]{2,8}$': {
    fr: 'n’est pas un code CPV, ni son début : de deux à huit chiffres',
    en: 'is neither a CPV code nor the beginning of one: two to eight digits',
  },
  '^\\d{2}\\.\\d{2}[A-Z]$': {
    fr: 'n’est pas un code NAF : quatre chiffres et une lettre, comme 25.62B',
    en: 'is not a NAF code: four digits and a letter, such as 25.62B',
  },
  '^\\d{2}\\.?\\d{2}[A-Za-z]$': {
    fr: 'n’est pas un code NAF : quatre chiffres et une lettre, comme 25.62B',
    en: 'is not a NAF code: four digits and a letter, such as 25.62B',
  },
  '^[0-9A-Z][0-9A-Z .-]{1,39}$': {
    fr: 'n’est pas un numéro d’immatriculation : des chiffres et des majuscules, 14 chiffres pour un SIRET',
    en: 'is not a registration number: digits and capitals, 14 digits for a SIRET',
  },
  '^https?://[^\\s]+$': {
    fr: 'n’est pas une adresse web : elle commence par https://',
    en: 'is not a web address: it begins with https://',
  },
  '^[A-Z]{2}$': {
    fr: 'n’est pas un pays : deux majuscules, comme FR',
    en: 'is not a country: two capitals, such as FR',
  },
  '^[a-z]{2}$': {
    fr: 'n’est pas une langue : deux minuscules, comme fr',
    en: 'is not a language: two small letters, such as fr',
  },
  '^[A-Z]{3}$': {
    fr: 'n’est pas une monnaie : trois majuscules, comme EUR',
    en: 'is not a currency: three capitals, such as EUR',
  },
  '^[a-z][a-z0-9-]{1,59}$': {
    fr: 'doit commencer par une minuscule, puis avoir des minuscules, des chiffres et des tirets',
    en: 'must begin with a small letter, then have small letters, digits and dashes',
  },
  '^[a-z_]+\\.[a-z_]+$': {
    fr: 'n’est pas un événement, comme consortium.accepted',
    en: 'is not an event, such as consortium.accepted',
  },
  [ONE_LINE]: {
    fr: 'doit tenir sur une ligne, sans caractère invisible',
    en: 'must be one line, without invisible characters',
  },
  [NAME_LINE]: {
    fr: 'doit être un nom sur une ligne, sans adresse web',
    en: 'must be a name on one line, without a web address',
  },
};

const OF_PATTERN = /^must match pattern "([\s\S]+)"$/;

/** Which form a text should have that a schema's pattern refused; null of another message, or a form that nobody types. */
export function formInWords(message: string, language: Language): string | null {
  const pattern = OF_PATTERN.exec(message)?.[1];
  return (pattern === undefined ? undefined : PATTERN_WORDS[pattern]?.[language]) ?? null;
}
