import type { PageEntry } from '../../shell/page-entry.ts';

const STAFF = { roles: ['coordinator', 'admin'] } as const;

/** Clusters, the people who work in them, where notices come from and where news go to. */
export const networkPages: readonly PageEntry[] = [
  {
    name: 'network',
    ...STAFF,
    load: () => import('./network.tsx'),
    nav: { label: { fr: 'Réseau', en: 'Network' }, order: 50 },
  },
  { name: 'cluster', ...STAFF, load: () => import('./cluster.tsx') },
  { name: 'convention', ...STAFF, load: () => import('./convention.tsx') },
  { name: 'people', ...STAFF, load: () => import('./people.tsx') },
  { name: 'watches', ...STAFF, load: () => import('./watches.tsx') },
  { name: 'imports', ...STAFF, load: () => import('./imports.tsx') },
  { name: 'awards', ...STAFF, load: () => import('./awards.tsx') },
  { name: 'webhooks', ...STAFF, load: () => import('./webhooks.tsx') },
];
