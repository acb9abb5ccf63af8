import type { PageEntry } from '../../shell/page-entry.ts';

const staff = ['coordinator', 'admin'] as const;

/** Key figures, turnover, whose turn it is, the yearly report, and the audit log. */
export const figurePages: readonly PageEntry[] = [
  {
    name: 'figures',
    roles: staff,
    load: () => import('./figures.tsx'),
    nav: { label: { fr: 'Chiffres clés', en: 'Key figures' }, order: 110 },
  },
  { name: 'turnover', roles: staff, load: () => import('./turnover.tsx') },
  { name: 'exposure', roles: staff, load: () => import('./exposure.tsx') },
  { name: 'indicators', roles: staff, load: () => import('./indicators.tsx') },
  { name: 'yearly', roles: staff, load: () => import('./yearly.tsx') },
  {
    name: 'audit',
    roles: staff,
    load: () => import('./audit.tsx'),
    nav: { label: { fr: 'Journal', en: 'Audit log' }, order: 120 },
  },
];
