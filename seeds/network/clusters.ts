import type { ClusterInsert } from '../../src/clusters/repository.ts';

/** A real cluster, with a short key of its own and that of the network above it. */
export type SeedCluster = {
  key: string;
  parent: string | null;
  name: string;
  kind: ClusterInsert['kind'];
  region: string | null;
  sectors: string[];
  foundedYear?: number;
  description: string;
};

export const FEDERATION = 'france-clusters';
export const NEOPOLIA = 'neopolia';
export const LIMOUSIN = 'limousin';
export const ATLANPOLE = 'atlanpole';

const neopolia = (key: string, name: string, sectors: string[], description: string): SeedCluster => ({
  key: `neopolia-${key}`,
  parent: NEOPOLIA,
  name: `Neopolia ${name}`,
  kind: 'business',
  region: 'FRG0',
  sectors,
  description,
});
const axis = (key: string, name: string, sectors: string[]): SeedCluster => ({
  key: `atlanpole-${key}`,
  parent: ATLANPOLE,
  name,
  kind: 'technopole',
  region: 'FRG0',
  sectors,
  description: 'One of the four axes of excellence of Atlanpole.',
});
const pole = (
  key: string,
  name: string,
  region: string | null,
  sectors: string[],
  description: string,
): SeedCluster => ({
  key: `pole-${key}`,
  parent: FEDERATION,
  name,
  kind: 'competitiveness',
  region,
  sectors,
  description,
});

/** The clusters of the demo: all real, told as their own documents tell (SOURCE.md). Parents come first. */
export const CLUSTERS: readonly SeedCluster[] = [
  {
    key: FEDERATION,
    parent: null,
    name: 'France Clusters',
    kind: 'federation',
    region: 'FR',
    sectors: [],
    description:
      'National platform of French clusters: 300 of them, with 80,000 companies in all regions and industries.',
  },
  {
    key: NEOPOLIA,
    parent: FEDERATION,
    name: 'Neopolia',
    kind: 'business',
    region: 'FRG0',
    foundedYear: 1999,
    sectors: ['aerospace', 'maritime', 'marine renewable energies', 'nuclear', 'oil and gas', 'rail'],
    description:
      'Network of six business clusters, created and run by entrepreneurs of the Pays de la Loire: 245 companies, 32,000 jobs, common answers to calls for tender.',
  },
  neopolia(
    'aerospace',
    'Aerospace',
    ['aerospace'],
    'Common offers of structures, assemblies and tooling for aircraft makers.',
  ),
  neopolia(
    'maritime',
    'Maritime and river projects',
    ['maritime', 'river'],
    'Common offers for shipbuilding, refits and river transport.',
  ),
  neopolia(
    'energy',
    'Marine Renewable Energies',
    ['marine renewable energies'],
    'Common offers for offshore wind, tidal and floating power.',
  ),
  neopolia(
    'nuclear',
    'Nuclear',
    ['nuclear'],
    'Common offers for the building, upkeep and dismantling of nuclear plants.',
  ),
  neopolia(
    'oil-gas',
    'Oil & gas',
    ['oil and gas'],
    'Common offers of modules, piping and maintenance for oil and gas.',
  ),
  neopolia('rail', 'Rail', ['rail'], 'Common offers for rolling stock, its refits and railway equipment.'),
  {
    key: ATLANPOLE,
    parent: FEDERATION,
    name: 'Atlanpole',
    kind: 'technopole',
    region: 'FRG0',
    foundedYear: 1987,
    sectors: ['biotherapies', 'blue technologies', 'digital', 'advanced technologies'],
    description: 'Technopole of the Nantes Atlantique area: companies, research and higher education in one network.',
  },
  axis('biotherapies', 'Atlanpole Biotherapies', ['biotechnology', 'health']),
  axis('blue', 'Atlanpole Blue Cluster', ['blue technologies', 'marine resources']),
  axis('digital', 'Atlanpole Digital Innovation', ['software', 'digital']),
  axis('advanced', 'Atlanpole Advanced Technologies', ['materials', 'electronics', 'production']),
  {
    key: LIMOUSIN,
    parent: FEDERATION,
    name: 'Pôle Environnement Limousin',
    kind: 'commercial',
    region: 'FRI2',
    foundedYear: 2006,
    sectors: ['environment', 'eco-activities'],
    description:
      'Environmental commercial cluster: 30 eco-organisations (SMEs, university, engineering colleges, research, technology transfer) in co-opetition.',
  },
  pole(
    'aerospace-valley',
    'Aerospace Valley',
    null,
    ['aerospace'],
    'Midi-Pyrénées and Aquitaine: large aircraft, helicopter turbines, landing gear, satellites, onboard systems.',
  ),
  pole('i-trans', 'I-Trans', 'FRE', ['rail'], 'Nord-Pas-de-Calais: rolling stock, rail tests, intermodal transport.'),
  pole(
    'moveo',
    'Movéo',
    null,
    ['automotive'],
    'Normandy and Paris Region: safe automotive and public transport, energy and propulsion.',
  ),
  pole(
    'seanergie',
    'Seanergie',
    'FRH',
    ['maritime'],
    'Brittany: maritime safety and security, shipyard services, marine energy.',
  ),
  pole(
    'sea-paca',
    'Sea, Safety and Security',
    'FRL',
    ['maritime'],
    'Provence-Alpes-Côte d’Azur: maritime safety and security, coastal engineering.',
  ),
  pole(
    'medicen',
    'Medicen Paris Region',
    'FR1',
    ['health'],
    'Infectious diseases, oncology, medical imaging, molecular and cell medicine.',
  ),
  pole('lyonbiopole', 'Lyonbiopôle', 'FRK', ['health'], 'Infectious diseases and diagnosis.'),
  pole(
    'therapeutic',
    'Therapeutic Innovations',
    'FRF',
    ['health'],
    'Alsace: drugs, biotechnologies, medical instruments; part of Biovalley.',
  ),
  pole(
    'minalogic',
    'Minalogic',
    'FRK',
    ['microelectronics', 'software'],
    'Rhône-Alpes: nanotechnologies and miniature intelligent solutions.',
  ),
  pole(
    'scs',
    'Secure Communication Solutions',
    'FRL',
    ['electronics', 'security'],
    'Provence-Alpes-Côte d’Azur: software and microchips for secure data exchange.',
  ),
  pole(
    'systematic',
    'System@tic Paris-Région',
    'FR1',
    ['complex systems'],
    'Complex electronic systems for guiding, supervising and controlling installations.',
  ),
  pole(
    'multimedia',
    'Image, Multimedia and Digital Lifestyle',
    'FR1',
    ['digital content'],
    'Paris Region: making, processing and spreading digital content.',
  ),
  pole(
    'images-networks',
    'Images and Networks',
    'FRH',
    ['digital', 'networks'],
    'Brittany: digitisation and broadcasting of images.',
  ),
  pole(
    'iar',
    'Industry and Agri-resources',
    null,
    ['agro-industry'],
    'Champagne-Ardenne and Picardy: uses of plant components, bio-fuels, bio-lubricants.',
  ),
  pole(
    'vegetal',
    'The specialized plant',
    'FRG0',
    ['horticulture'],
    'Loire Valley: genomics, seeds, trees, flowers, aromatic plants.',
  ),
  pole(
    'axelera',
    'Chemicals-Environment',
    'FRK',
    ['chemicals', 'environment'],
    'Rhône-Alpes: eco-design of chemical products.',
  ),
];
