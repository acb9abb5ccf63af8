import type { PageEntry } from '../../shell/page-entry.ts';

export const figurePages: readonly PageEntry[] = [];
