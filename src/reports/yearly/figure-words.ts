import type { FigureName } from './model.ts';

type FigureWords = Readonly<Record<FigureName, { name: string; definition: string }>>;

const FR: FigureWords = {
  signedCents: {
    name: 'chiffre d’affaires signé',
    definition: 'somme des écritures « signé » de l’année : marchés attribués et avenants, hors taxes',
  },
  invoicedCents: { name: 'chiffre d’affaires facturé', definition: 'somme des écritures « facturé » de l’année' },
  paidCents: { name: 'chiffre d’affaires payé', definition: 'somme des écritures « payé » de l’année' },
  leverage: {
    name: 'effet de levier',
    definition: 'chiffre d’affaires signé divisé par le financement public reçu, depuis l’origine',
  },
  tendersAnswered: {
    name: 'consultations répondues',
    definition: 'consultations pour lesquelles une offre a été remise dans l’année',
  },
  tendersWon: {
    name: 'consultations gagnées',
    definition: 'parmi elles, celles qui ont été attribuées à un groupement du cluster',
  },
  successRate: {
    name: 'taux de succès',
    definition: 'gagnées divisées par gagnées et perdues ; les consultations en cours ne comptent pas',
  },
  companiesServed: { name: 'entreprises servies', definition: 'membres qui ont une part d’au moins un marché' },
  companiesNeverServed: {
    name: 'entreprises jamais servies',
    definition: 'membres d’aujourd’hui qui n’ont eu de part d’aucun marché depuis leur adhésion',
  },
  medianConsortiumSize: {
    name: 'taille médiane d’un groupement',
    definition: 'nombre médian de membres des groupements qui ont remis une offre',
  },
  smeShare: {
    name: 'part des PME',
    definition:
      'part du chiffre d’affaires signé qui revient à des micro, petites et moyennes entreprises (2003/361/CE)',
  },
  exposureGini: {
    name: 'concentration des invitations',
    definition:
      'coefficient de Gini des invitations par membre : 0 % si chacun a son tour, 100 % si un seul les a toutes',
  },
  daysToConsortium: {
    name: 'délai jusqu’à l’accord',
    definition: 'jours, en médiane, entre la publication et l’accord du groupement',
  },
  refusalRate: {
    name: 'taux de refus',
    definition: 'invitations refusées ou expirées, divisées par les invitations closes',
  },
  turnoverRepresentedCents: {
    name: 'chiffre d’affaires représenté',
    definition: 'chiffre d’affaires cumulé des membres, dernier exercice connu',
  },
  jobsRepresented: { name: 'emplois représentés', definition: 'effectif cumulé des membres, dernier exercice connu' },
};

const EN: FigureWords = {
  signedCents: {
    name: 'turnover signed',
    definition: 'sum of the year’s "signed" entries: contracts awarded and amendments, without tax',
  },
  invoicedCents: { name: 'turnover invoiced', definition: 'sum of the year’s "invoiced" entries' },
  paidCents: { name: 'turnover paid', definition: 'sum of the year’s "paid" entries' },
  leverage: { name: 'leverage', definition: 'turnover signed divided by public funding received, since the beginning' },
  tendersAnswered: { name: 'tenders answered', definition: 'tenders for which an offer was submitted in the year' },
  tendersWon: { name: 'tenders won', definition: 'of these, the ones awarded to a consortium of the cluster' },
  successRate: { name: 'success rate', definition: 'won divided by won and lost; tenders still open do not count' },
  companiesServed: { name: 'companies served', definition: 'members with a part of at least one contract' },
  companiesNeverServed: {
    name: 'companies never served',
    definition: 'members of today without a part of any contract since they joined',
  },
  medianConsortiumSize: {
    name: 'median consortium size',
    definition: 'median number of members of the consortia that submitted an offer',
  },
  smeShare: {
    name: 'share to SMEs',
    definition: 'part of the turnover signed that goes to micro, small and medium-sized companies (2003/361/EC)',
  },
  exposureGini: {
    name: 'concentration of invitations',
    definition: 'Gini coefficient of invitations by member: 0% if everybody gets a turn, 100% if one has them all',
  },
  daysToConsortium: {
    name: 'time to agreement',
    definition: 'days, median, from publication to the consortium’s agreement',
  },
  refusalRate: { name: 'refusal rate', definition: 'invitations declined or expired, divided by invitations closed' },
  turnoverRepresentedCents: {
    name: 'turnover represented',
    definition: 'members’ turnover added up, latest year known',
  },
  jobsRepresented: { name: 'jobs represented', definition: 'members’ headcount added up, latest year known' },
};

/** Names and definitions of the figures, by language. */
export const FIGURE_WORDS = { fr: FR, en: EN } as const;
