import type { PageEntry } from '../../shell/page-entry.ts';

const staff = ['coordinator', 'admin'] as const;

/** Companies and other organisations of the network. */
export const organisationPages: readonly PageEntry[] = [
  {
    name: 'organisations',
    roles: staff,
    load: () => import('./organisations.tsx'),
    nav: { label: { fr: 'Entreprises', en: 'Organisations' }, order: 40 },
  },
  { name: 'organisation', load: () => import('./organisation.tsx') },
];
