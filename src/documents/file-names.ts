import type { Language } from '../printing/format.ts';
import { foldText } from '../shared/text.ts';
import type { BidFile, BidLot, BidMember, BidOperator, BidSubcontract } from './model.ts';

/** Letters of a name that go into a file name. */
const LONGEST_PART = 40;

/** A name in plain letters, digits and dashes: what every platform for tenders accepts. */
export const fileNamePart = (name: string): string =>
  foldText(name)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_PART)
    .replace(/^-+|-+$/g, '') || 'sans-nom';

/** Members are numbered in the order of the file, so that two members of one name keep two files. */
const numbered = (file: BidFile, member: BidMember): string =>
  `${String(file.members.indexOf(member) + 1).padStart(2, '0')}-${fileNamePart(member.name)}`;

/** Of the group, or of the candidacy of a lot and its like where lots differ. */
export const dc1Name = (lot: BidLot | null): string =>
  lot === null ? 'DC1-groupement.pdf' : `DC1-${fileNamePart(lot.externalId)}.pdf`;
export const attri1Name = (lot: BidLot): string => `ATTRI1-${fileNamePart(lot.externalId)}.pdf`;
export const offerName = (language: Language): string =>
  language === 'fr' ? 'lettre-d-offre.pdf' : 'letter-of-offer.pdf';
export const dc2Name = (file: BidFile, member: BidMember, lot: BidLot): string =>
  `DC2-${fileNamePart(lot.externalId)}-${numbered(file, member)}.pdf`;
export const dc4Name = (file: BidFile, member: BidMember, lot: BidLot, subcontract: BidSubcontract | null): string => {
  const nth = subcontract === null ? 0 : (file.subcontracts ?? []).indexOf(subcontract) + 1;
  const whose =
    subcontract === null ? numbered(file, member) : `S${String(nth).padStart(2, '0')}-${fileNamePart(member.name)}`;
  return `DC4-${fileNamePart(lot.externalId)}-${whose}.pdf`;
};
export const conventionName = (): string => 'convention-de-groupement.docx';
export const splitName = (language: Language): string => (language === 'fr' ? 'repartition.pdf' : 'split.pdf');
export const splitCsvName = (): string => 'repartition.csv';
export const espdName = (file: BidFile, member: BidMember, lot: BidLot): string =>
  `DUME-${fileNamePart(lot.externalId)}-${numbered(file, member)}.xml`;
/** Of an operator that lends its capacities and is no member. */
export const lenderEspdName = (operator: BidOperator, lot: BidLot): string =>
  `DUME-${fileNamePart(lot.externalId)}-O${String(operator.place).padStart(2, '0')}-${fileNamePart(operator.name)}.xml`;
/** The written commitment of an operator that lends equipment. */
export const commitmentName = (operator: BidOperator): string =>
  `engagement-O${String(operator.place).padStart(2, '0')}-${fileNamePart(operator.name)}.pdf`;
export const dossierName = (language: Language): string => `dossier-${language}.pdf`;
export const todoName = (): string => 'A-COMPLETER.txt';
export const packageName = (file: BidFile): string =>
  `dossier-${fileNamePart(file.tender.reference ?? file.tender.title)}.zip`;
