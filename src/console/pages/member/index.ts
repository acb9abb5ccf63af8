import { askEarly } from '../../api/early.ts';
import { ownOrganisationIds } from '../../api/me.ts';
import type { PageEntry } from '../../shell/page-entry.ts';

/** What a member company answers and follows. */
export const memberPages: readonly PageEntry[] = [
  {
    name: 'invitations',
    roles: ['member'],
    load: () => import('./invitations.tsx'),
    nav: { label: { fr: 'Invitations', en: 'Invitations' }, order: 5 },
  },
  {
    name: 'invitation',
    load: () => import('./invitation.tsx'),
    early: (_me, { id = '' }) => askEarly('GET /v1/invitations/{id}', { params: { id } }),
  },
  {
    name: 'myCompany',
    roles: ['member'],
    load: () => import('./company/my-company.tsx'),
    early: (me) =>
      ownOrganisationIds(me)
        .slice(0, 1)
        .map((id) => askEarly('GET /v1/organisations/{id}', { params: { id } })),
    nav: { label: { fr: 'Mon entreprise', en: 'My company' }, order: 40 },
  },
  {
    name: 'myPapers',
    roles: ['member'],
    load: () => import('./papers/my-papers.tsx'),
    nav: { label: { fr: 'Mes pièces', en: 'My papers' }, order: 25 },
  },
  {
    name: 'myContracts',
    roles: ['member'],
    load: () => import('./my-contracts.tsx'),
    nav: { label: { fr: 'Mes contrats', en: 'My contracts' }, order: 30 },
  },
];
