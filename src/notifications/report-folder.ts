import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type DeliveryReport, MOST_BYTES, readDeliveryReport } from './delivery-report.ts';

/** Files that are looked at in one go: the rest waits for the next. */
const MOST_FILES = 500;

/** Where a mail server puts the mails that come back, one file each: a folder, or the `new` of a Maildir. */
export type ReportFolder = {
  /**
   * Hands over each report and removes its file; a mail that is none is put into `other` for people. What `take` throws
   * leaves the file for the next time; two workers at once hand over the same report twice at most.
   * @returns how many reports were handed over
   */
  empty(take: (report: DeliveryReport) => Promise<void>): Promise<number>;
};

/** Opens the folder, which is made when it is not there. */
export function openReportFolder(folder: string): ReportFolder {
  const take = async (name: string, hand: (report: DeliveryReport) => Promise<void>): Promise<number> => {
    const file = join(folder, name);
    const { size } = await stat(file);
    const report = size > MOST_BYTES ? null : await readDeliveryReport(await readFile(file));
    if (report === null) {
      await mkdir(join(folder, 'other'), { recursive: true, mode: 0o700 });
      await rename(file, join(folder, 'other', name));
      return 0;
    }
    await hand(report);
    await rm(file, { force: true });
    return 1;
  };
  return {
    empty: async (hand) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const entries = await readdir(folder, { withFileTypes: true });
      let count = 0;
      for (const { name } of entries
        .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
        .slice(0, MOST_FILES))
        count += await take(name, hand).catch((error: unknown) => {
          // Another worker was quicker.
          if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
          throw error;
        });
      return count;
    },
  };
}
