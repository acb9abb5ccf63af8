import type { FigureTile } from '../../charts/input.ts';
import type { Language } from '../../printing/format.ts';
import { FIGURE_WORDS, type FigureWords, UNITS } from '../definitions.ts';

/** Indicators that are figures of the key figures too: one definition, in `definitions.ts` beside this folder. */
const OF_FIGURES = [
  'members',
  'jobsRepresented',
  'turnoverRepresentedCents',
  'signedCents',
  'fundingCents',
  'leverage',
  'tendersWon',
  'companiesServed',
] as const;
export type FigureIndicator = (typeof OF_FIGURES)[number];

/** Indicators of a cluster as a network, after a real cluster's code (Blauwe Cluster) and the six areas of ESCA. */
const OWN_UNITS = {
  payingMembers: 'count',
  associates: 'count',
  groupsOfCompanies: 'count',
  activeActors: 'count',
  activeSmeShare: 'ratio',
  innovationProjects: 'count',
  internationalCollaborations: 'count',
  firmsInInitiatives: 'count',
  firmsInInitiativesSmeShare: 'ratio',
  interclusterProjects: 'count',
  investmentCents: 'eur',
  investmentGrowth: 'ratio',
  turnoverGrowth: 'ratio',
  jobsGrowth: 'ratio',
} as const satisfies Readonly<Record<string, FigureTile['unit']>>;
type OwnIndicator = keyof typeof OWN_UNITS;
export type IndicatorId = FigureIndicator | OwnIndicator;

/** Every indicator in the order in which it is read, with what its value is. */
export const INDICATORS: readonly { id: IndicatorId; unit: Exclude<FigureTile['unit'], 'index'> }[] = [
  { id: 'members', unit: UNITS.members },
  ...(['payingMembers', 'associates', 'groupsOfCompanies'] as const).map((id) => ({ id, unit: OWN_UNITS[id] })),
  ...OF_FIGURES.filter((id) => id !== 'members').map((id) => ({ id, unit: UNITS[id] })),
  ...(Object.keys(OWN_UNITS) as OwnIndicator[]).slice(3).map((id) => ({ id, unit: OWN_UNITS[id] })),
];

const SINCE_FR =
  'Initiatives saisies par les coordinateurs, et offres communes : réponses remises à plusieurs, contrats signés à plusieurs.';
const SINCE_EN =
  'Initiatives recorded by coordinators, and joint bids: bids submitted and contracts signed by several companies.';

const FR: Readonly<Record<OwnIndicator, FigureWords>> = {
  payingMembers: {
    name: 'Membres cotisants',
    definition: 'Membres au dernier jour (organisations de toute nature) enregistrés comme cotisants.',
  },
  associates: {
    name: 'Membres associés',
    definition: 'Membres au dernier jour enregistrés comme associés, sans cotisation.',
  },
  groupsOfCompanies: {
    name: 'Membres par groupe de sociétés',
    definition:
      'Membres au dernier jour, ceux qui appartiennent à un même groupe de sociétés (relation saisie par le cluster) comptés une fois.',
  },
  activeActors: {
    name: 'Membres actifs',
    definition:
      'Membres au dernier jour qui, dans les douze derniers mois de la période, ont pris part à un projet d’innovation ou à deux autres initiatives au moins.',
  },
  activeSmeShare: {
    name: 'Part des PME parmi les membres actifs',
    definition:
      'Micro, petites et moyennes entreprises (recommandation 2003/361/CE, taille d’aujourd’hui) parmi les membres actifs qui sont des entreprises de taille connue.',
  },
  innovationProjects: {
    name: 'Projets d’innovation',
    definition: 'Projets d’innovation saisis par les coordinateurs, en cours un jour au moins de la période.',
  },
  internationalCollaborations: {
    name: 'Collaborations internationales',
    definition: `Initiatives de la période avec un partenaire d’un autre pays. ${SINCE_FR}`,
  },
  firmsInInitiatives: {
    name: 'Entreprises dans des initiatives à trois ou plus',
    definition: `Entreprises qui ont pris part dans la période à une initiative d’au moins trois entreprises. ${SINCE_FR}`,
  },
  firmsInInitiativesSmeShare: {
    name: 'Part des PME dans ces initiatives',
    definition:
      'Micro, petites et moyennes entreprises parmi les entreprises de taille connue dans des initiatives à trois ou plus.',
  },
  interclusterProjects: {
    name: 'Projets entre clusters',
    definition: `Initiatives de la période avec un autre cluster, ou avec une entreprise qui n’est membre que d’un autre cluster. ${SINCE_FR}`,
  },
  investmentCents: {
    name: 'Investissement des membres',
    definition:
      'Investissement des membres dans les années que la période touche, tel que les coordinateurs l’ont saisi.',
  },
  investmentGrowth: {
    name: 'Croissance de l’investissement',
    definition: 'Investissement des membres rapporté à celui de la période précédente, moins un.',
  },
  turnoverGrowth: {
    name: 'Croissance du chiffre d’affaires',
    definition:
      'Chiffre d’affaires annuel des membres au dernier jour, rapporté à celui des mêmes à la fin de la période précédente, moins un ; dernière année connue, ceux qui n’ont pas les deux ne comptent pas.',
  },
  jobsGrowth: {
    name: 'Croissance de l’emploi',
    definition:
      'Effectif des membres au dernier jour, rapporté à celui des mêmes à la fin de la période précédente, moins un ; dernière année connue, ceux qui n’ont pas les deux ne comptent pas.',
  },
};

const EN: Readonly<Record<OwnIndicator, FigureWords>> = {
  payingMembers: {
    name: 'Paying members',
    definition: 'Members on the last day (organisations of any kind) recorded as paying their dues.',
  },
  associates: {
    name: 'Associate members',
    definition: 'Members on the last day recorded as associates, who pay no dues.',
  },
  groupsOfCompanies: {
    name: 'Members by group of companies',
    definition:
      'Members on the last day, with those that belong to the same group of companies (a relation recorded by the cluster) counted once.',
  },
  activeActors: {
    name: 'Active members',
    definition:
      'Members on the last day that took part in an innovation project, or in at least two other initiatives, in the last twelve months of the period.',
  },
  activeSmeShare: {
    name: 'Share of SMEs among active members',
    definition:
      'Micro, small and medium enterprises (Recommendation 2003/361/EC, by their size today) among active members that are companies of known size.',
  },
  innovationProjects: {
    name: 'Innovation projects',
    definition: 'Innovation projects recorded by coordinators that ran on at least one day of the period.',
  },
  internationalCollaborations: {
    name: 'International collaborations',
    definition: `Initiatives in the period with a partner in another country. ${SINCE_EN}`,
  },
  firmsInInitiatives: {
    name: 'Companies in initiatives of three or more',
    definition: `Companies that took part in an initiative of at least three companies in the period. ${SINCE_EN}`,
  },
  firmsInInitiativesSmeShare: {
    name: 'Share of SMEs in those initiatives',
    definition:
      'Micro, small and medium enterprises among the companies of known size in initiatives of three or more.',
  },
  interclusterProjects: {
    name: 'Intercluster projects',
    definition: `Initiatives in the period with another cluster, or with a company that is a member of another cluster only. ${SINCE_EN}`,
  },
  investmentCents: {
    name: 'Members’ investment',
    definition: 'What members invested in the years that the period touches, as entered by coordinators.',
  },
  investmentGrowth: {
    name: 'Growth in investment',
    definition: 'Members’ investment divided by that of the previous period, minus one.',
  },
  turnoverGrowth: {
    name: 'Growth in turnover',
    definition:
      'Annual turnover of the members on the last day divided by that of the same members at the end of the previous period, minus one; latest known year, members without both figures are left out.',
  },
  jobsGrowth: {
    name: 'Growth in jobs',
    definition:
      'Headcount of the members on the last day divided by that of the same members at the end of the previous period, minus one; latest known year, members without both figures are left out.',
  },
};

/** What an indicator is called and means: the one place, for answers, charts, the yearly report and FIGURES.md. */
export const INDICATOR_WORDS: Readonly<Record<Language, Readonly<Record<IndicatorId, FigureWords>>>> = {
  fr: { ...FIGURE_WORDS.fr, ...FR },
  en: { ...FIGURE_WORDS.en, ...EN },
};

/** Where a coordinator enters what is missing: dues, initiatives, investment of a year, figures of a company. */
export type EntryPlace = 'standings' | 'initiatives' | 'years' | 'companyFigures' | 'funding';
/** What is not known of an indicator; with `of`, of how many it is not known for `n`. */
export type Missing = { place: EntryPlace; n?: number; of?: number } | null;

/** What is missing, in words. */
export function missingText(missing: Missing, language: Language): string | null {
  if (missing === null) return null;
  const { place, n, of } = missing;
  const part = n === undefined || of === undefined ? null : { n, of };
  const words = {
    fr: {
      standings: `cotisation non renseignée pour ${part?.n ?? 0} membres sur ${part?.of ?? 0}`,
      initiatives: 'aucune initiative saisie : seules les offres communes comptent',
      years: 'investissement non saisi pour une des années',
      companyFigures: `chiffres inconnus pour ${part?.n ?? 0} membres sur ${part?.of ?? 0}`,
      funding: 'aucun financement saisi',
    },
    en: {
      standings: `dues not recorded for ${part?.n ?? 0} of ${part?.of ?? 0} members`,
      initiatives: 'no initiative recorded: only joint bids count',
      years: 'investment not entered for one of the years',
      companyFigures: `figures unknown for ${part?.n ?? 0} of ${part?.of ?? 0} members`,
      funding: 'no funding recorded',
    },
  } as const;
  return words[language][place];
}
