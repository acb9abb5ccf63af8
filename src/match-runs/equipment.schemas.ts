import { type Static, Type } from 'typebox';
import { EquipmentNeedSchema } from '../shared/equipment.ts';
import { Answer, Day, Described, Nullable, Uuid, Word } from '../shared/schemas.ts';

const Owned = {
  equipmentId: Uuid,
  name: Type.String({ description: 'Its name' }),
  ownerId: Nullable(Type.String({ description: 'The member that owns it; null: the cluster itself' })),
  ownerName: Nullable(Type.String({ description: 'What its owner is called; null: the cluster itself' })),
};

/** What serves one need of a proposed team. */
export const SupplySchema = Answer('ProposedEquipment', {
  needId: { ...Uuid, description: 'What the lot needs' },
  resource: Described(
    Nullable(Answer('SupplyingEquipment', Owned, { description: 'A resource of the pool' })),
    'What serves it',
  ),
  owner: Nullable(
    Word(['team', 'member', 'cluster'], {
      description:
        '`team`: a member of the team owns it; `member`: another member of the cluster, who would lend it; `cluster`: the cluster itself; null: nothing serves it',
    }),
  ),
  explanation: Type.String({ description: 'In words' }),
});
export type SupplyView = Static<typeof SupplySchema>;

/** How the pool serves what a lot needs, whoever bids. */
export const LotEquipmentSchema = Answer(
  'LotEquipment',
  {
    served: Type.Boolean({ description: 'The pool serves everything in the time of the work' }),
    needs: Type.Array(
      Answer('LotEquipmentNeed', {
        need: EquipmentNeedSchema,
        from: Nullable(Type.Unsafe<string>({ ...Day, description: 'First day; null: the days are not known' })),
        to: Nullable(Type.Unsafe<string>({ ...Day, description: 'Last day; null: the days are not known' })),
        status: Word(['free', 'unknown', 'taken', 'missing'], {
          description:
            '`free` in that time; `unknown`: something fits, the days are not known; `taken`: all that fits is; `missing`: nothing fits',
        }),
        resource: Described(
          Nullable(Answer('LotEquipmentResource', Owned, { description: 'A resource of the pool' })),
          'What serves it, would be free first, or comes nearest',
        ),
        freeFrom: Nullable(Type.String({ description: 'Of what is taken: from which instant on it is free as long' })),
        explanation: Type.String({ description: 'In words, with what would help' }),
      }),
      { description: 'What the lot needs' },
    ),
  },
  { description: 'Equipment that the lot needs, as the pool of the cluster was when the run answered' },
);
export type LotEquipmentView = Static<typeof LotEquipmentSchema>;
