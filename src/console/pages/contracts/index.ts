import { askEarly } from '../../api/early.ts';
import type { PageEntry } from '../../shell/page-entry.ts';

const staff = ['coordinator', 'admin'] as const;

/** Contracts and the ledger of the turnover that they make. */
export const contractPages: readonly PageEntry[] = [
  {
    name: 'contracts',
    roles: staff,
    load: () => import('./contracts.tsx'),
    early: () => askEarly('GET /v1/contracts', { query: { limit: 50 } }, { pages: true }),
    nav: { label: { fr: 'Contrats et registre', en: 'Contracts and ledger' }, order: 30 },
  },
  { name: 'contractNew', roles: staff, load: () => import('./contract-new.tsx') },
  {
    name: 'contract',
    load: () => import('./contract.tsx'),
    early: (_me, { id = '' }) => askEarly('GET /v1/contracts/{id}', { params: { id } }),
  },
  { name: 'ledger', roles: staff, load: () => import('./ledger.tsx') },
  { name: 'ledgerImport', roles: staff, load: () => import('./ledger-import.tsx') },
];
