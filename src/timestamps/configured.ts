import type { Fetch } from '../shared/guarded-fetch.ts';
import type { TimestampAuthority } from './authority.ts';

/** The authority at the address that the operator chose; without one there are no timestamps. */
export function configuredAuthority(url: string | null, fetch: Fetch): TimestampAuthority {
  if (url === null) return async () => null;
  // Two hundred modules that no start waits for.
  return async (sha256) => (await import('./authority.ts')).timestampAuthority(url, fetch)(sha256);
}
