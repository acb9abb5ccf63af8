import { readFileSync } from 'node:fs';
import { parseNotice } from '../../src/notices/parse.ts';

/**
 * Reads the notice of the file given as the argument (nothing without one) and prints the process's peak memory in MB. The
 * file is made by another process: making it takes 30 MB, which are none of reading.
 */
const path = process.argv[2];
if (path !== undefined) {
  const [notice] = parseNotice(readFileSync(path));
  if (!notice || notice.lots.length < 100) throw new Error('the large notice was not read');
}
process.stdout.write(String(process.resourceUsage().maxRSS / 1024));
