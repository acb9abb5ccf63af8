/** A clause of the convention: a stable key, a title and paragraphs in French. */
export type TemplateClause = { key: string; title: string; paragraphs: string[] };

/** What stands in braces in a paragraph: filled in from the bid, or left as a gap for the members to settle. */
export const PLACEHOLDERS = [
  'objet',
  'acheteur',
  'lots',
  'forme',
  'responsabilite',
  'mandataire',
  'habilitation',
  'remuneration',
  'depenses',
  'paiement',
  'garanties',
  'assurance',
  'delai',
  'penalites',
  'litiges',
  'validite',
] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

const clause = (key: string, title: string, ...paragraphs: string[]): TemplateClause => ({ key, title, paragraphs });

/** The clause below which the table of the split stands. */
export const SPLIT_KEY = 'repartition';

/**
 * The convention de groupement as we write it. What stands in [[double brackets]] is printed only where the buyer is under the
 * Code de la commande publique; a paragraph that begins with [[ and ends with ]] is left out elsewhere.
 */
export const CONVENTION_TEMPLATE: readonly TemplateClause[] = [
  clause(
    'objet',
    'Objet',
    'Les membres s’associent, le temps de la consultation et du marché, pour répondre ensemble à « {objet} » ({acheteur}) et pour en exécuter les prestations s’il leur est attribué. Lots concernés : {lots}.',
    'Le groupement n’a pas la personnalité morale. Les membres n’entendent créer entre eux aucune société, même en participation, ni mettre en commun leurs bénéfices et leurs pertes ; aucun compte n’est ouvert au nom du groupement.',
  ),
  clause('forme', 'Forme du groupement', 'Les membres forment un {forme}. {responsabilite}'),
  clause(
    'mandataire',
    'Mandataire et habilitation',
    '{mandataire} est mandataire. Il représente les membres auprès de l’acheteur, dépose la candidature et l’offre, tient le calendrier et coordonne les prestations.',
    'Par la présente, chaque membre donne mandat au mandataire, qui l’accepte, pour les actes suivants : {habilitation}. Le mandataire ne signe que ce que les membres ont approuvé par écrit ; il leur transmet sous deux jours ouvrés ce qu’il reçoit de l’acheteur.',
    '[[Aucun membre ne peut être mandataire de plus d’un groupement pour ce marché (article R2142-23).]]',
  ),
  clause(
    'remplacement-mandataire',
    'Remplacement du mandataire',
    'Si le mandataire est défaillant, les autres membres en désignent un autre à la majorité des parts, le mandataire ne prenant pas part au vote, et en avisent l’acheteur. À défaut de désignation dans les huit jours, le membre dont la part est la plus grande en tient lieu à titre provisoire.',
  ),
  clause(
    SPLIT_KEY,
    'Répartition des prestations',
    'Les prestations et les montants sont répartis selon le tableau ci-dessous ; les parts de chaque lot font exactement 100 %. La part d’un membre comprend celle de ses sous-traitants.',
    'Toute modification de la répartition est écrite et signée de tous les membres.[[ De la candidature à la signature, la composition du groupement ne change que dans les cas des articles R2142-3 et R2142-26.]]',
  ),
  clause(
    'prix',
    'Prix',
    'Chaque membre établit le prix de ses prestations, hors taxes, et en répond. Les prix ne sont communiqués qu’au mandataire, pour l’établissement de l’offre, et ne sont connus des autres membres qu’une fois le groupement constitué. L’offre engage chaque membre pendant {validite}.',
    'Un membre dont le prix est à revoir lors d’une négociation en décide seul ; s’il en résulte une baisse pour un autre membre, l’accord de celui-ci est requis.',
  ),
  clause(
    'retrait',
    'Retrait avant le dépôt de l’offre',
    'Jusqu’à la signature de la présente, un membre peut se retirer en avisant le mandataire par écrit. Ensuite, le membre qui se retire avant le dépôt rembourse aux autres les frais d’étude engagés et justifiés à ce titre, sauf s’il établit un empêchement qui ne lui est pas imputable.',
  ),
  clause('remuneration', 'Rémunération du mandataire', '{remuneration}'),
  clause('depenses', 'Dépenses communes', 'Les dépenses communes approuvées sont réparties : {depenses}.'),
  clause(
    'paiements',
    'Facturation et paiements',
    '{paiement}',
    '[[Les demandes de paiement sont déposées sur le portail Chorus Pro : chaque membre y dépose les siennes sous son numéro SIRET, le mandataire les valide dans les cinq jours ouvrés et les transmet à l’acheteur (article L2192-1).]]',
    'L’avance, la retenue de garantie et la garantie qui la remplace sont demandées, supportées et constituées par chaque membre pour sa part.',
  ),
  clause('garanties', 'Garanties', 'Garanties et cautions : {garanties}.'),
  clause(
    'assurances',
    'Assurances',
    'Chaque membre est assuré en responsabilité professionnelle pour au moins {assurance} par sinistre et en justifie au mandataire avant le dépôt de l’offre, puis chaque année.',
    'Le membre dont les prestations relèvent de l’article 1792 du code civil est assuré en responsabilité décennale à l’ouverture du chantier (articles L241-1 et L241-2 du code des assurances) et en remet l’attestation au mandataire.',
  ),
  clause(
    'recours',
    'Recours entre les membres',
    'Entre les membres, chacun supporte les conséquences de ses propres prestations. Le membre, ou le mandataire solidaire, qui a payé plus que sa part a recours contre celui dont la défaillance en est la cause, pour le tout et les frais ; à défaut de cause imputable, la charge est répartie selon les parts (article 1317 du code civil).',
  ),
  clause(
    'defaillance',
    'Défaillance d’un membre',
    'Le membre défaillant dispose de {delai} après mise en demeure du mandataire. Passé ce délai, les autres membres pourvoient à son remplacement, à ses frais[[, dans les conditions de l’article R2194-6]].',
    '[[Un membre ou sous-traitant exclu de la procédure est remplacé dans les dix jours de la réception de la demande de l’acheteur (article L2141-13).]]',
  ),
  clause(
    'sous-traitance',
    'Sous-traitance',
    'Chaque membre répond de ses sous-traitants. Il ne les engage qu’une fois acceptés par l’acheteur et leurs conditions de paiement agréées (loi n° 75-1334 du 31 décembre 1975[[ ; articles L2193-1 à L2193-14]]).',
  ),
  clause('penalites', 'Pénalités', 'Les pénalités sont {penalites}.'),
  clause(
    'reclamations',
    'Réclamations',
    'Le membre qui entend réclamer à l’acheteur remet au mandataire un mémoire justifié quinze jours avant l’expiration du délai du contrat ; le mandataire le transmet sans en modifier la teneur. Chaque membre supporte les frais de ses réclamations.',
  ),
  clause(
    'propriete',
    'Propriété intellectuelle',
    'Chaque membre reste titulaire de ses connaissances antérieures et n’en concède l’usage aux autres que pour l’exécution du marché. Les résultats obtenus par un seul membre lui appartiennent ; ceux obtenus en commun font l’objet d’un accord écrit avant toute exploitation, sous réserve des droits de l’acheteur.',
  ),
  clause(
    'donnees',
    'Données à caractère personnel',
    'Les données des personnes affectées au marché ne sont échangées que pour la candidature, l’offre et l’exécution, et effacées ensuite, sauf obligation légale. Le membre qui traite des données pour le compte de l’acheteur en répond seul au titre de l’article 28 du règlement (UE) 2016/679.',
  ),
  clause(
    'concurrence',
    'Confidentialité et concurrence',
    'Les membres n’échangent que ce que la réponse commune exige, ne se communiquent ni leurs prix ni leurs capacités hors de ce marché, et restent libres et concurrents pour tout autre.',
  ),
  clause(
    'duree',
    'Durée',
    'La convention prend effet à sa signature. Elle prend fin si l’offre n’est pas retenue ; sinon, à la levée de la dernière garantie due à l’acheteur. La confidentialité subsiste cinq ans.',
  ),
  clause('litiges', 'Litiges', 'Règlement des litiges : {litiges}.'),
];
