import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Problem, ProblemFile } from '../matching/index.ts';

/** A problem as it is stored with its answer: gzip of its JSON in base64, and the SHA-256 of the JSON. */
export type ProblemArchive = { problem: string; problemHash: string };

/** Writes a problem down. */
export function archiveProblem(problem: Problem): ProblemArchive {
  const json = JSON.stringify(problem);
  return { problem: gzipSync(json).toString('base64'), problemHash: sha256(json) };
}

/** The problem of a stored answer, as the engine got it; one of an earlier version may lack what has a default. */
export const storedProblem = (row: { problem: string }): ProblemFile =>
  JSON.parse(gunzipSync(Buffer.from(row.problem, 'base64')).toString('utf8')) as ProblemFile;

/** SHA-256 in hexadecimal. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
