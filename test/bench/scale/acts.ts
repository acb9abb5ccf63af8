import type { Asker, ScaleIds } from './operations.ts';

/** What the acts of one round made, by a name: later acts of the round go on with it. */
export type Life = Record<string, string>;

/** An act as people do it, in the order of a life from the call for tender to the ledger. */
export type Act = {
  name: string;
  as: Asker;
  method: 'POST' | 'PUT' | 'PATCH';
  path: (ids: ScaleIds, life: Life) => string;
  body?: (ids: ScaleIds, life: Life) => object;
  /** What later acts need of the answer. */
  keep?: (answer: Answered) => Life;
};

/** The parts of answers that later acts need. */
type Answered = {
  id: string;
  lots?: { id: string }[];
  termsVersion?: number | null;
  terms?: { version: number } | null;
  members?: { organisationId: string; invitation: { id: string } | null }[];
};

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
const euros = (value: number) => ({ amountCents: value * 100, currency: 'EUR' });
const NEEDS = ['45310000', '45262670', '45442200', '71320000'].map((cpv) => ({
  cpv,
  weightBp: 2_500,
  confirmed: true,
}));
const CAPABILITIES = ['45310000', '45311000', '45262670', '50530000'].map((cpv) => ({ cpv, level: 3 }));
const team = (first: string, second: string, shareBp: number) => [
  { organisationId: first, role: 'mandataire', shareBp },
  { organisationId: second, role: 'cotraitant', shareBp: 10_000 - shareBp },
];
const idAs =
  (name: string) =>
  ({ id }: Answered): Life => ({ [name]: id });

/** Acts of a coordinator of six large clusters, of a member of the largest and of the administrator. */
export const ACTS: readonly Act[] = [
  {
    name: 'post a tender with a lot and its needs',
    as: 'coordinator',
    method: 'POST',
    path: () => '/tenders',
    body: ({ cluster }) => ({
      clusterId: cluster,
      title: 'Extension des ateliers',
      buyer: { name: 'Un acheteur' },
      lots: [
        {
          title: 'Électricité et serrurerie',
          cpvMain: '45310000',
          nuts: ['FRG01'],
          estimatedValue: euros(800_000),
          deadline: inDays(60),
          requirements: NEEDS,
        },
      ],
    }),
    keep: ({ id, lots }) => ({ tender: id, lot: lots![0]!.id }),
  },
  {
    name: 'change a tender',
    as: 'coordinator',
    method: 'PATCH',
    path: (_, { tender }) => `/tenders/${tender}`,
    body: () => ({ description: 'Deux phases, site occupé.' }),
  },
  {
    name: 'replace the needs of a lot',
    as: 'coordinator',
    method: 'PUT',
    path: (_, { lot }) => `/lots/${lot}/requirements`,
    body: () => ({ requirements: NEEDS.map((need, index) => ({ ...need, weightBp: index === 0 ? 4_000 : 2_000 })) }),
  },
  {
    name: 'publish a tender',
    as: 'coordinator',
    method: 'POST',
    path: (_, { tender }) => `/tenders/${tender}/publish`,
  },
  {
    name: 'form a consortium by hand',
    as: 'coordinator',
    method: 'POST',
    path: () => '/consortia',
    body: ({ seen, beside }, { tender, lot }) => ({
      tenderId: tender,
      lotIds: [lot],
      members: team(seen, beside, 6_000),
    }),
    keep: idAs('consortium'),
  },
  {
    name: 'change the shares of a consortium',
    as: 'coordinator',
    method: 'PATCH',
    path: (_, { consortium }) => `/consortia/${consortium}`,
    body: ({ seen, beside }) => ({
      members: team(seen, beside, 5_500),
    }),
  },
  {
    name: 'invite the members of a consortium',
    as: 'coordinator',
    method: 'POST',
    path: (_, { consortium }) => `/consortia/${consortium}/invite`,
    body: () => ({ expiresAt: inDays(5) }),
    keep: ({ members }) => ({
      first: members![0]!.invitation!.id,
      second: members![1]!.invitation!.id,
    }),
  },
  {
    name: 'declare that one could not bid alone',
    as: 'seated',
    method: 'PUT',
    path: (_, { first }) => `/invitations/${first}/solo-declaration`,
    body: () => ({ couldBidAlone: false, reasons: 'Un métier du lot sur quatre.' }),
  },
  {
    name: 'accept an invitation',
    as: 'seated',
    method: 'POST',
    path: (_, { first }) => `/invitations/${first}/accept`,
    body: () => ({ undertaking: true }),
  },
  {
    name: 'enter a refusal for a member',
    as: 'coordinator',
    method: 'POST',
    path: (_, { second }) => `/invitations/${second}/proxy-answer`,
    body: () => ({ answer: 'declined', reason: 'Plus de place avant le printemps', evidence: 'Appel de ce matin' }),
  },
  {
    name: 'dissolve a consortium',
    as: 'coordinator',
    method: 'POST',
    path: (_, { consortium }) => `/consortia/${consortium}/dissolve`,
    body: () => ({ reason: 'Le client a reporté.' }),
  },
  {
    name: 'post a company',
    as: 'coordinator',
    method: 'POST',
    path: () => '/organisations',
    body: ({ cluster }) => ({ name: `Atelier ${Math.random()}`, kind: 'company', clusterId: cluster, nuts: 'FRG01' }),
    keep: idAs('company'),
  },
  {
    name: 'replace the capabilities of a company',
    as: 'coordinator',
    method: 'PUT',
    path: (_, { company }) => `/organisations/${company}/capabilities`,
    body: () => CAPABILITIES,
  },
  {
    name: 'replace the certificates of a company',
    as: 'coordinator',
    method: 'PUT',
    path: (_, { company }) => `/organisations/${company}/certifications`,
    body: () => [{ code: 'ISO 9001', issuer: 'AFNOR', validUntil: inDays(400).slice(0, 10) }],
  },
  {
    name: 'change its own company',
    as: 'member',
    method: 'PATCH',
    path: ({ organisation }) => `/organisations/${organisation}`,
    body: () => ({ description: `Chaudronnerie et tuyauterie ${Math.random()}` }),
  },
  {
    name: 'post a contract',
    as: 'coordinator',
    method: 'POST',
    path: () => '/contracts',
    body: ({ cluster, seen, beside }) => ({
      clusterId: cluster,
      title: 'Maintenance des ponts roulants',
      buyer: { name: 'Un acheteur' },
      value: euros(400_000),
      signedOn: inDays(-30).slice(0, 10),
      members: team(seen, beside, 6_000),
    }),
    keep: idAs('contract'),
  },
  {
    name: 'post a ledger entry',
    as: 'coordinator',
    method: 'POST',
    path: (_, { contract }) => `/contracts/${contract}/entries`,
    body: () => ({ measure: 'invoiced', amount: euros(12_345) }),
    keep: idAs('entry'),
  },
  {
    name: 'reverse a ledger entry',
    as: 'coordinator',
    method: 'POST',
    path: (_, { entry }) => `/ledger-entries/${entry}/reverse`,
    body: () => ({ reason: 'Facture annulée' }),
  },
  {
    name: 'amend a contract',
    as: 'coordinator',
    method: 'POST',
    path: (_, { contract }) => `/contracts/${contract}/amendments`,
    body: () => ({ agreedOn: inDays(-1).slice(0, 10), delta: euros(20_000), note: 'Travaux en plus' }),
  },
  {
    name: 'add a cluster',
    as: 'admin',
    method: 'POST',
    path: () => '/clusters',
    body: () => ({ name: `Cluster ${Math.random()}`, kind: 'business' }),
  },
];
