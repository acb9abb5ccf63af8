import { figureText } from '../../charts/tiles.ts';
import { formatEuros, formatNumber, type Language } from '../../printing/format.ts';
import { FIGURE_UNITS, type FigureName, growthOf, type YearlyReport } from './model.ts';

/** The year told in sentences; what is not known is not said. */
export function summarySentences(report: YearlyReport, language: Language): string[] {
  return (language === 'fr' ? french(report) : english(report)).filter((sentence) => sentence !== null);
}

function french(report: YearlyReport): (string | null)[] {
  const { figures, year, clusterName, memberCount } = report;
  const value = valuesOf(report, 'fr');
  const growth = growthOf(figures.signedCents);
  const trend =
    growth === null
      ? ''
      : `, soit ${percent(Math.abs(growth), 'fr')} de ${growth >= 0 ? 'plus' : 'moins'} que l’année précédente`;
  return [
    figures.signedCents.value === null
      ? null
      : `En ${year}, ${clusterName} a généré ${formatEuros(figures.signedCents.value, 'fr')} de marchés signés pour ses membres${trend}.`,
    figures.tendersAnswered.value === null
      ? null
      : `Le cluster a répondu à ${value('tendersAnswered')} consultations et en a gagné ${value('tendersWon')}${figures.successRate.value === null ? '' : ` (taux de succès : ${value('successRate')})`}.`,
    figures.companiesServed.value === null
      ? null
      : `${value('companiesServed')} entreprises sur ${formatNumber(memberCount, 'fr')} ont eu une part d’un marché (${percent(memberCount === 0 ? 0 : figures.companiesServed.value / memberCount, 'fr')}) ; ${value('companiesNeverServed')} n’en ont encore jamais eu.`,
    figures.smeShare.value === null ? null : `${value('smeShare')} de ce montant reviennent à des PME.`,
    figures.leverage.value === null
      ? null
      : `Chaque euro d’argent public a généré ${formatNumber(figures.leverage.value, 'fr', 2)} € de marchés.`,
  ];
}

function english(report: YearlyReport): (string | null)[] {
  const { figures, year, clusterName, memberCount } = report;
  const value = valuesOf(report, 'en');
  const growth = growthOf(figures.signedCents);
  const trend =
    growth === null ? '' : `, ${percent(Math.abs(growth), 'en')} ${growth >= 0 ? 'more' : 'less'} than the year before`;
  return [
    figures.signedCents.value === null
      ? null
      : `In ${year} ${clusterName} generated ${formatEuros(figures.signedCents.value, 'en')} of signed contracts for its members${trend}.`,
    figures.tendersAnswered.value === null
      ? null
      : `The cluster answered ${value('tendersAnswered')} tenders and won ${value('tendersWon')}${figures.successRate.value === null ? '' : ` (success rate: ${value('successRate')})`}.`,
    figures.companiesServed.value === null
      ? null
      : `${value('companiesServed')} of ${formatNumber(memberCount, 'en')} companies had a part of a contract (${percent(memberCount === 0 ? 0 : figures.companiesServed.value / memberCount, 'en')}); ${value('companiesNeverServed')} never had one.`,
    figures.smeShare.value === null ? null : `${value('smeShare')} of that amount goes to SMEs.`,
    figures.leverage.value === null
      ? null
      : `Every euro of public money generated €${formatNumber(figures.leverage.value, 'en', 2)} of contracts.`,
  ];
}

const valuesOf =
  ({ figures }: YearlyReport, language: Language) =>
  (name: FigureName): string =>
    figureText(FIGURE_UNITS[name], figures[name].value, language);

const percent = (ratio: number, language: Language): string => figureText('ratio', ratio, language);
