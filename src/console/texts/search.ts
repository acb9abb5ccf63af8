import { counted, countedFr } from '../format/counted.ts';
import { texts } from './define.ts';

/** Words of a search as it runs, is stopped, and goes on. */
export const searchTexts = texts({
  fr: {
    title: 'Recherche en cours',
    queued: 'La recherche attend son tour. Vous pouvez quitter la page : le résultat vous attendra dans Aujourd’hui.',
    progress: (done: string, total: string) =>
      `${countedFr(done, 'lot a une réponse', 'lots ont une réponse')}, sur ${total}. Vous pouvez quitter la page : le résultat vous attendra dans Aujourd’hui.`,
    planning: 'Tous les lots ont une réponse ; le plan d’ensemble se fait.',
    stopping: 'La recherche s’arrête avec le meilleur qu’elle a trouvé.',
    label: 'Lots qui ont une réponse',
    stop: 'Arrêter et garder le meilleur',
    stopped: 'La recherche s’arrête ; le meilleur trouvé est gardé.',
    cancel: 'Annuler la recherche',
    cancelled: 'La recherche est annulée.',
    caption: 'Où en est chaque lot',
    lot: 'Lot',
    state: 'État',
    best: 'Meilleur trouvé',
    bound: 'Au plus possible',
    proven: 'Prouvé',
    open: (points: string) => `Encore ${points} points d’incertitude`,
    none: 'Personne ne convient',
    now: 'Cherché',
    waits: 'Attend',
    further: 'Chercher plus loin',
    furtherNote:
      'Une nouvelle recherche, huit fois plus longue : elle retrouve ce qui est là, puis continue. Le résultat ne peut qu’être meilleur ou mieux prouvé.',
    resume: 'Reprendre la recherche',
    resumeNote:
      'La recherche a été arrêtée à la main : ce qui suit est le meilleur trouvé à ce moment. La reprendre refait le même chemin, jusqu’au bout.',
    unsearched: (lots: string) => `Pas encore cherché : ${lots}.`,
    started: 'Une recherche plus longue a commencé.',
  },
  en: {
    title: 'Searching',
    queued: 'The search waits for its turn. You may leave the page: the result will be in Today.',
    progress: (done, total) =>
      `${counted(done, 'lot has an answer', 'lots have an answer')}, of ${total}. You may leave the page: the result will be in Today.`,
    planning: 'All lots have an answer; the plan for all of them is being made.',
    stopping: 'The search is ending with the best that it has found.',
    label: 'Lots that have an answer',
    stop: 'Stop and keep the best',
    stopped: 'The search is stopping; the best found is kept.',
    cancel: 'Cancel the search',
    cancelled: 'The search is cancelled.',
    caption: 'How far each lot is',
    lot: 'Lot',
    state: 'State',
    best: 'Best found',
    bound: 'Highest possible',
    proven: 'Proven',
    open: (points) => `${points} points still uncertain`,
    none: 'Nobody fits',
    now: 'Searching',
    waits: 'Waiting',
    further: 'Search further',
    furtherNote:
      'A new search, eight times as long: it finds again what is there, then goes on. The result can only be better, or better proven.',
    resume: 'Resume the search',
    resumeNote:
      'The search was stopped by hand: what follows is the best found until then. Resuming repeats that search, and finishes it.',
    unsearched: (lots) => `Not searched yet: ${lots}.`,
    started: 'A longer search has begun.',
  },
});
