import type { PageEntry } from '../../shell/page-entry.ts';

/** Consortia, from composition to outcome. */
export const consortiaPages: readonly PageEntry[] = [
  {
    name: 'consortia',
    load: () => import('./consortia.tsx'),
    nav: { label: { fr: 'Groupements', en: 'Consortia' }, order: 20 },
  },
  {
    name: 'consortiumNew',
    roles: ['coordinator', 'admin'],
    load: () => import('./consortium-new.tsx'),
  },
  { name: 'consortiumSettings', roles: ['coordinator', 'admin'], load: () => import('./group-settings.tsx') },
  { name: 'consortium', load: () => import('./consortium.tsx') },
];
