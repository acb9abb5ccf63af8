import { createReadStream, createWriteStream } from 'node:fs';
import { open, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { ARCHIVE_LIMITS, archiveKind, type Document } from '../notices/archive.ts';
import { partsOfLarge } from '../notices/large.ts';
import { LIMITS } from '../notices/limits.ts';
import { archiveReader } from '../notices/reader.ts';
import { DomainError } from '../shared/errors.ts';

/** Bytes of a single file, packed and unpacked: on disk, never in memory as a whole. */
export const FILE_LIMITS = { packed: 1_073_741_824, unpacked: 4_294_967_296 } as const;

/** Writes a stream to a file. @throws DomainError `too_large` beyond the limit in bytes */
export async function receive(stream: Readable, path: string, limit: number): Promise<number> {
  let size = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.byteLength;
      done(size > limit ? tooLarge(limit) : null, chunk);
    },
  });
  await pipeline(stream, counted, createWriteStream(path, { mode: 0o600 }));
  return size;
}

const tooLarge = (limit: number): DomainError =>
  new DomainError('too_large', 'body_too_large', `A file may have at most ${limit} bytes.`, { details: { limit } });

/**
 * The documents of a file: a small one or an archive at once, a large one in parts of 500 notices as they are read. A
 * gzip is unpacked to disk first, within the limits of archives; archives are unpacked in a thread of their own.
 */
export async function* documentsOfFile(path: string, name: string, folder: string): AsyncGenerator<Document> {
  const { size } = await stat(path);
  const kind = archiveKind(await beginningOf(path));
  if (kind === 'gzip') {
    const unpacked = join(folder, 'unpacked');
    const limit = Math.min(FILE_LIMITS.unpacked, Math.max(ARCHIVE_LIMITS.ratioFrom, size * ARCHIVE_LIMITS.ratio));
    await gunzipTo(path, unpacked, limit, name);
    const inner = archiveKind(await beginningOf(unpacked));
    if (inner === null && (await stat(unpacked)).size > LIMITS.bytes)
      return yield* partsOf(unpacked, name.replace(/\.gz$/i, ''));
  }
  if (kind === null && size > LIMITS.bytes) return yield* partsOf(path, name);
  if (size > ARCHIVE_LIMITS.bytes) throw tooLarge(ARCHIVE_LIMITS.bytes);
  const bytes = await readFile(path);
  if (kind === null) yield { name, bytes };
  else yield* await archiveReader.documents(name, bytes);
}

async function* partsOf(path: string, name: string): AsyncGenerator<Document> {
  let part = 0;
  for await (const bytes of partsOfLarge(createReadStream(path, { highWaterMark: 1_048_576 }))) {
    part += 1;
    yield { name: `${name}#${part}`, bytes };
  }
}

async function beginningOf(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(512), 0, 512, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function gunzipTo(from: string, to: string, limit: number, name: string): Promise<void> {
  try {
    await receive(createReadStream(from).pipe(createGunzip()), to, limit);
  } catch (error) {
    if (error instanceof DomainError)
      throw new DomainError('too_large', 'archive_bomb', `${name}: unfolds to more than ${limit} bytes`, {
        details: { file: name },
      });
    const message = `${name}: the gzip ends too early or is broken`;
    throw new DomainError('invalid', 'archive_broken', message, { fields: [{ pointer: '', message }] });
  }
}
