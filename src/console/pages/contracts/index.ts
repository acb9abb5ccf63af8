import type { PageEntry } from '../../shell/page-entry.ts';

export const contractPages: readonly PageEntry[] = [];
