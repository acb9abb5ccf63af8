import { counted, countedFr } from '../format/counted.ts';
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
    asked: 'Répondre à l’invitation',
    standstill: 'L’acheteur ne signe pas avant le',
    papers: 'Mes pièces',
    contracts: 'Mes contrats',
    blocked: 'Prochain acte : lever ce qui bloque le dossier',
    blockedText: 'Tous ont accepté, mais le dossier ne peut pas être dit prêt tant que ceci n’est pas réglé :',
    agreeFirst: (n: string) =>
      `La convention et la procédure : ${countedFr(n, 'réponse manque', 'réponses manquent')}. Donnez-les avant d’inviter : une charge ajoutée après les accords redemande celui de chacun.`,
    agreeFirstAct: 'Ouvrir les réglages',
    unverified: '(à vérifier dans le texte)',
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
    asked: 'Answer the invitation',
    standstill: 'The buyer does not sign before',
    papers: 'My papers',
    contracts: 'My contracts',
    blocked: 'Next act: settle what blocks the file',
    blockedText: 'All have accepted, but the file cannot be called ready until this is settled:',
    agreeFirst: (n) =>
      `Agreement and procedure: ${counted(n, 'answer is missing', 'answers are missing')}. Give them before you invite: a duty that is added once members have accepted asks each of them again.`,
    agreeFirstAct: 'Open the settings',
    unverified: '(to be checked in the text)',
    untold: 'answer known to the coordination alone',
  },
});
