import { isStaff } from '../../api/me.ts';
import type { PageEntry } from '../../shell/page-entry.ts';
import { askForMember, askForStaff } from './first-reads.ts';

/** What waits for the person. */
export const todayPages: readonly PageEntry[] = [
  {
    name: 'today',
    load: () => import('./today.tsx'),
    early: (me) => (isStaff(me) ? askForStaff() : askForMember(me)),
    nav: { label: { fr: 'Aujourd’hui', en: 'Today' }, order: 1 },
  },
  {
    name: 'deadlines',
    roles: ['coordinator', 'admin'],
    load: () => import('./deadlines.tsx'),
    nav: { label: { fr: 'Échéances', en: 'Deadlines' }, order: 2 },
  },
  { name: 'notifications', load: () => import('./notifications.tsx') },
];
