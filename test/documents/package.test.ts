import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { BidFile } from '../../src/documents/model.ts';
import { packageOf } from '../../src/documents/package.ts';
import { documentsOf, renderDocument } from '../../src/documents/render.ts';
import { docxText } from '../reading.ts';
import { incompleteBid, oneLotBid, sampleBid } from './sample.ts';

describe('the file of a bid', () => {
  it('has every document under a stable name, in the order of filing', () => {
    expect(documentsOf(sampleBid()).map((entry) => entry.fileName)).toEqual([
      'DC1-lot-0001.pdf',
      'DC1-lot-0002.pdf',
      'DC2-lot-0001-01-chaudronnerie-oeuvriere-de-l-estuaire.pdf',
      'DC2-lot-0001-02-lodz-marine-coatings-sp-z-o-o.pdf',
      'DC2-lot-0001-03-bureau-d-etudes-kerleo-fils.pdf',
      'DC2-lot-0002-01-chaudronnerie-oeuvriere-de-l-estuaire.pdf',
      'DC2-lot-0002-03-bureau-d-etudes-kerleo-fils.pdf',
      'DC2-lot-0002-04-electricite-navale-nandu.pdf',
      'DC4-lot-0002-04-electricite-navale-nandu.pdf',
      'ATTRI1-lot-0001.pdf',
      'ATTRI1-lot-0002.pdf',
      'convention-de-groupement.docx',
      'repartition.pdf',
      'dossier-fr.pdf',
    ]);
  });

  it('declares capacities by DC1 and DC2 or by the ESPD, never by both, and one letter for each mandataire', () => {
    const names = (bid: BidFile): string[] => documentsOf(bid).map((entry) => entry.fileName);
    expect(names(sampleBid({ candidature: 'espd' })).slice(0, 6)).toEqual([
      'DC4-lot-0002-04-electricite-navale-nandu.pdf',
      'DUME-lot-0001-01-chaudronnerie-oeuvriere-de-l-estuaire.xml',
      'DUME-lot-0001-02-lodz-marine-coatings-sp-z-o-o.xml',
      'DUME-lot-0001-03-bureau-d-etudes-kerleo-fils.xml',
      'DUME-lot-0002-01-chaudronnerie-oeuvriere-de-l-estuaire.xml',
      'DUME-lot-0002-03-bureau-d-etudes-kerleo-fils.xml',
    ]);
    expect(names(sampleBid()).filter((name) => name.startsWith('DC1'))).toEqual([
      'DC1-lot-0001.pdf',
      'DC1-lot-0002.pdf',
    ]);
    expect(names(oneLotBid()).filter((name) => name.startsWith('DC1'))).toEqual(['DC1-groupement.pdf']);
  });

  it('R2142-20: a private buyer gets no form of the code, one elsewhere in the Union the ESPD', async () => {
    const kinds = (bid: BidFile) => [...new Set(documentsOf(bid).map(({ kind }) => kind))];
    const own = sampleBid({ law: 'private' });
    expect(kinds(own)).toEqual(['offer', 'convention', 'split', 'dossier']);
    expect(kinds(sampleBid({ law: 'other' }))).toEqual(['offer', 'convention', 'split', 'dossier']);
    expect(kinds(sampleBid({ law: 'directive' }))).toEqual(['espd', 'offer', 'convention', 'split', 'dossier']);
    for (const kind of ['dc1', 'dc2', 'dc4', 'attri1', 'espd'] as const) {
      await expect(renderDocument(own, { kind, memberId: 'm4', lotId: 'lot-2' })).rejects.toMatchObject({
        code: 'paper_does_not_fit',
      });
    }
    const convention = docxText((await renderDocument(own, { kind: 'convention' })).bytes);
    expect(convention).not.toMatch(/[LR]2\d{3}-\d|commande publique|CE, 12 octobre/);
    expect(convention).toContain('Propriété intellectuelle');
  });

  it('goes into one zip, with the to-do list only while facts are missing', async () => {
    const complete = unzipSync((await packageOf(sampleBid())).bytes);
    const draft = unzipSync((await packageOf(incompleteBid())).bytes);
    expect(Object.keys(complete)).toHaveLength(16);
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
