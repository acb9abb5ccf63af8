import type { PageEntry } from '../../shell/page-entry.ts';

export const consortiaPages: readonly PageEntry[] = [];
