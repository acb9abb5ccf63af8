import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { missingFacts } from '../../src/documents/missing-facts.ts';
import type { BidFile, BidMember } from '../../src/documents/model.ts';
import { packageOf } from '../../src/documents/package.ts';
import { documentsOf, renderDocument } from '../../src/documents/render.ts';
import { splitTable } from '../../src/documents/split.ts';
import { splitCsv } from '../../src/documents/split-form.ts';
import { printPdf } from '../../src/printing/pdf.ts';
import { docxText, pdfPages } from '../reading.ts';
import { incompleteBid, sampleBid } from './sample.ts';

const pagesOf = async (bid: BidFile, request: Parameters<typeof renderDocument>[1]): Promise<string[]> =>
  pdfPages((await renderDocument(bid, request)).bytes);

/** Twelve members, forty requirements in three lots, long names: the most that one page has to take. */
function largestBid(): BidFile {
  const bid = sampleBid();
  const letters = 'ABCDEFGHIJKL'.split('');
  const requirement = (lot: number, n: number) => ({
    id: `r${lot}-${n}`,
    cpv: '45262670',
    label: `Prestation numéro ${n} avec un intitulé de nomenclature assez long pour être coupé`,
    weightBp: 100,
    mandatory: n % 2 === 0,
  });
  const lots = [1, 2, 3].map((lot) => ({
    id: `l${lot}`,
    externalId: `LOT-000${lot}`,
    title: `Lot ${lot} dont le titre est lui aussi très long et détaillé, comme dans les vrais avis`,
    estimatedCents: 100_000_000 * lot + 7,
    deadline: '2026-12-15T11:00:00Z',
    requirements: Array.from({ length: lot === 1 ? 14 : 13 }, (_, n) => requirement(lot, n)),
  }));
  const all = lots.flatMap((lot) => lot.requirements.map((r) => r.id));
  const members = letters.map(
    (letter, index): BidMember => ({
      ...bid.members[index % 4]!,
      id: letter,
      name: `Société ${letter} de construction et de réparation navale de l’Ouest`,
      role: index === 0 ? 'mandataire' : 'cotraitant',
      covers: all.filter((_, n) => n % letters.length === index),
    }),
  );
  const split = lots.flatMap((lot) =>
    letters.map((memberId, index) => ({ memberId, lotId: lot.id, shareBp: index < 4 ? 834 : 833 })),
  );
  return { ...bid, lots, members, split };
}

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

describe('forms', () => {
  it('DC1 has its seven parts, every member and its part of each lot', async () => {
    const text = (await pagesOf(sampleBid(), { kind: 'dc1' })).join(' ');
    for (const part of [
      'A - Identification de l’acheteur',
      'B - Objet de la consultation',
      'C - Objet de la candidature',
      'D - Présentation du candidat',
      'E - Identification des membres',
      'F - Engagements du candidat',
      'G - Désignation du mandataire',
    ]) {
      expect(text).toContain(part);
    }
    for (const member of sampleBid().members) expect(text).toContain(member.name);
    expect(text).toContain('830 123 456 00017');
    expect(text).toContain('41,67 %');
    expect(text).not.toContain('Projet');
  });

  it('DC2 shows one member for one lot with three years of turnover', async () => {
    const text = (await pagesOf(sampleBid(), { kind: 'dc2', memberId: 'm2', lotId: 'lot-1' })).join(' ');
    expect(text).toContain('Łódź Marine Coatings Sp. z o.o. - LOT-0001');
    expect(text).toContain('Wojciech Żółć, prezes zarządu');
    for (const amount of ['4 200 000 €', '4 514 159,26 €', '4 828 318,52 €']) expect(text).toContain(amount);
    expect(text).not.toContain('Kerléo');
  });

  it('a draft says on itself what it lacks and by when, of its own member only', async () => {
    const third = (await pagesOf(incompleteBid(), { kind: 'dc2', memberId: 'm3', lotId: 'lot-1' })).join(' ');
    expect(third).toContain('PROJET');
    expect(third).toContain('Bureau d’études Kerléo & Fils : Numéro SIRET (pour le 8 décembre 2026)');
    const first = (await pagesOf(incompleteBid(), { kind: 'dc2', memberId: 'm1', lotId: 'lot-1' })).join(' ');
    expect(first).not.toContain('PROJET');
  });
});

describe('split', () => {
  it('sums to 100 % and to the estimate, to the cent', () => {
    const table = splitTable(sampleBid());
    expect(table.lots.every((lot) => lot.complete)).toBe(true);
    for (const [index, lot] of sampleBid().lots.entries()) {
      expect(table.rows.reduce((sum, row) => sum + row.parts[index]!.amountCents!, 0)).toBe(lot.estimatedCents);
    }
    expect(table.totalCents).toBe(348_000_001);
  });

  it('gives no amounts for a lot whose shares do not make a whole', () => {
    const table = splitTable(incompleteBid());
    expect(table.rows.every((row) => row.parts[1]!.amountCents === null)).toBe(true);
  });

  it('as CSV keeps a name that looks like a formula from being one', () => {
    const bid = sampleBid();
    const csv = splitCsv({
      ...bid,
      members: bid.members.map((m, i) => (i === 0 ? { ...m, name: '=HYPERLINK("http://x")' } : m)),
    });
    expect(csv.split('\n')[1]).toBe(`LOT-0001;"'=HYPERLINK(""http://x"")";83012345600017;mandataire;41,67;1041750,01`);
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
      expect(first).toMatch(new RegExp(`Article \\d+ - ${title}`));
    }
    for (const member of sampleBid().members.slice(0, 3)) expect(first).toContain(member.name);
    expect(first.replaceAll('\u202f', ' ')).toContain('2,5 % des montants');
  });

  it('leaves what the members have not settled as gaps', async () => {
    const text = docxText((await renderDocument(incompleteBid(), { kind: 'convention' })).bytes);
    expect(text).toContain('Article 5 - Rémunération du mandataire [à compléter par les membres]');
    expect(text).toContain('Projet incomplet, à ne pas signer en l’état');
  });
});

describe('dossier', () => {
  it('is one page with every member, in both languages, complete or not', async () => {
    for (const bid of [sampleBid(), incompleteBid()]) {
      for (const language of ['fr', 'en'] as const) {
        const pages = await pagesOf(bid, { kind: 'dossier', language });
        expect(pages).toHaveLength(1);
        for (const member of bid.members) expect(pages[0]).toContain(member.name);
      }
    }
  });

  it('is still one page with twelve members, forty requirements and a draft notice', async () => {
    const full = largestBid();
    const draft = { ...full, members: full.members.map((member) => ({ ...member, registrationNumber: null })) };
    for (const bid of [full, draft]) expect(await pagesOf(bid, { kind: 'dossier' })).toHaveLength(1);
  });

  it('is the same, byte for byte, for the same model', async () => {
    const [a, b] = await Promise.all([1, 2].map(() => renderDocument(sampleBid(), { kind: 'dossier' })));
    expect(Buffer.from(a!.bytes).equals(Buffer.from(b!.bytes))).toBe(true);
  });
});

describe('missing facts', () => {
  it('are none for a complete bid', () => expect(missingFacts(sampleBid())).toEqual([]));

  it('are listed by member, then for the group, with a day to be given by', () => {
    expect(missingFacts(incompleteBid()).map((fact) => [fact.memberId, fact.field, fact.dueOn])).toEqual([
      ['m3', 'registrationNumber', '2026-12-08'],
      ['m3', 'years.turnover', '2026-12-08'],
      ['m3', 'insurance', '2026-12-08'],
      [null, 'split.LOT-0002', '2026-12-08'],
      [null, 'terms.mandataireFeeBp', '2026-12-08'],
    ]);
  });

  it('include papers that run out before the deadline', () => {
    const bid = sampleBid();
    const members = bid.members.map((m, i) =>
      i === 0 ? { ...m, certifications: [{ code: 'ISO 9001', issuer: null, validUntil: '2026-12-01' }] } : m,
    );
    expect(missingFacts({ ...bid, members }).map((fact) => fact.question.fr)).toEqual([
      'À renouveler avant la remise : ISO 9001',
    ]);
  });
});

describe('nothing is loaded', () => {
  it('from a URL in the data, nor by a picture in a definition', async () => {
    let visits = 0;
    const server = createServer((_request, response) => {
      visits++;
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/logo.png`;
    try {
      const bid = sampleBid();
      const bait = `<image href="${url}"/> ![logo](${url}) ${url}`;
      const baited = {
        ...bid,
        members: bid.members.map((m) => ({ ...m, name: bait, means: bait })),
        group: { ...bid.group, name: bait },
      };
      await packageOf(baited);
      const writtenAt = bid.writtenAt;
      for (const content of [
        { image: url },
        { image: '/etc/hostname' },
        { svg: `<svg xmlns="http://www.w3.org/2000/svg"><image href="${url}"/></svg>` },
        { svg: '<svg xmlns="http://www.w3.org/2000/svg"><image href="/etc/hostname"/></svg>' },
      ]) {
        await expect(printPdf({ writtenAt, content })).rejects.toThrow(/printPdf/);
      }
      expect(visits).toBe(0);
    } finally {
      server.close();
    }
  });
});

describe('unusual signs', () => {
  it('are written where the font has them and shown as a gap where not', async () => {
    const [page] = await pdfPages(
      await printPdf({
        writtenAt: '2026-11-20',
        content: 'Łódź œuvre Ñandú ŒÉÀ ß ő Ж e\u0301 1\u202f234\u00a0€ a\u2011b 中 😀 \u0007',
      }),
    );
    expect(page).toBe('Łódź œuvre Ñandú ŒÉÀ ß ő Ж é 1 234 € a-b ? ?');
  });
});
