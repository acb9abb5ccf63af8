import type { PageEntry } from '../../shell/page-entry.ts';

export const memberPages: readonly PageEntry[] = [];
