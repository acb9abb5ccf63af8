import { expect, it } from 'vitest';
import { runningStandstill } from '../../src/console/pages/consortia/standstill.ts';

it('tells of a standstill to its last day, and not once the contract is signed', () => {
  const until = '2026-12-10';
  expect(runningStandstill(until, null, '2026-11-29')).toBe(until);
  expect(runningStandstill(until, null, until)).toBe(until);
  expect(runningStandstill(until, null, '2026-12-11')).toBeNull();
  // Early, or by a contract that needs no standstill: it has been signed all the same.
  expect(runningStandstill(until, '2026-12-01', '2026-12-02')).toBeNull();
  expect(runningStandstill(null, null, '2026-11-29')).toBeNull();
});
