import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { extract, pack } from 'tar-stream';
import { DomainError } from '../shared/errors.ts';

/** A file within an archive. */
export type Member = { name: string; content: Buffer };

/** Adds a member; waits while the disk is behind, so memory stays flat. */
export type AddMember = (name: string, content: Buffer) => Promise<void>;

/**
 * Writes a tar.gz with the members that `fill` adds. It is private to its owner (a backup holds password hashes) and
 * takes its name only when it is complete and on disk.
 */
export async function writeArchive(file: string, fill: (add: AddMember) => Promise<void>): Promise<void> {
  const partial = `${file}.partial`;
  const tar = pack();
  const done = pipeline(tar, createGzip(), createWriteStream(partial, { mode: 0o600 }));
  const add: AddMember = (name, content) =>
    new Promise((resolve, reject) => {
      const entry = tar.entry({ name, size: content.length, mode: 0o600 }, (error) =>
        error ? reject(error) : resolve(),
      );
      entry.end(content);
    });
  try {
    await Promise.race([done, fill(add)]); // a full disk ends `done` first, with its error
    tar.finalize();
    await done;
    await flush(partial);
    await rename(partial, file);
    await flush(dirname(file));
  } catch (error) {
    tar.destroy();
    await done.catch(() => undefined);
    await rm(partial, { force: true });
    throw error;
  }
}

/**
 * The members of a tar.gz, one after the other.
 * @throws DomainError `backup_unreadable` when it is missing, damaged or cut off
 */
export async function* readArchive(file: string): AsyncGenerator<Member> {
  const tar = extract();
  const done = pipeline(createReadStream(file), createGunzip(), tar);
  done.catch(() => undefined); // the loop below sees the same error
  try {
    for await (const entry of tar) {
      const parts: Buffer[] = [];
      for await (const part of entry) parts.push(part as Buffer);
      yield { name: entry.header.name, content: Buffer.concat(parts) };
    }
    await done;
  } catch (cause) {
    if (cause instanceof DomainError) throw cause;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new DomainError('invalid', 'backup_unreadable', `${file} is not a whole backup: ${why}.`, { cause });
  } finally {
    tar.destroy();
  }
}

async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
