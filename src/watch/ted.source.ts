import { listOf, objectOf, textOf } from '../notices/json/value.ts';
import type { Fetch } from '../shared/guarded-fetch.ts';
import type { Found, WatchSource } from './source.ts';

/** Notices in one page (the service allows 250). */
const LIMIT = 100;
/** Without a position a watch begins so many days ago: chosen by reasoning, calls of a week are still open. */
const FIRST_DAYS = 7;

/**
 * The search API of TED, version 3 (`POST /v3/notices/search`): an expert query, iterated with the service's token. The
 * position is the day of the newest notice seen, with the token of an unfinished iteration: "2026-11-20 TOKEN".
 */
export const tedSource = (fetch: Fetch): WatchSource => ({
  async page({ location, query, position, today }) {
    const [since = daysBefore(today, FIRST_DAYS), token] = position?.split(' ') ?? [];
    const condition = `publication-date >= ${since.replaceAll('-', '')}`;
    const answer = await fetch(new URL('/v3/notices/search', location), {
      json: {
        query: `${query === null || query.trim() === '' ? '' : `(${query}) AND `}${condition} SORT BY publication-date ASC`,
        fields: ['publication-number', 'publication-date', 'links'],
        limit: LIMIT,
        scope: 'ACTIVE',
        paginationMode: 'ITERATION',
        ...(token ? { iterationNextToken: token } : {}),
      },
    });
    const page = objectOf(JSON.parse(new TextDecoder().decode(answer)));
    const notices = listOf(page['notices']);
    const found = notices.flatMap((notice): Found[] => {
      const key = textOf(notice['publication-number']);
      const link = xmlLink(objectOf(notice['links']));
      return key === null || link === null ? [] : [{ key, read: () => fetch(new URL(link, location)) }];
    });
    const next = textOf(page['iterationNextToken']);
    const days = notices.map((n) => textOf(n['publication-date'])?.slice(0, 10) ?? since);
    const newest = [since, ...days].sort().at(-1) ?? since;
    const more = next !== null && notices.length > 0;
    return { found, position: more ? `${since} ${next}` : newest, more };
  },
});

/** `links.xml` holds an address per language; `MUL` is the notice itself. */
function xmlLink(links: Readonly<Record<string, unknown>>): string | null {
  const xml = objectOf(links['xml']);
  return (
    textOf(xml['MUL']) ??
    Object.values(xml)
      .map(textOf)
      .find((link) => link !== null) ??
    null
  );
}

/** The day so many days before another ("2026-11-20"). */
export const daysBefore = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
