import { readFileSync } from 'node:fs';

/** Versions of the exchange data model that are written; the newest unless a buyer's service asks for another. */
export const EDM_VERSIONS = ['4.0.0', '4.1.0'] as const;
export type EdmVersion = (typeof EDM_VERSIONS)[number];
export const DEFAULT_EDM: EdmVersion = '4.1.0';

/** Criteria that a file answers, by their codes: exclusion by right, capacities, how the operator takes part. */
export const ANSWERED_CODES = [
  'crime-org',
  'corruption',
  'fraud',
  'terr-offence',
  'finan-laund',
  'human-traffic',
  'tax-pay',
  'socsec-pay',
  'gen-year-to',
  'work-perform',
  'supply-perform',
  'service-perform',
  'year-manpower',
  'eo-group',
  'relied',
  'subco-ent',
] as const;
export type AnsweredCode = (typeof ANSWERED_CODES)[number];

/** A property of a criterion: `kind` CAPTION, REQUIREMENT or QUESTION; `type` from the code list `response-data-type`. */
export type Property = { id: string; kind: string; type: string; text: string };

/** Properties that are asked together; `on` tells whether always, or after a yes or no to the question above. */
export type PropertyGroup = {
  id: string;
  on: 'ON*' | 'ONTRUE' | 'ONFALSE';
  properties: Property[];
  groups: PropertyGroup[];
};

/** A criterion as the model publishes it; `ofLot`: it names the lot for which it is asked. */
export type Criterion = {
  id: string;
  code: string;
  name: string;
  text: string;
  ofLot: boolean;
  groups: PropertyGroup[];
};

let read: Record<EdmVersion, Criterion[]> | null = null;

/** The criteria of a version, in the model's order. */
export function criteriaOf(version: EdmVersion): readonly Criterion[] {
  read ??= JSON.parse(readFileSync(new URL('./data/criteria.json', import.meta.url), 'utf8')) as Record<
    EdmVersion,
    Criterion[]
  >;
  return read[version];
}
