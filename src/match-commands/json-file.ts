import { readFileSync } from 'node:fs';

/** A whole JSON string, or one of the numbers that JSON has no word for; strings are matched to be passed over. */
const STRING_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g;

/**
 * What a JSON file holds. Bare `NaN` and `Infinity`, which some programs write, are read as texts, so that whoever reads
 * the fields refuses them by their name. Throws an `Error` that names the file when it is no JSON at all.
 */
export function readJsonFile(file: string): unknown {
  const text = readFileSync(file, 'utf8');
  try {
    return JSON.parse(text.replace(STRING_OR_NUMBER, (found) => (found.startsWith('"') ? found : `"${found}"`)));
  } catch (error) {
    throw new Error(`${file} is not JSON: ${(error as Error).message}`);
  }
}
