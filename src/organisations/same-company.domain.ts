import { bareName, formsOf } from '../shared/legal-forms.ts';
import { townKey } from '../shared/text.ts';

/** What tells whether two companies are one: name as `searchName` folds it, number as `registrationKey` writes it. */
export type Described = {
  searchName: string;
  country: string;
  registrationNumber: string | null;
  town: string | null;
  postalCode: string | null;
};

/**
 * Whether nothing in two numbers says that they are of two companies: one is missing, both are the same, or one is the
 * SIREN of the other's SIRET. Two establishments of one SIREN are two.
 */
export function numbersAgree(a: Described, b: Described): boolean {
  const [one, other] = [a.registrationNumber, b.registrationNumber];
  if (one === null || other === null) return true;
  if (a.country !== b.country) return false;
  return one === other || (a.country === 'FR' && (isSirenOf(one, other) || isSirenOf(other, one)));
}

/** Whether a number is the SIREN, nine digits, of a SIRET. */
export const isSirenOf = (siren: string, siret: string): boolean =>
  siren.length === 9 && siret.length === 14 && siret.startsWith(siren);

/** Whether two places are one as far as both say: by town, else by postcode. What one side leaves out speaks against nothing. */
function placesAgree(a: Described, b: Described): boolean {
  if (a.country !== b.country) return false;
  if (a.town && b.town) return townKey(a.town) === townKey(b.town);
  return !a.postalCode || !b.postalCode || a.postalCode === b.postalCode;
}

/**
 * Whether two names are one company's but for the legal form, in one place: "Électro-Loire SARL" and "Électro-Loire",
 * not "Dupont SARL" and "Dupont SA", nor a Dupont of Nantes and one of Brest.
 */
export function isSameButForForm(a: Described, b: Described): boolean {
  if (bareName(a.searchName) !== bareName(b.searchName) || !numbersAgree(a, b) || !placesAgree(a, b)) return false;
  const [forms, others] = [formsOf(a.searchName), formsOf(b.searchName)];
  return forms.length === 0 || others.length === 0 || forms.some((form) => others.includes(form));
}
