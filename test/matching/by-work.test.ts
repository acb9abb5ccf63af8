import { expect, test } from 'vitest';
import { match } from '../../src/matching/index.ts';
import { population } from '../bench/instances.ts';
import { snapshotOf } from './candidates.ts';

/** The seventh of the lots of `bench -- engine` among 20,000: its best team are six whose work fits, hardly any of them tied. */
test('among many organisations the team whose work fits best is found before any search', () => {
  const { organisations, ties, lots } = population(20_000, 42, 7);
  const problem = snapshotOf(organisations, ties, []).problemOf(lots[6] as (typeof lots)[number]);
  const { consortia } = match(problem, { k: 1, nodes: 1 });
  expect(consortia[0]?.score).toBeGreaterThan(0.5235);
});
