import { Gunzip, Unzip, UnzipInflate } from 'fflate';
import { extract } from 'tar-stream';
import { DomainError } from '../shared/errors.ts';
import { LIMITS } from './limits.ts';

/** One document of an upload. */
export type Document = { name: string; bytes: Uint8Array };

/** How much an archive may unfold to. A real bulk file of notices packs 5 to 15 times. */
export const ARCHIVE_LIMITS = {
  /** Documents of one upload. */
  documents: 10_000,
  /** Bytes of all documents together. */
  bytes: 256 * 1024 * 1024,
  /** Unfolded bytes for one packed, from `ratioFrom` bytes on. */
  ratio: 100,
  ratioFrom: 16 * 1024 * 1024,
  /** Packed inside packed (a gzip of a tar in a zip). */
  levels: 3,
} as const;

/** Bytes given to the unpacker at once: what it makes of them is bounded before the limits are looked at. */
const STEP = 16 * 1024;

/** What an upload has used up of the limits; `packed` is its own size. */
export type Budget = { documents: number; bytes: number; packed: number };

const refused = (code: string, name: string, message: string, kind: 'invalid' | 'too_large' = 'invalid'): DomainError =>
  new DomainError(kind, code, `${name}: ${message}`, { fields: [{ pointer: '', message }], details: { file: name } });

/**
 * The documents of an upload: gzip, zip and tar (TED's daily .tar.gz) are recognised by content and unpacked within the limits, never trusting the
 * sizes that they declare. Directories and the resource files of some systems are left out. Throws `invalid` for a
 * broken archive, `too_large` for one that unfolds beyond the limits.
 */
export async function documentsOf(
  name: string,
  bytes: Uint8Array,
  budget: Budget = { documents: 0, bytes: 0, packed: bytes.byteLength },
  level = 0,
): Promise<Document[]> {
  const kind = archiveKind(bytes);
  if (kind === null) {
    budget.documents += 1;
    if (budget.documents > ARCHIVE_LIMITS.documents)
      throw refused(
        'archive_too_many_documents',
        name,
        `at most ${ARCHIVE_LIMITS.documents} documents at once`,
        'too_large',
      );
    return [{ name, bytes }];
  }
  if (level >= ARCHIVE_LIMITS.levels)
    throw refused(
      'archive_too_deep',
      name,
      `archives inside archives are unpacked ${ARCHIVE_LIMITS.levels} levels deep`,
    );
  const inner =
    kind === 'gzip'
      ? [gunzipped(name, bytes, budget)]
      : kind === 'tar'
        ? await untarred(name, bytes, budget)
        : unzipped(name, bytes, budget);
  const documents: Document[] = [];
  for (const document of inner)
    documents.push(...(await documentsOf(document.name, document.bytes, budget, level + 1)));
  return documents;
}

/** How packed bytes are packed, by what they begin with; null for a document. */
export function archiveKind(bytes: Uint8Array): 'gzip' | 'zip' | 'tar' | null {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return 'gzip';
  if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1', 257, 262) === 'ustar')
    return 'tar';
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5) ? 'zip' : null;
}

/** Collects what is unpacked and stops as soon as a document or the whole is too large. */
function collector(name: string, budget: Budget): { add(chunk: Uint8Array): void; bytes(): Uint8Array } {
  const chunks: Uint8Array[] = [];
  let size = 0;
  return {
    add(chunk) {
      size += chunk.byteLength;
      budget.bytes += chunk.byteLength;
      if (budget.bytes > ARCHIVE_LIMITS.ratioFrom && budget.bytes > ARCHIVE_LIMITS.ratio * budget.packed)
        throw refused('archive_bomb', name, `unfolds to more than ${ARCHIVE_LIMITS.ratio} times its size`, 'too_large');
      if (size > LIMITS.bytes)
        throw refused('archive_document_too_large', name, `unfolds to more than ${LIMITS.bytes} bytes`, 'too_large');
      if (budget.bytes > ARCHIVE_LIMITS.bytes)
        throw refused(
          'archive_too_large',
          name,
          `the upload unfolds to more than ${ARCHIVE_LIMITS.bytes} bytes`,
          'too_large',
        );
      if (chunk.byteLength > 0) chunks.push(chunk);
    },
    bytes: () => Buffer.concat(chunks, size),
  };
}

function gunzipped(name: string, bytes: Uint8Array, budget: Budget): Document {
  const collected = collector(name, budget);
  let ended = false;
  const gunzip = new Gunzip((chunk, final) => {
    collected.add(chunk);
    ended = ended || final;
  });
  inSteps(name, bytes, (chunk, final) => gunzip.push(chunk, final));
  if (!ended) throw refused('archive_broken', name, 'the gzip ends too early');
  return { name: name.replace(/\.gz$/i, ''), bytes: collected.bytes() };
}

/** Folders, and files that some systems put beside the real ones. */
const isAside = (name: string): boolean => name.endsWith('/') || /(^|\/)(__MACOSX\/|\.)/.test(name);

async function untarred(name: string, bytes: Uint8Array, budget: Budget): Promise<Document[]> {
  const documents: Document[] = [];
  const entries = extract();
  const reading = (async () => {
    for await (const entry of entries) {
      const inside = `${name}/${entry.header.name.slice(0, 300)}`;
      if (entry.header.type !== 'file' || isAside(entry.header.name.replace(/^\.\//, ''))) {
        entry.resume();
        continue;
      }
      if (documents.length >= ARCHIVE_LIMITS.documents)
        throw refused(
          'archive_too_many_documents',
          name,
          `at most ${ARCHIVE_LIMITS.documents} documents at once`,
          'too_large',
        );
      const collected = collector(inside, budget);
      for await (const chunk of entry) collected.add(chunk as Uint8Array);
      documents.push({ name: inside, bytes: collected.bytes() });
    }
  })();
  entries.end(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  try {
    await reading;
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw refused('archive_broken', name, error instanceof Error ? error.message : 'could not be unpacked');
  }
  return documents;
}

function unzipped(name: string, bytes: Uint8Array, budget: Budget): Document[] {
  const documents: Document[] = [];
  let open = 0;
  let entries = 0;
  const unzip = new Unzip((file) => {
    entries += 1;
    if (entries > ARCHIVE_LIMITS.documents)
      throw refused(
        'archive_too_many_documents',
        name,
        `at most ${ARCHIVE_LIMITS.documents} documents at once`,
        'too_large',
      );
    if (isAside(file.name)) return;
    const inside = `${name}/${file.name.slice(0, 300)}`;
    if (file.compression !== 0 && file.compression !== 8)
      throw refused('archive_unsupported', inside, 'is packed or encrypted in a way that is not read here');
    const collected = collector(inside, budget);
    open += 1;
    file.ondata = (error, chunk, final) => {
      // What this handler throws comes back to it as the unpacker's error.
      if (error)
        throw (error as unknown) instanceof DomainError
          ? error
          : refused('archive_broken', inside, 'could not be unpacked');
      collected.add(chunk);
      if (!final) return;
      open -= 1;
      documents.push({ name: inside, bytes: collected.bytes() });
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  inSteps(name, bytes, (chunk, final) => unzip.push(chunk, final));
  const tail = Buffer.from(
    bytes.buffer,
    bytes.byteOffset + Math.max(0, bytes.byteLength - 66_000),
    Math.min(66_000, bytes.byteLength),
  );
  if (open > 0 || !tail.includes('PK\u0005\u0006', 0, 'latin1'))
    throw refused('archive_broken', name, 'the zip ends too early');
  return documents;
}

function inSteps(name: string, bytes: Uint8Array, push: (chunk: Uint8Array, final: boolean) => void): void {
  try {
    for (let at = 0; at < bytes.byteLength; at += STEP)
      push(bytes.subarray(at, at + STEP), at + STEP >= bytes.byteLength);
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw refused('archive_broken', name, error instanceof Error ? error.message : 'could not be unpacked');
  }
}
