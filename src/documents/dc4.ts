import type { Content } from 'pdfmake/interfaces.js';
import { formatDay, formatEuros, formatShare, unevenColumn } from '../printing/format.ts';
import type { PdfDefinition } from '../printing/pdf.ts';
import { lotWords } from '../shared/lot-words.ts';
import { fieldLine, formDocument, sectionBand, tickBox } from './form.ts';
import { buyerLines, memberIdentity, signatory, toFill } from './form-parts.ts';
import { holdersOfLot, leadOfLot } from './lot-groups.ts';
import { firmFacts } from './missing-facts.ts';
import { type BidFile, type BidLot, type BidMember, type BidSubcontract, holdersOf, principalOf } from './model.ts';
import { splitTable } from './split.ts';
import { formWords, lotTitle } from './words.ts';

/**
 * DC4, "déclaration de sous-traitance": one per subcontractor and lot, annexed to the offer (L2193-2 ff.), parts A to M
 * in the order of the ministry's form as in force since 2024. What only the signed subcontract tells (its months, the
 * bank account) is left to be filled in by hand, and is not missing from the bid.
 */
export function dc4(
  file: BidFile,
  member: BidMember,
  lot: BidLot,
  subcontract: BidSubcontract | null = null,
): PdfDefinition {
  const paper = subcontract?.paper ?? 'bid';
  const principal =
    holdersOf(file).find((holder) => holder.id === subcontract?.principalId) ?? principalOf(file, member);
  return formDocument({
    code: 'DC4',
    title: 'Déclaration de sous-traitance',
    subtitle: `${member.name} – ${lotWords(lot.externalId)}`,
    reference: file.tender.reference ?? file.tender.title,
    writtenAt: file.writtenAt,
    language: 'fr',
    missing: firmFacts(file, member, 'dc4'),
    content: [
      sectionBand('A', 'Identification de l’acheteur'),
      ...buyerLines(file),
      sectionBand('B', 'Objet du marché'),
      fieldLine('Objet', file.tender.title),
      fieldLine('Référence', file.tender.reference),
      fieldLine('Lot', `${lotTitle(lot.externalId)} – ${lot.title}`),
      sectionBand('C', 'Objet de la déclaration'),
      tickBox(paper === 'bid', 'un document annexé à l’offre du soumissionnaire'),
      tickBox(
        paper === 'special',
        'un acte spécial portant acceptation du sous-traitant et agrément de ses conditions de paiement',
      ),
      tickBox(paper === 'amended', 'un acte spécial modificatif : il annule et remplace la déclaration précédente'),
      sectionBand('D', 'Identification du soumissionnaire'),
      ...bidder(file, lot, principal),
      sectionBand('E', 'Identification du sous-traitant'),
      ...subcontractor(member),
      sectionBand('F', 'Nature des prestations sous-traitées'),
      ...work(member, lot, subcontract),
      sectionBand('G', 'Prix des prestations sous-traitées'),
      ...price(file, member, lot, subcontract),
      sectionBand('H', 'Conditions de paiement'),
      ...payment(subcontract),
      sectionBand('I', 'Durée du contrat de sous-traitance'),
      fieldLine('Nombre de mois, arrondi au mois supérieur', toFill),
      sectionBand('J', 'Capacités du sous-traitant'),
      ...capacities(file, member),
      sectionBand('K', 'Attestations sur l’honneur du sous-traitant'),
      ...attestation(member),
      sectionBand('L', 'Cession ou nantissement des créances résultant du marché'),
      ...receivables(file, paper),
      sectionBand('M', 'Acceptation du sous-traitant et agrément de ses conditions de paiement'),
      ...acceptance(file, member, principal),
    ],
  });
}

function bidder(file: BidFile, lot: BidLot, principal: BidMember | null): Content[] {
  const form = file.group.legalForm;
  const leader = leadOfLot(file, lot);
  return [
    ...(holdersOfLot(file, lot).length > 1
      ? [
          fieldLine('Groupement', groupWords(file.group.name, form)),
          fieldLine('Mandataire', leader?.name ?? null),
          fieldLine('Membre qui sous-traite (L2193-3)', principal?.name ?? null),
        ]
      : [fieldLine('Candidat', principal?.name ?? null)]),
    ...(principal === null ? [] : memberIdentity(principal)),
  ];
}

const groupWords = (name: string, form: BidFile['group']['legalForm']): string =>
  form === null ? name : `${name} (${formWords(form, 'fr')})`;

function subcontractor(member: BidMember): Content[] {
  const sme = member.sizeClass === null ? null : member.sizeClass !== 'large';
  return [
    fieldLine('Nom commercial et dénomination sociale', member.name),
    fieldLine('Forme juridique', member.legalStatus),
    ...memberIdentity(member),
    fieldLine('Personne ayant pouvoir d’engager', signatory(member)),
    {
      columns: [
        { width: 'auto', text: 'Micro, petite ou moyenne entreprise (2003/361/CE) :', margin: [0, 2, 10, 0] },
        tickBox(sme === true, 'oui'),
        tickBox(sme === false, 'non'),
      ],
    },
  ];
}

function work(member: BidMember, lot: BidLot, subcontract: BidSubcontract | null): Content[] {
  const done = lot.requirements.filter((requirement) => member.covers.includes(requirement.id));
  return [
    ...(subcontract !== null
      ? [fieldLine('Prestations', subcontract.work)]
      : done.length === 0
        ? [fieldLine('Prestations', null)]
        : [{ ul: done.map((requirement) => `${requirement.label} (CPV ${requirement.cpv})`) }]),
    {
      text: 'Traitement de données à caractère personnel (règlement (UE) 2016/679, article 28) :',
      margin: [0, 5, 0, 1],
    },
    tickBox(false, 'le sous-traitant n’en traite aucune pour l’exécution du marché'),
    tickBox(
      false,
      'le sous-traitant en traite ; nature, finalité, données, personnes et durée sont décrites ci-après :',
    ),
    { text: toFill, margin: [14, 0, 0, 0] },
  ];
}

/** What was declared, else the part of the lot's estimate; VAT, reverse charge, revision and direct payment. */
function price(file: BidFile, member: BidMember, lot: BidLot, subcontract: BidSubcontract | null): Content[] {
  const row = splitTable(file).rows.find((line) => line.member.id === member.id);
  const part = row?.parts.find((entry) => entry.lotId === lot.id);
  const amount = subcontract?.amountCents ?? part?.amountCents ?? null;
  const vatBp = subcontract?.vatBp ?? rateOf(file, member, lot);
  const reverse = subcontract?.reverseCharge === true;
  const tax = amount === null || vatBp === null ? null : Math.round((amount * vatBp) / 10_000);
  const even = unevenColumn([amount, tax]);
  const revision = subcontract?.paymentTerms.priceRevision ?? null;
  return [
    ...(part === undefined || part.shareBp === 0 ? [] : [fieldLine('Part du lot', formatShare(part.shareBp, 'fr'))]),
    fieldLine('Montant maximum hors taxes', amount === null ? toFill : formatEuros(amount, 'fr', even)),
    ...(reverse
      ? []
      : [
          fieldLine('Taux de la TVA', vatBp === null ? toFill : formatShare(vatBp, 'fr')),
          fieldLine(
            'Montant maximum toutes taxes comprises',
            amount === null || tax === null ? toFill : formatEuros(amount + tax, 'fr', even),
          ),
        ]),
    tickBox(
      reverse,
      'autoliquidation : travaux immobiliers, TVA due par le titulaire (article 283-2 nonies du code général des impôts)',
    ),
    fieldLine('Modalités de variation des prix', revision ?? toFill),
    {
      columns: [
        { width: 'auto', text: 'Paiement direct par l’acheteur :', margin: [0, 2, 10, 0] },
        tickBox(subcontract?.paidDirectly === true, 'oui'),
        tickBox(subcontract?.paidDirectly === false, 'non'),
      ],
    },
    {
      text: 'Le paiement direct est dû dès 600 € toutes taxes comprises (R2193-10) ; en marché de défense ou de sécurité, dès 10 % du montant du marché (R2393-33).',
      fontSize: 8.5,
      margin: [0, 2, 0, 0],
    },
  ];
}

/** The VAT rate of its prices in the offer, where they have one and the same. */
function rateOf({ prices }: BidFile, member: BidMember, lot: BidLot): number | null {
  const [first, ...others] = (prices ?? []).filter(({ memberId, lotId }) => memberId === member.id && lotId === lot.id);
  return first !== undefined && others.every(({ vatBp }) => vatBp === first.vatBp) ? first.vatBp : null;
}

function payment(subcontract: BidSubcontract | null): Content[] {
  const terms = subcontract?.paymentTerms ?? null;
  return [
    fieldLine('Compte à créditer (relevé d’identité bancaire joint)', toFill),
    fieldLine('Délai de paiement', terms?.days == null ? toFill : `${terms.days} jours`),
    {
      columns: [
        { width: 'auto', text: 'Avance demandée (R2193-17) :', margin: [0, 2, 10, 0] },
        tickBox(terms?.advance === true, 'oui'),
        tickBox(terms?.advance === false, 'non'),
      ],
    },
  ];
}

/** Part L: whom the buyer asks about assigned claims, and, after the notification, the state of the titulaire's copy. */
function receivables(file: BidFile, paper: BidSubcontract['paper']): Content[] {
  return [
    fieldLine('Personne habilitée à donner les renseignements de l’article R2191-59 (R2193-22)', toFill),
    fieldLine('Acheteur', file.buyer.name),
    ...(paper === 'bid'
      ? [{ text: 'Déclaré avec l’offre : aucun exemplaire unique ni certificat de cessibilité n’est encore délivré.' }]
      : [
          tickBox(false, 'l’exemplaire unique ou le certificat de cessibilité est remis avec la présente déclaration'),
          tickBox(false, 'l’attestation ou la mainlevée du bénéficiaire de la cession ou du nantissement est jointe'),
        ]),
  ];
}

const capacities = ({ candidature }: BidFile, member: BidMember): Content[] =>
  member.reliedUpon
    ? [
        tickBox(
          true,
          `Le candidat s’appuie sur les capacités du sous-traitant : voir son ${candidature === 'dc' ? 'DC2' : 'DUME'}.`,
        ),
      ]
    : [{ text: 'Sans objet : le candidat ne s’appuie pas sur les capacités du sous-traitant.' }];

function attestation(member: BidMember): Content[] {
  const given = member.exclusionDeclaration;
  const clean = given !== null && given.ground === null;
  return [
    tickBox(
      clean,
      'n’entrer dans aucun des cas d’exclusion des articles L2141-1 à L2141-5 et L2141-7 à L2141-10 du code de la commande publique',
      clean ? { text: `déclaration du ${formatDay(given.date, 'fr')}` } : undefined,
    ),
    ...(given !== null && given.ground !== null ? [tickBox(true, 'motif déclaré', { text: given.ground })] : []),
  ];
}

const acceptance = (file: BidFile, member: BidMember, principal: BidMember | null): Content[] => [
  {
    text: 'La notification du marché vaut acceptation du sous-traitant et agrément de ses conditions de paiement (R2193-2) ; après elle, le silence de l’acheteur pendant vingt et un jours à compter de la réception vaut acceptation (R2193-4).',
    fontSize: 8.5,
    margin: [0, 0, 0, 6],
  },
  {
    unbreakable: true,
    table: {
      widths: ['*', '*', '*'],
      heights: [14, 14, 46],
      body: [
        ['Le sous-traitant', 'Le titulaire ou soumissionnaire', 'L’acheteur'].map((text) => ({ text, bold: true })),
        [member.name, principal?.name ?? '', file.buyer.name],
        ['À … le …', 'À … le …', 'À … le …'],
      ],
    },
  },
];
