import type { PageEntry } from '../../shell/page-entry.ts';

/** Working groups led by members, and the boards of clusters. */
export const groupPages: readonly PageEntry[] = [
  {
    name: 'groups',
    load: () => import('./groups.tsx'),
    nav: { label: { fr: 'Groupes', en: 'Groups' }, order: 48 },
  },
  { name: 'circle', load: () => import('./circle.tsx') },
];
