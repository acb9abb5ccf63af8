/**
 * Words whose ending would lead them into the family of another trade: lead and plumbing, foundations and foundries,
 * treatment and caterers. Each line is a family of its own, by the name of its first word. Found by listing, for each trade
 * known by one word, which words of 405 French and English lots of data/trades came to stand for it.
 */
const APART = [
  // French
  'plomberie plomberies plombier plombiers plombiere plombieres',
  'fondation fondations',
  'fonds fond',
  'formation formations formateur formateurs formatrice formatrices',
  'forme formes form forms',
  'courant courants',
  'cours',
  'porte portes',
  'porter portant portent portee portees porteur porteurs',
  'portier portiers portiere portieres',
  'ponton pontons',
  'chaudiere chaudieres',
  'chauffeur chauffeurs chauffeuse chauffeuses',
  'chaussee chaussees',
  'cheminee cheminees',
  'terrasse terrasses',
  'traiteur traiteurs',
  'repas',
  'matiere matieres',
  'bordure bordures',
  'borne bornes',
  'barriere barrieres',
  'couleur couleurs',
  'plantation plantations',
  'verriere verrieres',
  'vitrage vitrages',
  'voilier voiliers voilerie voileries',
  'escale escales',
  'mobile mobiles',
  'pompier pompiers',
  'eleve eleves',
  'partie parties',
  'relevage relevages',
  'relevant',
  'vannier vanniers vannerie',
  'montant montants',
  'ordonnance ordonnances',
  'programme programmes',
  'projeteur projeteurs projeteuse projeteuses',
  'vide vides vidage vidanges vidange',
  'ronds rond',
  'solier soliers',
  'sole soles',
  'motif motifs',
  'masse masses',
  'collectif collectifs collective collectives',
  'developpement developpements developper',
  'echange echanges',
  'hauteur hauteurs',
  'integre integres integree integrees integrant',
  'levee levees',
  'double doubles',
  'agence agences',
  'supportage supportages',
  'consultation consultations',
  'pose poses',
  'signe signes signee signees signed',
  'simulation simulations',
  'moule moules',
  'carter carters',
  'carenages',
  'mesure mesures mesurer measure measures measurement',
  'inspecteur inspecteurs inspectrice inspector inspectors',
  'surveillant surveillants surveillante surveillantes',
  // English
  'lift lifts',
  'training trainer trainers trainee trainees',
  'storage',
  'sewing',
  'stair stairs',
  'tower towers',
  'plating',
  'router routers routing',
  'railing railings',
  'management manager managers managing',
  'refer refers referred',
  'join joins joined joining',
  'researcher researchers',
  'revenue revenues',
  'automated',
  'machining',
  'planned',
  'serve serves served serving',
  'wells',
] as const;

/** The family of a word that is none by its ending. */
export const FAMILIES_APART: ReadonlyMap<string, string> = new Map(
  APART.flatMap((line) => {
    const words = line.split(' ');
    return words.map((word) => [word, words[0]!] as const);
  }),
);

/**
 * Words that name no trade where nothing stands beside them, though they are part of a name or are what its people call their work: members
 * who list "études, montage, essais" are no management consultants, and "sécurité" is no guard. Found by reading all names of
 * one word against what 24 companies say of themselves.
 */
export const NO_TRADE_ALONE =
  'étude études studies accompagnement audit audits diagnostic diagnostics analyses structure structures fluides plan plans relevé relevés ' +
  'pilotage planification planning intégration module modules modulaire revenu sécurité security communication moteur moteurs ' +
  'cellule caisse caisses cartes essai essais innovation prévention bâti bâtis water conditionnement vapeur garde ' +
  'inspecteur surveillance surveillant gas gaz infrastructure infrastructures environnement collecte tri events ' +
  'calculateur calculatrice assembler researcher inspector highways massif massifs ' +
  'prototype prototypes laboratoire laboratoires laboratory laboratories membrane membranes injection plateforme';
