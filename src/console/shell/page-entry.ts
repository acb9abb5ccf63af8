import type { ComponentType } from 'react';
import type { RoleName } from '../api/me.ts';
import type { PageName } from './paths.ts';
import type { Language } from './preferences.ts';

/** A page: where it is, who has it, and its code, loaded when it is opened. */
export type PageEntry = {
  name: PageName;
  /** Who may open it; everybody who is signed in unless given. */
  roles?: readonly RoleName[];
  load: () => Promise<{ default: ComponentType }>;
  /** In the navigation: its word, and its place there (smaller is higher; from 100 on below the line). */
  nav?: { label: Record<Language, string>; order: number };
};
