import { expect, it } from 'vitest';
import { optionsOf } from '../../src/console/components/namesakes.ts';

it('companies of one name are told apart by town and number, others go by their name', () => {
  const rows = [
    { id: 'a', name: 'SARL Martin', town: 'Nantes', registrationNumber: '123456789' },
    { id: 'b', name: 'Sarl MARTIN', town: null, registrationNumber: '987654321' },
    { id: 'c0000000-0000-0001', name: 'SARL Martin', town: null, registrationNumber: null },
    { id: 'd', name: 'Coques du Nord', town: 'Lille', registrationNumber: null },
  ];
  expect(optionsOf(rows).map(({ text }) => text)).toEqual([
    'SARL Martin (Nantes, 123456789)',
    'Sarl MARTIN (987654321)',
    'SARL Martin (000-0001)',
    'Coques du Nord',
  ]);
});
