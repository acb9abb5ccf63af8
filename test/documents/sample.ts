import type { BidFile, BidMember, BidOperator } from '../../src/documents/model.ts';

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
    law: 'ccp',
    candidature: 'dc',
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
    operators: [],
    prices: [
      { lotId: 'lot-1', memberId: 'm1', label: 'Coques', amountCents: 104_175_001, vatBp: 2_000 },
      { lotId: 'lot-1', memberId: 'm2', label: 'Revêtements', amountCents: 62_500_000, vatBp: 2_000 },
      { lotId: 'lot-1', memberId: 'm3', label: 'Études', amountCents: 83_325_000, vatBp: 2_000 },
      { lotId: 'lot-2', memberId: 'm1', label: 'Pilotage', amountCents: 4_900_000, vatBp: 2_000 },
      { lotId: 'lot-2', memberId: 'm4', label: 'Câblage', amountCents: 58_800_000, vatBp: 2_000 },
      { lotId: 'lot-2', memberId: 'm3', label: 'Automatismes', amountCents: 34_300_000, vatBp: 2_000 },
    ],
    validityDays: 120,
    habilitation: null,
    template: null,
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

/** The same bid with holes: no SIRET for the third member, no insurance, one year of turnover missing, no prices, no fee. */
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
    prices: null,
    terms: { ...bid.terms, mandataireFeeBp: null },
  };
}

/** A firm outside the group that lends a crane for one need of the first lot; with a profile, or by name and number only. */
export const craneOwner = (needs: readonly string[], profile = true): BidOperator => ({
  place: 1,
  name: 'Levage Atlantique',
  registrationNumber: '48201234500021',
  capacity: 'Grue mobile de 500 t avec conducteur',
  requirementIds: [...needs],
  commitment: { signedOn: '2026-11-10', firm: true, wholeExecution: true },
  profile: profile
    ? member('m99', 'Levage Atlantique', {
        role: 'sous_traitant',
        reliedUpon: true,
        registrationNumber: '48201234500021',
        covers: [...needs],
      })
    : null,
});

/** One lot, answered by two of the companies. */
export function oneLotBid(over: Partial<BidFile> = {}): BidFile {
  const bid = sampleBid();
  return {
    ...bid,
    tender: { ...bid.tender, lotCount: 1 },
    lots: bid.lots.slice(0, 1),
    members: bid.members.slice(0, 3),
    split: bid.split.filter(({ lotId }) => lotId === 'lot-1'),
    prices: [
      { lotId: 'lot-1', memberId: 'm1', label: 'Coques', amountCents: 104_000_050, vatBp: 2_000 },
      { lotId: 'lot-1', memberId: 'm2', label: 'Revêtements', amountCents: 62_400_000, vatBp: 2_000 },
      { lotId: 'lot-1', memberId: 'm3', label: 'Études', amountCents: 83_000_000, vatBp: 1_000 },
    ],
    habilitation: { date: '2026-11-18', scope: 'signer l’offre et ses modifications' },
    ...over,
  };
}

const TRADES = [
  ['45262670', 'Travaux de métallurgie'],
  ['45311000', 'Travaux de câblage électrique'],
  ['45442200', 'Application de revêtements anticorrosion'],
  ['71323000', 'Études de conception industrielle'],
  ['42120000', 'Pompes et compresseurs'],
  ['50240000', 'Réparation et entretien de matériel naval'],
  ['72212000', 'Programmation de logiciels d’automatisme'],
] as const;

/** Seven lots and twelve companies with long names; every third lot has a lead of its own, two companies are subcontractors. */
export function sevenLotBid(over: Partial<BidFile> = {}): BidFile {
  const bid = sampleBid();
  const lots = TRADES.map(([cpv, label], i) => ({
    id: `lot-${i + 1}`,
    externalId: `LOT-000${i + 1}`,
    title: `${label} pour les navires de service et leurs équipements de bord`,
    estimatedCents: 41_000_000 + i * 7_777_777,
    deadline: '2026-12-15T11:00:00Z',
    leadId: i % 3 === 2 ? `m${i + 1}` : null,
    requirements: [
      { id: `r${i}a`, cpv, label, weightBp: 6_000, mandatory: true },
      { id: `r${i}b`, cpv: '71356000', label: 'Services techniques', weightBp: 4_000, mandatory: false },
    ],
  }));
  const members = Array.from({ length: 12 }, (_, i) =>
    member(`m${i + 1}`, `Société ligérienne de construction et de maintenance navale n° ${i + 1}`, {
      role: i === 0 ? 'mandataire' : i > 9 ? 'sous_traitant' : 'cotraitant',
      principalId: i > 9 ? 'm1' : null,
      reliedUpon: i === 10,
      covers: [...(i < 7 ? [`r${i}a`] : []), ...(i > 6 ? [`r${i - 5}b`, 'r0b'] : [])],
    }),
  );
  const split = lots.flatMap(({ id }, lot) => {
    const working = members.filter(
      ({ role, covers }, i) =>
        role !== 'sous_traitant' && (i === 0 || covers.some((need) => need.startsWith(`r${lot}`))),
    );
    const even = Math.floor(10_000 / working.length);
    return working.map((one, i) => ({
      memberId: one.id,
      lotId: id,
      shareBp: i === 0 ? 10_000 - even * (working.length - 1) : even,
    }));
  });
  const below = lots.flatMap(({ id }, lot) =>
    members
      .filter(({ role, covers }) => role === 'sous_traitant' && covers.some((need) => need.startsWith(`r${lot}`)))
      .map((one) => ({ memberId: one.id, lotId: id, shareBp: 700 })),
  );
  return {
    ...bid,
    tender: { ...bid.tender, lotCount: 7 },
    lots,
    members,
    split: [...split, ...below],
    prices: [...split, ...below].map(({ memberId, lotId, shareBp }) => ({
      lotId,
      memberId,
      label: 'Prestations du lot',
      amountCents: shareBp * 4_321 + 17,
      vatBp: lotId === 'lot-5' ? 1_000 : 2_000,
    })),
    ...over,
  };
}
