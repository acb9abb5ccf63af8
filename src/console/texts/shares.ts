import { texts } from './define.ts';

/** Words of a list of members with their shares. */
export const shareTexts = texts({
  fr: {
    member: 'Ajouter une entreprise',
    memberNote: 'Tapez son nom, puis choisissez. La première est le mandataire.',
    add: 'Ajouter',
    remove: 'Retirer',
    share: 'Part (%)',
    equal: 'Partager également',
    leads: 'mandataire',
  },
  en: {
    member: 'Add a company',
    memberNote: 'Type its name, then choose. The first is the lead contractor.',
    add: 'Add',
    remove: 'Remove',
    share: 'Share (%)',
    equal: 'Share equally',
    leads: 'lead contractor',
  },
});
