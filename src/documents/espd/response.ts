import { createHash } from 'node:crypto';
import { element, writeXml, type XmlElement } from '../../printing/xml.ts';
import { CURRENCY } from '../../shared/money.ts';
import { missingFacts } from '../missing-facts.ts';
import { type BidFile, type BidMember, isGroup } from '../model.ts';
import { type Answer, type AnsweredCriterion, type AnswerValue, answersOf } from './answers.ts';
import { LISTS } from './codes.ts';
import type { Criterion, PropertyGroup } from './criterion.ts';
import { contractingParty, economicOperator } from './parties.ts';

const EDM = '4.0.0';
const AGENCY = 'GROUPEMENT';
const CRITERION_ID = { schemeID: 'Criterion', schemeAgencyID: 'OP', schemeVersionID: EDM };
const ANSWER_ID = { schemeID: 'Criterion', schemeAgencyID: AGENCY, schemeVersionID: EDM };
const UBL = 'urn:oasis:names:specification:ubl:schema:xsd';

/**
 * One member's ESPD response (document unique de marché européen) as XML: a UBL 2.3 QualificationApplicationResponse
 * in the manner of ESPD-EDM 4.0.0, for the buyer's service to import. It answers what the file knows (exclusion by
 * right, turnover, staff, references, the group); further questions of the buyer's own request are answered there.
 * What is missing stands in `cbc:Note`.
 */
export function espdResponse(file: BidFile, member: BidMember): string {
  const answered = answersOf(file, member);
  const id = stableUuid(`${file.consortiumId}/${member.id}/${file.writtenAt}`);
  const notes = missingFacts(file)
    .filter((fact) => fact.documents.includes('espd') && (fact.memberId === member.id || fact.memberId === null))
    .map((fact) => element('cbc:Note', `PROJET, à compléter : ${fact.question.fr}`));
  return writeXml(
    element(
      'QualificationApplicationResponse',
      [
        element('cbc:UBLVersionID', '2.3', { schemeAgencyID: 'OASIS-UBL-TC' }),
        element('cbc:CustomizationID', 'urn:www.cenbii.eu:transaction:biitrdm092:ver3.0', {
          schemeAgencyID: 'CEN-BII',
        }),
        element('cbc:ProfileExecutionID', `ESPD-EDMv${EDM}`, { schemeAgencyID: 'OP', schemeVersionID: EDM }),
        element('cbc:ID', `ESPDRES-${id}`, { schemeAgencyID: AGENCY }),
        element('cbc:CopyIndicator', 'false'),
        element('cbc:UUID', id, {
          schemeID: 'ISO/IEC 9834-8:2008 - 4UUID',
          schemeAgencyID: AGENCY,
          schemeVersionID: EDM,
        }),
        element('cbc:ContractFolderID', file.tender.reference ?? file.tender.id, { schemeAgencyID: AGENCY }),
        element('cbc:IssueDate', file.writtenAt.slice(0, 10)),
        element('cbc:IssueTime', `${file.writtenAt.slice(11, 19) || '00:00:00'}Z`),
        isGroup(file) ? element('cbc:EconomicOperatorGroupName', file.group.name) : null,
        element('cbc:VersionID', EDM, { schemeAgencyID: 'OP', schemeVersionID: EDM }),
        ...notes,
        contractingParty(file),
        economicOperator(file, member),
        element('cac:ProcurementProject', [
          element('cbc:Name', file.tender.title),
          file.tender.description === null ? null : element('cbc:Description', file.tender.description),
        ]),
        ...file.lots.map((lot) =>
          element('cac:ProcurementProjectLot', [element('cbc:ID', lot.externalId, CRITERION_ID)]),
        ),
        ...answered.map(({ criterion }) => criterionElement(criterion)),
        ...answered.flatMap(responses),
      ],
      {
        xmlns: `${UBL}:QualificationApplicationResponse-2`,
        'xmlns:cac': `${UBL}:CommonAggregateComponents-2`,
        'xmlns:cbc': `${UBL}:CommonBasicComponents-2`,
      },
    ),
  );
}

const criterionElement = (criterion: Criterion): XmlElement =>
  element('cac:TenderingCriterion', [
    element('cbc:ID', criterion.id, CRITERION_ID),
    element('cbc:CriterionTypeCode', criterion.code, LISTS.criterion),
    element('cbc:Name', criterion.name),
    element('cbc:Description', criterion.text),
    ...criterion.groups.map((group) => groupElement('cac:TenderingCriterionPropertyGroup', criterion, group)),
  ]);

/** A group without questions of its own gets a caption: UBL wants at least one property in each. */
function groupElement(name: string, criterion: Criterion, group: PropertyGroup): XmlElement {
  const { tag } = criterion;
  const caption =
    group.properties.length > 0 ? [] : [propertyElement(`${tag}/${group.path}/CA1`, criterion.name, 'CAPTION', 'NONE')];
  return element(name, [
    element('cbc:ID', `${tag}/${group.path}`, CRITERION_ID),
    element('cbc:PropertyGroupTypeCode', group.on, LISTS.group),
    ...caption,
    ...group.properties.map(({ path, text, type }) => propertyElement(`${tag}/${path}`, text, 'QUESTION', type)),
    ...group.groups.map((inner) => groupElement('cac:SubsidiaryTenderingCriterionPropertyGroup', criterion, inner)),
  ]);
}

const propertyElement = (id: string, text: string, kind: string, type: string): XmlElement =>
  element('cac:TenderingCriterionProperty', [
    element('cbc:ID', id, CRITERION_ID),
    element('cbc:Description', text),
    element('cbc:TypeCode', kind, LISTS.elementType),
    element('cbc:ValueDataTypeCode', type, LISTS.dataType),
  ]);

const responses = ({ criterion, answers }: AnsweredCriterion): XmlElement[] =>
  answers.map((answer) => responseElement(`${criterion.tag}/${answer.path}`, answer));

function responseElement(propertyId: string, { repetition, value }: Answer): XmlElement {
  const id = `${propertyId}/R${repetition}`;
  return element('cac:TenderingCriterionResponse', [
    element('cbc:ID', id, ANSWER_ID),
    element('cbc:ValidatedCriterionPropertyID', propertyId, ANSWER_ID),
    'period' in value
      ? element('cac:ApplicablePeriod', [
          element('cbc:StartDate', value.period.start),
          element('cbc:EndDate', value.period.end),
        ])
      : element('cac:ResponseValue', [element('cbc:ID', `${id}/RV`, ANSWER_ID), valueElement(value)]),
  ]);
}

function valueElement(value: Exclude<AnswerValue, { period: unknown }>): XmlElement {
  if ('indicator' in value) return element('cbc:ResponseIndicator', String(value.indicator));
  if ('description' in value) return element('cbc:Description', value.description);
  if ('amountCents' in value) {
    return element('cbc:ResponseAmount', (value.amountCents / 100).toFixed(2), { currencyID: CURRENCY });
  }
  if ('code' in value) return element('cbc:ResponseCode', value.code, LISTS.role);
  if ('quantity' in value) return element('cbc:ResponseQuantity', String(value.quantity), { unitCode: 'C62' });
  return element('cbc:ResponseID', value.identifier, { schemeAgencyID: 'NATIONAL' });
}

/** A UUID that the same input always gives: a SHA-256 digest in the clothes of version 4, as the model demands. */
function stableUuid(seed: string): string {
  const hex = createHash('sha256').update(seed).digest('hex');
  const variant = ((Number.parseInt(hex[16]!, 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
