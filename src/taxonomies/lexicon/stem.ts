import { foldText } from '../../shared/text.ts';
import { FAMILIES_APART } from './families.ts';

/**
 * Endings of French and English words of one family, longest first: `soudons`, `soudure`, `soudage` and `soudeurs` all give
 * `soud`. A light stemmer in the manner of Savoy (1999, "A stemming procedure and stopword list for general French
 * corpora"), which also takes the endings off verbs: members describe themselves in sentences.
 */
const ENDINGS = (
  'issements issement ateurs atrices ateur atrice ements ement ations ation euses eurs euse eur ieres iere iers ier eries erie ' +
  'ages age ures ure tions tion ables able ives ive ifs if ions ons ants ant ents ent ings ing ees ers ers ez ee er es ed is it ir e s x i'
).split(' ');
const SHORTEST_ROOT = 3;
const SHORTEST_AFTER_ONE_LETTER = 3;

/** Words whose forms do not share a beginning. */
const IRREGULAR: Readonly<Record<string, string>> = {
  tuyaux: 'tuyaut',
  tuyau: 'tuyaut',
  peignons: 'peint',
  peignent: 'peint',
  peindre: 'peint',
  peintre: 'peint',
  peintres: 'peint',
  paint: 'peint',
  construisons: 'construc',
  construire: 'construc',
  construit: 'construc',
  construisent: 'construc',
  constructeur: 'construc',
  constructeurs: 'construc',
  entretenons: 'entretien',
  entretenir: 'entretien',
  concevons: 'concep',
  concevoir: 'concep',
  concepteur: 'concep',
  bateaux: 'bateau',
  navals: 'naval',
  navaux: 'naval',
  tole: 'tol',
  toles: 'tol',
  etudions: 'etud',
  etudier: 'etud',
  axes: 'axe',
  axe: 'axe',
  welding: 'weld',
  welds: 'weld',
  welded: 'weld',
  welder: 'weld',
};

/** Words that say nothing of a trade. */
const STOP = new Set(
  (
    'a ai aux au avec ce ces cette chez d dans de des du elle en est et etre il ils j je l la le les leur leurs lors lui mais me ' +
    'n ne nos notre nous on ont ou par pas plus pour qu que qui s sa sans se ses si son sont sur tous tout toute toutes type ' +
    'un une vos votre vous y the of and for in on to with we our your all any by from at as is are be an or its ' +
    'autres autre notamment ainsi divers diverses realisons realise realiser realisation assurons assurer faisons faire ' +
    'specialise specialises specialisee specialiste specialistes entreprise entreprises societe atelier ateliers equipe equipes ' +
    'ans depuis clients client services service prestations prestation travaux works work travail do make provide company ' +
    'etait etaient etant ete tres well ' +
    'proposons propose intervenons interventions intervention sommes avons domaine secteur metier metiers activite activites'
  ).split(' '),
);

function stemOf(word: string): string {
  const irregular = IRREGULAR[word] ?? FAMILIES_APART.get(word);
  if (irregular !== undefined) return irregular;
  if (/\d/.test(word)) return word;
  for (const ending of ENDINGS) {
    if (!word.endsWith(ending)) continue;
    const root = word.slice(0, word.length - ending.length);
    if (root.length >= (ending.length === 1 ? SHORTEST_AFTER_ONE_LETTER : SHORTEST_ROOT)) return root;
  }
  return word;
}

/** The families of the telling words of a text, in its order, with repeats. */
export function stemsOf(text: string): string[] {
  return foldText(text)
    .split(' ')
    .filter((word) => word.length > 0 && !STOP.has(word))
    .map(stemOf);
}
