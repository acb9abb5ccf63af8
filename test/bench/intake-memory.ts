import { parseNotice } from '../../src/notices/parse.ts';
import { largeNotice } from './intake-notices.ts';

/** Reads one notice of the size in bytes given as the argument (none for 0) and prints the process's peak memory in MB. */
const size = Number(process.argv[2] ?? '0');
if (size > 0) {
  const [notice] = parseNotice(largeNotice(size));
  if (!notice || notice.lots.length < 100) throw new Error('the large notice was not read');
}
process.stdout.write(String(process.resourceUsage().maxRSS / 1024));
