import { LEGAL_FORMS } from '../shared/legal-forms.ts';
import { foldText } from '../shared/text.ts';

/** An organisation that a winner may be. */
export type KnownFirm = {
  id: string;
  searchName: string;
  registrationNumber: string | null;
  country: string;
  town: string | null;
};

/** A winner as its notice names it. */
export type Winner = { name: string; registrations: readonly string[]; country: string | null; city: string | null };

/** The organisation that a winner is taken to be, how, and with what confidence in basis points. */
export type HolderMatch = { organisationId: string; by: 'registration' | 'name'; confidenceBp: number };

/**
 * Names alike from this similarity on are put to a coordinator. Chosen by reasoning: two words
 * of three against the same two are 0.8, names of three words that share two (0.67) are seldom one firm.
 */
const LIKE_ENOUGH = 0.75;

/** Words of a firm's name that don't tell it from others: legal forms and the role in a group. */
const FORMS = new Set([
  ...LEGAL_FORMS.filter((form) => !form.includes(' ')),
  ...(
    'societe ste ets etablissements groupe group holding cie compagnie et fils ' +
    'ohg ug ev sl slu lda ltda llp oy oyj ab as asa aps sp z o o s r l kft zrt nyrt doo dd ' +
    'mandataire cotraitant co traitant mandataria mandante lider konsorcjum leader the la le les de du des d l'
  ).split(' '),
]);

/** The words that make a firm's name, in order. "SARL CE.BAT (mandataire)" → ["ce", "bat"]. */
export const nameWords = (name: string): string[] => {
  const words = foldText(name).split(' ').filter(Boolean);
  const telling = words.filter((word) => !FORMS.has(word));
  return telling.length > 0 ? telling : words;
};

/** Registration numbers as digits: French SIRET (14), SIREN (9), and numbers of other countries without letters. */
export const registrationDigits = (numbers: readonly string[]): string[] => [
  ...new Set(numbers.flatMap((n) => n.match(/\d{6,14}/g) ?? [])),
];

/**
 * The best candidate for a winner. The same SIRET or national number is certain; the same SIREN under another
 * establishment nearly so. Names compare by their telling words (Dice's coefficient); the same town adds, another country
 * forbids. A name never reaches certainty.
 */
export function matchHolder(winner: Winner, candidates: readonly KnownFirm[]): HolderMatch | null {
  const numbers = registrationDigits(winner.registrations);
  let best: HolderMatch | null = null;
  const offer = (match: HolderMatch): void => {
    if (best === null || match.confidenceBp > best.confidenceBp) best = match;
  };
  for (const candidate of candidates) {
    const own = candidate.registrationNumber?.replace(/\D/g, '') ?? '';
    if (own !== '' && numbers.includes(own))
      offer({ organisationId: candidate.id, by: 'registration', confidenceBp: 10_000 });
    else if (
      candidate.country === 'FR' &&
      own.length >= 9 &&
      numbers.some((n) => n.length >= 9 && n.slice(0, 9) === own.slice(0, 9))
    )
      offer({ organisationId: candidate.id, by: 'registration', confidenceBp: 9_500 });
    else if (winner.country === null || winner.country === candidate.country) {
      const likeness = alike(nameWords(winner.name), nameWords(candidate.searchName));
      // Two numbers that differ speak against the name.
      const against = own !== '' && numbers.some((n) => n.length === own.length) ? 0.5 : 1;
      const town = candidate.town && winner.city && foldText(candidate.town) === foldText(winner.city) ? 0.1 : 0;
      const confidence = Math.min(0.9, (likeness * 0.8 + town) * against);
      if (likeness >= LIKE_ENOUGH && confidence >= 0.5)
        offer({ organisationId: candidate.id, by: 'name', confidenceBp: Math.round(confidence * 10_000) });
    }
  }
  return best;
}

function alike(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  const rest = [...b];
  let common = 0;
  for (const word of a) {
    const at = rest.indexOf(word);
    if (at < 0) continue;
    rest.splice(at, 1);
    common += 1;
  }
  return (2 * common) / (a.length + b.length);
}
