import { type ComponentType, lazy } from 'react';
import type { PageEntry } from './page-entry.ts';
import { PAGES } from './pages.ts';
import { PATHS } from './paths.ts';

/** A page with its code: asked for once, and at hand from when it came. */
export type PageCode = { entry: PageEntry; path: string; ask(): Promise<unknown>; codeNow(): ComponentType };

/** So long at most, that it failed is drawn of a page. */
const DRAWN_MS = 1_000;

function pageCode(entry: PageEntry): PageCode {
  let came: ComponentType | null = null;
  let coming: ReturnType<PageEntry['load']> | null = null;
  const ask = () => {
    coming ??= entry.load().then((code) => {
      came = code.default;
      return code;
    });
    // What failed is asked for again by the next one: a form of the code that failed stays so, and is drawn once at most.
    coming.catch(() => {
      coming = null;
      setTimeout(() => {
        later = lazy(ask);
      }, DRAWN_MS);
    });
    return coming;
  };
  let later = lazy(ask);
  return { entry, path: PATHS[entry.name], ask, codeNow: () => came ?? later };
}

/** Every page. The address of a page with a parameter comes after those without: "/tenders/new" is no tender. */
export const ROUTES = [...PAGES]
  .sort((a, b) => Number(PATHS[a.name].includes(':')) - Number(PATHS[b.name].includes(':')))
  .map(pageCode);

/**
 * Asks for the code of the page of this address while it is asked who is signed in. Code that is there when its page
 * is drawn needs no placeholder, which React would leave standing for 300 ms.
 */
export function askForOpenedPage(pathname: string): void {
  const opened = ROUTES.find(({ path }) =>
    new RegExp(`^/app${path === '/' ? '/?' : path.replaceAll(/:[^/]+/g, '[^/]+')}$`).test(pathname),
  );
  opened?.ask().catch(() => undefined);
}
