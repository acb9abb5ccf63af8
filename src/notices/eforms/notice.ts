import { distinct } from '../codes.ts';
import { completed } from '../completeness.ts';
import type { LotGroup, NoticeChange, NoticeKind, ParsedNotice, Texts } from '../notice.ts';
import { languageOf } from '../texts.ts';
import { instantOf } from '../times.ts';
import { all, at, attribute, child, children, descendants, textAt, textOf, type XmlNode } from '../xml/node.ts';
import { countedLots, readXml } from '../xml/reader.ts';
import { earlyAwardsOf } from './early.ts';
import { lotOf, type TextChoice, textChoice } from './lot.ts';
import { buyersOf, organisationsOf } from './organisations.ts';
import { amountAt, classificationOf, codesOfList, extension, textsOf } from './read.ts';
import { awardsOf } from './result.ts';

/** Root elements of eForms notices. */
export const EFORMS_ROOTS: ReadonlySet<string> = new Set([
  'ContractNotice',
  'PriorInformationNotice',
  'ContractAwardNotice',
  'BusinessRegistrationInformationNotice',
]);

/** Parts that no tender needs: review bodies, documents' addresses, people, beneficial owners, e-auction pages. */
const SKIPPED: ReadonlySet<string> = new Set([
  'AppealTerms',
  'PostAwardProcess',
  'AdditionalInformationParty',
  'DocumentProviderParty',
  'TenderRecipientParty',
  'TenderEvaluationParty',
  'CallForTendersDocumentReference',
  'FiscalLegislationDocumentReference',
  'EnvironmentalLegislationDocumentReference',
  'EmploymentLegislationDocumentReference',
  'ProcurementLegislationDocumentReference',
  'StrategicProcurement',
  'Contact',
  'TouchPoint',
  'UltimateBeneficialOwner',
  'AuctionTerms',
  'OpenTenderEvent',
  'AppealRequestsStatistics',
  'ServiceProviderParty',
]);

/** Reads an eForms notice of any SDK version. Only well-formedness and the limits are conditions. */
export function readEforms(text: string, preferred: readonly string[]): ParsedNotice {
  const reading = new Reading(preferred);
  const root = readXml(text, {
    skip: SKIPPED,
    records: new Set(['ProcurementProjectLot', 'NoticeLanguageCode']),
    onRecord: (record) => reading.take(record),
  });
  return reading.noticeOf(root);
}

/** The same from a tree already built, for notices that come as JSON. */
export function eformsOfTree(root: XmlNode, preferred: readonly string[]): ParsedNotice {
  const reading = new Reading(preferred);
  for (const record of children(root, 'NoticeLanguageCode')) reading.take(record);
  for (const record of children(root, 'ProcurementProjectLot')) reading.take(record);
  return reading.noticeOf(root);
}

/** What is known while a notice goes by: its language comes before its lots, in the order that UBL prescribes. */
class Reading {
  readonly #preferred: readonly string[];
  readonly #count = countedLots();
  readonly #lots: ParsedNotice['lots'] = [];
  readonly #groups: XmlNode[] = [];
  #language: string | null = null;

  constructor(preferred: readonly string[]) {
    this.#preferred = preferred;
  }

  get #choose(): TextChoice {
    return textChoice(this.#preferred, this.#language);
  }

  take(record: XmlNode): void {
    if (record.name === 'NoticeLanguageCode') {
      const code = textOf(record);
      this.#language = code === null ? null : languageOf(code);
      return;
    }
    this.#count();
    if (attribute(child(record, 'ID'), 'schemeName') === 'LotsGroup') this.#groups.push(record);
    else this.#lots.push(lotOf(record, this.#choose));
  }

  noticeOf(root: XmlNode): ParsedNotice {
    return noticeOf(root, this.#lots, this.#groups, this.#language, this.#choose);
  }
}

function noticeOf(
  root: XmlNode,
  lots: ParsedNotice['lots'],
  groups: readonly XmlNode[],
  language: string | null,
  choose: TextChoice,
): ParsedNotice {
  const x = extension(root);
  const project = child(root, 'ProcurementProject');
  const terms = child(root, 'TenderingTerms');
  const distribution = child(terms, 'LotDistribution');
  const listed = organisationsOf(x, choose);
  const buyers = buyersOf(root, listed, choose);
  const early = child(x, 'NoticeResult') ? { awards: [], organisations: [] } : earlyAwardsOf(root, choose);
  const organisations = [...listed, ...early.organisations];
  const titles = textsOf(project, 'Name');
  const descriptions = textsOf(project, 'Description');
  const total = child(project, 'RequestedTenderTotal');
  const change = changeOf(x);
  const subtype = textAt(x, 'NoticeSubType', 'SubTypeCode');
  return completed({
    format: 'eforms',
    formatVersion: textAt(root, 'CustomizationID'),
    noticeId: textAt(root, 'ID') ?? '',
    version: textAt(root, 'VersionID') ?? '01',
    procedureId: textAt(root, 'ContractFolderID'),
    publicationId: textAt(x, 'Publication', 'NoticePublicationID'),
    kind: kindOf(root, subtype, change),
    noticeType: textAt(root, 'NoticeTypeCode'),
    subtype,
    language,
    languages: distinct([language, ...all(root, 'AdditionalNoticeLanguage', 'ID').map((e) => languageOf(textOf(e)))]),
    dispatchedAt: instantOf(textAt(root, 'IssueDate'), textAt(root, 'IssueTime')),
    buyer: buyers[0] ?? null,
    buyers,
    title: choose(titles),
    titles,
    description: choose(descriptions),
    descriptions,
    nature: textAt(project, 'ProcurementTypeCode'),
    procedureType: textAt(root, 'TenderingProcess', 'ProcedureCode'),
    legalBasis: textAt(root, 'RegulatoryDomain'),
    ...classificationOf(project),
    estimatedValue: amountAt(child(total, 'EstimatedOverallContractAmount')),
    frameworkMaximum: amountAt(child(extension(total), 'FrameworkMaximumAmount')),
    maxLotsSubmitted: countAt(distribution, 'MaximumLotsSubmittedNumeric'),
    maxLotsAwarded: countAt(distribution, 'MaximumLotsAwardedNumeric'),
    allLotsRequired: textAt(root, 'TenderingProcess', 'PartPresentationCode') === 'all',
    lotGroups: groupsOf(distribution, groups, choose),
    exclusionGrounds: exclusionGroundsOf(terms),
    lots,
    change,
    organisations,
    awards: [...awardsOf(x, choose), ...early.awards],
    previousNotices: distinct([
      ...all(root, 'TenderingProcess', 'NoticeDocumentReference', 'ID').map(textOf),
      ...(change?.noticeId ? [change.noticeId] : []),
    ]),
    warnings: withheldOf(x),
    missing: [],
  });
}

function countAt(node: XmlNode | undefined, name: string): number | null {
  const text = textAt(node, name);
  return text !== null && /^\d{1,6}$/.test(text) ? Number(text) : null;
}

/** BT-330, 1375 with the group's own record (BT-137-LotsGroup) where there is one. */
function groupsOf(distribution: XmlNode | undefined, records: readonly XmlNode[], choose: TextChoice): LotGroup[] {
  const recordOf = new Map(records.map((r) => [textAt(r, 'ID'), r]));
  const listed = children(distribution, 'LotsGroup').map((g) => ({
    externalId: textAt(g, 'LotsGroupID') ?? '',
    lotIds: distinct(all(g, 'ProcurementProjectLotReference', 'ID').map(textOf)),
  }));
  const unlisted = [...recordOf.keys()].filter((id) => !listed.some((g) => g.externalId === id));
  return [...listed, ...unlisted.map((id) => ({ externalId: id ?? '', lotIds: [] }))].map((group) => {
    const record = recordOf.get(group.externalId);
    const lot = record ? lotOf(record, choose) : null;
    return {
      ...group,
      title: lot?.title || null,
      estimatedValue: lot?.estimatedValue ?? null,
      // BT-157 in its two places: the extension, and UBL's own element of the first SDKs.
      frameworkMaximum:
        lot?.frameworkMaximum ??
        amountAt(at(record, 'TenderingProcess', 'FrameworkAgreement', 'EstimatedMaximumValueAmount')),
    };
  });
}

/** BT-67: the codes, or since SDK 1.10 the grounds listed in the notice. */
const exclusionGroundsOf = (terms: XmlNode | undefined): string[] =>
  codesOfList(
    all(terms, 'TendererQualificationRequest', 'SpecificTendererRequirement', 'TendererRequirementTypeCode'),
    'exclusion-ground',
  );

/** BT-758, 140, 762, 141, 13716: which notice version is changed, why, and where. */
function changeOf(x: XmlNode): NoticeChange | null {
  const changes = child(x, 'Changes');
  if (!changes) return null;
  const changed = textAt(changes, 'ChangedNoticeIdentifier');
  const parts = changed === null ? null : /^(.*?)(?:-(\d{2}))?$/.exec(changed);
  return {
    noticeId: parts?.[1] ?? null,
    version: parts?.[2] ?? null,
    reasonCode: textAt(changes, 'ChangeReason', 'ReasonCode'),
    reasons: textsOf(at(changes, 'ChangeReason'), 'ReasonDescription'),
    descriptions: children(changes, 'Change').map((c): Texts => textsOf(c, 'ChangeDescription')),
    sections: distinct(descendants(changes, 'ChangedSectionIdentifier').map(textOf)),
  };
}

/** BT-03 (form type, `@listName`) and the change section decide; the subtype and the root where they are missing. */
function kindOf(root: XmlNode, subtype: string | null, change: NoticeChange | null): NoticeKind {
  const form = attribute(child(root, 'NoticeTypeCode'), 'listName') ?? formOfSubtype(subtype);
  // Results, modifications and ex ante notices are corrected too: they stay what they are.
  const awarded = form === 'result' || form === 'cont-modif' || form === 'completion' || form === 'dir-awa-pre';
  if (change !== null && (!awarded || change.reasonCode === 'cancel'))
    return change.reasonCode === 'cancel' ? 'cancelled' : 'change';
  const kinds: Readonly<Record<string, NoticeKind>> = {
    competition: 'contract',
    planning: 'prior-information',
    consultation: 'prior-information',
    result: 'result',
    'dir-awa-pre': 'direct-award',
    'cont-modif': 'modification',
    completion: 'completion',
    bri: 'registration',
  };
  const rooted: Readonly<Record<string, NoticeKind>> = {
    ContractNotice: 'contract',
    PriorInformationNotice: 'prior-information',
    ContractAwardNotice: 'result',
    BusinessRegistrationInformationNotice: 'registration',
  };
  return kinds[form ?? ''] ?? rooted[root.name] ?? 'contract';
}

/** Form type of the numbered subtypes of the eForms regulation. */
function formOfSubtype(subtype: string | null): string | null {
  const number = Number(subtype);
  if (!Number.isInteger(number) || number < 1) return null;
  if (number <= 9) return 'planning';
  if (number <= 24) return 'competition';
  if (number <= 28) return 'dir-awa-pre';
  return number <= 37 ? 'result' : 'cont-modif';
}

/** BT-195: fields whose publication is put off, each with its reason code. */
function withheldOf(x: XmlNode): ParsedNotice['warnings'] {
  const fields = descendants(x, 'FieldsPrivacy');
  const codes = distinct(fields.map((f) => textAt(f, 'FieldIdentifierCode')));
  return codes.map((code) => {
    const field = fields.find((f) => textAt(f, 'FieldIdentifierCode') === code);
    const until = textAt(field, 'PublicationDate')?.slice(0, 10);
    const why = textAt(field, 'ReasonCode') ?? 'no reason given';
    return {
      code: 'withheld',
      where: code,
      message: until
        ? `The buyer withholds "${code}" until ${until} (${why}).`
        : `The buyer withholds "${code}" (${why}).`,
    };
  });
}
