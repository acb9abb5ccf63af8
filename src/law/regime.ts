import { dayOf } from '../shared/day.ts';

/** Which law a tender is under. */
export type Regime = {
  /** ISO 3166-1 alpha-2 of the buyer; France where the notice does not tell. */
  country: string;
  /** The Code de la commande publique: a public buyer in France. */
  underCcp: boolean;
  /** A public buyer elsewhere in the EU or EEA: its own law, on Directive 2014/24/EU. */
  underDirective: boolean;
  /** Day that picks the version of dated rules: the dispatch of the notice, else its publication here, else its entry. */
  launchedOn: string;
};

/** Member states of the EU and the EEA, without France. */
const DIRECTIVE_STATES: ReadonlySet<string> = new Set(
  'AT BE BG CY CZ DE DK EE ES FI GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK'.split(' '),
);

/** The regime by the buyer's country and kind and the notice's dispatch. */
export function regimeOf(tender: {
  buyerPrivate: boolean;
  buyerCountry: string | null;
  dispatchedAt: Date | null;
  publishedAt: Date | null;
  createdAt: Date;
}): Regime {
  const country = tender.buyerCountry ?? 'FR';
  return {
    country,
    underCcp: country === 'FR' && !tender.buyerPrivate,
    underDirective: DIRECTIVE_STATES.has(country) && !tender.buyerPrivate,
    launchedOn: dayOf(tender.dispatchedAt ?? tender.publishedAt ?? tender.createdAt),
  };
}
