import { type Static, Type } from 'typebox';
import {
  Cents,
  Day,
  listQuery,
  Named,
  Nullable,
  pageOf,
  ShortText,
  Strict,
  Uuid,
  Word,
  Year,
} from '../shared/schemas.ts';
import { INITIATIVE_KINDS } from './table.ts';

const facts = {
  title: ShortText,
  kind: Word(INITIATIVE_KINDS, { title: 'InitiativeKind' }),
  from: { ...Day, description: 'First day' },
  international: Type.Boolean({ description: 'With a partner in another country' }),
  intercluster: Type.Boolean({ description: 'With another cluster' }),
};
const to = { ...Nullable(Day), description: 'Last day; null: it lasts' };
const memberIds = Type.Array(Uuid, { maxItems: 1_000, description: 'Members of the cluster that take part' });

export const InitiativeSchema = Named(
  'Initiative',
  { id: Uuid, clusterId: Uuid, ...facts, to, memberIds },
  { description: 'What members do together beside bids: an innovation project, a mission, common buying' },
);
export type InitiativeView = Static<typeof InitiativeSchema>;
export const InitiativePage = pageOf(InitiativeSchema);
export const InitiativeQuery = listQuery({});
export const NewInitiative = Named('InitiativeInput', {
  ...facts,
  international: Type.Optional({ ...facts.international, description: 'False unless given' }),
  intercluster: Type.Optional({ ...facts.intercluster, description: 'False unless given' }),
  to: Type.Optional(to),
  memberIds,
});
export type InitiativeInput = Static<typeof NewInitiative>;
export const InitiativeParams = Strict({ id: Uuid, initiativeId: Uuid });

export const ClusterYearSchema = Named(
  'ClusterYear',
  { clusterId: Uuid, year: Year, investmentCents: { ...Cents, description: 'What the members invested in the year' } },
  { description: 'What a coordinator knows of a year and the data does not' },
);
export type ClusterYearView = Static<typeof ClusterYearSchema>;
export const ClusterYears = Named('ClusterYears', { items: Type.Array(ClusterYearSchema) });
export const ClusterYearInput = Named('ClusterYearInput', {
  investmentCents: { ...Cents, description: 'What the members invested in the year' },
});
export const ClusterYearParams = Strict({ id: Uuid, year: Year });
