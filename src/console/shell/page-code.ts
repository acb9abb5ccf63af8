import { type ComponentType, lazy } from 'react';
import type { Answered } from '../api/call.ts';
import { hasRole } from '../api/me.ts';
import type { PageEntry } from './page-entry.ts';
import { PAGES } from './pages.ts';
import { PATHS } from './paths.ts';
import { followLanguageOf } from './preferences.ts';

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
 * Asks for the code of the page of this address while it is asked who is signed in, and then for what the page reads
 * first. Code that is there when its page is drawn needs no placeholder, which React would leave standing for 300 ms.
 */
export function askForOpenedPage({ pathname, search }: Location, who: Promise<Answered<'GET /v1/me'>>): void {
  for (const page of ROUTES) {
    const parts = partsOf(page.path, pathname);
    if (parts === null) continue;
    page.ask().catch(() => undefined);
    const { early, roles } = page.entry;
    if (early === undefined || search !== '') return;
    const asked = who.then(({ data: me }) => {
      // The link of a mail opens its invitation alone.
      if (me.seat !== null || (roles !== undefined && !hasRole(me, ...roles))) return;
      followLanguageOf(me);
      return early(me, parts);
    });
    // Who is not signed in, or cannot be told, is told so by the page.
    asked.catch(() => undefined);
    return;
  }
}

/** What stands in an address for the parts of a path; null where it is another one. */
function partsOf(path: string, pathname: string): Record<string, string> | null {
  const pattern = path === '/' ? '/?' : path.replaceAll(/:(\w+)/g, '(?<$1>[^/]+)');
  const found = new RegExp(`^/app${pattern}$`).exec(pathname);
  return found === null ? null : { ...found.groups };
}
