import { describe, expect, it } from 'vitest';
import type { BidFile } from '../../src/documents/model.ts';
import { documentsOf, missingFactsText, renderDocument } from '../../src/documents/render.ts';
import { docxText, pdfPages } from '../reading.ts';
import { incompleteBid, sampleBid, sevenLotBid } from './sample.ts';

const pagesOf = async (bid: BidFile, request: Parameters<typeof renderDocument>[1]): Promise<string[]> =>
  pdfPages((await renderDocument(bid, request)).bytes);

describe('forms', () => {
  it('DC1 has its seven parts, every holder and its part of the lot, and no subcontractor (L2193-3)', async () => {
    const text = (await pagesOf(sampleBid(), { kind: 'dc1', lotId: 'lot-1' })).join(' ');
    for (const part of [
      'A – Identification de l’acheteur',
      'B – Objet de la consultation',
      'C – Objet de la candidature',
      'D – Présentation du candidat',
      'E – Identification des membres',
      'F – Engagements du candidat',
      'G – Désignation du mandataire',
    ]) {
      expect(text).toContain(part);
    }
    for (const member of sampleBid().members.slice(0, 3)) expect(text).toContain(member.name);
    const second = (await pagesOf(sampleBid(), { kind: 'dc1', lotId: 'lot-2' })).join(' ');
    for (const other of ['Ñandú', 'Łódź']) expect(second).not.toContain(other);
    // R2143-13: what the buyer can get by itself is not handed in.
    expect(text).toContain('annuaire-entreprises.data.gouv.fr/entreprise/830123456');
    expect(text).toContain('830 123 456 00017');
    expect(text).toContain('41,67 %');
    expect(text).not.toContain('Projet');
  });

  it('DC2 shows one member for one lot with three years of turnover', async () => {
    const text = (await pagesOf(sampleBid(), { kind: 'dc2', memberId: 'm2', lotId: 'lot-1' })).join(' ');
    expect(text).toContain('Łódź Marine Coatings Sp. z o.o. – lot n° 1');
    expect(text).toContain('Wojciech Żółć, prezes zarządu');
    for (const amount of ['4 200 000,00 €', '4 514 159,26 €', '4 828 318,52 €']) expect(text).toContain(amount);
    expect(text).not.toContain('Kerléo');
  });

  it('DC4 declares a subcontractor with its work, price and oath, and nobody else', async () => {
    const text = (await pagesOf(sampleBid(), { kind: 'dc4', memberId: 'm4', lotId: 'lot-2' })).join(' ');
    for (const part of ['A – ', 'G – Prix des prestations', 'I – Durée du contrat', 'M – Acceptation']) {
      expect(text).toContain(part);
    }
    expect(text).toContain('Électricité navale Ñandú – lot n° 2');
    expect(text).toContain('Travaux de câblage électrique (CPV 45311000)');
    expect(text).toContain('60 %');
    expect(text).toContain('588 000 €');
    expect(text).toContain('déclaration du 12 novembre 2026');
    expect(text).not.toContain('Kerléo');
    expect(text).not.toContain('PROJET');
    await expect(renderDocument(sampleBid(), { kind: 'dc4', memberId: 'm3', lotId: 'lot-1' })).rejects.toThrow(
      'is not a subcontractor',
    );
  });

  it('L2193-4: DC4 of a declared subcontract names its principal, price, tax, revision and whether it is a special act', async () => {
    const declared = {
      id: 's1',
      principalId: 'm3',
      memberId: null,
      name: 'Levage Atlantique',
      registrationNumber: '83012345600017',
      lotId: 'lot-2',
      work: 'Pose des armoires',
      amountCents: 5_000_000,
      vatBp: 2_000,
      reverseCharge: false,
      paymentTerms: { days: 30, priceRevision: 'index BT01, chaque trimestre', advance: false },
      paper: 'special' as const,
      paidDirectly: true,
    };
    const bid = sampleBid({ subcontracts: [declared] });
    const entries = documentsOf(bid).filter(({ kind }) => kind === 'dc4');
    expect(entries.map(({ subcontractId, fileName }) => [subcontractId, fileName])).toEqual([
      [null, 'DC4-lot-0002-04-electricite-navale-nandu.pdf'],
      ['s1', 'DC4-lot-0002-S01-levage-atlantique.pdf'],
    ]);
    const text = (await pagesOf(bid, { kind: 'dc4', subcontractId: 's1' }))
      .join(' ')
      .replaceAll(/[\u00a0\u202f]/g, ' ');
    for (const part of [
      'Levage Atlantique',
      'Kerléo',
      'Pose des armoires',
      '50 000 €',
      '60 000 €',
      '20 %',
      'index BT01',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toContain('câblage');
    await expect(renderDocument(bid, { kind: 'dc4', subcontractId: 's2' })).rejects.toThrow('not a subcontract');
  });

  it('a DC4 of a firm outside the group says on itself what is to be had of it, under its own lead', async () => {
    const bid = sampleBid({
      lots: sampleBid().lots.map((lot) => (lot.id === 'lot-2' ? { ...lot, leadId: 'm3' } : lot)),
      subcontracts: [
        {
          id: 's1',
          principalId: 'm3',
          memberId: null,
          name: 'Levage du Ponant',
          registrationNumber: '48201234500021',
          lotId: 'lot-2',
          work: 'Levage',
          amountCents: 10_010,
          vatBp: 550,
          reverseCharge: false,
          paymentTerms: { days: 30, priceRevision: null, advance: false },
          paper: 'bid',
          paidDirectly: false,
        },
      ],
    });
    const entry = documentsOf(bid).find(({ subcontractId }) => subcontractId === 's1');
    expect(entry?.missing.map(({ memberName, field }) => [memberName, field])).toEqual(
      ['legalStatus', 'address', 'email', 'phone', 'representative', 'sizeClass', 'exclusionDeclaration'].map(
        (field) => ['Levage du Ponant', field],
      ),
    );
    const text = (await pagesOf(bid, { kind: 'dc4', subcontractId: 's1' })).join(' ');
    expect(text).toContain('Levage du Ponant : Adresse postale complète');
    expect(text).toContain('Mandataire : Bureau d’études Kerléo & Fils');
    for (const amount of ['100,10 €', '105,61 €']) expect(text).toContain(amount);
    expect(missingFactsText(bid)).toContain('Levage du Ponant : Adresse postale complète');
  });

  it('there is a DC4 for each subcontractor and lot that it works on, and what it lacks is asked of it', () => {
    const dc4s = documentsOf(sampleBid()).filter((entry) => entry.kind === 'dc4');
    expect(dc4s.map(({ memberId, lotId, missing }) => [memberId, lotId, missing])).toEqual([['m4', 'lot-2', []]]);
    const bid = sampleBid();
    const nameless = { ...bid, members: bid.members.map((m) => ({ ...m, representative: null })) };
    const [entry] = documentsOf(nameless).filter(({ kind }) => kind === 'dc4');
    expect(entry!.missing.map(({ memberId, field }) => [memberId, field])).toEqual([['m4', 'representative']]);
    const alone = { ...bid, members: bid.members.filter((m) => m.role !== 'sous_traitant') };
    expect(documentsOf(alone).filter(({ kind }) => kind === 'dc4')).toEqual([]);
  });

  it('a draft says on itself what it lacks and by when, of its own member only', async () => {
    const third = (await pagesOf(incompleteBid(), { kind: 'dc2', memberId: 'm3', lotId: 'lot-1' })).join(' ');
    expect(third).toContain('PROJET');
    expect(third).toContain('Bureau d’études Kerléo & Fils : Numéro SIRET (pour le 8 décembre 2026)');
    const first = (await pagesOf(incompleteBid(), { kind: 'dc2', memberId: 'm1', lotId: 'lot-1' })).join(' ');
    expect(first).not.toContain('PROJET');
  });
});

describe('convention de groupement', () => {
  it('has the clauses of RULES and the same text each time', async () => {
    const first = docxText((await renderDocument(sampleBid(), { kind: 'convention' })).bytes);
    expect(docxText((await renderDocument(sampleBid(), { kind: 'convention' })).bytes)).toBe(first);
    for (const title of [
      'Répartition des prestations',
      'Rémunération du mandataire',
      'Dépenses communes',
      'Garanties',
      'Assurances',
      'Défaillance',
      'Pénalités',
      'Litiges',
    ]) {
      expect(first).toMatch(new RegExp(`Article \\d+ – ${title}`));
    }
    for (const member of sampleBid().members.slice(0, 3)) expect(first).toContain(member.name);
    expect(first.replaceAll('\u202f', ' ')).toContain('2,5 % des montants');
  });

  it('of seven lots has who leads which in one sentence, and in each table those who have a part of its lots', async () => {
    const bid = sevenLotBid();
    const text = docxText((await renderDocument(bid, { kind: 'convention' })).bytes);
    const [third, sixth] = [bid.members[2]!.name, bid.members[5]!.name];
    expect(text).toContain(
      `${bid.members[0]!.name} (pour le lot n° 3, ${third} ; pour le lot n° 6, ${sixth}) est mandataire.`,
    );
    // Among the parties, as the leader of its lot, in the table of its lots alone, and where it signs.
    expect(text.split(third)).toHaveLength(5);
  });

  it('leaves what the members have not settled as gaps', async () => {
    const text = docxText((await renderDocument(incompleteBid(), { kind: 'convention' })).bytes);
    expect(text).toContain('Article 8 – Rémunération du mandataire [à compléter par les membres]');
    expect(text).toContain('Projet incomplet, à ne pas signer en l’état');
  });
});
