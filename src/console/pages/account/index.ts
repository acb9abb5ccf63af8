import type { PageEntry } from '../../shell/page-entry.ts';

/** One's own account, and the statement on accessibility. */
export const accountPages: readonly PageEntry[] = [
  { name: 'account', load: () => import('./account.tsx') },
  { name: 'roleRequests', load: () => import('./role-requests.tsx') },
  { name: 'accessibility', load: () => import('./accessibility.tsx') },
];
