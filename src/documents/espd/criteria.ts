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

const group = (path: string, on: PropertyGroup['on'], properties: Property[], groups: PropertyGroup[] = []) => ({
  path,
  on,
  properties,
  groups,
});

const YES_NO = (path: string): Property => ({ path, text: 'Your answer', type: 'INDICATOR' });

const exclusion = (number: number, code: string, id: string, name: string, text: string): Criterion => ({
  id,
  code,
  tag: `C${number}_EG_${code}`,
  name,
  text,
  groups: [group('QG1', 'ON*', [YES_NO('QG1/Q1')])],
});

const CONVICTION =
  'Has the economic operator or a person of its administrative, management or supervisory body been convicted by final judgment for';

/** Article 57(1) and (2) of directive 2014/24/EU, the grounds that exclude by right (L2141-1 to -3 in France). */
export const EXCLUSION_CRITERIA: readonly Criterion[] = [
  exclusion(
    1,
    'crime-org',
    '005eb9ed-1347-4ca3-bb29-9bc0db64e1ab',
    'Participation in a criminal organisation',
    `${CONVICTION} participation in a criminal organisation?`,
  ),
  exclusion(2, 'corruption', 'c27b7c4e-c837-4529-b867-ed55ce639db5', 'Corruption', `${CONVICTION} corruption?`),
  exclusion(3, 'fraud', '297d2323-3ede-424e-94bc-a91561e6f320', 'Fraud', `${CONVICTION} fraud?`),
  exclusion(
    4,
    'terr-offence',
    'd486fb70-86b3-4e75-97f2-0d71b5697c7d',
    'Terrorist offences',
    `${CONVICTION} terrorist offences?`,
  ),
  exclusion(
    5,
    'finan-laund',
    '47112079-6fec-47a3-988f-e561668c3aef',
    'Money laundering or terrorist financing',
    `${CONVICTION} money laundering or terrorist financing?`,
  ),
  exclusion(
    6,
    'human-traffic',
    'd789d01a-fe03-4ccd-9898-73f9cfa080d1',
    'Child labour and human trafficking',
    `${CONVICTION} child labour or trafficking in human beings?`,
  ),
  exclusion(
    7,
    'tax-pay',
    'b61bbeb7-690e-4a40-bc68-d6d4ecfaa3d4',
    'Payment of taxes',
    'Has the economic operator breached its obligations relating to the payment of taxes?',
  ),
  exclusion(
    8,
    'socsec-pay',
    '7d85e333-bbab-49c0-be8d-c36d71a72f5e',
    'Payment of social security',
    'Has the economic operator breached its obligations relating to the payment of social security contributions?',
  ),
];

/** Yearly turnover of article 58(3): period and amount for each closed year. */
export const TURNOVER: Criterion = {
  id: '499efc97-2ac1-4af2-9e84-323c2ca67747',
  code: 'gen-year-to',
  tag: 'C29_SC_gen-year-to',
  name: 'General yearly turnover',
  text: 'The general yearly turnover for the number of financial years required is as follows:',
  groups: [
    group(
      'RG1',
      'ON*',
      [],
      [
        group(
          'RG1/RSG1',
          'ON*',
          [],
          [
            group('RG1/RSG1/QSG2', 'ON*', [
              { path: 'RG1/RSG1/QSG2/Q1', text: 'Start date; End date', type: 'PERIOD' },
              { path: 'RG1/RSG1/QSG2/Q2', text: 'Amount', type: 'AMOUNT' },
            ]),
          ],
        ),
      ],
    ),
  ],
};

/** Mean yearly headcount, Annex XII part II (h). */
export const MANPOWER: Criterion = {
  id: '1f49b3f0-d50f-43f6-8b30-4bafab108b9b',
  code: 'year-manpower',
  tag: 'C50_SC_year-manpower',
  name: 'Average annual manpower',
  text: 'The average annual manpower for the last three years was as follows:',
  groups: [
    group(
      'RG1',
      'ON*',
      [],
      [
        group(
          'RG1/RSG1',
          'ON*',
          [],
          [
            group('RG1/RSG1/QSG2', 'ON*', [
              { path: 'RG1/RSG1/QSG2/Q1', text: 'Start date; End date', type: 'PERIOD' },
              { path: 'RG1/RSG1/QSG2/Q2', text: 'Number', type: 'QUANTITY_INTEGER' },
            ]),
          ],
        ),
      ],
    ),
  ],
};

/** References, Annex XII part II (a). */
export const REFERENCES: Criterion = {
  id: 'cdd3bb3e-34a5-43d5-b668-2aab86a73822',
  code: 'work-perform',
  tag: 'C37_SC_work-perform',
  name: 'Performance of works of the specified type',
  text: 'During the reference period, the economic operator has performed the following works of the specified type:',
  groups: [
    group(
      'RG1',
      'ON*',
      [],
      [
        group(
          'RG1/RSG1',
          'ON*',
          [],
          [
            group(
              'RG1/RSG1/QSG1',
              'ON*',
              [],
              [
                group(
                  'RG1/RSG1/QSG1/QSG1',
                  'ON*',
                  [
                    { path: 'RG1/RSG1/QSG1/QSG1/Q1', text: 'Reference description', type: 'DESCRIPTION' },
                    { path: 'RG1/RSG1/QSG1/QSG1/Q2', text: 'Total amount', type: 'AMOUNT' },
                    { path: 'RG1/RSG1/QSG1/QSG1/Q5', text: 'Period (Start and End dates)', type: 'PERIOD' },
                  ],
                  [
                    group('RG1/RSG1/QSG1/QSG1/QSG1', 'ON*', [
                      { path: 'RG1/RSG1/QSG1/QSG1/QSG1/Q1', text: 'Recipient name', type: 'DESCRIPTION' },
                    ]),
                  ],
                ),
              ],
            ),
          ],
        ),
      ],
    ),
  ],
};

/** Part II A: the group that the operator takes part in. Mandatory for a group's leader. */
export const GROUP_DATA: Criterion = {
  id: 'C59_OT_eo-group',
  code: 'eo-group',
  tag: 'C59_OT_eo-group',
  name: 'Economic Operator together with others',
  text: 'Is the economic operator participating in the procurement procedure together with others?',
  groups: [
    group(
      'QG1',
      'ON*',
      [YES_NO('QG1/Q1')],
      [
        group('QG1/QSG1', 'ONTRUE', [
          { path: 'QG1/QSG1/Q1', text: 'Role of the economic operator in the group', type: 'CODE' },
          { path: 'QG1/QSG1/Q2', text: 'The other economic operators participating together', type: 'DESCRIPTION' },
          { path: 'QG1/QSG1/Q3', text: 'Name of the participating group', type: 'DESCRIPTION' },
        ]),
      ],
    ),
  ],
};

const otherEntities = (tag: string, code: string, name: string, text: string, idText: string): Criterion => ({
  id: tag,
  code,
  tag,
  name,
  text,
  groups: [
    group(
      'QG1',
      'ON*',
      [YES_NO('QG1/Q1')],
      [
        group('QG1/QSG1', 'ONTRUE', [
          { path: 'QG1/QSG1/Q1', text: 'Name of the entity', type: 'DESCRIPTION' },
          { path: 'QG1/QSG1/Q2', text: idText, type: 'ECONOMIC_OPERATOR_IDENTIFIER' },
        ]),
      ],
    ),
  ],
});

/** Part II C and D: operators relied upon, and subcontractors that are not. */
export const RELIED_UPON = otherEntities(
  'C60_OT_relied',
  'relied',
  'Relied on entities',
  'Does the economic operator rely on the capacities of other entities?',
  'ID of the entity',
);
export const SUBCONTRACTORS = otherEntities(
  'C61_OT_subco-ent',
  'subco-ent',
  'Not relied on entities',
  'Does the economic operator intend to subcontract any share of the contract to third parties?',
  'ID of the subcontractor',
);
