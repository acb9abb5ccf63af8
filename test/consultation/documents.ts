/** A consultation document as buyers write them, and what it says: `kind:what=value@when`. */
export type Sample = {
  name: string;
  format: 'pdf' | 'docx' | 'odt' | 'xlsx';
  /** Lines; of a PDF a line of `---` starts a page. */
  lines: string[];
  says: string[];
  /** Of what it says, what is not found. */
  missed?: string[];
  /** What is found though it is not said. */
  wrong?: string[];
};

/** Lines of a text, trimmed; empty ones are left out. */
export const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/**
 * Written for this test after the wording of published French règlements de consultation, CCTP, DPGF and BPU; no buyer's own
 * document is copied.
 */
export const SAMPLES: readonly Sample[] = [
  {
    name: '01 RC, groupe scolaire',
    format: 'pdf',
    lines: lines(`REGLEMENT DE LA CONSULTATION
      Objet : construction d'un groupe scolaire de 12 classes
      Date et heure limites de réception des offres : le 15 janvier 2027 à 12 heures 00
      ARTICLE 3 - CONDITIONS DE LA CONSULTATION
      3.1 Forme juridique du groupement
      En cas d'attribution à un groupement, celui-ci devra revêtir la forme d'un groupement conjoint avec
      mandataire solidaire.
      Il est interdit aux candidats de présenter plusieurs offres en agissant à la fois en qualité de candidats individuels et
      de membres d'un ou plusieurs groupements.
      3.2 Délai de validité des offres
      Le délai de validité des offres est fixé à 120 jours à compter de la date limite de réception des offres.
      ---
      ARTICLE 4 - VISITE DES LIEUX
      La visite du site est obligatoire. Une attestation de visite sera remise aux candidats.
      ARTICLE 5 - CAPACITES
      Le candidat doit justifier d'un chiffre d'affaires annuel minimum de 1 500 000 € HT.
      Qualification QUALIBAT 2112 exigée ou équivalent.
      ARTICLE 6 - CRITERES DE JUGEMENT DES OFFRES
      Prix des prestations : 40 %
      Valeur technique au regard du mémoire : 50 %
      Performances en matière de protection de l'environnement : 10 %`),
    says: [
      'deadline:offers@2027-01-15T12:00',
      'group_form:joint_solidary_lead',
      'group_rule:no_solo_and_group',
      'group_rule:no_several_groups',
      'offer_validity:offers=120',
      'site_visit:mandatory',
      'min_turnover:group=150000000',
      'certificate:Qualibat',
      'award_criterion:Prix des prestations=4000',
      'award_criterion:Valeur technique au regard du mémoire=5000',
      "award_criterion:Performances en matière de protection de l'environnement=1000",
    ],
  },
  {
    name: '02 RC, nettoyage de locaux',
    format: 'docx',
    lines: lines(`Règlement de la consultation – Nettoyage des locaux municipaux
      Date limite de remise des offres : 08/02/2027 à 16h00
      L'acheteur n'impose aucune forme de groupement à l'attributaire du marché.
      Les candidats peuvent poser des questions au plus tard le 29/01/2027 sur le profil d'acheteur.
      Une visite des sites est fortement recommandée.
      Critères d'attribution
      1. Prix : 60 points
      2. Valeur technique : 30 points
      3. Insertion sociale : 10 points
      Les offres sont valables : délai de validité 90 jours.`),
    says: [
      'deadline:offers@2027-02-08T16:00',
      'group_form:free',
      'deadline:questions@2027-01-29',
      'site_visit:advised',
      'award_criterion:Prix=6000',
      'award_criterion:Valeur technique=3000',
      'award_criterion:Insertion sociale=1000',
      'offer_validity:offers=90',
    ],
  },
  {
    name: '03 DPGF, réhabilitation, lots en un classeur',
    format: 'xlsx',
    lines: lines(`DPGF - Réhabilitation de la mairie
      LOT 01 – GROS ŒUVRE - MAÇONNERIE
      N° | Désignation | U | Qté | PU | Total
      1.1 | Béton armé pour fondations | m3 | 12 | 250 | 3000
      LOT 02 – CHARPENTE BOIS
      2.1 | Fermes en sapin | u | 8 | 900 | 7200
      LOT 03 – COUVERTURE ZINC
      LOT 04 – MENUISERIES EXTERIEURES ALUMINIUM
      LOT 05 – PLOMBERIE SANITAIRE
      LOT 06 – ELECTRICITE COURANTS FORTS
      LOT 07 – PEINTURE`),
    says: [
      'trade:Gros œuvre, maçonnerie',
      'trade:Charpente bois',
      'trade:Plomberie, sanitaire',
      'trade:Électricité courants forts',
      'trade:Peinture, revêtements muraux',
      'trade:Menuiserie extérieure',
      'trade:Couverture, zinguerie',
    ],
    wrong: ['trade:Chauffage, ventilation, climatisation'],
  },
  {
    name: '04 CCTP, chauffage et ventilation',
    format: 'docx',
    lines: lines(`CCTP – Lot n° 8 : Chauffage – Ventilation
      1. GENERALITES
      L'entreprise devra être titulaire de la qualification RGE et QUALIBAT 5312.
      2. CHAUFFAGE
      2.1 Chaudière gaz à condensation
      3. VENTILATION
      3.1 Centrale de traitement d'air
      4. CALORIFUGEAGE`),
    says: [
      'certificate:RGE',
      'certificate:Qualibat',
      'trade:Chauffage, ventilation, climatisation',
      'trade:Calorifugeage',
    ],
  },
  {
    name: '05 RC, informatique',
    format: 'odt',
    lines: lines(`Règlement de consultation : hébergement d'applications de santé
      Les plis doivent parvenir avant le 3 mars 2027 à 11h30.
      Le candidat doit être certifié ISO 27001 et HDS.
      En cas de groupement, la forme souhaitée est celle d'un groupement solidaire.
      Un même opérateur ne peut être membre de plusieurs groupements.
      Aucune visite de site n'est prévue.
      Jugement des offres
      Valeur technique 55 %
      Prix 35 %
      Délai de mise en service 10 %`),
    says: [
      'deadline:offers@2027-03-03T11:30',
      'certificate:ISO 27001',
      'certificate:HDS',
      'group_form:solidary',
      'group_rule:no_several_groups',
      'site_visit:none',
      'award_criterion:Valeur technique=5500',
      'award_criterion:Prix=3500',
      'award_criterion:Délai de mise en service=1000',
    ],
  },
  {
    name: '06 RC, critères dans une phrase',
    format: 'pdf',
    lines: lines(`Critères de jugement des offres : le prix (40 points) et la valeur technique (60 points).
      Les candidats sont tenus de maintenir leur offre pendant six mois.
      Date limite de réception des plis : 22 février 2027, 17h.`),
    says: [
      'award_criterion:prix=4000',
      'award_criterion:valeur technique=6000',
      'offer_validity:offers=180',
      'deadline:offers@2027-02-22T17:00',
    ],
  },
  {
    name: '07 BPU, espaces verts',
    format: 'xlsx',
    lines: lines(`BORDEREAU DES PRIX UNITAIRES
      1 | TONTE DES PELOUSES
      1.1 | Tonte avec ramassage | m2 | 1 | 0.12
      2 | ELAGAGE
      3 | PLANTATION D'ARBRES`),
    says: ['trade:Espaces verts, paysage'],
  },
  {
    name: '08 CCAP',
    format: 'docx',
    lines: lines(`CAHIER DES CLAUSES ADMINISTRATIVES PARTICULIERES
      Article 5 - Délai d'exécution : 14 mois à compter de l'ordre de service.
      Article 7 - Pénalités de retard : 500 € par jour calendaire.
      Article 9 - Le titulaire est certifié MASE ; cette certification est exigée pendant toute l'exécution.`),
    says: ['certificate:MASE'],
  },
  {
    name: '09 RC, seuil pour chaque membre',
    format: 'pdf',
    lines:
      lines(`Capacité économique : chaque membre du groupement doit justifier d'un chiffre d'affaires minimum de 300 000 euros.
      Le mandataire doit justifier d'un chiffre d'affaires annuel au moins égal à 2 millions d'euros.
      Effectif minimum : 15 personnes.
      En cas de groupement conjoint, le mandataire sera solidaire de chacun des membres.`),
    says: [
      'min_turnover:each_member=30000000',
      'min_turnover:mandataire=200000000',
      'min_headcount:group=15',
      'group_form:joint_solidary_lead',
    ],
  },
  {
    name: '10 RC, visite datée',
    format: 'docx',
    lines: lines(`La visite des locaux est obligatoire sous peine d'irrecevabilité de l'offre.
      Les visites auront lieu le 12 janvier 2027 à 9h30.
      Les demandes de renseignements complémentaires doivent parvenir au plus tard le 18 janvier 2027.`),
    says: ['site_visit:mandatory', 'deadline:visit@2027-01-12T09:30', 'deadline:questions@2027-01-18'],
  },
  {
    name: '11 CCTP, désamiantage et démolition',
    format: 'pdf',
    lines: lines(`CAHIER DES CLAUSES TECHNIQUES PARTICULIERES
      1 - DESAMIANTAGE
      Travaux de retrait en sous-section 3.
      2 - DEMOLITION
      Évacuation des gravats.
      3 - TERRASSEMENT`),
    says: ['trade:Désamiantage', 'trade:Démolition', 'trade:Terrassement'],
  },
  {
    name: '12 RC, sous-critères',
    format: 'odt',
    lines: lines(`Critères de jugement des offres
      Critère n° 1 : Valeur technique : 60 %
      Sous-critère 1.1 : méthodologie (30 %)
      Sous-critère 1.2 : moyens humains (30 %)
      Critère n° 2 : Prix : 40 %`),
    says: ['award_criterion:Valeur technique=6000', 'award_criterion:Prix=4000'],
  },
  {
    name: '13 RC, transformation du groupement',
    format: 'docx',
    lines: lines(`La forme du groupement n'est pas imposée à la remise des offres.
      Après attribution, le groupement sera transformé en groupement solidaire.
      Le délai minimum de validité est de quatre mois.`),
    says: ['group_form:free', 'group_form:solidary', 'offer_validity:offers=120'],
  },
  {
    name: '14 DPGF, voirie',
    format: 'xlsx',
    lines: lines(`DECOMPOSITION DU PRIX GLOBAL ET FORFAITAIRE
      A | TERRASSEMENTS
      A.1 | Déblais | m3 | 400 | 12 | 4800
      B | ASSAINISSEMENT
      C | ECLAIRAGE PUBLIC
      D | SIGNALISATION HORIZONTALE
      TOTAL HT | 4800`),
    says: [
      'trade:Terrassement',
      'trade:Canalisations, eau potable, assainissement',
      'trade:Éclairage public',
      'trade:Voirie, réseaux divers',
    ],
    missed: [],
  },
  {
    name: '15 RC, formation',
    format: 'pdf',
    lines: lines(`L'organisme de formation doit détenir la certification QUALIOPI.
      Critères d'attribution pondérés :
      • Qualité de la méthodologie pédagogique : 50 %
      • Prix : 30 %
      • Expérience des formateurs : 20 %
      Les offres devront être transmises avant le 1er février 2027 à 12:00.`),
    says: [
      'certificate:Qualiopi',
      'award_criterion:Qualité de la méthodologie pédagogique=5000',
      'award_criterion:Prix=3000',
      'award_criterion:Expérience des formateurs=2000',
      'deadline:offers@2027-02-01T12:00',
    ],
  },
  {
    name: '16 RC, coefficients',
    format: 'docx',
    lines: lines(`Critères de jugement des offres
      Prix des prestations (coefficient 0,6)
      Valeur technique (coefficient 0,4)`),
    says: ['award_criterion:Prix des prestations=6000', 'award_criterion:Valeur technique=4000'],
    missed: ['award_criterion:Prix des prestations=6000', 'award_criterion:Valeur technique=4000'],
  },
  {
    name: '17 RC, allotissement',
    format: 'odt',
    lines: lines(`La consultation comporte les lots suivants
      Lot 1 : Étanchéité
      Lot 2 : Serrurerie - Métallerie
      Lot 3 : Ascenseur
      Pour le lot 3, une visite du bâtiment est possible sur rendez-vous.`),
    says: ['site_visit:possible', 'trade:Étanchéité', 'trade:Serrurerie-métallerie', 'trade:Ascenseurs, élévateurs'],
    wrong: ['trade:Charpente métallique, structures métalliques'],
  },
  {
    name: '18 CCAP, sans rien à trouver',
    format: 'pdf',
    lines: lines(`Le présent cahier des clauses administratives particulières fixe les conditions d'exécution du marché.
      Les sommes dues au titulaire sont payées dans un délai global de 30 jours.
      Le marché est conclu pour 12 mois, reconductible trois fois.
      Révision des prix selon l'indice BT01 de janvier 2027.`),
    says: [],
  },
  {
    name: '19 RC, date dans un tableau',
    format: 'docx',
    lines: lines(`Date limite de réception des offres
      05/04/2027 à 12h00
      Groupement autorisé : oui`),
    says: ['deadline:offers@2027-04-05T12:00'],
  },
  {
    name: '20 RC, génie électrique',
    format: 'pdf',
    lines: lines(`Les candidats produiront le certificat QUALIFELEC ; la certification ISO 14001 sera appréciée.
      Les candidats ne peuvent présenter plusieurs offres en qualité de membres de plusieurs groupements.
      Le groupement attributaire devra prendre la forme d'un groupement solidaire ou d'un groupement conjoint dont
      le mandataire est solidaire.
      Toute visite préalable du site est facultative.`),
    says: [
      'certificate:Qualifelec',
      'certificate:ISO 14001',
      'group_rule:no_several_groups',
      'group_form:joint_solidary_lead',
      'site_visit:advised',
    ],
  },
  {
    name: '21 RC, dates à la ligne et dates d’un décret',
    format: 'pdf',
    lines: lines(`Règlement de la consultation
      Date et heure limites de réception des offres :
      Jeudi 11 mars 2027 à 17h00
      2 - MENUISERIE DES PLIS
      Les clauses du décret n° 2019-1344 du 12 décembre 2019 sur la remise des offres s'appliquent.
      Les questions doivent parvenir au plus tard 8 jours avant la date limite de réception des offres.
      Le pouvoir adjudicateur peut modifier le dossier au plus tard 6 jours avant la date limite de réception des offres.
      Le délai de validité des offres est fixé à cinq (5) mois.
      Le candidat est réputé avoir procédé à une visite des lieux.`),
    says: ['deadline:offers@2027-03-11T17:00', 'deadline:questions=8', 'offer_validity:offers=150'],
  },
  {
    name: '22 RC, critères sur plusieurs lignes et barème',
    format: 'pdf',
    lines: lines(`Jugement des offres
      Les critères d'attribution sont pondérés ainsi :
      1 - Prix 45 %
      2 - Valeur technique 35 %
      2.1 - Moyens humains affectés au chantier,
      encadrement compris
      20 %
      2.2 - Méthodologie 15 %
      3 - Qualité des services associés : livraison, mise en service,
      formation et maintenance 20 %
      La note maximale de 20 points sera donnée à l'offre qui répond à tout.`),
    says: [
      'award_criterion:Prix=4500',
      'award_criterion:Valeur technique=3500',
      'award_criterion:Qualité des services associés=2000',
    ],
  },
  {
    name: '23 CCTP avec sommaire, liste des lots et clauses de chantier',
    format: 'pdf',
    lines: lines(`Cahier des clauses techniques particulières
      LOT N° 2 : CHARPENTE BOIS
      1 Nettoyage du chantier ..................... 3
      2 Menuiserie extérieure ..................... 4
      ---
      Les lots de l'opération :
      Lot n° 1 : Gros œuvre
      Lot n° 3 : Étanchéité
      Lot n° 4 : Peinture
      10 Route de la Forge
      1.1 Réception des supports
      1.2 Hygiène et sécurité
      2 Couverture zinc
      a) en faux-plafond,
      2.1.4 Électricité des communs`),
    says: [
      'trade:Charpente bois',
      'trade:Gros œuvre, maçonnerie',
      'trade:Étanchéité',
      'trade:Peinture, revêtements muraux',
      'trade:Couverture, zinguerie',
    ],
  },
];
