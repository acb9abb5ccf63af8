import { unzipSync } from 'fflate';
import { DomainError } from '../../shared/errors.ts';
import { DOCUMENT_LIMITS, unreadable } from '../document-text.ts';

/** Whether bytes begin as a zip archive does. */
export const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3;

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** Whether bytes begin as Office's old container, which also holds documents with a password. */
export const isOle = (bytes: Uint8Array): boolean => OLE.every((byte, i) => bytes[i] === byte);

/** Names of the parts of a packed document; nothing is unfolded. */
export function partsOf(bytes: Uint8Array): Set<string> {
  const names = new Set<string>();
  let size = 0;
  let entries = 0;
  unzipped(bytes, ({ name, originalSize }) => {
    if (originalSize > DOCUMENT_LIMITS.part && /\.xml$/i.test(name)) throw unreadable('part');
    names.add(name);
    size += originalSize;
    entries += 1;
    if (size > DOCUMENT_LIMITS.unpacked || entries > DOCUMENT_LIMITS.parts) throw unreadable('unpacked');
    return false;
  });
  return names;
}

/** The unfolded bytes of one part; null where there is none. */
export function partOf(bytes: Uint8Array, part: string): Uint8Array | null {
  return unzipped(bytes, ({ name }) => name === part)[part] ?? null;
}

function unzipped(bytes: Uint8Array, filter: (file: { name: string; originalSize: number }) => boolean) {
  try {
    return unzipSync(bytes, { filter });
  } catch (error) {
    throw error instanceof DomainError ? error : unreadable('malformed');
  }
}
