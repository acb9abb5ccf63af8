import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../src/db/embedded/postmaster.ts';
import { XLSX_MEDIA_TYPE } from '../../src/printing/export.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
const ROUNDS = 8;

/** Reports as people ask for them, in every form; the widest table has thousands of rows. */
const ASKED: readonly [path: string, accept: string][] = [
  ['/reports/turnover?groupBy=organisation,year', 'application/json'],
  ['/reports/turnover?groupBy=organisation,year', 'text/csv'],
  ['/reports/turnover?groupBy=organisation,year', XLSX_MEDIA_TYPE],
  ['/reports/turnover?groupBy=sector,sizeClass', 'image/svg+xml'],
  ['/reports/kpis?from=2005-01-01&to=2024-12-31&compare=clusters', 'application/json'],
  ['/reports/kpis?from=2005-01-01&to=2024-12-31', 'image/svg+xml'],
  ['/reports/exposure', XLSX_MEDIA_TYPE],
];

/** What an API process took: resident memory in MB after one round of the reports and after many, and seconds by form. */
export type ApiCost = { firstMb: number; lastMb: number; peakMb: number; medianMs: Map<string, number> };

/** Asks an API process of its own for every report in every form, again and again. */
export async function askApi(databaseUrl: string, password: string, clusterId: string): Promise<ApiCost> {
  const folder = await mkdtemp(join(tmpdir(), 'groupement-bench-api-'));
  const port = await freePort();
  const child = spawn(process.execPath, ['src/program/run.mjs', 'src/start.ts', 'api'], {
    cwd: project,
    stdio: 'ignore',
    env: {
      PATH: process.env['PATH'],
      DATABASE_URL: databaseUrl,
      DATA_DIR: folder,
      PORT: String(port),
      LOG_LEVEL: 'silent',
      REQUESTS_PER_MINUTE: '10000000',
    },
  });
  try {
    const url = `http://127.0.0.1:${port}`;
    while ((await fetch(`${url}/health/ready`).catch(() => null))?.status !== 200) await sleep(100);
    const login = await fetch(`${url}/v1/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'admin@demo.example', password }),
    });
    const authorization = `Bearer ${((await login.json()) as { accessToken: string }).accessToken}`;
    const asked = [
      ...ASKED,
      [`/reports/yearly?clusterId=${clusterId}&year=2020`, 'application/pdf'] as const,
      [`/reports/yearly?clusterId=${clusterId}&year=2020`, 'text/html'] as const,
    ];
    const times = new Map<string, number[]>();
    let firstMb = 0;
    for (let round = 0; round < ROUNDS; round++) {
      for (const [path, accept] of asked) {
        const start = performance.now();
        const answer = await fetch(`${url}/v1${path}`, { headers: { authorization, accept } });
        const { byteLength } = await answer.arrayBuffer();
        if (answer.status !== 200 || byteLength < 100) throw new Error(`${path} as ${accept}: ${answer.status}`);
        const name = `${path.replace(/\?clusterId=[^&]*&/, '?')} as ${accept.replace(XLSX_MEDIA_TYPE, 'xlsx')}`;
        times.set(name, [...(times.get(name) ?? []), performance.now() - start]);
      }
      if (round === 0) firstMb = await memoryOf(child.pid!, 'VmRSS');
    }
    const middle = (list: number[]): number => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)]!;
    return {
      firstMb,
      lastMb: await memoryOf(child.pid!, 'VmRSS'),
      peakMb: await memoryOf(child.pid!, 'VmHWM'),
      medianMs: new Map([...times].map(([name, list]) => [name, middle(list)])),
    };
  } finally {
    child.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  }
}

/** Resident memory of a process, now (`VmRSS`) or at its highest (`VmHWM`), in MB; Linux tells it in kB. */
async function memoryOf(pid: number, what: 'VmRSS' | 'VmHWM'): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(new RegExp(`${what}:\\s+(\\d+) kB`).exec(status)?.[1] ?? Number.NaN) / 1_024;
}
