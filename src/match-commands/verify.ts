import { parseArgs } from 'node:util';
import { checkResult } from './check-result.ts';
import type { GivenProblem, GivenResult } from './given.ts';
import { readJsonFile } from './json-file.ts';

/** `npm run match:verify -- problem.json result.json`: 0 when the answer holds, 1 with every fault, 2 for bad usage. */
function run(): number {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [problem, result] = positionals;
  if (problem === undefined || result === undefined || positionals.length > 2) {
    console.error('npm run match:verify -- problem.json result.json');
    return 2;
  }
  const faults = checkResult(readJsonFile(problem) as GivenProblem, readJsonFile(result) as GivenResult);
  for (const fault of faults) console.error(fault);
  console.log(faults.length === 0 ? 'The result holds.' : `The result has ${faults.length} faults.`);
  return faults.length === 0 ? 0 : 1;
}

try {
  process.exitCode = run();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
