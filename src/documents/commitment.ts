import type { Content } from 'pdfmake/interfaces.js';
import { formatDay, formatNumber } from '../printing/format.ts';
import type { PdfDefinition } from '../printing/pdf.ts';
import { fieldLine, formDocument, sectionBand } from './form.ts';
import { buyerLines, memberIdentity, signatory, toFill } from './form-parts.ts';
import { type BidEquipment, type BidFile, type BidOperator, mandataireOf } from './model.ts';
import { lender } from './outside-firms.ts';
import { lotTitle } from './words.ts';

/**
 * The written commitment of an owner whose equipment the bid relies on without its being a member (R2142-3): firm, and for
 * the whole execution. Papers that show who owns the equipment do not replace it (TA Clermont-Ferrand, 20 May 2025,
 * n° 2501448).
 */
export function commitment(file: BidFile, operator: BidOperator): PdfDefinition {
  const firm = lender(operator);
  return formDocument({
    code: 'Engagement',
    title: 'Engagement de mise à disposition d’équipements',
    subtitle: operator.name,
    reference: file.tender.reference ?? file.tender.title,
    writtenAt: file.writtenAt,
    language: 'fr',
    missing: [],
    content: [
      sectionBand('A', 'Identification de l’acheteur'),
      ...buyerLines(file),
      sectionBand('B', 'Objet du marché'),
      fieldLine('Objet', file.tender.title),
      fieldLine('Référence', file.tender.reference),
      sectionBand('C', 'Opérateur qui s’engage'),
      fieldLine('Dénomination', operator.name),
      ...memberIdentity(firm),
      fieldLine('Représentant', signatory(firm)),
      sectionBand('D', 'Groupement candidat'),
      fieldLine('Groupement', file.group.name),
      fieldLine('Mandataire', mandataireOf(file)?.name ?? null),
      sectionBand('E', 'Équipements mis à disposition'),
      ...(operator.equipment ?? []).map((one) => equipmentLine(file, one)),
      sectionBand('F', 'Engagement'),
      { text: TEXT, margin: [0, 2, 0, 4] },
      fieldLine('Signé le', operator.commitment === null ? toFill : formatDay(operator.commitment.signedOn, 'fr')),
      fieldLine('Nom et qualité du signataire', signatory(firm) ?? toFill),
      fieldLine('Signature', toFill),
    ],
  });
}

const TEXT =
  `En application de l’article R2142-3 du code de la commande publique, l’opérateur désigné en C s’engage, de façon
ferme et irrévocable, à mettre les équipements désignés en E à la disposition du groupement désigné en D pour toute la
durée de l’exécution du marché, si celui-ci lui est attribué. Il déclare en avoir la libre disposition aux dates indiquées et ne
pas les engager ailleurs sur cette période. Il n’entre dans aucun des cas d’exclusion prévus aux articles L2141-1 à L2141-10 du
même code et joint son document unique de marché européen.`.replaceAll('\n', ' ');

function equipmentLine(file: BidFile, { name, characteristics, from, to, lotId }: BidEquipment): Content {
  const lot = file.lots.find(({ id }) => id === lotId);
  const can = characteristics
    .map(({ name: what, value, unit }) => `${what} ${formatNumber(value, 'fr', decimals(value))} ${unit}`)
    .join(', ');
  const when =
    from === null || to === null ? 'aux dates des travaux' : `du ${formatDay(from, 'fr')} au ${formatDay(to, 'fr')}`;
  return {
    stack: [
      { text: name, bold: true },
      ...(can === '' ? [] : [{ text: can }]),
      { text: `${lot === undefined ? '' : `${lotTitle(lot.externalId)} : `}${when}` },
    ],
    margin: [0, 2, 0, 4],
  };
}

const decimals = (value: number): number => Math.min(3, (String(value).split('.')[1] ?? '').length);
