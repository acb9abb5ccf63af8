import type { LegalForm } from './facts.ts';
import type { Text } from './rule.ts';

/** What the forms of R2142-20 are called in verdicts and papers. */
export const FORM_NAMES: Readonly<Record<LegalForm, Text>> = {
  conjoint: { fr: 'groupement conjoint', en: 'joint group (each member owes its own part)' },
  solidaire: { fr: 'groupement solidaire', en: 'joint and several group' },
  conjoint_mandataire_solidaire: {
    fr: 'groupement conjoint avec mandataire solidaire',
    en: 'joint group whose leader is liable for all',
  },
};
