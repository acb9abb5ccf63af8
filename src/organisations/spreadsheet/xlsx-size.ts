import { unzipSync } from 'fflate';
import { malformed } from './faults.ts';

/** Most that a workbook may unfold to, in bytes: 80,000 rows of 20 cells take some 120 MB. */
export const MAX_UNFOLDED = 200 * 1_048_576;
const MAX_PARTS = 2_000;

/** Whether bytes begin as a zip archive does (an XLSX workbook is one). */
export const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3;

/** Refuses a workbook whose directory announces more than it may unfold to, before anything is unfolded. */
export function checkUnfoldedSize(bytes: Uint8Array): void {
  let size = 0;
  let parts = 0;
  try {
    unzipSync(bytes, {
      filter: ({ originalSize }) => {
        size += originalSize;
        parts += 1;
        return false;
      },
    });
  } catch {
    throw malformed('xlsx');
  }
  if (size > MAX_UNFOLDED || parts > MAX_PARTS) throw malformed('xlsxSize');
}
