/** How the answer to a property is given (code list `response-data-type`). */
export type AnswerType =
  | 'INDICATOR'
  | 'DESCRIPTION'
  | 'AMOUNT'
  | 'PERIOD'
  | 'CODE'
  | 'QUANTITY_INTEGER'
  | 'ECONOMIC_OPERATOR_IDENTIFIER';

/** A question of a criterion; the group `on` tells when it is asked. `path` is the identifier within the criterion. */
export type Property = { path: string; text: string; type: AnswerType };
export type PropertyGroup = {
  path: string;
  on: 'ON*' | 'ONTRUE' | 'ONFALSE';
  properties: Property[];
  groups: PropertyGroup[];
};

/** A criterion of ESPD-EDM 4.0.0: identifier, code, tag that its properties' identifiers start with, and questions. */
export type Criterion = { id: string; code: string; tag: string; name: string; text: string; groups: PropertyGroup[] };

/** A group of questions; `on` tells whether it is asked always or after a yes or no. */
export const group = (path: string, on: PropertyGroup['on'], properties: Property[], groups: PropertyGroup[] = []) => ({
  path,
  on,
  properties,
  groups,
});

/** The question that opens most criteria. */
export const YES_NO = (path: string): Property => ({ path, text: 'Your answer', type: 'INDICATOR' });
