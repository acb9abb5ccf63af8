import type { Content } from 'pdfmake/interfaces.js';
import { formatDay, formatEuros, formatShare } from '../printing/format.ts';
import type { PdfDefinition } from '../printing/pdf.ts';
import { fieldLine, formDocument, sectionBand, tickBox } from './form.ts';
import { buyerLines, memberIdentity, signatory, toFill } from './form-parts.ts';
import { missingFacts } from './missing-facts.ts';
import { type BidFile, type BidLot, type BidMember, isGroup, mandataireOf } from './model.ts';
import { splitTable } from './split.ts';
import { formWords } from './words.ts';

/**
 * DC4, "déclaration de sous-traitance": one per subcontractor and lot, annexed to the offer (L2193-2 ff.), parts A to M
 * in the order of the ministry's form as in force since 2024. What only the signed subcontract tells (its months, the
 * bank account) is left to be filled in by hand, and is not missing from the bid.
 */
export function dc4(file: BidFile, member: BidMember, lot: BidLot): PdfDefinition {
  return formDocument({
    code: 'DC4',
    title: 'Déclaration de sous-traitance',
    subtitle: `${member.name} - ${lot.externalId}`,
    reference: file.tender.reference ?? file.tender.title,
    writtenAt: file.writtenAt,
    language: 'fr',
    missing: missingFacts(file).filter(
      (fact) => fact.documents.includes('dc4') && (fact.memberId === member.id || fact.memberId === null),
    ),
    content: [
      sectionBand('A', 'Identification de l’acheteur'),
      ...buyerLines(file),
      sectionBand('B', 'Objet du marché'),
      fieldLine('Objet', file.tender.title),
      fieldLine('Référence', file.tender.reference),
      fieldLine('Lot', `${lot.externalId} - ${lot.title}`),
      sectionBand('C', 'Objet de la déclaration'),
      tickBox(true, 'un document annexé à l’offre du soumissionnaire'),
      tickBox(false, 'un acte spécial portant acceptation du sous-traitant et agrément de ses conditions de paiement'),
      tickBox(false, 'un acte spécial modificatif'),
      sectionBand('D', 'Identification du soumissionnaire'),
      ...bidder(file),
      sectionBand('E', 'Identification du sous-traitant'),
      ...subcontractor(member),
      sectionBand('F', 'Nature des prestations sous-traitées'),
      ...work(member, lot),
      sectionBand('G', 'Prix des prestations sous-traitées'),
      ...price(file, member, lot),
      sectionBand('H', 'Conditions de paiement'),
      fieldLine('Compte à créditer (relevé d’identité bancaire joint)', toFill),
      fieldLine('Avance demandée', toFill),
      sectionBand('I', 'Durée du contrat de sous-traitance'),
      fieldLine('Nombre de mois, arrondi au mois supérieur', toFill),
      sectionBand('J', 'Capacités du sous-traitant'),
      ...capacities(member),
      sectionBand('K', 'Attestations sur l’honneur du sous-traitant'),
      ...attestation(member),
      sectionBand('L', 'Cession ou nantissement des créances résultant du marché'),
      { text: 'À compléter par le titulaire lorsque le sous-traitant est présenté après la notification du marché.' },
      sectionBand('M', 'Acceptation du sous-traitant et agrément de ses conditions de paiement'),
      ...acceptance(member),
    ],
  });
}

function bidder(file: BidFile): Content[] {
  const leader = mandataireOf(file);
  const form = file.group.legalForm;
  return [
    ...(isGroup(file) ? [fieldLine('Groupement', groupWords(file.group.name, form))] : []),
    fieldLine(isGroup(file) ? 'Mandataire' : 'Candidat', leader?.name ?? null),
    ...(leader === null ? [] : memberIdentity(leader)),
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

function work(member: BidMember, lot: BidLot): Content[] {
  const done = lot.requirements.filter((requirement) => member.covers.includes(requirement.id));
  if (done.length === 0) return [fieldLine('Prestations', null)];
  return [{ ul: done.map((requirement) => `${requirement.label} (CPV ${requirement.cpv})`) }];
}

/** The part of the lot's estimate; direct payment from EUR 600 with tax (L2193-10, R2193-10). */
function price(file: BidFile, member: BidMember, lot: BidLot): Content[] {
  const row = splitTable(file).rows.find((line) => line.member.id === member.id);
  const part = row?.parts.find((entry) => entry.lotId === lot.id);
  const amount = part?.amountCents ?? null;
  return [
    fieldLine('Part du lot', part === undefined ? null : formatShare(part.shareBp, 'fr')),
    fieldLine('Montant maximum hors taxes', amount === null ? toFill : formatEuros(amount, 'fr')),
    {
      text: 'Paiement direct par l’acheteur dès que les prestations sous-traitées atteignent 600 € toutes taxes comprises.',
      fontSize: 8.5,
      margin: [0, 2, 0, 0],
    },
  ];
}

const capacities = (member: BidMember): Content[] =>
  member.reliedUpon
    ? [tickBox(true, 'Le candidat s’appuie sur les capacités du sous-traitant : voir son DC2 et son DUME.')]
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

const acceptance = (member: BidMember): Content[] => [
  {
    text: 'La notification du marché vaut acceptation du sous-traitant et agrément de ses conditions de paiement ; après elle, le silence de l’acheteur pendant vingt et un jours vaut acceptation.',
    fontSize: 8.5,
    margin: [0, 0, 0, 4],
  },
  fieldLine(`Le sous-traitant, ${member.name}, à … le …`, toFill),
  fieldLine('Le soumissionnaire, à … le …', toFill),
  fieldLine('L’acheteur, à … le …', toFill),
];
