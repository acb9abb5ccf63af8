/**
 * French of acts that come at the wrong time (`illegalTransition`), by what they are about: a thing's gender and what may be
 * done with it make another sentence of each.
 */
export const FRENCH_STATES: Readonly<Record<string, string>> = {
  'The consortium is {}: it cannot be {} now.': 'Le groupement est {} : il ne peut pas être {} à ce stade.',
  'The consortium is {}: it cannot be {} now. What can follow: {}.':
    'Le groupement est {} : il ne peut pas être {} à ce stade. Ensuite, il peut être : {}.',
  'The tender is {}: it cannot be {} now.': 'L’appel d’offres est {} : il ne peut pas être {}.',
  'The tender is {}: it cannot be searched for now.':
    'L’appel d’offres est {} : on ne cherche pas de partenaires pour lui à ce stade.',
  'The tender is {}: it cannot be {} now. What can follow: {}.':
    'L’appel d’offres est {} : il ne peut pas être {} à ce stade. Ensuite, il peut être : {}.',
  'The invitation is {}: it cannot be {} now.': 'Cette invitation n’attend plus de réponse.',
  'The import is {}: it cannot be {} now.': 'Cet import est terminé : il ne s’annule plus.',
  'The match run is {}: it cannot be {} now.': 'Cette recherche n’est pas en cours : il n’y a rien à arrêter.',
  'The search is {}: it cannot be {} now.': 'Cette recherche de partenaires n’attend plus de réponse.',
  'The search is expired: it cannot be published now.':
    'Le délai de réponse de cette recherche de partenaires est passé : elle ne se publie plus.',
  'The search is {}: it cannot be published now.': 'Cette recherche de partenaires est déjà publiée ou close.',
  'The request is {}: it cannot be {} now.': 'Cette demande n’en est pas à ce point : rechargez la page.',
  'The offer is {}: it cannot be {} now.': 'Cette proposition est déjà décidée.',
  'The finding is {}: it cannot be {} now. What can follow: {}.':
    'Cette lecture est déjà tranchée : rouvrez-la pour en décider autrement.',
  'The award match is {}: it cannot be {} now.': 'Cette attribution est déjà tranchée.',
  'The booking is {}: it cannot be {} now.': 'Cette réservation n’en est pas à ce point : rechargez la page.',
  'The booking is released: it cannot be changed now.': 'Cette réservation est déjà libérée : elle ne change plus.',
  'The booking is firm: it cannot be an option now.': 'Une réservation ferme ne redevient pas une option.',
  'The booking is used: it cannot be released now.':
    'L’usage de cette réservation est déjà relevé : elle ne se libère plus.',
  'The subcontract is {}: it cannot be {} now.':
    'Cette sous-traitance est close : elle n’a plus d’étape à enregistrer.',
  'The subcontract is {}: it cannot be {} now. What can follow: {}.':
    'Cette étape n’est pas possible à ce stade de la sous-traitance.',
};
