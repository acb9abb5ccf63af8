import { type Static, Type } from 'typebox';
import { EquipmentNeedSchema } from '../shared/equipment.ts';
import { Day, Described, Instant, Named, Nullable, Uuid, Word } from '../shared/schemas.ts';

const Owner = Word(['team', 'member', 'cluster'], {
  title: 'EquipmentOwner',
  description:
    '`team`: a member of the group; `member`: another member of the cluster, who lends it; `cluster`: the cluster itself',
});
const Owned = {
  equipmentId: Uuid,
  name: Type.String({ description: 'Its name' }),
  ownerId: { ...Nullable(Uuid), description: 'The member that owns it; null: the cluster itself' },
  ownerName: Nullable(Type.String({ description: 'What its owner is called' })),
  owner: Owner,
};

const GroupNeed = Named(
  'GroupEquipmentNeed',
  {
    lotId: Uuid,
    need: EquipmentNeedSchema,
    from: { ...Nullable(Day), description: 'First day on which it is needed; null: the days are not known' },
    to: { ...Nullable(Day), description: 'Last day on which it is needed; null: the days are not known' },
    status: Word(['booked', 'held', 'withdrawn', 'planned', 'free', 'unknown', 'missing'], {
      description:
        '`held`: an option; `booked`: firm, the bid has won; `withdrawn`: what was held is out of the pool or no longer fits; `planned`: would be held once all have agreed; `free`: can be held now; `unknown`: something fits, the days are not known; `missing`: nothing serves it',
    }),
    bookingId: { ...Nullable(Uuid), description: 'The option or booking that is held' },
    resource: Described(
      Nullable(
        Named('GroupEquipment', {
          ...Owned,
          trainings: Type.Array(Type.String(), { description: 'What whoever works with it must have been taught' }),
          untrained: Type.Array(Type.String(), { description: 'Of these, what nobody of the group has a record of' }),
        }),
      ),
      'What serves it, or would',
    ),
    alternatives: Type.Array(
      Named('GroupEquipmentAlternative', {
        ...Owned,
        freeFrom: {
          ...Nullable(Instant),
          description: 'From when on it is free for as long; null: the days are not known',
        },
      }),
      { description: 'Others of the pool that fit, the soonest free first' },
    ),
    nearest: Described(
      Nullable(
        Named('GroupEquipmentNearest', {
          equipmentId: Uuid,
          name: Type.String({ description: 'Its name' }),
          lacks: Type.Array(Type.String(), { description: 'What it lacks, in words' }),
        }),
      ),
      'Where nothing fits: what comes nearest',
    ),
  },
  { description: 'Equipment that the lots of a group need, and what serves it' },
);
export const GroupEquipmentSchema = Named(
  'ConsortiumEquipment',
  {
    consortiumId: Uuid,
    complete: Type.Boolean({ description: 'Everything is held, or would be' }),
    items: Type.Array(GroupNeed),
    lenders: Type.Array(
      Named('EquipmentLender', {
        organisationId: { ...Nullable(Uuid), description: 'The member that lends; null: a cluster itself' },
        clusterId: { ...Nullable(Uuid), description: 'The cluster that lends, of the bid or above it; null: a member' },
        name: Type.String({ description: 'What it is called' }),
        equipment: Type.Array(Type.String(), { description: 'What it lends' }),
      }),
      { description: 'Owners outside of the group, on whom it relies (R2142-3): each commits itself in writing' },
    ),
  },
  { description: 'Equipment of the pool in the bid of a group' },
);
export type GroupEquipmentView = Static<typeof GroupEquipmentSchema>;

export const HoldBody = Named('EquipmentHoldInput', {
  wanted: Type.Optional(
    Type.Array(
      Named('WantedEquipment', {
        needId: { ...Uuid, description: 'What the lot needs' },
        equipmentId: { ...Uuid, description: 'What is to serve it' },
      }),
      { maxItems: 100, description: 'Resources that are preferred; of the rest, what fits best' },
    ),
  ),
});
export type HoldInput = Static<typeof HoldBody>;
