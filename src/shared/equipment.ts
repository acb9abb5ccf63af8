import { type Static, Type } from 'typebox';
import { CpvCode, Day, Named, Nullable, ShortText, Uuid, Word } from './schemas.ts';

/** What a resource is, in the words of Neopolia's pool: a hall, a crane, a paint booth, a robot. */
export const EQUIPMENT_KINDS = [
  'hall',
  'lifting',
  'machine',
  'booth',
  'robot',
  'vehicle',
  'measuring',
  'other',
] as const;
export type EquipmentKind = (typeof EQUIPMENT_KINDS)[number];

/** One measurable property: of a resource the most that it can do, of a need the least that it must: 80 t of lift, 60 m of length. */
export const CharacteristicSchema = Named(
  'Characteristic',
  {
    name: Type.String({ minLength: 1, maxLength: 100, description: 'What is measured', examples: ['lift'] }),
    value: Type.Number({
      description: 'Of a resource the largest that it can do, of a need the least that it must do',
      examples: [80],
    }),
    unit: Type.String({ minLength: 1, maxLength: 20, description: 'Its unit', examples: ['t'] }),
  },
  { description: 'One measurable property of a resource, or of what a lot needs' },
);
export type Characteristic = Static<typeof CharacteristicSchema>;

/** Equipment that one lot can name. */
export const MOST_EQUIPMENT_NEEDS = 20;

const Kind = Word(EQUIPMENT_KINDS, { title: 'EquipmentKind', description: 'What it is' });

/** A piece of equipment that a lot needs, as it is given: by kind, by trade or by name, with what it must be able to do. */
export const EquipmentNeedBody = Named(
  'EquipmentNeedInput',
  {
    kind: Type.Optional({ ...Nullable(Kind), description: 'What it is; one of kind, cpv and name is needed' }),
    cpv: Type.Optional({ ...Nullable(CpvCode), description: 'The trade that it serves' }),
    name: Type.Optional({ ...Nullable(ShortText), description: 'Words that its name must have' }),
    minimums: Type.Optional(
      Type.Array(CharacteristicSchema, { maxItems: 20, description: 'What it must be able to do, at least' }),
    ),
    from: Type.Optional({
      ...Nullable(Day),
      description: 'First day on which it is needed; the first day of the work unless given',
    }),
    to: Type.Optional({
      ...Nullable(Day),
      description: 'Last day on which it is needed; the last day of the work unless given',
    }),
  },
  {
    description: 'Equipment that the work of a lot needs',
    examples: [{ kind: 'lifting', minimums: [{ name: 'lift', value: 80, unit: 't' }] }],
  },
);
export type EquipmentNeedInput = Static<typeof EquipmentNeedBody>;

/** The whole list of a lot is replaced: what is left out is struck out. */
export const EquipmentNeedsBody = Named('EquipmentNeedsInput', {
  needs: Type.Array(EquipmentNeedBody, {
    maxItems: MOST_EQUIPMENT_NEEDS,
    description: 'All that the lot needs',
  }),
});

export const EquipmentNeedSchema = Named(
  'EquipmentNeed',
  {
    id: Uuid,
    kind: { ...Nullable(Kind), description: 'What it is' },
    cpv: { ...Nullable(CpvCode), description: 'The trade that it serves' },
    name: { ...Nullable(Type.String()), description: 'Words that its name must have' },
    minimums: Type.Array(CharacteristicSchema, { description: 'What it must be able to do, at least' }),
    from: { ...Nullable(Day), description: 'First day on which it is needed; null: the first day of the work' },
    to: { ...Nullable(Day), description: 'Last day on which it is needed; null: the last day of the work' },
  },
  { description: 'Equipment that the work of a lot needs' },
);
/** As it is stored with its lot. */
export type EquipmentNeed = Static<typeof EquipmentNeedSchema>;
/** Those of a lot, and those that are sent for one. */
export const EquipmentNeeds = Type.Array(EquipmentNeedSchema, { description: 'Equipment that the work needs' });
export const EquipmentNeedBodies = Type.Array(EquipmentNeedBody, {
  maxItems: MOST_EQUIPMENT_NEEDS,
  description: 'Equipment that the work needs',
});
