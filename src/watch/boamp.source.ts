import { listOf, objectOf, textOf } from '../notices/json/value.ts';
import type { Fetch } from '../shared/guarded-fetch.ts';
import type { Found, WatchSource } from './source.ts';
import { daysBefore } from './ted.source.ts';

/** Records in one page (the service allows 100), and the last offset that it serves. */
const LIMIT = 100;
const LAST_OFFSET = 9_900;
const FIRST_DAYS = 7;
const PATH = '/api/explore/v2.1/catalog/datasets/boamp/records';

/**
 * The open-data API of BOAMP (Opendatasoft explore v2.1): records in the order of publication. The position is the day
 * of the newest record seen, with the offset of an unfinished page: "2026-11-20 100".
 */
export const boampSource = (fetch: Fetch): WatchSource => ({
  async page({ location, query, position, today }) {
    const [since = daysBefore(today, FIRST_DAYS), offsetText] = position?.split(' ') ?? [];
    const offset = Number(offsetText ?? '0');
    const url = new URL(PATH, location);
    const condition = `dateparution >= date'${since}'`;
    url.searchParams.set('where', query === null || query.trim() === '' ? condition : `(${query}) and ${condition}`);
    url.searchParams.set('order_by', 'dateparution, idweb');
    url.searchParams.set('limit', String(LIMIT));
    url.searchParams.set('offset', String(offset));
    const page = objectOf(JSON.parse(new TextDecoder().decode(await fetch(url))));
    const records = listOf(page['results']);
    const found = records.flatMap((record): Found[] => {
      const key = textOf(record['idweb']);
      return key === null ? [] : [{ key, read: async () => new TextEncoder().encode(JSON.stringify(record)) }];
    });
    const days = records.map((r) => textOf(r['dateparution'])?.slice(0, 10) ?? since);
    const newest = [since, ...days].sort().at(-1) ?? since;
    const next = offset + records.length;
    const more = records.length === LIMIT && next <= LAST_OFFSET && next < Number(textOf(page['total_count']) ?? next);
    return { found, position: more ? `${since} ${next}` : newest, more };
  },
});
