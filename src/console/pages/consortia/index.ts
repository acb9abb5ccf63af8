import { askEarly } from '../../api/early.ts';
import { isStaff } from '../../api/me.ts';
import type { PageEntry } from '../../shell/page-entry.ts';

/** Consortia, from composition to outcome. */
export const consortiaPages: readonly PageEntry[] = [
  {
    name: 'consortia',
    load: () => import('./consortia.tsx'),
    early: () => askEarly('GET /v1/consortia', { query: { limit: 50 } }, { pages: true }),
    nav: { label: { fr: 'Groupements', en: 'Consortia' }, order: 20 },
  },
  {
    name: 'consortiumNew',
    roles: ['coordinator', 'admin'],
    load: () => import('./consortium-new.tsx'),
  },
  { name: 'consortiumSettings', roles: ['coordinator', 'admin'], load: () => import('./group-settings.tsx') },
  {
    name: 'consortium',
    load: () => import('./consortium.tsx'),
    early: async (me, { id = '' }) => {
      const { data } = await askEarly('GET /v1/consortia/{id}', { params: { id } });
      if (isStaff(me)) await askEarly('GET /v1/tenders/{id}', { params: { id: data.tenderId } });
    },
  },
];
