import { createHash } from 'node:crypto';
import { element, writeXml, type XmlElement } from '../../printing/xml.ts';
import { CURRENCY } from '../../shared/money.ts';
import { holdersOfLot } from '../lot-groups.ts';
import { firmFacts } from '../missing-facts.ts';
import type { BidFile, BidLot, BidMember } from '../model.ts';
import { type Answer, type AnswerValue, answersOf, type EspdSubject } from './answers.ts';
import { type EspdLists, listsOf } from './codes.ts';
import { type Criterion, DEFAULT_EDM, type EdmVersion, type Property, type PropertyGroup } from './criterion.ts';
import { contractingParty, economicOperator } from './parties.ts';

const AGENCY = 'GROUPEMENT';
const UBL = 'urn:oasis:names:specification:ubl:schema:xsd';

/** What elements of a file of one version carry: code lists, and attributes of identifiers. */
type Marks = { lists: EspdLists; ofModel: Record<string, string>; ofAnswer: Record<string, string>; lotId: string };

/**
 * The ESPD response (document unique de marché européen) of a member, or of an operator that lends to the group, for one lot, as XML: a UBL 2.3
 * QualificationApplicationResponse of ESPD-EDM 4.0.0 or 4.1.0, for the buyer's service to import. It answers what the file
 * knows (exclusion by right, turnover, staff, references, the group); further questions of the buyer's own request are
 * answered there. What is missing stands in `cbc:Note`.
 */
export function espdResponse(file: BidFile, member: BidMember, lot: BidLot, version: EdmVersion = DEFAULT_EDM): string {
  const subject: EspdSubject = { file, member, lot, version };
  const marks: Marks = {
    lists: listsOf(version),
    ofModel: { schemeID: 'Criterion', schemeAgencyID: 'OP', schemeVersionID: version },
    ofAnswer: { schemeID: 'Criterion', schemeAgencyID: AGENCY, schemeVersionID: version },
    lotId: lot.externalId,
  };
  const answered = answersOf(subject);
  const notes = firmFacts(file, member, 'espd').map((fact) =>
    element('cbc:Note', `PROJET, à compléter : ${fact.question.fr}`),
  );
  return writeXml(
    element(
      'QualificationApplicationResponse',
      [
        ...heading(subject),
        ...notes,
        contractingParty(file, marks.lists),
        economicOperator(subject, marks.lists),
        element('cac:ProcurementProject', [
          element('cbc:Name', file.tender.title),
          file.tender.description === null ? null : element('cbc:Description', file.tender.description),
        ]),
        element('cac:ProcurementProjectLot', [element('cbc:ID', lot.externalId, marks.ofModel)]),
        ...answered.map(({ criterion }) => criterionElement(criterion, marks)),
        ...answered.flatMap(({ answers }) => answers.map((answer) => responseElement(answer, marks))),
      ],
      {
        xmlns: `${UBL}:QualificationApplicationResponse-2`,
        'xmlns:cac': `${UBL}:CommonAggregateComponents-2`,
        'xmlns:cbc': `${UBL}:CommonBasicComponents-2`,
      },
    ),
  );
}

function heading({ file, member, lot, version }: EspdSubject): (XmlElement | null)[] {
  const id = stableUuid(`${file.consortiumId}/${member.id}/${lot.id}/${version}/${file.writtenAt}`);
  const ofModel = { schemeAgencyID: 'OP', schemeVersionID: version };
  return [
    element('cbc:UBLVersionID', '2.3', { schemeAgencyID: 'OASIS-UBL-TC' }),
    element('cbc:CustomizationID', 'urn:www.cenbii.eu:transaction:biitrdm092:ver3.0', { schemeAgencyID: 'CEN-BII' }),
    element('cbc:ProfileExecutionID', `ESPD-EDMv${version}`, ofModel),
    element('cbc:ID', `ESPDRES-${id}`, { schemeAgencyID: AGENCY }),
    element('cbc:CopyIndicator', 'false'),
    element('cbc:UUID', id, {
      schemeID: 'ISO/IEC 9834-8:2008 - 4UUID',
      schemeAgencyID: AGENCY,
      schemeVersionID: version,
    }),
    element('cbc:ContractFolderID', file.tender.reference ?? file.tender.id, { schemeAgencyID: AGENCY }),
    element('cbc:IssueDate', file.writtenAt.slice(0, 10)),
    element('cbc:IssueTime', `${file.writtenAt.slice(11, 19) || '00:00:00'}Z`),
    holdersOfLot(file, lot).length > 1 ? element('cbc:EconomicOperatorGroupName', file.group.name) : null,
    element('cbc:VersionID', version, ofModel),
  ];
}

const criterionElement = (criterion: Criterion, marks: Marks): XmlElement =>
  element('cac:TenderingCriterion', [
    element('cbc:ID', criterion.id, marks.ofModel),
    element('cbc:CriterionTypeCode', criterion.code, marks.lists.criterion),
    element('cbc:Name', criterion.name),
    element('cbc:Description', criterion.text),
    criterion.ofLot
      ? element('cac:ProcurementProjectLotReference', [element('cbc:ID', marks.lotId, marks.ofModel)])
      : null,
    ...criterion.groups.map((group) => groupElement('cac:TenderingCriterionPropertyGroup', criterion, group, marks)),
  ]);

const groupElement = (name: string, criterion: Criterion, group: PropertyGroup, marks: Marks): XmlElement =>
  element(name, [
    element('cbc:ID', group.id, marks.ofModel),
    element('cbc:PropertyGroupTypeCode', group.on, marks.lists.group),
    ...group.properties.map((property) => propertyElement(criterion, property, marks)),
    ...group.groups.map((inner) =>
      groupElement('cac:SubsidiaryTenderingCriterionPropertyGroup', criterion, inner, marks),
    ),
  ]);

/** A caption without words of its own has those of its criterion: UBL has no empty elements. */
const propertyElement = (criterion: Criterion, { id, text, kind, type }: Property, marks: Marks): XmlElement =>
  element('cac:TenderingCriterionProperty', [
    element('cbc:ID', id, marks.ofModel),
    element('cbc:Description', text === '' ? criterion.name : text),
    element('cbc:TypeCode', kind, marks.lists.elementType),
    element('cbc:ValueDataTypeCode', type, marks.lists.dataType),
    type === 'LOT_IDENTIFIER' ? element('cbc:ExpectedID', marks.lotId, marks.ofModel) : null,
  ]);

function responseElement({ property, repetition, value }: Answer, marks: Marks): XmlElement {
  const id = `${property}/R${repetition}`;
  return element('cac:TenderingCriterionResponse', [
    element('cbc:ID', id, marks.ofAnswer),
    element('cbc:ValidatedCriterionPropertyID', property, marks.ofAnswer),
    'period' in value
      ? element('cac:ApplicablePeriod', [
          element('cbc:StartDate', value.period.start),
          element('cbc:EndDate', value.period.end),
        ])
      : element('cac:ResponseValue', [element('cbc:ID', `${id}/RV`, marks.ofAnswer), valueElement(value, marks.lists)]),
  ]);
}

function valueElement(value: Exclude<AnswerValue, { period: unknown }>, lists: EspdLists): XmlElement {
  if ('indicator' in value) return element('cbc:ResponseIndicator', String(value.indicator));
  if ('description' in value) return element('cbc:Description', value.description);
  if ('amountCents' in value) {
    return element('cbc:ResponseAmount', (value.amountCents / 100).toFixed(2), { currencyID: CURRENCY });
  }
  if ('code' in value) return element('cbc:ResponseCode', value.code, lists.role);
  if ('quantity' in value) return element('cbc:ResponseQuantity', String(value.quantity), { unitCode: 'C62' });
  if ('year' in value) return element('cbc:ResponseQuantity', String(value.year), { unitCode: 'YEAR' });
  return element('cbc:ResponseID', value.identifier, { schemeAgencyID: 'NATIONAL' });
}

/** A UUID that the same input always gives: a SHA-256 digest in the clothes of version 4, as the model demands. */
function stableUuid(seed: string): string {
  const hex = createHash('sha256').update(seed).digest('hex');
  const variant = ((Number.parseInt(hex[16]!, 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
