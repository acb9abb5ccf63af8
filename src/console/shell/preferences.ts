import { useSyncExternalStore } from 'react';

/** Languages of the console. */
export type Language = 'fr' | 'en';
/** `system` follows the device. */
export type Theme = 'system' | 'light' | 'dark';
type Preferences = { language: Language; theme: Theme };

const LANGUAGE_KEY = 'groupement.language';
const THEME_KEY = 'groupement.theme';

let current: Preferences = read();
const listeners = new Set<() => void>();

function read(): Preferences {
  const language = kept(LANGUAGE_KEY);
  const theme = kept(THEME_KEY);
  const ofDevice: Language = navigator.language.startsWith('en') ? 'en' : 'fr';
  return {
    language: language === 'fr' || language === 'en' ? language : ofDevice,
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
  };
}

function kept(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // A browser that keeps nothing: the choice lasts as long as the page.
  }
}

/** Puts language and theme on the page. */
export function applyPreferences(): void {
  const root = document.documentElement;
  root.lang = current.language;
  if (current.theme === 'system') delete root.dataset['theme'];
  else root.dataset['theme'] = current.theme;
}

function change(next: Preferences): void {
  current = next;
  applyPreferences();
  for (const listener of listeners) listener();
}

/** The language chosen on this device before, or null: then the account's counts. */
const chosenLanguage = (): Language | null => {
  const language = kept(LANGUAGE_KEY);
  return language === 'fr' || language === 'en' ? language : null;
};

/** Changes the language of the page; `remember` keeps it on this device. */
export function setLanguage(language: Language, remember = true): void {
  if (remember) keep(LANGUAGE_KEY, language);
  if (language !== current.language) change({ ...current, language });
}

/** Takes an account's language where none was chosen on this device. */
export function followLanguageOf(account: { language: Language }): void {
  if (chosenLanguage() === null) setLanguage(account.language, false);
}

/** Changes the theme, and keeps it on this device. */
export function setTheme(theme: Theme): void {
  keep(THEME_KEY, theme);
  change({ ...current, theme });
}

/** The language now, outside of components. */
export const currentLanguage = (): Language => current.language;

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The preferences, in a component. */
export const usePreferences = (): Preferences => useSyncExternalStore(subscribe, () => current);
