/**
 * `npm run console:types`: writes src/console/api/types.ts from the API's description. `--check` only compares, and
 * fails where the file is not what the API says today.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { buildApp } from '../app.ts';
import { loadConfig } from '../config.ts';
import { connectDatabase } from '../db/client.ts';
import type { OpenApiDocument } from '../plugins/openapi/document.ts';
import { typesOf } from '../plugins/openapi/typescript.ts';
import { createServices } from '../services.ts';

const FILE = fileURLToPath(new URL('../console/api/types.ts', import.meta.url));

/** The description of an API that never listens: its database is not asked, so that no connection is opened. */
async function describeApi(): Promise<OpenApiDocument> {
  const config = loadConfig({ NODE_ENV: 'test', JWT_SECRET: 'never signs anything, but must be long enough' });
  const database = connectDatabase({ url: 'postgres://127.0.0.1:1/none' }, { max: 1, name: 'console-types' });
  const services = createServices({ config, database });
  const signals = { subscribe: () => () => undefined, close: async () => undefined };
  const app = await buildApp({ config, database, services, signals, log: pino({ level: 'silent' }) });
  await app.ready();
  const document = (await app.inject('/openapi.json')).json<OpenApiDocument>();
  await app.close();
  await services.trades.cpvSuggester.close();
  await database.close();
  return document;
}

const written = typesOf(await describeApi());
if (process.argv.includes('--check')) {
  if (readFileSync(FILE, 'utf8') !== written) {
    process.stderr.write('src/console/api/types.ts is not what the API says: run `npm run console:types`\n');
    process.exit(1);
  }
} else {
  writeFileSync(FILE, written);
}
process.exit(0);
