import type { BidFile, BidMember } from '../../src/documents/model.ts';

const member = (id: string, name: string, over: Partial<BidMember>): BidMember => ({
  id,
  name,
  role: 'cotraitant',
  reliedUpon: false,
  registrationNumber: '83012345600017',
  vatNumber: 'FR40830123456',
  legalStatus: 'SAS',
  address: { street: '12 rue des Chantiers', postalCode: '44600', town: 'Saint-Nazaire', country: 'FR' },
  email: `contact@${id}.example`,
  phone: '+33 2 40 00 00 00',
  representative: { firstName: 'Anne', lastName: 'Le Goff', title: 'présidente' },
  sizeClass: 'small',
  years: [2023, 2024, 2025].map((year, index) => ({
    year,
    turnoverCents: 420_000_000 + index * 31_415_926,
    headcount: 38 + index,
  })),
  certifications: [{ code: 'EN 9100', issuer: 'Bureau Veritas', validUntil: '2028-01-31' }],
  references: [
    { title: 'Chaudronnerie d’une barge', buyer: 'Grand port maritime', year: 2024, valueCents: 61_250_000 },
  ],
  means: 'Atelier de 3 200 m², 2 ponts roulants de 20 t, 14 soudeurs qualifiés',
  insurance: { insurer: 'Assurances de l’Ouest', policyNumber: 'RC-2026-0042', validUntil: '2027-06-30' },
  exclusionDeclaration: { date: '2026-11-12', ground: null },
  covers: [],
  ...over,
});

/** A complete bid of four companies for two lots of three; nothing missing. */
export function sampleBid(over: Partial<BidFile> = {}): BidFile {
  return {
    consortiumId: '0199f0aa-0000-7000-8000-000000000001',
    writtenAt: '2026-11-20T09:30:00Z',
    clusterName: 'Neopolia',
    tender: {
      id: '0199f0aa-0000-7000-8000-000000000002',
      title: 'Construction de deux navires de service pour l’éolien en mer',
      description: null,
      reference: '2026-NAV-017',
      procedure: 'appel d’offres ouvert',
      lotCount: 3,
    },
    buyer: {
      name: 'Région Pays de la Loire',
      private: false,
      registrationNumber: '23440003400026',
      address: { street: '1 rue de la Loire', postalCode: '44966', town: 'Nantes', country: 'FR' },
    },
    group: { name: 'Groupement Chantiers de Loire', legalForm: 'conjoint_mandataire_solidaire', formAfterAward: null },
    lots: [
      {
        id: 'lot-1',
        externalId: 'LOT-0001',
        title: 'Coques et structures',
        estimatedCents: 250_000_001,
        deadline: '2026-12-15T11:00:00Z',
        requirements: [
          { id: 'r1', cpv: '45262670', label: 'Travaux de métallurgie', weightBp: 4_000, mandatory: true },
          {
            id: 'r2',
            cpv: '45442200',
            label: 'Application de revêtements anticorrosion',
            weightBp: 2_500,
            mandatory: true,
          },
          { id: 'r3', cpv: '71323000', label: 'Études de conception industrielle', weightBp: 3_500, mandatory: false },
        ],
      },
      {
        id: 'lot-2',
        externalId: 'LOT-0002',
        title: 'Électricité et automatismes',
        estimatedCents: 98_000_000,
        deadline: '2026-12-15T11:00:00Z',
        requirements: [
          { id: 'r4', cpv: '45311000', label: 'Travaux de câblage électrique', weightBp: 6_000, mandatory: true },
          {
            id: 'r5',
            cpv: '72212000',
            label: 'Programmation de logiciels d’automatisme',
            weightBp: 4_000,
            mandatory: true,
          },
        ],
      },
    ],
    members: [
      member('m1', 'Chaudronnerie Œuvrière de l’Estuaire', { role: 'mandataire', covers: ['r1'] }),
      member('m2', 'Łódź Marine Coatings Sp. z o.o.', {
        address: { street: 'ul. Piotrkowska 12', postalCode: '90-001', town: 'Łódź', country: 'PL' },
        registrationNumber: '0000123456',
        vatNumber: 'PL7250000000',
        legalStatus: 'Sp. z o.o.',
        sizeClass: 'medium',
        representative: { firstName: 'Wojciech', lastName: 'Żółć', title: 'prezes zarządu' },
        covers: ['r2'],
      }),
      member('m3', 'Bureau d’études Kerléo & Fils', { sizeClass: 'micro', covers: ['r3', 'r5'] }),
      member('m4', 'Électricité navale Ñandú', { role: 'sous_traitant', reliedUpon: true, covers: ['r4'] }),
    ],
    split: [
      { memberId: 'm1', lotId: 'lot-1', shareBp: 4_167 },
      { memberId: 'm2', lotId: 'lot-1', shareBp: 2_500 },
      { memberId: 'm3', lotId: 'lot-1', shareBp: 3_333 },
      { memberId: 'm1', lotId: 'lot-2', shareBp: 6_500 },
      { memberId: 'm3', lotId: 'lot-2', shareBp: 3_500 },
      { memberId: 'm4', lotId: 'lot-2', shareBp: 6_000 },
    ],
    terms: {
      mandataireFeeBp: 250,
      commonExpenses: 'au prorata des parts',
      guarantees: 'chaque membre fournit la garantie de sa part',
      insuranceCoverCents: 200_000_000,
      defaultNoticeDays: 10,
      penalties: 'à la charge du membre qui en est la cause, sinon au prorata des parts',
      disputes: 'médiation du Centre de médiation de Nantes, puis tribunal de commerce de Nantes',
      payment: 'separate',
    },
    factsDueOn: null,
    ...over,
  };
}

/** The same bid with holes: no SIRET for the third member, no insurance, one year of turnover missing, no fee. */
export function incompleteBid(): BidFile {
  const bid = sampleBid();
  return {
    ...bid,
    members: bid.members.map((m) =>
      m.id === 'm3' ? { ...m, registrationNumber: null, insurance: null, years: m.years.slice(1) } : m,
    ),
    split: bid.split.map((part) =>
      part.memberId === 'm3' && part.lotId === 'lot-2' ? { ...part, shareBp: 3_450 } : part,
    ),
    terms: { ...bid.terms, mandataireFeeBp: null },
  };
}
