/** Whether digits pass the check of ISO/IEC 7812-1, annex B (Luhn): doubled from the right, every second one. */
const passesLuhn = (digits: string): boolean => luhnSum(digits) % 10 === 0;

const luhnSum = (digits: string): number =>
  [...digits].reverse().reduce((sum, digit, i) => {
    const value = Number(digit) * (i % 2 === 0 ? 1 : 2);
    return sum + (value > 9 ? value - 9 : value);
  }, 0);

/** La Poste: the digits of its establishments' numbers sum to a multiple of five (INSEE, fiche SIRET); its seat passes Luhn. */
const LA_POSTE = '356000000';

/** Whether nine digits are a SIREN by their check digit. */
export const isSiren = (digits: string): boolean => /^\d{9}$/.test(digits) && passesLuhn(digits);

/** Whether fourteen digits are a SIRET by their check digit, with La Poste's exception. */
export function isSiret(digits: string): boolean {
  if (!/^\d{14}$/.test(digits)) return false;
  if (passesLuhn(digits)) return true;
  return digits.startsWith(LA_POSTE) && [...digits].reduce((sum, digit) => sum + Number(digit), 0) % 5 === 0;
}
