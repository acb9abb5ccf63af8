import { askEarly } from '../../api/early.ts';
import type { PageEntry } from '../../shell/page-entry.ts';

const staff = ['coordinator', 'admin'] as const;

/** Companies and other organisations of the network. */
export const organisationPages: readonly PageEntry[] = [
  {
    name: 'organisations',
    roles: staff,
    load: () => import('./organisations.tsx'),
    early: () => askEarly('GET /v1/organisations', { query: { limit: 50 } }, { pages: true }),
    nav: { label: { fr: 'Entreprises', en: 'Organisations' }, order: 40 },
  },
  { name: 'organisationImport', roles: staff, load: () => import('./organisation-import.tsx') },
  { name: 'organisationNew', roles: staff, load: () => import('./organisation-new.tsx') },
  { name: 'organisationsUnread', roles: staff, load: () => import('./unread.tsx') },
  { name: 'organisationEdit', roles: staff, load: () => import('./organisation-edit.tsx') },
  { name: 'organisationSkills', roles: staff, load: () => import('./organisation-skills.tsx') },
  {
    name: 'organisation',
    load: () => import('./organisation.tsx'),
    early: (_me, { id = '' }) => askEarly('GET /v1/organisations/{id}', { params: { id } }),
  },
];
