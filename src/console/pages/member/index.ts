import type { PageEntry } from '../../shell/page-entry.ts';

/** What a member company answers and follows. */
export const memberPages: readonly PageEntry[] = [
  {
    name: 'invitations',
    roles: ['member'],
    load: () => import('./invitations.tsx'),
    nav: { label: { fr: 'Invitations', en: 'Invitations' }, order: 5 },
  },
  { name: 'invitation', load: () => import('./invitation.tsx') },
];
