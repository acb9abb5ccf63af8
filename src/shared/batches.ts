/** Lists of at most so many, for what is read, made and written of each at a time: a long list is never there twice. */
export function* inBatches<T>(rows: readonly T[], size: number): Generator<readonly T[]> {
  for (let at = 0; at < rows.length; at += size) yield rows.slice(at, at + size);
}
