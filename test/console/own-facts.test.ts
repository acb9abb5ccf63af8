import { expect, it } from 'vitest';
import { halfGiven, type Typed } from '../../src/console/pages/member/papers/own-facts-typed.ts';

const NOTHING: Typed = {
  legalStatus: '',
  vatNumber: '',
  email: '',
  phone: '',
  firstName: '',
  lastName: '',
  signerTitle: '',
  insurer: '',
  policyNumber: '',
  insuredUntil: '',
  means: '',
};

it('names all that is missing of a signer and an insurance of which a part is given', () => {
  expect([...halfGiven(NOTHING)]).toEqual([]);
  const half = { ...NOTHING, signerTitle: 'Gérante', insurer: 'MAIF' };
  expect([...halfGiven(half)]).toEqual(['firstName', 'lastName', 'policyNumber', 'insuredUntil']);
  const given = { firstName: 'Anne', lastName: 'Le Goff', policyNumber: '4471', insuredUntil: '2027-03-31' };
  expect([...halfGiven({ ...half, ...given })]).toEqual([]);
});
