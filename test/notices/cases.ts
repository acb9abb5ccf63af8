import { readFileSync } from 'node:fs';
import { parseNotice } from '../../src/notices/parse.ts';

/** Bytes of a case: an input that once went wrong, with its right value in the README beside it. */
export const caseBytes = (path: string): Buffer => readFileSync(new URL(`cases/${path}`, import.meta.url));

/** The notices of a case. */
export const caseNotices = (path: string) => parseNotice(caseBytes(path));
