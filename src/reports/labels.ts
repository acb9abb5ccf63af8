/** Size classes (Recommendation 2003/361/EC), for people. */
export const SIZE_CLASSES = {
  fr: { micro: 'microentreprise', small: 'petite', medium: 'moyenne', large: 'grande', unknown: 'inconnue' },
  en: { micro: 'micro', small: 'small', medium: 'medium', large: 'large', unknown: 'unknown' },
} as const;

/** In what a figure is counted, where a table has figures of several units in one column. */
export const UNITS = {
  fr: {
    eur: 'EUR',
    count: 'nombre',
    ratio: 'part (1 = 100 %)',
    factor: 'fois',
    days: 'jours',
    index: 'indice de 0 à 1',
  },
  en: {
    eur: 'EUR',
    count: 'number',
    ratio: 'share (1 = 100%)',
    factor: 'times',
    days: 'days',
    index: 'index from 0 to 1',
  },
} as const;

/** Words of tables. */
export const WORDS = {
  fr: {
    year: 'Année',
    cluster: 'Cluster',
    organisation: 'Organisation',
    memberCluster: 'Cluster du membre',
    sizeClass: 'Taille d’entreprise',
    sector: 'Secteur',
    tender: 'Consultation',
    signed: 'Signé',
    invoiced: 'Facturé',
    paid: 'Payé',
    contracts: 'contrats',
    proposals: 'propositions',
    invitations: 'invitations',
    figure: 'Indicateur',
    value: 'Valeur',
    before: 'Période précédente',
    unit: 'Unité',
    definition: 'Définition',
    missing: 'Données manquantes',
  },
  en: {
    year: 'Year',
    cluster: 'Cluster',
    organisation: 'Organisation',
    memberCluster: 'Member’s cluster',
    sizeClass: 'Size class',
    sector: 'Sector',
    tender: 'Tender',
    signed: 'Signed',
    invoiced: 'Invoiced',
    paid: 'Paid',
    contracts: 'contracts',
    proposals: 'proposals',
    invitations: 'invitations',
    figure: 'Figure',
    value: 'Value',
    before: 'Previous period',
    unit: 'Unit',
    definition: 'Definition',
    missing: 'Missing data',
  },
} as const;
