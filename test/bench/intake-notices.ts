import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SaxesParser } from 'saxes';
import { parseNotice } from '../../src/notices/parse.ts';
import { bytesOf, sharedData, sharedFiles } from '../shared-data.ts';

/** The same bytes through saxes with handlers that do nothing: the floor that any reader on it has. */
function emptySaxes(bytes: Uint8Array): void {
  const parser = new SaxesParser();
  const nothing = () => {};
  parser.on('opentag', nothing);
  parser.on('closetag', nothing);
  parser.on('text', nothing);
  parser.on('cdata', nothing);
  parser.write(new TextDecoder('utf-8', { fatal: true }).decode(bytes)).close();
}

const milliseconds = (work: () => void): number => {
  const start = performance.now();
  work();
  return performance.now() - start;
};

const median = (values: number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

/** A well-formed notice of at least `size` bytes: the committed example with its first lot repeated under new ids. */
export function largeNotice(size: number): Uint8Array {
  const source = readFileSync('seeds/notices/cn_24_maximal.xml', 'utf8');
  const lot =
    /<cac:ProcurementProjectLot>\s*<cbc:ID schemeName="Lot">LOT-0001[\s\S]*?<\/cac:ProcurementProjectLot>/.exec(
      source,
    )?.[0];
  if (!lot) throw new Error('the example has no LOT-0001');
  const count = Math.ceil((size - source.length) / lot.length);
  const lots = Array.from({ length: count }, (_, i) => lot.replace('LOT-0001', `LOT-${String(i + 1001)}`));
  return new TextEncoder().encode(source.replace('</ContractNotice>', `${lots.join('\n')}</ContractNotice>`));
}

/** Peak memory of a fresh process that reads a notice of so many bytes, and of one that reads nothing, in MB. */
function peakMemory(size: number): { idle: number; reading: number } {
  const child = fileURLToPath(new URL('./intake-memory.ts', import.meta.url));
  const run = (...given: string[]) =>
    Number(execFileSync(process.execPath, ['--import', 'tsx', child, ...given], { encoding: 'utf8' }));
  const folder = mkdtempSync(join(tmpdir(), 'groupement-bench-'));
  try {
    const path = join(folder, 'notice.xml');
    writeFileSync(path, largeNotice(size));
    return { idle: run(), reading: run(path) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Contracts and peak memory in MB of a fresh process that streams award data of at least `size` bytes; null without the data. */
function streamed(size: number): { bytes: number; contracts: number; peak: number } | null {
  const source = sharedData('decp/decp-2019.json.gz');
  if (source === null) return null;
  const { marches } = JSON.parse(new TextDecoder().decode(bytesOf(source))) as { marches: unknown[] };
  const records = marches.map((one) => JSON.stringify(one)).join(',');
  const rounds = Math.ceil(size / records.length);
  const folder = mkdtempSync(join(tmpdir(), 'groupement-bench-'));
  try {
    const path = join(folder, 'decp.json');
    writeFileSync(path, '{"marches":[');
    for (let round = 0; round < rounds; round++) appendFileSync(path, `${round === 0 ? '' : ','}${records}`);
    appendFileSync(path, ']}');
    const child = fileURLToPath(new URL('./intake-stream.ts', import.meta.url));
    const told = execFileSync(process.execPath, ['--import', 'tsx', child, path], { encoding: 'utf8' });
    return { bytes: statSync(path).size, ...(JSON.parse(told) as { contracts: number; peak: number }) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Measures parsing and prints a table: speed, ratio to empty saxes on the same bytes, memory. */
export function benchNotices(): void {
  const shared = [...sharedFiles('eforms', /\.xml$/), ...sharedFiles('ted-notices/eforms', /\.xml(\.gz)?$/)];
  const files = shared.length
    ? shared
    : readdirSync('seeds/notices')
        .filter((name) => name.endsWith('.xml'))
        .map((name) => `seeds/notices/${name}`);
  const notices = files.map(bytesOf);
  const large = largeNotice(9_000_000);
  const rows: Record<string, Record<string, string>> = {};
  const sets: [string, Uint8Array[]][] = [
    [`${notices.length} real notices`, notices],
    ['one notice of 9 MB', [large]],
  ];
  for (const [name, documents] of sets) {
    const size = documents.reduce((sum, d) => sum + d.byteLength, 0);
    const ours: number[] = [];
    const floor: number[] = [];
    for (let round = 0; round < 7; round += 1) {
      // Turn about, document by document: what else the machine does falls on both alike.
      let [alone, reading] = [0, 0];
      for (const document of documents) {
        alone += milliseconds(() => emptySaxes(document));
        reading += milliseconds(() => parseNotice(document));
      }
      floor.push(alone);
      ours.push(reading);
    }
    const time = median(ours);
    rows[name] = {
      'notices/s': (documents.length / (time / 1000)).toFixed(0),
      'MB/s': (size / 1e6 / (time / 1000)).toFixed(0),
      'saxes alone MB/s': (size / 1e6 / (median(floor) / 1000)).toFixed(0),
      'throughput against saxes': `${((100 * median(floor)) / time).toFixed(0)} % (target ≥ 62 %)`,
    };
  }
  console.table(rows);
  const { idle, reading } = peakMemory(9_000_000);
  console.log(
    `Peak memory of a process that reads the 9 MB notice: ${reading.toFixed(0)} MB (target ≤ 150 MB); of one that reads nothing: ${idle.toFixed(0)} MB.`,
  );
  const stream = streamed(300_000_000);
  if (stream !== null)
    console.log(
      `Peak memory of a process that streams ${(stream.bytes / 1e6).toFixed(0)} MB of award data, ${stream.contracts} contracts: ${stream.peak.toFixed(0)} MB (target ≤ 300 MB).`,
    );
  if (shared.length === 0)
    console.log('Measured on the committed notices only: the reference data is not on this machine.');
}
