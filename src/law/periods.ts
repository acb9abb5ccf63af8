import type { Text } from './rule.ts';

/** A figure of the law that holds between two days. Days `YYYY-MM-DD`; null: no end, or always so. */
export type DatedFigure = {
  id: string;
  /** What it counts: days, years, cents, tenths of a ratio. */
  unit: 'days' | 'years' | 'cents' | 'tenths';
  value: number;
  article: string;
  from: string | null;
  to: string | null;
  /** Could not be checked against a primary text: to be corrected here when it was. */
  unverified: boolean;
  about: Text;
};

const figure = (
  id: string,
  unit: DatedFigure['unit'],
  value: number,
  article: string,
  about: Text,
  more: Partial<Pick<DatedFigure, 'from' | 'to' | 'unverified'>> = {},
): DatedFigure => ({ id, unit, value, article, about, from: null, to: null, unverified: false, ...more });

const OF_2026 = { from: '2026-01-01', to: '2027-12-31' } as const;

/** Deadlines, windows and thresholds of the law, each with its article and its days: data, to be corrected in one place. */
export const FIGURES: readonly DatedFigure[] = [
  figure('ten-days', 'days', 10, 'L2141-13', {
    fr: 'Remplacement d’un membre ou sous-traitant exclu, à compter de la réception de la demande',
    en: 'Replacement of an excluded member or subcontractor, from the receipt of the request',
  }),
  figure('silence', 'days', 21, 'R2193-4', {
    fr: 'Silence de l’acheteur qui vaut acceptation du sous-traitant',
    en: 'Buyer’s silence by which a subcontractor is accepted',
  }),
  figure('standstill-electronic', 'days', 11, 'R2182-1', {
    fr: 'Délai de suspension avant la signature, notification par voie électronique',
    en: 'Standstill before signature, unsuccessful bidders notified electronically',
  }),
  figure('standstill-paper', 'days', 16, 'R2182-1', {
    fr: 'Délai de suspension avant la signature, autre notification',
    en: 'Standstill before signature, unsuccessful bidders notified otherwise',
  }),
  figure('direct-payment', 'cents', 60_000, 'R2193-10', {
    fr: 'Paiement direct du sous-traitant, montant TTC',
    en: 'Direct payment of a subcontractor, amount with VAT',
  }),
  figure(
    'references-works',
    'years',
    5,
    'R2142-14 ; arrêté du 22 mars 2019',
    {
      fr: 'Références de travaux que l’acheteur peut demander',
      en: 'References of works that a buyer may ask for',
    },
    { unverified: true },
  ),
  figure('references-other', 'years', 3, 'R2142-14 ; arrêté du 22 mars 2019', {
    fr: 'Références de fournitures et de services que l’acheteur peut demander',
    en: 'References of supplies and services that a buyer may ask for',
  }),
  figure(
    'turnover-cap',
    'tenths',
    20,
    'R2142-7, R2142-8',
    {
      fr: 'Plafond du chiffre d’affaires exigé, en fois la valeur estimée',
      en: 'Cap on the turnover asked for, in times of the estimated value',
    },
    { to: '2025-12-31' },
  ),
  figure(
    'turnover-cap',
    'tenths',
    15,
    'R2142-7, R2142-8 (décret 2025-1383)',
    {
      fr: 'Plafond du chiffre d’affaires exigé, en fois la valeur estimée',
      en: 'Cap on the turnover asked for, in times of the estimated value',
    },
    { from: '2026-01-01' },
  ),
  figure(
    'threshold-state',
    'cents',
    14_000_000,
    'L2124-1 ; avis relatif aux seuils',
    {
      fr: 'Seuil européen, fournitures et services de l’État',
      en: 'EU threshold, supplies and services of the State',
    },
    OF_2026,
  ),
  figure(
    'threshold-others',
    'cents',
    21_600_000,
    'L2124-1 ; avis relatif aux seuils',
    {
      fr: 'Seuil européen, fournitures et services des autres pouvoirs adjudicateurs',
      en: 'EU threshold, supplies and services of other authorities',
    },
    OF_2026,
  ),
  figure(
    'threshold-entities',
    'cents',
    43_200_000,
    'L2124-1 ; avis relatif aux seuils',
    {
      fr: 'Seuil européen, fournitures et services des entités adjudicatrices',
      en: 'EU threshold, supplies and services of contracting entities',
    },
    OF_2026,
  ),
  figure(
    'threshold-works',
    'cents',
    540_400_000,
    'L2124-1 ; avis relatif aux seuils',
    {
      fr: 'Seuil européen, travaux',
      en: 'EU threshold, works',
    },
    OF_2026,
  ),
  figure(
    'no-publicity-works',
    'cents',
    10_000_000,
    'R2122-8',
    {
      fr: 'Travaux sans publicité ni mise en concurrence, en deçà de',
      en: 'Works without advertising, below',
    },
    { from: '2026-01-01' },
  ),
  figure(
    'no-publicity-other',
    'cents',
    6_000_000,
    'R2122-8',
    {
      fr: 'Fournitures et services sans publicité ni mise en concurrence, en deçà de',
      en: 'Supplies and services without advertising, below',
    },
    { from: '2026-04-01' },
  ),
];

/**
 * The figure that holds on a day.
 * @throws Error for an id that is none, or a day on which none holds: a fault of the program
 */
export function figureOn(id: string, day: string): number {
  const found = FIGURES.find(
    (one) => one.id === id && (one.from === null || one.from <= day) && (one.to === null || day <= one.to),
  );
  if (found === undefined) throw new Error(`No figure ${id} on ${day}`);
  return found.value;
}

/** As `figureOn`; null where none holds on that day. */
export const figureIfAny = (id: string, day: string): number | null =>
  FIGURES.find((one) => one.id === id && (one.from === null || one.from <= day) && (one.to === null || day <= one.to))
    ?.value ?? null;
