import type { PageEntry } from '../../shell/page-entry.ts';

const staff = ['coordinator', 'admin'] as const;

/** Contracts and the ledger of the turnover that they make. */
export const contractPages: readonly PageEntry[] = [
  {
    name: 'contracts',
    roles: staff,
    load: () => import('./contracts.tsx'),
    nav: { label: { fr: 'Contrats et registre', en: 'Contracts and ledger' }, order: 30 },
  },
  { name: 'contractNew', roles: staff, load: () => import('./contract-new.tsx') },
  { name: 'contract', load: () => import('./contract.tsx') },
  { name: 'ledger', roles: staff, load: () => import('./ledger.tsx') },
  { name: 'ledgerImport', roles: staff, load: () => import('./ledger-import.tsx') },
];
