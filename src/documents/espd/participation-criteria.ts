import { type Criterion, group, YES_NO } from './criterion.ts';

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
