import { expect, test } from 'vitest';
import { mentionsOf } from '../../src/audit/mentions.ts';
import type { AuditRow } from '../../src/audit/repository.ts';

const id = (n: number): string => `01890000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const row = (payload: Record<string, unknown>, actorId: string | null = null): AuditRow => ({
  id: id(1),
  at: new Date(0),
  actorKind: 'user',
  actorId,
  actorName: null,
  requestId: id(99),
  action: 'match_run.asked',
  entity: 'match_run',
  entityId: id(2),
  clusterId: id(3),
  payload,
  chain: 0,
  seq: 1,
  hash: '',
});

test('a row of the log tells of what its ids are by where they stand', () => {
  expect(
    mentionsOf(row({ tenderId: id(5), lotIds: [id(6), id(7)], members: [{ organisationId: id(8) }] }, id(4))),
  ).toEqual([
    { id: id(2), noun: 'match_run' },
    { id: id(4), noun: 'user' },
    { id: id(3), noun: 'cluster' },
    { id: id(5), noun: 'tender' },
    { id: id(6), noun: 'lot' },
    { id: id(7), noun: 'lot' },
    { id: id(8), noun: 'organisation' },
  ]);
  expect(mentionsOf(row({ matchRunId: id(5) })).at(-1)).toEqual({ id: id(5), noun: 'match_run' });
});

test('an id in a text, a key, or under a key that names nothing may be of anything', () => {
  const payload = {
    lots: [id(5)],
    note: `see ${id(6)} and ${id(7)}`,
    votes: { [id(8)]: 1 },
    tenderId: `${id(9)}, old`,
  };
  expect(mentionsOf(row(payload)).slice(2)).toEqual([5, 6, 7, 8, 9].map((n) => ({ id: id(n), noun: null })));
});
