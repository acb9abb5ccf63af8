import type { PageEntry } from '../../shell/page-entry.ts';

const staff = ['coordinator', 'admin'] as const;

/** Calls for tender, from the notice to what is proposed. */
export const tenderPages: readonly PageEntry[] = [
  {
    name: 'tenders',
    roles: staff,
    load: () => import('./tenders.tsx'),
    nav: { label: { fr: 'Appels d’offres', en: 'Tenders' }, order: 10 },
  },
];
