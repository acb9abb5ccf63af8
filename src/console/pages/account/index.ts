import type { PageEntry } from '../../shell/page-entry.ts';

export const accountPages: readonly PageEntry[] = [];
