import type { PageEntry } from '../../shell/page-entry.ts';

/** What the members of a cluster use in common, and who has it when. */
export const equipmentPages: readonly PageEntry[] = [
  {
    name: 'equipment',
    load: () => import('./equipment.tsx'),
    nav: { label: { fr: 'Équipements', en: 'Equipment' }, order: 45 },
  },
  { name: 'equipmentItem', load: () => import('./equipment-item.tsx') },
];
