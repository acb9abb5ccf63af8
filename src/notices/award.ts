import type { Amount, Texts } from './notice.ts';

/** An organisation of a notice. Contacts (people, mail, telephone) are not read: no personal data is kept. */
export type ParsedOrganisation = {
  /** The notice's own key, `ORG-0001`. */
  id: string;
  name: string;
  names: Texts;
  /** Registration numbers as published, without spaces (SIRET, SIREN, VAT…). */
  ids: string[];
  country: string | null;
  nuts: string | null;
  city: string | null;
  /** `micro`, `small`, `medium`, `large`, `sme`, or null. */
  size: string | null;
  /** A natural person: the name is not kept. */
  person: boolean;
};

/** Its part in the winning side; `unlabelled` where the source doesn't say who leads. */
export type PartyRole = 'sole' | 'lead' | 'member' | 'unlabelled' | 'subcontractor';

/** One seat in a tendering party: the organisation's key in the notice and its role. */
export type PartySeat = { organisationId: string; role: PartyRole };

/** One tender for a lot and, when it won, the award. Amounts null where the notice withholds them. */
export type ParsedAward = {
  /** The tender's key (`TEN-0001`), or the award's number. */
  externalId: string;
  /** The lot or group of lots. */
  lotId: string;
  won: boolean;
  rank: number | null;
  value: Amount | null;
  title: string | null;
  partyName: string | null;
  seats: PartySeat[];
  contractDate: string | null;
  tendersReceived: number | null;
  subcontractedValue: Amount | null;
  subcontractedBp: number | null;
};
