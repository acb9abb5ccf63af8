import { performance } from 'node:perf_hooks';
import { setInterval } from 'node:timers';
import { parseArgs } from 'node:util';
import { createSheetReader } from '../../src/organisations/spreadsheet/reader.ts';
import { clusterWorkbook, officeList } from '../organisations/lists/lists.ts';
import { type Figure, printFigures } from './figures.ts';
import { type BenchServer, withBenchServer } from './server.ts';

/** Longest that a list of a country's clusters may take, in seconds, and most memory that it may add, in bytes. */
const MOST_SECONDS = 180;
const MOST_BYTES = 300 * 1_048_576;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * The thread that reads, alone: its memory at its highest, for a quarter, a half and all of so many rows. What lies beside its
 * heap is the file and what is unfolded of it. Memory of the program is what it rose by meanwhile: the rows that came out are
 * in it, and what nobody has thrown away yet.
 */
async function benchReading(rows: number): Promise<void> {
  const figures: Figure[] = [];
  for (const [what, listOf] of [
    ['CSV', async (count: number) => officeList(count)],
    ['XLSX', clusterWorkbook],
  ] as const)
    for (const count of [rows / 4, rows / 2, rows]) {
      const bytes = await listOf(count);
      const reader = createSheetReader();
      await reader.readSheet(officeList(10), PLAIN);
      const idle = await reader.memory();
      const { seconds, bytes: added, answer } = await watched(() => reader.readSheet(bytes, PLAIN));
      const { heapUsed, heapTaken, beside } = await reader.memory();
      await reader.close();
      if (answer.rows.length !== count) throw new Error(`${answer.rows.length} of ${count} rows came in`);
      const [used, taken, other, before] = [heapUsed, heapTaken, beside, idle.heapTaken].map((n) =>
        Math.round(n / 1_048_576),
      );
      figures.push({
        what: `${what}, ${count.toLocaleString('en')} rows (${(bytes.length / 1_048_576).toFixed(1)} MB): ${seconds.toFixed(1)} s; the thread`,
        reached: `${taken! + other!} MB (heap ${taken}, of it in use ${used}, before ${before}; beside ${other}); the program + ${Math.round(added / 1_048_576)} MB`,
        target: '≤ 300 MB',
        met: heapTaken + beside <= MOST_BYTES,
      });
    }
  printFigures('Memory of the thread that reads lists', figures);
}

const PLAIN = { mapping: {}, kept: {}, now: new Date(), acceptSuggestions: false };

/** A list looked at and taken over, skills and contacts included: how long, and how far the memory of the program rose. */
export async function benchImportList(): Promise<void> {
  const { values } = parseArgs({
    options: {
      rows: { type: 'string', default: '80000' },
      xlsx: { type: 'boolean', default: false },
      reading: { type: 'boolean', default: false },
    },
  });
  const rows = Number(values.rows);
  await benchReading(rows);
  if (values.reading) return;
  const bytes = values.xlsx ? await clusterWorkbook(rows) : officeList(rows);
  const type = values.xlsx ? XLSX : 'text/csv';
  await withBenchServer(
    async (server) => {
      // The thread that suggests is there in any program that runs for a while; what it holds is not the list's.
      await send(server, 'import/preview', 'text/csv', officeList(10));
      const figures: Figure[] = [];
      for (const [what, path] of [
        ['looked at, skills read', 'import/preview'],
        ['taken over with skills', 'import?skills=true'],
        ['the same file again', 'import?skills=true'],
      ] as const) {
        const { seconds, bytes: added, answer } = await watched(() => send(server, path, type, bytes));
        const counted = ['rows', 'created', 'updated', 'skills'].map(
          (key) => `${key} ${JSON.stringify(answer[key])?.slice(0, 9)}`,
        );
        process.stdout.write(`${what}: ${counted.join(', ')}, errors ${(answer['errors'] as unknown[]).length}\n`);
        figures.push(
          {
            what: `${what}: time`,
            reached: `${seconds.toFixed(1)} s`,
            target: `≤ ${MOST_SECONDS} s`,
            met: seconds <= MOST_SECONDS,
          },
          {
            what: `${what}: memory added to the program`,
            reached: `${(added / 1_048_576).toFixed(0)} MB`,
            target: '≤ 300 MB',
            met: added <= MOST_BYTES,
          },
        );
      }
      printFigures(
        `A list of ${rows.toLocaleString('en')} companies, ${(bytes.length / 1_048_576).toFixed(1)} MB`,
        figures,
      );
    },
    { workers: false },
  );
}

async function send(server: BenchServer, path: string, type: string, body: Buffer): Promise<Record<string, unknown>> {
  const answer = await fetch(`${server.url}/v1/organisations/${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.token}`, 'content-type': type },
    body: new Uint8Array(body),
  });
  const said = (await answer.json()) as Record<string, unknown>;
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${JSON.stringify(said).slice(0, 500)}`);
  return said;
}

/** Runs work; its time in seconds, and how far the memory of the process rose meanwhile, in bytes. */
async function watched<T>(work: () => Promise<T>): Promise<{ seconds: number; bytes: number; answer: T }> {
  const before = process.memoryUsage().rss;
  let most = before;
  const look = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 50);
  const began = performance.now();
  try {
    const answer = await work();
    return { seconds: (performance.now() - began) / 1_000, bytes: most - before, answer };
  } finally {
    clearInterval(look);
  }
}
