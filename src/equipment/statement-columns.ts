import type { ReportColumn } from '../printing/export.ts';
import type { Language } from '../shared/language.ts';

const KINDS = {
  equipment: 'text',
  organisation: 'text',
  keyBp: 'share',
  unitsPromised: 'integer',
  unitsUsed: 'integer',
  fixedCents: 'eur',
  adjustmentCents: 'eur',
  useCents: 'eur',
  shortfallCents: 'eur',
  totalCents: 'eur',
} as const;

const TITLES: Readonly<Record<Language, Readonly<Record<keyof typeof KINDS, string>>>> = {
  fr: {
    equipment: 'Équipement',
    organisation: 'Membre',
    keyBp: 'Clé de répartition (%)',
    unitsPromised: 'Unités promises',
    unitsUsed: 'Unités utilisées',
    fixedCents: 'Part fixe (€)',
    adjustmentCents: 'Ajustement au coût réel (€)',
    useCents: 'Utilisation (€)',
    shortfallCents: 'Engagement non tenu (€)',
    totalCents: 'Total (€)',
  },
  en: {
    equipment: 'Equipment',
    organisation: 'Member',
    keyBp: 'Allocation key (%)',
    unitsPromised: 'Units promised',
    unitsUsed: 'Units used',
    fixedCents: 'Fixed share (€)',
    adjustmentCents: 'Adjustment to actual cost (€)',
    useCents: 'Usage (€)',
    shortfallCents: 'Shortfall (€)',
    totalCents: 'Total (€)',
  },
};

const columnsIn = (language: Language): ReportColumn[] =>
  Object.entries(KINDS).map(([key, kind]) => ({ key, kind, title: TITLES[language][key as keyof typeof KINDS] }));

/** Columns of a statement as CSV, by language. */
export const STATEMENT_COLUMNS: Readonly<Record<Language, ReportColumn[]>> = {
  fr: columnsIn('fr'),
  en: columnsIn('en'),
};
