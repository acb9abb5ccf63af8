import { lines, type Sample } from './documents.ts';

/**
 * Written for this test after the wording of published invitations to tender, specifications and bills of quantities (United
 * Kingdom, Ireland, institutions of the Union, development banks); no buyer's own document is copied.
 */
export const ENGLISH_SAMPLES: readonly Sample[] = [
  {
    name: '24 ITT, harbour works',
    format: 'pdf',
    lines: lines(`INVITATION TO TENDER
      Refurbishment of the North Quay - Instructions to Tenderers
      Tenders must be returned through the portal no later than 12:00 noon on 14 May 2027.
      Requests for clarification shall be submitted by 30th April 2027 at 5 pm; answers will be published by 5 May 2027.
      A site visit is mandatory. Tenderers must attend on 12 April 2027 and will be given a certificate of attendance.
      Tenders shall remain valid for a period of 120 calendar days from the closing date.
      The tender security shall be valid for 150 days.
      ---
      No specific legal form is required of groups of economic operators.
      A tenderer may submit only one tender, either individually or as a member of a consortium.
      Tenderers must demonstrate a minimum annual turnover of EUR 2,000,000 in each of the last three years.
      Tenderers must hold ISO 9001 and ISO 45001 certification or equivalent.
      Award criteria
      1. Price: 50%
      2. Technical quality and methodology: 35%
      2.1 Method statement 20%
      3. Social value and environmental management: 15%`),
    says: [
      'deadline:offers@2027-05-14T12:00',
      'deadline:questions@2027-04-30T17:00',
      'deadline:visit@2027-04-12',
      'site_visit:mandatory',
      'offer_validity:offers=120',
      'group_form:free',
      'group_rule:no_solo_and_group',
      'group_rule:no_several_groups',
      'min_turnover:group=200000000',
      'certificate:ISO 9001',
      'certificate:ISO 45001',
      'award_criterion:Price=5000',
      'award_criterion:Technical quality and methodology=3500',
      'award_criterion:Social value and environmental management=1500',
    ],
    missed: ['deadline:visit@2027-04-12'],
  },
  {
    name: '25 RFP, services, points',
    format: 'docx',
    lines: lines(`Request for Proposals - Energy audit of public buildings
      Deadline for submission of proposals
      3 September 2027, 16:30
      Questions may be sent until ten (10) working days before the deadline for receipt of proposals.
      A visit of the premises is recommended.
      All members of the consortium shall be jointly and severally liable for the performance of the contract.
      Proposals must be valid for six months from the deadline for submission.
      The tenderer must have at least 15 employees.
      The contract is awarded to the most economically advantageous tender:
      - Quality of the approach: 60 points
      - Experience of the team (25 points)
      - Financial proposal: 15 points
      The maximum score of 60 points will be given to the best approach.`),
    says: [
      'deadline:offers@2027-09-03T16:30',
      'deadline:questions=10',
      'site_visit:advised',
      'group_form:solidary',
      'offer_validity:offers=180',
      'min_headcount:group=15',
      'award_criterion:Quality of the approach=6000',
      'award_criterion:Experience of the team=2500',
      'award_criterion:Financial proposal=1500',
    ],
  },
  {
    name: '26 BOQ, school, bills in a workbook',
    format: 'xlsx',
    lines: lines(`BILL OF QUANTITIES - Extension of the primary school
      Item | Description | Unit | Qty | Rate | Amount
      BILL NO. 1 - PRELIMINARIES
      1.1 | Site office | item | 1 | 4000 | 4000
      BILL NO. 2 - EARTHWORKS
      2.1 | Excavation for foundations | m3 | 120 | 18 | 2160
      BILL NO. 3 - ROOFING
      BILL NO. 4 - ELECTRICAL INSTALLATION
      BILL NO. 5 - PAINTING AND DECORATING
      BILL NO. 6 - LANDSCAPING
      COLLECTION
      Carried to summary`),
    says: [
      'trade:Terrassement',
      'trade:Couverture, zinguerie',
      'trade:Électricité courants forts',
      'trade:Peinture, revêtements muraux',
      'trade:Espaces verts, paysage',
    ],
  },
  {
    name: '27 specification, lots',
    format: 'odt',
    lines: lines(`TECHNICAL SPECIFICATION - Depot refurbishment works
      1. GENERAL
      2. TESTING AND COMMISSIONING
      Lot 1: Demolition and asbestos removal
      3.1 Removal of asbestos cement sheets
      Lot 2: Roofing
      4. HEALTH AND SAFETY
      The roofing contractor must hold EN 1090 certification for the steel deck.`),
    says: [
      'trade:Démolition',
      'trade:Désamiantage et déplombage',
      'trade:Désamiantage',
      'trade:Couverture, zinguerie',
      'certificate:EN 1090',
    ],
  },
  {
    name: '28 quotation, supplies: parts are no trades',
    format: 'docx',
    lines: lines(`Request for quotation - Supply of laboratory freezers
      1. TRAINING
      2. TRANSPORT AND DELIVERY
      3. INSPECTION
      Quotations are due by 09/10/2027 at 3:00 p.m. and shall be firm for 60 days.
      Joint ventures are not permitted.
      No site visit is required.
      The supplier shall describe the environmental certifications held (ISO 14001 or others).
      Evaluation criteria: price (70%) and delivery time (30%)`),
    says: [
      'deadline:offers@2027-10-09T15:00',
      'offer_validity:offers=60',
      'group_rule:no_groups',
      'site_visit:none',
      'award_criterion:price=7000',
      'award_criterion:delivery time=3000',
    ],
  },
  {
    name: '29 in both languages',
    format: 'docx',
    lines: lines(`Appel d'offres / Call for tenders - Rénovation du siège
      La date limite de remise des offres est fixée au 15 mars 2027 à 12h00.
      The deadline for the submission of tenders is 15 March 2027 at 12:00.
      Une visite du site est obligatoire pour tous les candidats.
      A site visit is mandatory for all of the tenderers.
      Les questions doivent être posées au plus tard le 1er mars 2027 sur la plateforme de l'acheteur.
      Questions must be asked on the platform of the buyer by 1 March 2027.`),
    says: ['deadline:offers@2027-03-15T12:00', 'site_visit:mandatory', 'deadline:questions@2027-03-01'],
  },
];

/** French documents whose headings once named trades that they do not ask for. */
export const SUPPLIES_SAMPLES: readonly Sample[] = [
  {
    name: '30 CCTP, machine: ses parties ne sont pas des métiers',
    format: 'docx',
    lines: lines(`MARCHE PUBLIC DE FOURNITURES COURANTES ET DE SERVICES
      Acquisition d'une machine de gravure
      CAHIER DES CLAUSES TECHNIQUES PARTICULIERES
      3.4 Ordinateur de supervision, logiciel
      3.5 Station d'extraction et de filtration
      8. Formation
      9. Garantie, SAV et support technique
      10. Transport et livraison
      La certification ISO 9001 du fabricant est exigée.`),
    says: ['certificate:ISO 9001'],
  },
  {
    name: '31 cadre de réponse: ce qui est demandé n’est pas exigé',
    format: 'xlsx',
    lines: lines(`CADRE DE RÉPONSE - Marché de fournitures courantes
      IDENTIFICATION DU SOUMISSIONNAIRE
      Adresse électronique
      Consultation n° 2027-12
      Le soumissionnaire décrit les certifications environnementales détenues (ISO 14001, EMAS).
      PSE 5 - Fraises`),
    says: [],
  },
  {
    name: '32 CCTP, lot bois: le label est celui du bois, la dépose n’est pas un métier',
    format: 'docx',
    lines: lines(`CCTP - Lot n° 2 : Menuiserie intérieure
      3.1 Dépose et évacuation de porte
      3.2 Sciage de coudière béton
      Les bois utilisés porteront le label PEFC ou FSC.`),
    says: ['trade:Menuiserie intérieure, agencement'],
  },
  {
    name: '33 lot de chauffage: ni naval, ni nucléaire',
    format: 'docx',
    lines: lines(`CCTP - Lot n° 5 : Chauffage - VMC`),
    says: ['trade:Chauffage, ventilation, climatisation'],
  },
];
