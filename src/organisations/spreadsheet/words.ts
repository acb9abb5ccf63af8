import { placesOf } from '../../plugins/faults/in-words.ts';
import type { Language } from '../../shared/language.ts';
import type { Fault, FaultCode } from './faults.ts';

type Params = Fault['params'];

/** What is said of each fault; it completes "the cell …". French first: it is what most coordinators read. */
const WORDS: Readonly<Record<FaultCode, Readonly<Record<Language, (p: Params) => string>>>> = {
  required: { fr: () => 'est à remplir', en: () => 'is missing' },
  schema: {
    fr: (p) => placesOf([{ message: String(p['message']) }], 'fr')[0]!.message,
    en: (p) => placesOf([{ message: String(p['message']) }], 'en')[0]!.message,
  },
  notANumber: { fr: () => 'n’est pas un nombre', en: () => 'is not a number' },
  notAWholeNumber: { fr: () => 'n’est pas un nombre entier', en: () => 'is not a whole number' },
  notAnAmount: { fr: () => 'n’est pas un montant en euros', en: () => 'is not an amount in euros' },
  ambiguousAmount: {
    fr: (p) => `peut se lire de deux façons : ${p['thousands']} ou ${p['decimals']}`,
    en: (p) => `can be read in two ways: ${p['thousands']} or ${p['decimals']}`,
  },
  amountBeyond: { fr: () => 'est un montant trop grand', en: () => 'is too large an amount' },
  notADepartement: {
    fr: () => 'n’est pas un numéro de département',
    en: () => 'is not the number of a French département',
  },
  corsica: { fr: () => 'est la Corse : écrire 2A ou 2B', en: () => 'is Corsica: write 2A or 2B' },
  notYesOrNo: { fr: () => 'doit être oui ou non', en: () => 'must be yes or no' },
  notACountry: { fr: () => 'n’est pas un pays connu', en: () => 'is not a known country' },
  notAnEmail: { fr: () => 'n’est pas une adresse électronique', en: () => 'is not an e-mail address' },
  notANaf: {
    fr: () => 'n’est pas un code NAF : quatre chiffres et une lettre, comme 25.62B',
    en: () => 'is not a NAF code: four digits and a letter, as 25.62B',
  },
  notACapability: {
    fr: () => 'doit s’écrire `cpv:niveau`, de 1 à 5',
    en: () => 'must read `cpv:level`, level 1 to 5',
  },
  siretScientific: {
    fr: () =>
      'a perdu ses derniers chiffres : le tableur l’a écrit comme un nombre (3,27E+13). Mettre la colonne au format texte et recopier le SIRET',
    en: () =>
      'has lost its last digits: the spreadsheet wrote it as a number (3.27E+13). Format the column as text and copy the SIRET again',
  },
  siretZeros: {
    fr: (p) => `a ${p['digits']} chiffres : le tableur a sans doute effacé le zéro du début d’un SIRET (14 chiffres)`,
    en: (p) =>
      `has ${p['digits']} digits: the spreadsheet has probably dropped the leading zero of a SIRET (14 digits)`,
  },
  sirenZeros: {
    fr: (p) => `a ${p['digits']} chiffres : le tableur a sans doute effacé le zéro du début d’un SIREN (9 chiffres)`,
    en: (p) => `has ${p['digits']} digits: the spreadsheet has probably dropped the leading zero of a SIREN (9 digits)`,
  },
  sirenLength: {
    fr: (p) => `a ${p['digits']} chiffres : un SIRET en a 14, un SIREN 9`,
    en: (p) => `has ${p['digits']} digits: a SIRET has 14, a SIREN 9`,
  },
  vatNumber: {
    fr: () => 'est un numéro de TVA : le SIREN en est la fin',
    en: () => 'is a VAT number: the SIREN is its end',
  },
  checkDigit: {
    fr: () => 'a un chiffre de contrôle faux : à vérifier (gardé tel quel)',
    en: () => 'has a wrong check digit: please check it (kept as it is)',
  },
  postalZero: {
    fr: () => 'a 4 chiffres : le tableur a sans doute effacé le zéro du début',
    en: () => 'has 4 digits: the spreadsheet has probably dropped the leading zero',
  },
  postalUnknown: {
    fr: () => 'n’est pas un code postal connu : le lieu n’a pas pu être situé',
    en: () => 'is not a known postcode: the place could not be found',
  },
  headcountRange: {
    fr: (p) => `est une tranche : ${p['taken']} a été retenu`,
    en: (p) => `is a range: ${p['taken']} was taken`,
  },
  figuresIncomplete: {
    fr: () => 'n’a pas été repris : effectif et chiffre d’affaires vont ensemble',
    en: () => 'was not taken over: headcount and turnover go together',
  },
  repeatedHeading: { fr: () => 'existe deux fois', en: () => 'occurs a second time' },
  extraCells: { fr: () => 'a plus de cellules que l’en-tête', en: () => 'has more cells than the heading' },
  sameAsRow: { fr: (p) => `est déjà à la ligne ${p['row']}`, en: (p) => `is that of row ${p['row']} too` },
  foreignOrganisation: {
    fr: () => 'est une organisation d’un autre groupement : à demander à un administrateur',
    en: () => 'is an organisation of another cluster: ask an administrator',
  },
  severalOfThatName: {
    fr: () => 'porte le nom de plusieurs organisations : indiquer le SIRET',
    en: () => 'has the name of several organisations: give the registration number',
  },
  sameOrganisationAsRow: {
    fr: (p) => `est la même organisation que la ligne ${p['row']}`,
    en: (p) => `is the same organisation as row ${p['row']}`,
  },
  coordinatesAlone: { fr: () => 'va avec l’autre coordonnée', en: () => 'must come with the other coordinate' },
  notInvited: {
    fr: (p) => `a été repris, mais ${p['email']} n’a pas été invité : ${p['message']}`,
    en: (p) => `was taken over, but ${p['email']} was not invited: ${p['message']}`,
  },
  yearNotBegun: { fr: () => 'n’est pas une année commencée', en: () => 'is not a year that has begun' },
};

/** A fault in words, in the reader's language. */
export const faultWords = ({ code, params }: Pick<Fault, 'code' | 'params'>, language: Language): string =>
  WORDS[code][language](params);
