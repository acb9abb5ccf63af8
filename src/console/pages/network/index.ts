import type { PageEntry } from '../../shell/page-entry.ts';

export const networkPages: readonly PageEntry[] = [];
