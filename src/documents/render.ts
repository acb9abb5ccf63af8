import { formatDay, type Language, labelled } from '../printing/format.ts';
import { printPdf } from '../printing/pdf.ts';
import { DomainError, invalidField } from '../shared/errors.ts';
import { DEFAULT_LANGUAGE } from '../shared/language.ts';
import { attri1 } from './attri1.ts';
import { commitment } from './commitment.ts';
import { convention } from './convention.ts';
import { dc1 } from './dc1.ts';
import { dc2 } from './dc2.ts';
import { dc4 } from './dc4.ts';
import { printDossier } from './dossier/dossier.ts';
import { DEFAULT_EDM, type EdmVersion } from './espd/criterion.ts';
import { espdResponse } from './espd/response.ts';
import {
  attri1Name,
  commitmentName,
  conventionName,
  dc1Name,
  dc2Name,
  dc4Name,
  dossierName,
  espdName,
  lenderEspdName,
  offerName,
  splitName,
} from './file-names.ts';
import { commitmentsOf, type DocumentEntry, equipmentLender, lenderEspds } from './lender-papers.ts';
import { candidaciesOf, everybodyOfLot } from './lot-groups.ts';
import { firmFacts, type MissingFact, missingFacts } from './missing-facts.ts';
import { type BidFile, type BidLot, type BidMember, isGroup, membersOfLot } from './model.ts';
import { offerLetter } from './offer-letter.ts';
import { lender, operatorsOfLot, subcontractor } from './outside-firms.ts';
import { type DocumentKind, kindsOf } from './question.ts';
import { splitCsv, splitForm } from './split-form.ts';

/** A document as bytes, under a stable name. */
export type RenderedDocument = { fileName: string; mediaType: string; bytes: Uint8Array };
export type { DocumentEntry };

/**
 * Which document: `dc2`, `dc4` and `espd` need a member (by id) and a lot (an `espd` a lender in place of the member, as a `commitment` does), `attri1` a lot, and `dc1` where lots are answered by
 * different members or under different mandataires; the dossier, the split and the letter of offer have a language.
 */
export type DocumentRequest = {
  kind: DocumentKind;
  memberId?: string | undefined;
  lotId?: string | undefined;
  /** Of a DC4: the declared subcontract that it is of, in place of member and lot. */
  subcontractId?: string | undefined;
  /** Of an ESPD: the operator that lends its capacities, by its place in the group's list, in place of a member. */
  operator?: number | undefined;
  language?: Language | undefined;
  /** Of an ESPD: the version of the exchange data model that the buyer's service reads. */
  edm?: EdmVersion | undefined;
};

const PDF = 'application/pdf';
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Members that declare their capacities: everybody but subcontractors that the group does not rely on. */
const declares = (member: BidMember): boolean => member.role !== 'sous_traitant' || member.reliedUpon;

/** Papers that a firm has of its own, outside the group too. */
const FIRM_KINDS: readonly DocumentKind[] = ['espd', 'dc4'];

/** Every document of the file, in the order in which they are filed. */
export function documentsOf(file: BidFile): DocumentEntry[] {
  const facts = missingFacts(file);
  const entry = (
    kind: DocumentKind,
    fileName: string,
    member: BidMember | null,
    lot: BidLot | null,
    subcontractId: string | null = null,
  ): DocumentEntry => ({
    kind,
    fileName,
    memberId: member?.id ?? null,
    lotId: lot?.id ?? null,
    subcontractId,
    operator: null,
    missing: facts.filter(
      (fact) =>
        fact.documents.includes(kind) && (member === null || fact.memberId === null || fact.memberId === member.id),
    ),
  });
  const candidacies = candidaciesOf(file);
  const entries = [
    ...candidacies.map(({ lots: [first] }) => {
      const lot = candidacies.length > 1 ? (first ?? null) : null;
      return entry('dc1', dc1Name(lot), null, lot);
    }),
    ...file.lots.flatMap((lot) =>
      everybodyOfLot(file, lot)
        .filter(declares)
        .map((member) => entry('dc2', dc2Name(file, member, lot), member, lot)),
    ),
    ...file.lots.flatMap((lot) =>
      membersOfLot(file, lot)
        .filter((member) => member.role === 'sous_traitant' && !isDeclared(file, member, lot))
        .map((member) => entry('dc4', dc4Name(file, member, lot, null), member, lot)),
    ),
    ...(file.subcontracts ?? []).flatMap((one) => {
      const lot = file.lots.find(({ id }) => id === one.lotId);
      const member = file.members.find(({ id }) => id === one.memberId) ?? null;
      if (lot === undefined) return [];
      const firm = subcontractor(file, one);
      const paper = entry('dc4', dc4Name(file, firm, lot, one), member, lot, one.id);
      return [{ ...paper, missing: firmFacts(file, firm, 'dc4') }];
    }),
    ...file.lots.flatMap((lot) =>
      everybodyOfLot(file, lot).map((member) => entry('espd', espdName(file, member, lot), member, lot)),
    ),
    ...lenderEspds(file),
    ...commitmentsOf(file),
    ...file.lots.map((lot) => entry('attri1', attri1Name(lot), null, lot)),
    entry('offer', offerName('fr'), null, null),
    ...(isGroup(file) ? [entry('convention', conventionName(), null, null)] : []),
    entry('split', splitName('fr'), null, null),
    entry('dossier', dossierName('fr'), null, null),
  ];
  const fitting = kindsOf(file);
  return entries.filter(({ kind, operator }) => fitting.includes(kind) || operator !== null);
}

/**
 * Writes one document.
 * @throws DomainError `invalid`, field `?member` or `?lot`, when a member or lot is needed and not given, or takes no part;
 * `conflict` (`paper_does_not_fit`) for a form of French public procurement where the buyer is under another law
 */
export async function renderDocument(file: BidFile, request: DocumentRequest): Promise<RenderedDocument> {
  const language = request.language ?? DEFAULT_LANGUAGE;
  assertFits(file, request.kind);
  switch (request.kind) {
    case 'dc1': {
      const candidacies = candidaciesOf(file);
      const lot = candidacies.length > 1 ? lotOf(file, request.lotId) : null;
      const candidacy = candidacies.find(({ lots }) => lot === null || lots.includes(lot))!;
      return { fileName: dc1Name(lot), mediaType: PDF, bytes: await printPdf(dc1(file, candidacy)) };
    }
    case 'attri1': {
      const lot = lotOf(file, request.lotId);
      return { fileName: attri1Name(lot), mediaType: PDF, bytes: await printPdf(attri1(file, lot)) };
    }
    case 'offer':
      return { fileName: offerName(language), mediaType: PDF, bytes: await printPdf(offerLetter(file, language)) };
    case 'dc2': {
      const member = memberOf(file, request.memberId);
      const lot = lotOf(file, request.lotId);
      return { fileName: dc2Name(file, member, lot), mediaType: PDF, bytes: await printPdf(dc2(file, member, lot)) };
    }
    case 'dc4': {
      const { member, lot, subcontract } = subcontractOf(file, request);
      return {
        fileName: dc4Name(file, member, lot, subcontract),
        mediaType: PDF,
        bytes: await printPdf(dc4(file, member, lot, subcontract)),
      };
    }
    case 'convention':
      return { fileName: conventionName(), mediaType: DOCX, bytes: await convention(file) };
    case 'split':
      return { fileName: splitName(language), mediaType: PDF, bytes: await printPdf(splitForm(file, language)) };
    case 'commitment': {
      const operator = equipmentLender(file, request.operator);
      const bytes = await printPdf(commitment(file, operator));
      return { fileName: commitmentName(operator), mediaType: PDF, bytes };
    }
    case 'espd': {
      const { firm, lot, fileName } = espdOf(file, request);
      const bytes = utf8(espdResponse(file, firm, lot, request.edm ?? DEFAULT_EDM));
      return { fileName, mediaType: 'application/xml', bytes };
    }
    case 'dossier':
      return { fileName: dossierName(language), mediaType: PDF, bytes: await printDossier(file, language) };
  }
}

/** Whose ESPD is wanted: a member's of the lot, or that of an operator that lends to it. */
function espdOf(file: BidFile, request: DocumentRequest): { firm: BidMember; lot: BidLot; fileName: string } {
  if (request.operator !== undefined) {
    const lot = lotOf(file, request.lotId);
    const operator = operatorsOfLot(file, lot).find(({ place }) => place === request.operator);
    if (operator === undefined) throw invalidField('?operator', 'is not an operator on which this lot relies');
    return { firm: lender(operator), lot, fileName: lenderEspdName(operator, lot) };
  }
  const firm = memberOf(file, request.memberId);
  const lot = lotOf(file, request.lotId);
  if (!everybodyOfLot(file, lot).includes(firm)) throw invalidField('?member', 'has no part of this lot');
  return { firm, lot, fileName: espdName(file, firm, lot) };
}

/** A paper of another law is not written; which of DC2 and ESPD goes into the file is the group's choice, and both can be read. */
function assertFits(file: BidFile, kind: DocumentKind): void {
  const both = (['dc', 'espd'] as const).flatMap((candidature) => kindsOf({ law: file.law, candidature }));
  if (both.includes(kind)) return;
  throw new DomainError('conflict', 'paper_does_not_fit', `A buyer under this law gets no paper of the kind ${kind}.`, {
    details: { law: file.law, allowed: [...new Set(both)] },
  });
}

/** Whether the subcontractor's work of the lot was declared: its paper is then made of that. */
const isDeclared = (file: BidFile, member: BidMember, lot: BidLot): boolean =>
  (file.subcontracts ?? []).some((one) => one.memberId === member.id && one.lotId === lot.id);

/** Whose DC4 is wanted: a declared subcontract, else a subcontractor of the group as its seat has it. */
function subcontractOf(file: BidFile, request: DocumentRequest) {
  const declared = file.subcontracts ?? [];
  if (request.subcontractId !== undefined) {
    const subcontract = declared.find(({ id }) => id === request.subcontractId);
    if (subcontract === undefined) throw invalidField('?subcontract', 'is not a subcontract of this group in force');
    const lot = lotOf(file, subcontract.lotId);
    return { member: subcontractor(file, subcontract), lot, subcontract };
  }
  const member = memberOf(file, request.memberId);
  if (member.role !== 'sous_traitant') throw invalidField('?member', 'is not a subcontractor of this group');
  const lot = lotOf(file, request.lotId);
  const subcontract = declared.find((one) => one.memberId === member.id && one.lotId === lot.id) ?? null;
  return { member, lot, subcontract };
}

/** The split as a spreadsheet file, part of the package. */
export const splitSpreadsheet = (file: BidFile): Uint8Array => utf8(splitCsv(file));

/** What is to be had of firms outside the group for their papers: lenders, and declared subcontractors. */
function outsideFacts(file: BidFile): MissingFact[] {
  const entries = documentsOf(file).filter(({ kind, memberId }) => memberId === null && FIRM_KINDS.includes(kind));
  const own = entries.flatMap(({ missing }) => missing.filter(({ memberName }) => memberName !== file.group.name));
  return [...new Map(own.map((fact) => [`${fact.memberName} ${fact.field}`, fact])).values()];
}

/** The to-do list of missing facts as plain text, French then English; null when nothing is missing. */
export function missingFactsText(file: BidFile): string | null {
  const facts = [...missingFacts(file), ...outsideFacts(file)];
  if (facts.length === 0) return null;
  const lines = (language: Language) =>
    facts.map((fact) => {
      const due = fact.dueOn === null ? '' : ` (${formatDay(fact.dueOn, language)})`;
      return `- [ ] ${labelled(fact.memberName, fact.question[language], language)}${due}`;
    });
  return `Faits à compléter\n\n${lines('fr').join('\n')}\n\nFacts to be completed\n\n${lines('en').join('\n')}\n`;
}

function memberOf(file: BidFile, id: string | undefined): BidMember {
  const member = file.members.find((candidate) => candidate.id === id);
  if (member !== undefined) return member;
  throw invalidField('?member', `is needed for this document; one of: ${file.members.map((m) => m.id).join(', ')}`);
}

function lotOf(file: BidFile, id: string | undefined): BidLot {
  const lot =
    file.lots.find((candidate) => candidate.id === id) ??
    (id === undefined && file.lots.length === 1 ? file.lots[0] : undefined);
  if (lot !== undefined) return lot;
  throw invalidField('?lot', `is needed for this document; one of: ${file.lots.map((l) => l.id).join(', ')}`);
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
