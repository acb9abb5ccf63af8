import type { PageEntry } from '../../shell/page-entry.ts';

const STAFF = { roles: ['coordinator', 'admin'] } as const;

/** Help from other clusters: what is asked of them, and what they ask. */
export const partnerPages: readonly PageEntry[] = [
  {
    name: 'partnerSearches',
    ...STAFF,
    load: () => import('./partner-searches.tsx'),
    nav: { label: { fr: 'Partenaires', en: 'Partners' }, order: 47 },
  },
  { name: 'recruiting', ...STAFF, load: () => import('./recruiting.tsx') },
  { name: 'partnerSearch', ...STAFF, load: () => import('./partner-search.tsx') },
  {
    name: 'myRequests',
    roles: ['member'],
    load: () => import('./my-requests.tsx'),
    nav: { label: { fr: 'Demandes', en: 'Requests' }, order: 42 },
  },
];
