import { texts } from './define.ts';

/** Words of how far a group is: for a member, who sees its own seat alone, and of what is in the way of its file. */
export const groupStandingTexts = texts({
  fr: {
    states: {
      proposed: 'Le groupement se prépare',
      inviting: 'Les entreprises invitées répondent',
      recomposing: 'La coordination cherche qui prend une place restée libre',
      agreed: 'Tous ont accepté : le dossier se monte',
      ready: 'Le dossier est prêt : la coordination va déposer l’offre',
      submitted: 'L’offre est déposée : l’acheteur va décider',
      awarded: 'Le groupement a remporté le marché',
      lost: 'Le groupement n’a pas été retenu',
      dissolved: 'Le groupement est dissous',
    },
    papers: 'Mes pièces',
    contracts: 'Mes contrats',
    blocked: 'Prochain acte : lever ce qui bloque le dossier',
    blockedText: 'Tous ont accepté, mais le dossier ne peut pas être dit prêt tant que ceci n’est pas réglé :',
    untold: 'réponse connue de la coordination seule',
  },
  en: {
    states: {
      proposed: 'The consortium is being prepared',
      inviting: 'The invited companies are answering',
      recomposing: 'The coordination is looking for who takes a seat that is free',
      agreed: 'All have accepted: the file is being put together',
      ready: 'The file is ready: the coordination is about to submit the bid',
      submitted: 'The bid is submitted: the buyer decides next',
      awarded: 'The consortium has won the contract',
      lost: 'The consortium was not chosen',
      dissolved: 'The consortium is dissolved',
    },
    papers: 'My papers',
    contracts: 'My contracts',
    blocked: 'Next act: settle what blocks the file',
    blockedText: 'All have accepted, but the file cannot be called ready until this is settled:',
    untold: 'answer known to the coordination alone',
  },
});
