import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { lotInWords } from '../explanations/result.ts';
import { type LotResult, match, readProblem } from '../matching/index.ts';
import { DomainError } from '../shared/errors.ts';
import { DEFAULT_LANGUAGE, LANGUAGES } from '../shared/language.ts';
import { readCpv } from '../taxonomies/data.ts';
import { readJsonFile } from './json-file.ts';

const USAGE = 'npm run match -- problem.json [--k 5] [--nodes N] [--epsilon 0.005] [--lang fr|en] [--out result.json]';

/** What the command ends with: 0 complete, 2 bad problem or usage, 3 infeasible, 4 budget exhausted. */
const EXIT = { complete: 0, bad: 2, infeasible: 3, exhausted: 4 } as const;

/** Reads a problem file, matches it, prints the result as JSON with explanations in words; faults go to standard error, one field a line. */
function run(): number {
  const options = {
    k: { type: 'string' },
    nodes: { type: 'string' },
    epsilon: { type: 'string' },
    lang: { type: 'string' },
    out: { type: 'string' },
  } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) return refuse(USAGE);
  const k = positive('--k', values.k, 20);
  const nodes = positive('--nodes', values.nodes, Number.MAX_SAFE_INTEGER);
  const epsilon = values.epsilon === undefined ? undefined : Number(values.epsilon);
  if (epsilon !== undefined && !(epsilon >= 0 && epsilon <= 1)) return refuse('--epsilon must be between 0 and 1');
  const language = LANGUAGES.find((one) => one === (values.lang ?? DEFAULT_LANGUAGE));
  if (language === undefined) return refuse('--lang must be fr or en');
  const problem = readProblem(readJsonFile(file), {
    knownCpv: new Set(readCpv().map(({ code }) => code)),
  });
  const result = match(problem, {
    ...(k === undefined ? {} : { k }),
    ...(nodes === undefined ? {} : { nodes }),
    ...(epsilon === undefined ? {} : { epsilon }),
  });
  const text = `${JSON.stringify(lotInWords(result, language, new Map()), null, 2)}\n`;
  if (values.out === undefined) process.stdout.write(text);
  else writeFileSync(values.out, text);
  return exitCode(result);
}

/** Complete means that every rank returned is proven. */
function exitCode(result: LotResult): number {
  if (result.status === 'infeasible') return EXIT.infeasible;
  const proven = result.consortia.every(({ certificate }) => certificate.status === 'optimal');
  // Without a consortium it is proven that there is none, and somebody can do it alone.
  const known = ['optimal', 'infeasible'].includes(result.certificate.status);
  return proven && known ? EXIT.complete : EXIT.exhausted;
}

function positive(name: string, text: string | undefined, most: number): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= 1 && value <= most) return value;
  throw new RangeError(`${name} must be a whole number from 1 to ${most}`);
}

function refuse(message: string): number {
  console.error(message);
  return EXIT.bad;
}

try {
  process.exitCode = run();
} catch (error) {
  if (error instanceof DomainError) {
    console.error(error.message);
    for (const { pointer, message } of error.fields) console.error(`${pointer || '(whole file)'}: ${message}`);
  } else {
    console.error(error instanceof Error ? error.message : String(error));
  }
  process.exitCode = EXIT.bad;
}
