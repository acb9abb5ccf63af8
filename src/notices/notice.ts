import type { ParsedAward, ParsedOrganisation } from './award.ts';
import type { Correction } from './corrections/correction.ts';
import type { JsonObject } from './json/value.ts';
import type { ParsedLot } from './lot.ts';

/** The families of notices that are read, recognised by content. */
export type NoticeFormat = 'eforms' | 'ted-export' | 'ocds' | 'boamp' | 'decp';

/**
 * What the notice does. `contract` calls for tenders or requests to participate (competition, also a prior
 * information or a qualification system used as a call); `prior-information` announces; `change` and `cancelled`
 * act on another notice; `result` awards; `direct-award` is voluntary ex ante transparency; `modification` and
 * `completion` follow a contract; `registration` is a company's notice (X01, X02) without procurement.
 */
export type NoticeKind =
  | 'contract'
  | 'prior-information'
  | 'change'
  | 'cancelled'
  | 'result'
  | 'direct-award'
  | 'modification'
  | 'completion'
  | 'registration';

/** Kinds after which there is nothing left to bid for. */
const AWARDED: ReadonlySet<unknown> = new Set<NoticeKind>(['result', 'direct-award', 'modification', 'completion']);

/** Whether a notice of that kind tells of an award, or of what came after one. */
export const isAwarded = (kind: unknown): boolean => AWARDED.has(kind);

/** A text in every language it was published in: ISO 639-1 code, `und` where the notice doesn't say. */
export type Texts = Readonly<Record<string, string>>;

/** An amount exactly as published, in hundredths of its own currency (ISO 4217); never converted. */
export type Amount = { amountCents: number; currency: string };

/** Something of the notice that was read with a doubt. `where` is a lot id, or the notice's own field. */
export type Warning = { code: string; where: string; message: string };

/** Something that a tender needs and the notice doesn't have. `field` is the name in ParsedNotice or ParsedLot. */
export type Missing = { field: string; where: string; message: string };

/** The buyer, by the first buying organisation of the notice. `ids` are registration numbers (SIRET in France). */
export type ParsedBuyer = { name: string; private: boolean | null; country: string | null; ids: string[] };

/** A group of lots that can be bid for together (BT-330, BT-1375). */
export type LotGroup = {
  externalId: string;
  title: string | null;
  lotIds: string[];
  estimatedValue: Amount | null;
  frameworkMaximum: Amount | null;
};

/** What a change or cancellation acts on and why. */
export type NoticeChange = {
  noticeId: string | null;
  version: string | null;
  reasonCode: string | null;
  reasons: Texts;
  descriptions: Texts[];
  sections: string[];
};

/** One notice, whatever it came from: codes as published, amounts in cents, times in UTC. */
export type ParsedNotice = {
  format: NoticeFormat;
  /** The schema's own version (`eforms-sdk-1.10`, `R2.0.9.S03.E01`, OCDS `1.1`). */
  formatVersion: string | null;
  noticeId: string;
  version: string;
  /** Identifier of the procedure that every notice of it shares (BT-04, ocid), where there is one. */
  procedureId: string | null;
  publicationId: string | null;
  kind: NoticeKind;
  /** The source's own type: `cn-standard`, `F02_2014`, `tender`… */
  noticeType: string | null;
  subtype: string | null;
  language: string | null;
  languages: string[];
  /** When it was sent, UTC ISO, or the date alone where no time is given. */
  dispatchedAt: string | null;
  buyer: ParsedBuyer | null;
  buyers: ParsedBuyer[];
  title: string;
  titles: Texts;
  description: string;
  descriptions: Texts;
  nature: string | null;
  procedureType: string | null;
  legalBasis: string | null;
  cpvMain: string | null;
  cpvAdditional: string[];
  nuts: string[];
  country: string | null;
  estimatedValue: Amount | null;
  frameworkMaximum: Amount | null;
  maxLotsSubmitted: number | null;
  maxLotsAwarded: number | null;
  allLotsRequired: boolean;
  lotGroups: LotGroup[];
  exclusionGrounds: string[];
  lots: ParsedLot[];
  change: NoticeChange | null;
  /** There when the notice tells only what it changes of another: it has no lots then, and all that it doesn't name stays. */
  correction?: Correction;
  /** The OCDS release as published: the state of its process is the merge of all of them. */
  release?: JsonObject;
  organisations: ParsedOrganisation[];
  awards: ParsedAward[];
  /** Notices that this one refers to (publication numbers or notice ids). */
  previousNotices: string[];
  warnings: Warning[];
  missing: Missing[];
};

/** How the reader is asked to read: the content type sent with the bytes and the languages to choose texts in. */
export type ReadingHint = { contentType?: string; languages?: readonly string[] };
