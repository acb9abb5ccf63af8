import { describe, expect, it } from 'vitest';
import { readGrid } from '../../src/organisations/spreadsheet/grid.ts';
import { DomainError } from '../../src/shared/errors.ts';

/** How many rows come of a file, and the code with which it is refused. */
async function read(csv: string): Promise<{ rows: number; code: string | null }> {
  let rows = 0;
  try {
    for await (const _row of readGrid(Buffer.from(csv))) rows++;
    return { rows, code: null };
  } catch (error) {
    if (error instanceof DomainError) return { rows, code: error.code };
    throw error;
  }
}

describe('a list of companies', () => {
  it('with a heading of eight million columns is refused at its first megabyte', async () => {
    expect(await read(`name${',x'.repeat(8_000_000)}\nA\n`)).toEqual({ rows: 0, code: 'csv_malformed' });
  });

  it('has 200 columns at most', async () => {
    expect(await read(`${Array(200).fill('x').join()}\n`)).toEqual({ rows: 1, code: null });
    expect(await read(`${Array(201).fill('x').join()}\n`)).toEqual({ rows: 0, code: 'too_many_columns' });
  });

  it('has 100,000 rows at most below its heading', async () => {
    expect(await read('x\n'.repeat(100_001))).toEqual({ rows: 100_001, code: null });
    expect(await read('x\n'.repeat(100_002))).toEqual({ rows: 100_001, code: 'too_many_rows' });
  });

  it('has no cell of more than 100,000 characters', async () => {
    expect(await read(`name\n${'x'.repeat(100_000)}\n`)).toEqual({ rows: 2, code: null });
    expect(await read(`name\n${'x'.repeat(100_001)}\n`)).toEqual({ rows: 1, code: 'csv_malformed' });
  });
});
