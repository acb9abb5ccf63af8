/** Size classes (Recommendation 2003/361/EC), for people. */
export const SIZE_CLASSES = {
  fr: { micro: 'microentreprise', small: 'petite', medium: 'moyenne', large: 'grande', unknown: 'non connue' },
  en: { micro: 'micro', small: 'small', medium: 'medium', large: 'large', unknown: 'not known' },
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
  },
  en: {
    year: 'Year',
    cluster: 'Cluster',
    organisation: 'Organisation',
    memberCluster: "Member's cluster",
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
    before: 'Period before',
    unit: 'Unit',
    definition: 'Definition',
  },
} as const;
