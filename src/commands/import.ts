import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { environment, loadConfig } from '../config.ts';
import { inTransaction } from '../db/transaction.ts';
import { inOwnFolder } from '../imports/own-folder.ts';
import { documentsOfFile } from '../imports/received-file.ts';
import { takeDocument } from '../imports/take-document.ts';
import { createLog } from '../log.ts';
import { openRuntime } from '../runtime.ts';
import { createServices, type Services } from '../services.ts';
import { systemActor } from '../shared/actor.ts';
import { DomainError } from '../shared/errors.ts';

const HELP = `Takes notices in, as drafts of a cluster.

  npm run import -- FILE|FOLDER…             for the only cluster, or the first by name
  npm run import -- --cluster NAME FILE…     for that cluster (its name or id)

Formats are recognised by content: eForms, TED_EXPORT, OCDS, BOAMP, DECP; gzip and zip are unpacked.
Each document is one transaction. Run it again after an interruption: what is there stays as it is.
Ends with 1 when a document was refused.
`;

const IMPORTER = systemActor('import command');

/** Files below a path, in order; the path itself when it is a file. */
async function filesBelow(path: string): Promise<string[]> {
  if ((await stat(path)).isFile()) return [path];
  const names = await readdir(path, { recursive: true, withFileTypes: true });
  return names
    .filter((entry) => entry.isFile() && /\.(xml|json|jsonl|gz|tgz|tar|zip)$/i.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** The cluster of that name or id; without one the first by name. */
async function clusterNamed(services: Services, wanted: string | undefined): Promise<string> {
  const { items } = await services.clusters.directory.list(IMPORTER, { limit: 200 });
  const found = items.find(
    (c) => wanted === undefined || c.id === wanted || c.name.toLowerCase() === wanted.toLowerCase(),
  );
  if (found) return found.id;
  throw new DomainError(
    'not_found',
    'no_cluster',
    wanted === undefined ? 'There is no cluster yet: run the seed, or make one.' : `No cluster is called "${wanted}".`,
  );
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { cluster: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help || positionals.length === 0) {
    process.stdout.write(HELP);
    return values.help ? 0 : 2;
  }
  const files = (await Promise.all(positionals.map(filesBelow))).flat();
  const config = loadConfig(environment());
  const runtime = await openRuntime(config, createLog('warn', 'import'), 'import');
  const services = createServices({ config, database: runtime.database });
  const totals = { created: 0, updated: 0, unchanged: 0, recorded: 0, refused: 0 };
  try {
    const clusterId = await clusterNamed(services, values.cluster);
    for (const file of files) {
      try {
        await inOwnFolder(async (folder) => {
          for await (const document of documentsOfFile(file, file, folder)) {
            const result = await inTransaction(runtime.database, IMPORTER, () =>
              takeDocument(services.imports.notices, IMPORTER, clusterId, document),
            );
            for (const key of ['created', 'updated', 'unchanged', 'recorded'] as const) totals[key] += result[key];
            totals.refused += result.refused.length;
            for (const fault of result.refused)
              process.stdout.write(`refused  ${document.name} #${fault.index + 1}: ${fault.message}\n`);
          }
        });
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        totals.refused += 1;
        process.stdout.write(`refused  ${file}: ${error.message}\n`);
      }
    }
  } finally {
    await runtime.close();
  }
  const told = Object.entries(totals).map(([what, n]) => `${n} ${what}`);
  process.stdout.write(`${files.length} files: ${told.join(', ')}\n`);
  return totals.refused > 0 ? 1 : 0;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
