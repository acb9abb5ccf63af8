import type { FigureTile } from '../charts/input.ts';
import type { Language } from '../printing/format.ts';
import { FIGURE_UNITS } from './yearly/model.ts';

/** Figures of `GET /reports/kpis`: those of the yearly report, and what they are worked out from. */
export const UNITS = {
  ...FIGURE_UNITS,
  members: 'count',
  fundingCents: 'eur',
  servedShare: 'ratio',
  contractsSigned: 'count',
  turnoverPerTenderCents: 'eur',
  turnoverPerCompanyCents: 'eur',
} as const satisfies Readonly<Record<string, FigureTile['unit']>>;

export type KpiName = keyof typeof UNITS;

/** A figure's name, and in one sentence what it is. */
export type FigureWords = { name: string; definition: string };

const FR: Readonly<Record<KpiName, FigureWords>> = {
  signedCents: {
    name: 'Chiffre d’affaires signé',
    definition:
      'Montants signés dans la période, hors taxes : contrats au jour de leur signature, avenants et options au leur, moins les contre-passations.',
  },
  invoicedCents: {
    name: 'Facturé',
    definition: 'Facturé aux acheteurs dans la période, moins les avoirs et les contre-passations.',
  },
  paidCents: { name: 'Payé', definition: 'Payé par les acheteurs dans la période, moins les contre-passations.' },
  leverage: {
    name: 'Effet de levier',
    definition:
      'Chiffre d’affaires signé dans la période divisé par le financement public des années que la période touche.',
  },
  fundingCents: {
    name: 'Financement public',
    definition: 'Argent public reçu par les clusters dans les années que la période touche.',
  },
  tendersAnswered: {
    name: 'Consultations répondues',
    definition:
      'Consultations pour lesquelles une offre a été remise ou qui ont abouti à un contrat ; au jour de l’offre, à défaut de la dernière date limite, à défaut de la publication.',
  },
  tendersWon: {
    name: 'Consultations gagnées',
    definition: 'Parmi les consultations répondues dans la période, celles attribuées au groupement du cluster.',
  },
  successRate: {
    name: 'Taux de succès',
    definition: 'Consultations gagnées divisées par celles des répondues dont l’issue est connue.',
  },
  companiesServed: {
    name: 'Entreprises servies',
    definition: 'Entreprises dont le montant signé dans la période est positif.',
  },
  companiesNeverServed: {
    name: 'Jamais servies',
    definition: 'Entreprises membres au dernier jour qui n’ont eu jusque-là aucun montant signé.',
  },
  members: { name: 'Entreprises membres', definition: 'Entreprises membres au dernier jour de la période.' },
  servedShare: { name: 'Part servie', definition: 'Entreprises servies divisées par les entreprises membres.' },
  contractsSigned: {
    name: 'Contrats signés',
    definition: 'Contrats et marchés subséquents signés dans la période ; les accords-cadres ne comptent pas.',
  },
  turnoverPerTenderCents: {
    name: 'Par consultation',
    definition: 'Montant signé sur les contrats issus d’une consultation, divisé par le nombre de ces consultations.',
  },
  turnoverPerCompanyCents: {
    name: 'Par entreprise',
    definition: 'Chiffre d’affaires signé divisé par les entreprises servies.',
  },
  medianConsortiumSize: {
    name: 'Taille médiane du groupement',
    definition: 'Nombre médian de membres des contrats signés dans la période.',
  },
  smeShare: {
    name: 'Part des PME',
    definition:
      'Part du montant signé qui revient aux micro, petites et moyennes entreprises (recommandation 2003/361/CE), selon leur taille quand le contrat a été conclu ; les membres de taille inconnue ne comptent pas.',
  },
  exposureGini: {
    name: 'Gini des invitations',
    definition:
      'Coefficient de Gini des invitations de la période entre les membres : 0 quand tous en ont autant, vers 1 quand un seul les a toutes.',
  },
  daysToConsortium: {
    name: 'Délai jusqu’à l’accord',
    definition:
      'Nombre médian de jours entre la publication d’une consultation ici et l’accord de son groupement, pour les accords de la période.',
  },
  refusalRate: {
    name: 'Taux de refus',
    definition:
      'Invitations refusées divisées par celles qui ont eu une réponse dans la période (acceptée, refusée, contre-proposition).',
  },
  turnoverRepresentedCents: {
    name: 'Chiffre d’affaires représenté',
    definition:
      'Chiffre d’affaires annuel des membres au dernier jour (organisations de toute nature), chacun pour sa dernière année connue jusque-là.',
  },
  jobsRepresented: {
    name: 'Emplois représentés',
    definition:
      'Effectif des membres au dernier jour (organisations de toute nature), chacun pour sa dernière année connue jusque-là.',
  },
};

const EN: Readonly<Record<KpiName, FigureWords>> = {
  signedCents: {
    name: 'Turnover signed',
    definition:
      'Value signed in the period, without tax: contracts on their day of signature, amendments and options on theirs, less reversals.',
  },
  invoicedCents: {
    name: 'Invoiced',
    definition: 'Invoiced to buyers in the period, less credit notes and reversals.',
  },
  paidCents: { name: 'Paid', definition: 'Paid by buyers in the period, less reversals.' },
  leverage: {
    name: 'Leverage',
    definition: 'Value signed in the period divided by the public funding of the years that the period touches.',
  },
  fundingCents: {
    name: 'Public funding',
    definition: 'Public money that the clusters received in the years that the period touches.',
  },
  tendersAnswered: {
    name: 'Tenders answered',
    definition:
      'Tenders to which a bid was handed in, or that ended in a contract; on the day of the bid, else of the last deadline, else of publication.',
  },
  tendersWon: {
    name: 'Tenders won',
    definition: 'Of the tenders answered in the period, those that were awarded to the cluster’s consortium.',
  },
  successRate: {
    name: 'Success rate',
    definition: 'Tenders won divided by those of the answered ones whose outcome is known.',
  },
  companiesServed: {
    name: 'Companies served',
    definition: 'Companies with a positive value signed in the period.',
  },
  companiesNeverServed: {
    name: 'Never served',
    definition: 'Companies that are members on the last day and have had no value signed until then.',
  },
  members: { name: 'Member companies', definition: 'Companies that are members on the last day of the period.' },
  servedShare: { name: 'Share served', definition: 'Companies served divided by member companies.' },
  contractsSigned: {
    name: 'Contracts signed',
    definition: 'Contracts and call-offs signed in the period; framework agreements do not count.',
  },
  turnoverPerTenderCents: {
    name: 'Per tender',
    definition: 'Value signed on contracts that come from a tender, divided by the number of those tenders.',
  },
  turnoverPerCompanyCents: { name: 'Per company', definition: 'Value signed divided by companies served.' },
  medianConsortiumSize: {
    name: 'Median consortium size',
    definition: 'Median number of members of the contracts signed in the period.',
  },
  smeShare: {
    name: 'SME share',
    definition:
      'Share of the value signed that went to micro, small and medium enterprises (Recommendation 2003/361/EC), by their class when the contract was made; members of unknown class are left out.',
  },
  exposureGini: {
    name: 'Gini of invitations',
    definition:
      'Gini coefficient of the invitations of the period over the members: 0 when all have as many, towards 1 when one has them all.',
  },
  daysToConsortium: {
    name: 'Time to agreement',
    definition:
      'Median days from a tender’s publication here to its consortium’s agreement, of those agreed in the period.',
  },
  refusalRate: {
    name: 'Refusal rate',
    definition: 'Invitations declined divided by those answered (accepted, declined or countered) in the period.',
  },
  turnoverRepresentedCents: {
    name: 'Turnover represented',
    definition:
      'Yearly turnover of the members on the last day (all kinds of organisations), each by its latest known year until then.',
  },
  jobsRepresented: {
    name: 'Jobs represented',
    definition:
      'Headcount of the members on the last day (all kinds of organisations), each by its latest known year until then.',
  },
};

/** What each figure is called and means: the one place, for answers, charts, the yearly report and FIGURES.md. */
export const FIGURE_WORDS: Readonly<Record<Language, Readonly<Record<KpiName, FigureWords>>>> = { fr: FR, en: EN };
