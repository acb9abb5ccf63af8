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
  description: 'L’un des quatre axes d’excellence d’Atlanpole.',
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
      'Plateforme nationale des clusters français : 300 clusters, 80 000 entreprises, toutes les régions et toutes les filières.',
  },
  {
    key: NEOPOLIA,
    parent: FEDERATION,
    name: 'Neopolia',
    kind: 'business',
    region: 'FRG0',
    foundedYear: 1999,
    sectors: ['aéronautique', 'naval', 'énergies marines renouvelables', 'nucléaire', 'pétrole et gaz', 'ferroviaire'],
    description:
      'Réseau de six clusters d’entreprises, créé et animé par des entrepreneurs des Pays de la Loire : 245 entreprises, 32 000 emplois, des réponses communes aux appels d’offres.',
  },
  neopolia(
    'aerospace',
    'Aéronautique',
    ['aéronautique'],
    'Offres communes de structures, d’assemblages et d’outillages pour les constructeurs d’avions.',
  ),
  neopolia(
    'maritime',
    'Naval et fluvial',
    ['naval', 'fluvial'],
    'Offres communes pour la construction et la réparation navales et le transport fluvial.',
  ),
  neopolia(
    'energy',
    'Énergies marines renouvelables',
    ['énergies marines renouvelables'],
    'Offres communes pour l’éolien en mer, posé et flottant, et l’hydrolien.',
  ),
  neopolia(
    'nuclear',
    'Nucléaire',
    ['nucléaire'],
    'Offres communes pour la construction, la maintenance et le démantèlement des centrales.',
  ),
  neopolia(
    'oil-gas',
    'Pétrole et gaz',
    ['pétrole et gaz'],
    'Offres communes de modules, de tuyauterie et de maintenance.',
  ),
  neopolia(
    'rail',
    'Ferroviaire',
    ['ferroviaire'],
    'Offres communes pour le matériel roulant, sa rénovation et les équipements ferroviaires.',
  ),
  {
    key: ATLANPOLE,
    parent: FEDERATION,
    name: 'Atlanpole',
    kind: 'technopole',
    region: 'FRG0',
    foundedYear: 1987,
    sectors: ['biothérapies', 'technologies bleues', 'numérique', 'technologies avancées'],
    description:
      'Technopole de Nantes Atlantique : entreprises, recherche et enseignement supérieur en un même réseau.',
  },
  axis('biotherapies', 'Atlanpole Biotherapies', ['biotechnologies', 'santé']),
  axis('blue', 'Atlanpole Blue Cluster', ['technologies bleues', 'ressources marines']),
  axis('digital', 'Atlanpole Digital Innovation', ['logiciel', 'numérique']),
  axis('advanced', 'Atlanpole Advanced Technologies', ['matériaux', 'électronique', 'production']),
  {
    key: LIMOUSIN,
    parent: FEDERATION,
    name: 'Pôle Environnement Limousin',
    kind: 'commercial',
    region: 'FRI2',
    foundedYear: 2006,
    sectors: ['environnement', 'éco-activités'],
    description:
      'Cluster commercial de l’environnement : 30 éco-organisations (PME, université, écoles d’ingénieurs, recherche, transfert de technologie) en coopétition.',
  },
  pole(
    'aerospace-valley',
    'Aerospace Valley',
    null,
    ['aéronautique'],
    'Midi-Pyrénées et Aquitaine : gros porteurs, turbines d’hélicoptères, trains d’atterrissage, satellites, systèmes embarqués.',
  ),
  pole(
    'i-trans',
    'I-Trans',
    'FRE',
    ['ferroviaire'],
    'Nord-Pas-de-Calais : matériel roulant, essais ferroviaires, transport intermodal.',
  ),
  pole(
    'moveo',
    'Movéo',
    null,
    ['automobile'],
    'Normandie et Île-de-France : automobile et transports publics sûrs, énergie et propulsion.',
  ),
  pole(
    'seanergie',
    'Seanergie',
    'FRH',
    ['maritime'],
    'Bretagne : sécurité et sûreté maritimes, services aux chantiers navals, énergies marines.',
  ),
  pole(
    'sea-paca',
    'Mer, sécurité et sûreté',
    'FRL',
    ['maritime'],
    'Provence-Alpes-Côte d’Azur : sécurité et sûreté maritimes, génie côtier.',
  ),
  pole(
    'medicen',
    'Medicen Paris Region',
    'FR1',
    ['santé'],
    'Maladies infectieuses, cancérologie, imagerie médicale, médecine moléculaire et cellulaire.',
  ),
  pole('lyonbiopole', 'Lyonbiopôle', 'FRK', ['santé'], 'Maladies infectieuses et diagnostic.'),
  pole(
    'therapeutic',
    'Innovations thérapeutiques',
    'FRF',
    ['santé'],
    'Alsace : médicaments, biotechnologies, instruments médicaux ; membre de Biovalley.',
  ),
  pole(
    'minalogic',
    'Minalogic',
    'FRK',
    ['microélectronique', 'logiciel'],
    'Rhône-Alpes : nanotechnologies et solutions miniaturisées intelligentes.',
  ),
  pole(
    'scs',
    'Solutions communicantes sécurisées',
    'FRL',
    ['électronique', 'sécurité'],
    'Provence-Alpes-Côte d’Azur : logiciels et puces pour l’échange sûr de données.',
  ),
  pole(
    'systematic',
    'System@tic Paris-Région',
    'FR1',
    ['systèmes complexes'],
    'Systèmes électroniques complexes pour guider, superviser et piloter des installations.',
  ),
  pole(
    'multimedia',
    'Image, multimédia et vie numérique',
    'FR1',
    ['contenus numériques'],
    'Île-de-France : création, traitement et diffusion de contenus numériques.',
  ),
  pole(
    'images-networks',
    'Images et réseaux',
    'FRH',
    ['numérique', 'réseaux'],
    'Bretagne : numérisation et diffusion d’images.',
  ),
  pole(
    'iar',
    'Industries et agro-ressources',
    null,
    ['agro-industrie'],
    'Champagne-Ardenne et Picardie : usages des composants végétaux, biocarburants, biolubrifiants.',
  ),
  pole(
    'vegetal',
    'Végétal spécialisé',
    'FRG0',
    ['horticulture'],
    'Val de Loire : génomique, semences, arbres, fleurs, plantes aromatiques.',
  ),
  pole(
    'axelera',
    'Chimie-environnement',
    'FRK',
    ['chimie', 'environnement'],
    'Rhône-Alpes : écoconception de produits chimiques.',
  ),
];
