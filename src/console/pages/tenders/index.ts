import { askEarly } from '../../api/early.ts';
import type { PageEntry } from '../../shell/page-entry.ts';

const staff = ['coordinator', 'admin'] as const;

/** Calls for tender, from the notice to what is proposed. */
export const tenderPages: readonly PageEntry[] = [
  {
    name: 'tenders',
    roles: staff,
    load: () => import('./tenders.tsx'),
    early: () => askEarly('GET /v1/tenders', { query: { limit: 50 } }, { pages: true }),
    nav: { label: { fr: 'Appels d’offres', en: 'Tenders' }, order: 10 },
  },
  { name: 'tenderImport', roles: staff, load: () => import('./tender-import.tsx') },
  { name: 'tenderNew', roles: staff, load: () => import('./tender-new.tsx') },
  {
    name: 'proposals',
    roles: staff,
    load: () => import('./proposals/proposals.tsx'),
    early: (_me, { id = '' }) => askEarly('GET /v1/tenders/{id}', { params: { id } }),
  },
  {
    name: 'tender',
    roles: staff,
    load: () => import('./tender.tsx'),
    early: (_me, { id = '' }) => askEarly('GET /v1/tenders/{id}', { params: { id } }),
  },
];
