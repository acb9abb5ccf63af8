import { blocking, notApplicable, notYetKnown, ok, type Rule } from '../rule.ts';

/** States in which what the lots need is held for the group. */
const HOLDING = ['agreed', 'ready', 'submitted', 'awarded'];

/** What the work needs, and the group does not own: it must have it for the execution, or the capacity is not there. */
export const equipmentRules: readonly Rule[] = [
  {
    id: 'equipment-held',
    article: 'R2142-3, R2142-25',
    elsewhere: { fr: 'documents de la consultation', en: 'tender documents' },
    set: 'competition',
    from: null,
    to: null,
    title: { fr: 'Équipements nécessaires', en: 'Equipment needed' },
    evaluate: ({ equipment, state }) => {
      if (equipment === undefined || equipment.needs === 0)
        return notApplicable('Les lots ne demandent aucun équipement.', 'The lots need no equipment.');
      const missing = equipment.open.filter(({ status }) => status !== 'unknown');
      const unknown = equipment.open.filter(({ status }) => status === 'unknown');
      const figures = { needs: equipment.needs, missing: missing.length, unknown: unknown.length };
      const listed = (list: typeof missing, language: 'fr' | 'en') =>
        list.map(({ text }) => text[language]).join(language === 'fr' ? ' ; ' : '; ');
      if (missing.length > 0) {
        return blocking(
          `Rien n’est retenu pour : ${listed(missing, 'fr')}.`,
          `No equipment is held for: ${listed(missing, 'en')}.`,
          figures,
        );
      }
      if (unknown.length > 0) {
        return notYetKnown(
          `Les jours des travaux ne sont pas connus : rien ne peut être retenu pour ${listed(unknown, 'fr')}.`,
          `The days of the work are not known: nothing can be held for ${listed(unknown, 'en')}.`,
          figures,
        );
      }
      return HOLDING.includes(state)
        ? ok('Chaque équipement est retenu pour les travaux.', 'Each is held for the work.', figures)
        : ok(
            'Le parc du cluster les a ; ils seront retenus quand tous auront accepté.',
            'The pool of the cluster has them; they are held once everybody has agreed.',
            figures,
          );
    },
  },
];
