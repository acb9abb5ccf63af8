import { readFileSync } from 'node:fs';
import { parseNotice } from '../../src/notices/parse.ts';

/** Bytes of a case: an input that once went wrong, with its right value in the README beside it. */
export const caseBytes = (path: string): Buffer => readFileSync(new URL(`cases/${path}`, import.meta.url));

/** The notices of a case. */
export const caseNotices = (path: string) => parseNotice(caseBytes(path));

/** The only notice of a case. */
export function caseNotice(path: string) {
  const [notice, ...others] = caseNotices(path);
  if (notice === undefined || others.length > 0) throw new Error(`${path} holds ${1 + others.length} notices, not one`);
  return notice;
}
