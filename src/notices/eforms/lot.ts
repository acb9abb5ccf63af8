import { basisPointsOf } from '../amounts.ts';
import { distinct } from '../codes.ts';
import { type Condition, emptyLot, type ParsedLot, type Subcontracting } from '../lot.ts';
import type { Texts } from '../notice.ts';
import { chooseText } from '../texts.ts';
import { dayOf, instantOf } from '../times.ts';
import { all, at, attribute, child, children, textAt, textOf, type XmlNode } from '../xml/node.ts';
import { awardCriteriaOf, selectionCriteriaOf } from './criteria.ts';
import { amountAt, classificationOf, codesOfList, extension, flagAt, textsOf } from './read.ts';

/** How to choose a text among its languages. */
export type TextChoice = (texts: Texts) => string;

/** The choice for a notice: preferred languages first, then its own. */
export const textChoice =
  (preferred: readonly string[], own: string | null): TextChoice =>
  (texts) =>
    chooseText(texts, preferred, own);

/** A lot or part from its `cac:ProcurementProjectLot` (RULES.md section 4, the LOT paths). */
export function lotOf(record: XmlNode, choose: TextChoice): ParsedLot {
  const id = child(record, 'ID');
  const project = child(record, 'ProcurementProject');
  const terms = child(record, 'TenderingTerms');
  const process = child(record, 'TenderingProcess');
  const titles = textsOf(project, 'Name');
  const descriptions = textsOf(project, 'Description');
  const total = child(project, 'RequestedTenderTotal');
  const demands = all(
    terms,
    'TendererQualificationRequest',
    'SpecificTendererRequirement',
    'TendererRequirementTypeCode',
  );
  const systems = all(process, 'ContractingSystem', 'ContractingSystemTypeCode');
  const execution = children(terms, 'ContractExecutionRequirement');
  const measure = at(project, 'PlannedPeriod', 'DurationMeasure');
  const measured = textOf(measure);
  return {
    ...emptyLot(textOf(id) ?? '', attribute(id, 'schemeName') === 'Part' ? 'part' : 'lot'),
    ...classificationOf(project),
    ...deadlineOf(process),
    internalId: textAt(project, 'ID'),
    title: choose(titles),
    titles,
    description: choose(descriptions),
    descriptions,
    nature: textAt(project, 'ProcurementTypeCode'),
    estimatedValue: amountAt(child(total, 'EstimatedOverallContractAmount')),
    frameworkMaximum: amountAt(child(extension(total), 'FrameworkMaximumAmount')),
    reserved: codesOfList(demands, 'reserved-procurement'),
    legalForm: legalFormOf(terms, choose),
    selectionCriteria: selectionCriteriaOf(terms, choose),
    awardCriteria: awardCriteriaOf(terms, choose),
    smeSuitable: flagAt(project, 'SMESuitableIndicator'),
    framework: codeOf(systems, 'framework-agreement'),
    dynamicPurchasing: codeOf(systems, 'dps-usage'),
    variants: textAt(terms, 'VariantConstraintCode'),
    securityClearance: conditionOf(child(terms, 'SecurityClearanceTerm'), 'Code', choose),
    subcontracting: subcontractingOf(children(terms, 'AllowedSubcontractTerms'), choose),
    guarantee: conditionOf(child(terms, 'RequiredFinancialGuarantee'), 'GuaranteeTypeCode', choose),
    reservedExecution: reservedExecutionOf(execution),
    strategicAims: strategicAimsOf(project),
    executionConditions: distinct(execution.map((e) => choose(textsOf(e, 'Description')))),
    startsOn: dayOf(textAt(project, 'PlannedPeriod', 'StartDate')),
    endsOn: dayOf(textAt(project, 'PlannedPeriod', 'EndDate')),
    duration: measured === null ? null : { value: measured, unit: attribute(measure, 'unitCode') ?? 'DAY' },
    additionalInformation: choose(textsOf(project, 'Note')) || null,
  };
}

/** BT-131, else BT-1311, else BT-630, as a UTC instant. */
function deadlineOf(process: XmlNode | undefined): Pick<ParsedLot, 'deadline' | 'deadlineKind'> {
  const periods = [
    ['tenders', child(process, 'TenderSubmissionDeadlinePeriod')],
    ['requests', child(process, 'ParticipationRequestReceptionPeriod')],
    ['interest', child(extension(process), 'InterestExpressionReceptionPeriod')],
  ] as const;
  for (const [deadlineKind, period] of periods) {
    const deadline = instantOf(textAt(period, 'EndDate'), textAt(period, 'EndTime'));
    if (deadline !== null) return { deadline, deadlineKind };
  }
  return { deadline: null, deadlineKind: null };
}

const codeOf = (elements: readonly XmlNode[], listName: string): string | null =>
  textOf(elements.find((e) => attribute(e, 'listName') === listName));

/** BT-761 and BT-76: the legal form that a group must take. */
function legalFormOf(terms: XmlNode | undefined, choose: TextChoice): Condition | null {
  const request = children(terms, 'TendererQualificationRequest').find((r) => child(r, 'CompanyLegalFormCode'));
  return conditionOf(request, 'CompanyLegalFormCode', choose, 'CompanyLegalForm');
}

function conditionOf(
  node: XmlNode | undefined,
  codeName: string,
  choose: TextChoice,
  textName = 'Description',
): Condition | null {
  const required = flagAt(node, codeName);
  return required === null ? null : { required, text: choose(textsOf(node, textName)) || null };
}

/** BT-65, 651 (codes), 64, 729 (percentages), 553/554 texts. */
function subcontractingOf(terms: readonly XmlNode[], choose: TextChoice): Subcontracting | null {
  if (terms.length === 0) return null;
  const codes = terms.flatMap((t) => children(t, 'SubcontractingConditionsCode'));
  const indications = terms.flatMap((t) =>
    all(extension(t), 'TenderSubcontractingRequirements', 'TenderSubcontractingRequirementsCode'),
  );
  const number = (name: string) => basisPointsOf(terms.map((t) => textAt(t, name)).find((t) => t !== null));
  return {
    obligations: codesOfList(codes, 'subcontracting-obligation'),
    indications: codesOfList([...codes, ...indications], 'subcontracting-indication'),
    minBp: number('MinimumPercent'),
    maxBp: number('MaximumPercent'),
    text: terms.map((t) => choose(textsOf(t, 'Description'))).find((t) => t !== '') ?? null,
  };
}

function reservedExecutionOf(execution: readonly XmlNode[]): boolean | null {
  const code = textOf(
    execution
      .map((e) => child(e, 'ExecutionRequirementCode'))
      .find((c) => attribute(c, 'listName') === 'reserved-execution'),
  );
  return code === 'yes' ? true : code === 'no' ? false : null;
}

/** Lists of aims among the additional types of a project: BT-06, 774, 775, 776. */
const AIMS = new Set(['strategic-procurement', 'environmental-impact', 'social-objective', 'innovative-acquisition']);

/** Green, social and innovative procurement. */
function strategicAimsOf(project: XmlNode | undefined): string[] {
  const types = all(project, 'ProcurementAdditionalType', 'ProcurementTypeCode');
  return distinct(types.filter((t) => AIMS.has(attribute(t, 'listName') ?? '')).map(textOf)).filter(
    (c) => c !== 'none',
  );
}
