import type { PageEntry } from '../../shell/page-entry.ts';

/** Consortia, from composition to outcome. */
export const consortiaPages: readonly PageEntry[] = [
  {
    name: 'consortia',
    load: () => import('./consortia.tsx'),
    nav: { label: { fr: 'Consortiums', en: 'Consortia' }, order: 20 },
  },
  { name: 'consortium', load: () => import('./consortium.tsx') },
];
