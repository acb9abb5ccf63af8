import { formatDay, type Language, labelled } from '../printing/format.ts';
import { printPdf } from '../printing/pdf.ts';
import { invalidField } from '../shared/errors.ts';
import { DEFAULT_LANGUAGE } from '../shared/language.ts';
import { convention } from './convention.ts';
import { dc1 } from './dc1.ts';
import { dc2 } from './dc2.ts';
import { dc4 } from './dc4.ts';
import { printDossier } from './dossier/dossier.ts';
import { espdResponse } from './espd/response.ts';
import { conventionName, dc1Name, dc2Name, dc4Name, dossierName, espdName, splitName } from './file-names.ts';
import { type MissingFact, missingFacts } from './missing-facts.ts';
import { type BidFile, type BidLot, type BidMember, membersOfLot } from './model.ts';
import type { DocumentKind } from './question.ts';
import { splitCsv, splitForm } from './split-form.ts';
import { subcontractor } from './subcontractor.ts';

/** A document as bytes, under a stable name. */
export type RenderedDocument = { fileName: string; mediaType: string; bytes: Uint8Array };

/** Which document: `dc2`, `dc4` and `espd` need a member (by id), `dc2` and `dc4` a lot; the dossier and the split have a language. */
export type DocumentRequest = {
  kind: DocumentKind;
  memberId?: string | undefined;
  lotId?: string | undefined;
  /** Of a DC4: the declared subcontract that it is of, in place of member and lot. */
  subcontractId?: string | undefined;
  language?: Language | undefined;
};

/** A document that the file has, with what it still lacks. */
export type DocumentEntry = {
  kind: DocumentKind;
  fileName: string;
  memberId: string | null;
  lotId: string | null;
  subcontractId: string | null;
  missing: MissingFact[];
};

const PDF = 'application/pdf';
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Members that declare their capacities: everybody but subcontractors that the group does not rely on. */
const declares = (member: BidMember): boolean => member.role !== 'sous_traitant' || member.reliedUpon;

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
    missing: facts.filter(
      (fact) =>
        fact.documents.includes(kind) && (member === null || fact.memberId === null || fact.memberId === member.id),
    ),
  });
  return [
    entry('dc1', dc1Name(), null, null),
    ...file.lots.flatMap((lot) =>
      membersOfLot(file, lot)
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
      return lot === undefined
        ? []
        : [entry('dc4', dc4Name(file, subcontractor(file, one), lot, one), member, lot, one.id)];
    }),
    entry('convention', conventionName(), null, null),
    entry('split', splitName('fr'), null, null),
    ...file.members.map((member) => entry('espd', espdName(file, member), member, null)),
    entry('dossier', dossierName('fr'), null, null),
  ];
}

/**
 * Writes one document. Invalid (`invalid`, field `?member` or `?lot`) when a member or lot is needed and not given, or
 * takes no part.
 */
export async function renderDocument(file: BidFile, request: DocumentRequest): Promise<RenderedDocument> {
  const language = request.language ?? DEFAULT_LANGUAGE;
  switch (request.kind) {
    case 'dc1':
      return { fileName: dc1Name(), mediaType: PDF, bytes: await printPdf(dc1(file)) };
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
    case 'espd': {
      const member = memberOf(file, request.memberId);
      return {
        fileName: espdName(file, member),
        mediaType: 'application/xml',
        bytes: utf8(espdResponse(file, member)),
      };
    }
    case 'dossier':
      return { fileName: dossierName(language), mediaType: PDF, bytes: await printDossier(file, language) };
  }
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

/** The to-do list of missing facts as plain text, French then English; null when nothing is missing. */
export function missingFactsText(file: BidFile): string | null {
  const facts = missingFacts(file);
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
