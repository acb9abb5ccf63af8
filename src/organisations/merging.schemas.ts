import { type Static, Type } from 'typebox';
import { Answer, Named, Nullable, Strict, Uuid, Word } from '../shared/schemas.ts';
import { MERGE_KINDS } from './merging.domain.ts';

export const MergeInput = Named(
  'OrganisationMergeInput',
  {
    into: Type.String({ format: 'uuid', description: 'The row that stays' }),
    dryRun: Type.Optional(
      Type.Boolean({
        description: 'Tell what would move and what stands against it, and do nothing; false unless given',
      }),
    ),
  },
  { examples: [{ into: '01890a5d-ac96-774b-bcce-b302099a8057', dryRun: true }] },
);

const MergeCount = Named('MergeCount', {
  kind: Word(MERGE_KINDS, { description: 'What it is' }),
  count: Type.Integer({ description: 'How many' }),
});

export const MergeResult = Answer('OrganisationMerge', {
  id: Nullable(Type.String({ format: 'uuid', description: 'Its id, to undo it with; null for a dry run' })),
  from: Named(
    'MergedOrganisation',
    { id: Uuid, name: Type.String({ description: 'Its name' }) },
    { description: 'The row that goes' },
  ),
  into: Named(
    'KeptOrganisation',
    { id: Uuid, name: Type.String({ description: 'Its name' }) },
    { description: 'The row that stays' },
  ),
  moved: Type.Array(MergeCount, { description: 'What is the other’s from now on' }),
  dropped: Type.Array(MergeCount, { description: 'What both had: the row that stays keeps its own' }),
  filled: Type.Array(Type.String(), { description: 'Fields that the row that stays had not, and takes' }),
  conflicts: Type.Array(MergeCount, {
    description: 'What cannot be of one company: nothing is merged while there is any',
  }),
  undoUntil: Nullable(
    Type.String({ format: 'date-time', description: 'It can be undone until then, while the row stays as it is' }),
  ),
});
export type MergeView = Static<typeof MergeResult>;

export const MergeList = Answer('OrganisationMergeList', {
  items: Type.Array(
    Named('PastMerge', {
      id: Uuid,
      fromName: Type.String({ description: 'Name of the row that went' }),
      mergedAt: Type.String({ format: 'date-time', description: 'When it was merged' }),
      undoneAt: Nullable(Type.String({ format: 'date-time', description: 'When it was undone; null: it stands' })),
      undoUntil: Nullable(
        Type.String({ format: 'date-time', description: 'It can be undone until then; null: no more' }),
      ),
    }),
  ),
});
export type MergeListView = Static<typeof MergeList>;
export const MergeParams = Strict({
  id: Uuid,
  mergeId: Type.String({ format: 'uuid', description: 'The merger' }),
});
