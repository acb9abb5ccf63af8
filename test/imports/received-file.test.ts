import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { inOwnFolder } from '../../src/imports/own-folder.ts';
import { receive } from '../../src/imports/received-file.ts';

it('a file that comes in is for the program alone while it lies on the disk', async () => {
  const mode = (path: string): string => (statSync(path).mode & 0o777).toString(8);
  await inOwnFolder(async (folder) => {
    const file = join(folder, 'notices.zip');
    expect(await receive(Readable.from([Buffer.from('a bid')]), file, 100)).toBe(5);
    expect([mode(file), mode(dirname(file))]).toEqual(['600', '700']);
  });
});
