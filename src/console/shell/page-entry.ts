import type { ComponentType } from 'react';
import type { Me, RoleName } from '../api/me.ts';
import type { PageName } from './paths.ts';
import type { Language } from './preferences.ts';

/** A page: where it is, who has it, and its code, loaded when it is opened. */
export type PageEntry = {
  name: PageName;
  /** Who may open it; everybody who is signed in unless given. */
  roles?: readonly RoleName[];
  load: () => Promise<{ default: ComponentType }>;
  /**
   * Asks what the page reads first, as `useApi` and `useList` will, by who is signed in and the parts of its address;
   * where it is opened without filters.
   */
  early?: (me: Me, parts: Record<string, string>) => unknown;
  /** In the navigation: its word, and its place there (smaller is higher; from 100 on below the line). */
  nav?: { label: Record<Language, string>; order: number };
};
