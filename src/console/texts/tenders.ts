import { texts } from './define.ts';

/** Words about calls for tender. */
export const tenderTexts = texts({
  fr: {
    awardNotice: 'Avis d’attribution',
    several: {
      choose: (title: string) => `Choisir : ${title}`,
      head: 'Choix',
      publish: (n: number) => (n === 1 ? 'Publier le brouillon' : `Publier les ${n} brouillons`),
      done: (n: number) =>
        n === 1
          ? 'Un brouillon publié : la recherche a commencé.'
          : `${n} brouillons publiés : les recherches ont commencé.`,
    },
    title: 'Appels d’offres',
    caption: 'Appels d’offres, le plus récent d’abord',
    lead: 'De l’avis publié aux groupements proposés.',
    import: 'Importer un avis',
    create: 'Saisir à la main',
    columns: {
      title: 'Intitulé',
      state: 'État',
      buyer: 'Acheteur',
      deadline: 'Remise',
      lots: 'Lots',
      value: 'Montant HT',
    },
    search: 'Mots de l’intitulé',
    all: 'Tous',
    filter: 'Filtrer par état',
    noDeadline: 'sans date',
    privateBuyer: 'acheteur privé',
    empty: {
      title: 'Aucun appel d’offres pour l’instant',
      text: 'Déposez un avis tel que publié (eForms, TED, BOAMP, DECP) : ses lots et exigences seront lus et vous les relirez.',
    },
    nothing: (words: string) => `Aucun appel d’offres ne répond à « ${words} »`,
    clear: 'Lever le filtre',
    states: {
      draft: 'brouillon',
      published: 'publié',
      matching: 'recherche',
      proposed: 'à choisir',
      bidding: 'réponse en cours',
      submitted: 'déposé',
      awarded: 'remporté',
      lost: 'perdu',
      cancelled: 'annulé',
      withdrawn: 'retiré',
    },
  },
  en: {
    awardNotice: 'Award notice',
    several: {
      choose: (title) => `Choose: ${title}`,
      head: 'Choose',
      publish: (n) => (n === 1 ? 'Publish the draft' : `Publish the ${n} drafts`),
      done: (n) =>
        n === 1 ? 'One draft published: the search has begun.' : `${n} drafts published: the searches have begun.`,
    },
    title: 'Tenders',
    caption: 'Calls for tender, the newest first',
    lead: 'From the published notice to the proposed consortia.',
    import: 'Import a notice',
    create: 'Enter by hand',
    columns: {
      title: 'Title',
      state: 'State',
      buyer: 'Buyer',
      deadline: 'Deadline',
      lots: 'Lots',
      value: 'Value excl. tax',
    },
    search: 'Words of the title',
    all: 'All',
    filter: 'Filter by state',
    noDeadline: 'no date',
    privateBuyer: 'private buyer',
    empty: {
      title: 'No call for tender yet',
      text: 'Drop a notice as it was published (eForms, TED, BOAMP, DECP): its lots and requirements are read, and you review them.',
    },
    nothing: (words) => `No call for tender matches “${words}”`,
    clear: 'Clear the filter',
    states: {
      draft: 'draft',
      published: 'published',
      matching: 'searching',
      proposed: 'to choose',
      bidding: 'bid in progress',
      submitted: 'submitted',
      awarded: 'won',
      lost: 'lost',
      cancelled: 'cancelled',
      withdrawn: 'withdrawn',
    },
  },
});
