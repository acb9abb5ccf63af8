import { expect, it } from 'vitest';
import { type Block, blocksOf, factsOf, tableOf } from '../../src/console/pages/organisations/blocks.ts';

const told = (blocks: Block[] | null) =>
  blocks?.map((block) => Object.fromEntries(Object.entries(block).filter(([, text]) => text !== '')));

it('reads companies of a web page that stand in blocks, whatever lines they have', () => {
  const page = `Nos adhérents

Chaudronnerie Brévin SARL
Chaudronnerie inox
12 bis rue des Forges
ZI de la Lande
44250 Saint-Brevin-les-Pins
Tél. : 02 40 27 00 00
Fax : 02 40 27 00 01
contact@brevin.example
www.brevin.example

Usinage de l’Erdre

Levage & Co
8, quai Ernest Renaud – 44100 NANTES
+33 (0)2 40 00 00 00
Mail : info@levage.example
Dirigeante : Anne Le Goff
Métiers : levage, manutention
111 000 111 00011
`;
  // One block has nothing but a name: it says nothing of itself, and could be a title.
  expect(blocksOf(page)).toBeNull();
  expect(told(blocksOf(page.replace('Usinage de l’Erdre\n\n', '')))).toEqual([
    {
      name: 'Chaudronnerie Brévin SARL',
      activity: 'Chaudronnerie inox',
      address: '12 bis rue des Forges, ZI de la Lande',
      postalCode: '44250',
      town: 'Saint-Brevin-les-Pins',
      phone: '02 40 27 00 00, 02 40 27 00 01',
      email: 'contact@brevin.example',
      website: 'www.brevin.example',
    },
    {
      name: 'Levage & Co',
      address: '8, quai Ernest Renaud',
      postalCode: '44100',
      town: 'NANTES',
      phone: '+33 (0)2 40 00 00 00',
      email: 'info@levage.example',
      contact: 'Anne Le Goff',
      activity: 'levage, manutention',
      registrationNumber: '11100011100011',
    },
  ]);
});

it('leaves alone what is a table, and blocks of which one leaves a doubt', () => {
  const block = (name: string, ...more: string[]) => [name, '44000 Nantes', ...more].join('\n');
  expect(blocksOf(`${block('Une')}\n\n${block('Deux')}`)).toHaveLength(2);
  for (const text of [
    'Raison sociale\tVille\nUne\tNantes\n\nDeux\tNantes',
    'Raison sociale;Ville\n\nUne;Nantes\n\nDeux;Nantes',
    block('Une'),
    // Two companies in one block, or none.
    `${block('Une', 'Trois', '44100 Nantes')}\n\n${block('Deux')}`,
    `${block('Une', 'a@une.example', 'b@trois.example')}\n\n${block('Deux')}`,
    `Une\nTôlerie\n\n${block('Deux')}`,
    // The name is missing.
    `44000 Nantes\nTôlerie\n\n${block('Deux')}`,
    `${block('Une')}\n\n02 40 00 00 00\nTôlerie`,
  ])
    expect(blocksOf(text), text).toBeNull();
});

it('hands the rows on as a file with the headings that the import knows', () => {
  const blocks = blocksOf('Une "bis"\n44000 Nantes\n\nDeux\ncontact@deux.example\nTôlerie')!;
  expect(factsOf(blocks)).toEqual(['name', 'postalCode', 'town', 'email', 'activity']);
  expect(tableOf(blocks)).toBe(
    [
      '"Raison sociale";"Code postal";"Ville";"E-mail";"Activité"',
      '"Une ""bis""";"44000";"Nantes";"";""',
      '"Deux";"";"";"contact@deux.example";"Tôlerie"',
    ].join('\n'),
  );
});
