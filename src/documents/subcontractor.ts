import type { BidFile, BidMember, BidSubcontract } from './model.ts';

/** Who a declared subcontractor is: its member of the file, else a firm of which only name and number are known. */
export const subcontractor = (file: BidFile, subcontract: BidSubcontract): BidMember =>
  file.members.find((member) => member.id === subcontract.memberId) ?? {
    id: subcontract.id,
    name: subcontract.name,
    role: 'sous_traitant',
    principalId: subcontract.principalId,
    reliedUpon: false,
    registrationNumber: subcontract.registrationNumber,
    vatNumber: null,
    legalStatus: null,
    address: null,
    email: null,
    phone: null,
    representative: null,
    sizeClass: null,
    years: [],
    certifications: [],
    references: [],
    means: null,
    insurance: null,
    exclusionDeclaration: null,
    covers: [],
  };
