import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { packageOf } from '../../src/documents/package.ts';
import { documentsOf, renderDocument } from '../../src/documents/render.ts';
import { incompleteBid, sampleBid } from './sample.ts';

describe('the file of a bid', () => {
  it('has every document under a stable name, in the order of filing', () => {
    expect(documentsOf(sampleBid()).map((entry) => entry.fileName)).toEqual([
      'DC1-groupement.pdf',
      'DC2-lot-0001-01-chaudronnerie-oeuvriere-de-l-estuaire.pdf',
      'DC2-lot-0001-02-lodz-marine-coatings-sp-z-o-o.pdf',
      'DC2-lot-0001-03-bureau-d-etudes-kerleo-fils.pdf',
      'DC2-lot-0002-01-chaudronnerie-oeuvriere-de-l-estuaire.pdf',
      'DC2-lot-0002-03-bureau-d-etudes-kerleo-fils.pdf',
      'DC2-lot-0002-04-electricite-navale-nandu.pdf',
      'DC4-lot-0002-04-electricite-navale-nandu.pdf',
      'convention-de-groupement.docx',
      'repartition.pdf',
      'DUME-01-chaudronnerie-oeuvriere-de-l-estuaire.xml',
      'DUME-02-lodz-marine-coatings-sp-z-o-o.xml',
      'DUME-03-bureau-d-etudes-kerleo-fils.xml',
      'DUME-04-electricite-navale-nandu.xml',
      'dossier-fr.pdf',
    ]);
  });

  it('goes into one zip, with the to-do list only while facts are missing', async () => {
    const complete = unzipSync((await packageOf(sampleBid())).bytes);
    const draft = unzipSync((await packageOf(incompleteBid())).bytes);
    expect(Object.keys(complete)).toHaveLength(17);
    expect(Object.keys(complete)).not.toContain('A-COMPLETER.txt');
    expect(strFromU8(draft['A-COMPLETER.txt']!)).toContain(
      'Bureau d’études Kerléo & Fils : Numéro SIRET (8 décembre 2026)',
    );
  });

  it('asks for a member and a lot where a document is about one', async () => {
    await expect(renderDocument(sampleBid(), { kind: 'espd' })).rejects.toMatchObject({
      fields: [{ pointer: '?member' }],
    });
    await expect(renderDocument(sampleBid(), { kind: 'dc2', memberId: 'm1' })).rejects.toMatchObject({
      fields: [{ pointer: '?lot' }],
    });
  });
});
