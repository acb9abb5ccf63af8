import { describe, expect, test } from 'vitest';
import { searchName } from '../../src/organisations/profile.domain.ts';
import { type Described, isSameButForForm } from '../../src/organisations/same-company.domain.ts';
import { bareName } from '../../src/shared/legal-forms.ts';

const firm = (name: string, more: Partial<Described> = {}): Described => ({
  searchName: searchName(name),
  country: 'FR',
  registrationNumber: null,
  town: 'Nantes',
  postalCode: null,
  ...more,
});
const same = (a: Described, b: Described): boolean => {
  expect(isSameButForForm(b, a)).toBe(isSameButForForm(a, b));
  return isSameButForForm(a, b);
};

describe('one company under two names', () => {
  test('the legal form stands before, after or nowhere, with points or without', () => {
    for (const [a, b] of [
      ['Électro-Loire SARL', 'ELECTRO LOIRE'],
      ['SAS Dupont', 'DUPONT S.A.S.'],
      ['Dupont & Fils EURL', 'Dupont et Fils'],
      ['Dupont & Fils (E.U.R.L.)', 'S.A.R.L. DUPONT ET FILS'],
      ['SASU Martin', 'Martin SAS'],
      ['Scop SARL Bois d’Ouest', 'Bois d’Ouest SCOP'],
      ['Müller GmbH', 'Muller'],
      ['Société à responsabilité limitée Kerjean', 'Kerjean'],
    ])
      expect(same(firm(a!), firm(b!)), `${a} / ${b}`).toBe(true);
  });

  test('what differs by more stays two: another form, word, town, postcode, country or number', () => {
    const siret = { registrationNumber: '11100011100011' };
    for (const [a, b] of [
      [firm('Dupont SARL'), firm('Dupont SA')],
      [firm('Dupont SARL'), firm('Dupont Fils')],
      [firm('Dupont SARL'), firm('Dupont', { town: 'Brest' })],
      [firm('Dupont SARL', { town: null, postalCode: '44000' }), firm('Dupont', { postalCode: '29200' })],
      [firm('Dupont SA', { country: 'BE' }), firm('Dupont')],
      [firm('Dupont SARL', siret), firm('Dupont', { registrationNumber: '22200022200022' })],
      [firm('Dupont SARL', siret), firm('Dupont', { registrationNumber: '11100011100029' })],
      [firm('Dupont SARL', siret), firm('Dupont', { registrationNumber: '222000222' })],
      [firm('SARL'), firm('SAS')],
      [firm('Saint'), firm('Sa int')],
    ] as const)
      expect(same(a, b), `${a.searchName} / ${b.searchName}`).toBe(false);
  });

  test('a SIREN agrees with its SIRET, "St Nazaire Cedex" with Saint-Nazaire, and what is left out with anything', () => {
    const siret = { registrationNumber: '11100011100011' };
    expect(same(firm('Dupont SARL', siret), firm('Dupont', { registrationNumber: '111000111' }))).toBe(true);
    expect(same(firm('Dupont SARL', siret), firm('Dupont', { town: null }))).toBe(true);
    const cedex = firm('Dupont SARL', { town: 'ST NAZAIRE CEDEX 2' });
    expect(same(cedex, firm('Dupont', { town: 'Saint-Nazaire', postalCode: '44600' }))).toBe(true);
  });

  test('a name that is nothing but a form keeps it', () => {
    expect(bareName('sarl')).toBe('sarl');
    expect(bareName('s a r l')).not.toBe('');
  });
});
