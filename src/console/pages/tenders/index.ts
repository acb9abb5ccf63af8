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
  { name: 'tenderImport', roles: staff, load: () => import('./tender-import.tsx') },
  { name: 'tenderNew', roles: staff, load: () => import('./tender-new.tsx') },
  { name: 'proposals', roles: staff, load: () => import('./proposals/proposals.tsx') },
  { name: 'tender', roles: staff, load: () => import('./tender.tsx') },
];
