import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { cpvCodeRows, nutsCodeRows, ROWS_MADE } from '../../src/taxonomies/load.ts';

const known = (rows: unknown[]) => createHash('sha256').update(JSON.stringify(rows)).digest('hex').slice(0, 16);

it('counts up when rows are made otherwise of a list: databases that hold the old ones load them anew', () => {
  // Where this differs and the lists are the same, raise ROWS_MADE.
  expect({ made: ROWS_MADE, cpv: known(cpvCodeRows()), nuts: known(nutsCodeRows()) }).toMatchInlineSnapshot(`
    {
      "cpv": "325ab9383cd98346",
      "made": 1,
      "nuts": "98651590928890be",
    }
  `);
});
