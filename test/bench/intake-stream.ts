import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { documentsOfFile } from '../../src/imports/received-file.ts';
import { parseNotice } from '../../src/notices/parse.ts';

/** Reads the award data of the file given as the argument in parts, as an import does, and prints contracts and peak memory in MB. */
const path = process.argv[2]!;
const folder = await mkdtemp(join(tmpdir(), 'groupement-bench-'));
let contracts = 0;
for await (const { bytes } of documentsOfFile(path, 'decp.json', folder)) contracts += parseNotice(bytes).length;
rmSync(folder, { recursive: true });
process.stdout.write(JSON.stringify({ contracts, peak: process.resourceUsage().maxRSS / 1024 }));
