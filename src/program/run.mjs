/**
 * `node src/program/run.mjs FILE …`: runs a TypeScript file of the sources, named from the project's folder, with the
 * arguments that follow. How `npm start` and the commands begin.
 */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { built } from './built.mjs';

const [file] = process.argv.splice(2, 1);
if (file === undefined) {
  process.stderr.write('usage: run.mjs FILE [arguments]\n');
  process.exit(2);
}
const program = await built(resolve(fileURLToPath(new URL('../..', import.meta.url)), file)).catch((error) => {
  process.stderr.write(`The program could not be made ready to run: ${error.message}\n`);
  process.exit(2);
});
process.argv[1] = fileURLToPath(program);
await import(program.href);
