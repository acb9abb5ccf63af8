import { type Static, Type } from 'typebox';
import { CharacteristicSchema, EQUIPMENT_KINDS } from '../shared/equipment.ts';
import {
  BasisPoints,
  Cents,
  CpvCode,
  Day,
  Instant,
  LongText,
  listQuery,
  Named,
  Nullable,
  NutsCode,
  pageOf,
  ShortText,
  Strict,
  Uuid,
  Word,
  Year,
} from '../shared/schemas.ts';
import { BOOKING_KINDS } from './table.ts';

const Kind = Word(EQUIPMENT_KINDS, { title: 'EquipmentKind', description: 'What it is' });
const Unit = Type.String({
  minLength: 1,
  maxLength: 40,
  description: 'What use is counted in: hour, day, piece',
  examples: ['day'],
});
const Trainings = Type.Array(ShortText, {
  maxItems: 20,
  description: 'What whoever works with it must have been taught',
});
const Characteristics = Type.Array(CharacteristicSchema, { maxItems: 50, description: 'What it measures and can do' });
const Fixed = { ...Cents, description: 'Costs of a year however much it is used, in cents; shared by commitments' };
const PerUnit = { ...Cents, description: 'Price of one unit of use, in cents' };

export const EquipmentSchema = Named(
  'Equipment',
  {
    id: Uuid,
    clusterId: { ...Uuid, description: 'The cluster whose members use it in common' },
    organisationId: { ...Nullable(Uuid), description: 'Its owner; null: the cluster itself' },
    name: ShortText,
    kind: Kind,
    description: Nullable(Type.String()),
    cpv: { ...Nullable(CpvCode), description: 'The trade that it serves' },
    nuts: { ...Nullable(NutsCode), description: 'Where it stands' },
    characteristics: Characteristics,
    trainings: Trainings,
    unit: Unit,
    fixedCentsPerYear: Fixed,
    unitCents: PerUnit,
    retiredAt: { ...Nullable(Instant), description: 'Since when it is out of the pool' },
    version: Type.Integer(),
  },
  { description: 'A resource that the members of a cluster use in common' },
);
export type EquipmentView = Static<typeof EquipmentSchema>;
export const EquipmentPage = pageOf(EquipmentSchema);

const facts = {
  description: Type.Optional(Nullable(LongText)),
  cpv: Type.Optional(Nullable(CpvCode)),
  nuts: Type.Optional(Nullable(NutsCode)),
  characteristics: Type.Optional(Characteristics),
  trainings: Type.Optional(Trainings),
  unit: Type.Optional(Unit),
  fixedCentsPerYear: Type.Optional(Fixed),
  unitCents: Type.Optional(PerUnit),
};

export const NewEquipment = Named('EquipmentInput', {
  name: ShortText,
  kind: Kind,
  clusterId: Type.Optional({
    ...Uuid,
    description: "The pool; the owner's cluster, or the caller's first, unless given",
  }),
  organisationId: Type.Optional({ ...Uuid, description: 'The member that owns it; without it the cluster does' }),
  ...facts,
});
export type NewEquipmentInput = Static<typeof NewEquipment>;

export const EquipmentPatch = Named('EquipmentPatch', {
  name: Type.Optional(ShortText),
  kind: Type.Optional(Kind),
  retired: Type.Optional(Type.Boolean({ description: 'True takes it out of the pool: what is booked stays' })),
  ...facts,
});
export type EquipmentPatchInput = Static<typeof EquipmentPatch>;

export const EquipmentQuery = listQuery({
  clusterId: Type.Optional(Uuid),
  kind: Type.Optional(Kind),
  q: Type.Optional(Type.String({ maxLength: 200, description: 'Words of the name' })),
  freeFrom: Type.Optional({ ...Instant, description: 'With `freeUntil`: only what is free for the whole time' }),
  freeUntil: Type.Optional({
    ...Instant,
    description: 'End of the time that it must be free; it does not belong to it',
  }),
});
export type EquipmentFilter = Static<typeof EquipmentQuery>;

const BookingKind = Word(BOOKING_KINDS, {
  title: 'BookingKind',
  description: '`option`: held for a bid, and released by itself when the bid is over',
});

export const BookingSchema = Named(
  'Booking',
  {
    id: { ...Nullable(Uuid), description: 'Null where the booking is not yours to know' },
    equipmentId: Uuid,
    organisationId: { ...Nullable(Uuid), description: 'Who has it; null where that is not yours to know' },
    tenderId: { ...Nullable(Uuid), description: 'For which bid; null for none, or where that is not yours to know' },
    kind: Nullable(BookingKind),
    from: { ...Instant, description: 'First instant that it is taken' },
    to: { ...Instant, description: 'First instant that it is free again' },
    note: Nullable(Type.String()),
    unitsUsed: { ...Nullable(Type.Integer()), description: 'Units of use, told when it was over' },
    releasedAt: { ...Nullable(Instant), description: 'Since when it counts no more' },
    consortiumId: {
      ...Nullable(Uuid),
      description: 'The group that it is held for, by itself; null for none, or where that is not yours to know',
    },
    untrained: Type.Array(Type.String(), {
      description:
        'Trainings that the resource demands and of which nothing is on record for whoever has it, as far as yours to know',
    }),
  },
  { description: 'A time during which a resource is taken' },
);
export type BookingView = Static<typeof BookingSchema>;
export const BookingPage = pageOf(BookingSchema);

export const NewBooking = Named('BookingInput', {
  from: { ...Instant, description: 'First instant that it is taken' },
  to: { ...Instant, description: 'First instant that it is free again' },
  organisationId: { ...Uuid, description: 'The member that uses it' },
  tenderId: Type.Optional({ ...Uuid, description: 'Held for a bid on this tender: an option' }),
  note: Type.Optional(LongText),
});
export type NewBookingInput = Static<typeof NewBooking>;

export const BookingQuery = listQuery({
  from: Type.Optional({ ...Instant, description: 'Only what is still taken then or later' }),
  to: Type.Optional({ ...Instant, description: 'Only what begins before' }),
});
export const BookingPatch = Named('BookingPatch', {
  kind: Type.Optional({ ...BookingKind, description: '`booking` makes an option firm' }),
  unitsUsed: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000, description: 'Units of use' })),
});
export type BookingPatchInput = Static<typeof BookingPatch>;

export const CommitmentSchema = Named(
  'EquipmentCommitment',
  {
    id: Uuid,
    equipmentId: Uuid,
    organisationId: Uuid,
    fromYear: { ...Year, description: 'First year that counts' },
    toYear: { ...Year, description: 'Last year that counts' },
    unitsPerYear: Type.Integer({ description: 'Units of use promised for each year' }),
  },
  { description: "A member's promise to use a resource so much a year" },
);
export type CommitmentView = Static<typeof CommitmentSchema>;
export const CommitmentPage = pageOf(CommitmentSchema);

export const NewCommitment = Named('EquipmentCommitmentInput', {
  organisationId: Uuid,
  fromYear: { ...Year, description: 'First year that counts' },
  toYear: Type.Optional({ ...Year, description: 'Last year that counts; seven years unless given' }),
  unitsPerYear: Type.Integer({ minimum: 1, maximum: 1_000_000, description: 'Units of use promised for each year' }),
});
export type NewCommitmentInput = Static<typeof NewCommitment>;

export const RealCostSchema = Named(
  'EquipmentRealCost',
  {
    year: Year,
    fixedCents: { ...Cents, description: 'What it really cost in that year, beside its use, in cents' },
    note: Nullable(Type.String()),
  },
  { description: 'The real fixed cost of a year, to which its statements are adjusted' },
);
export type RealCostView = Static<typeof RealCostSchema>;
export const RealCosts = Named('EquipmentRealCosts', { items: Type.Array(RealCostSchema) });
export const RealCostBody = Named('EquipmentRealCostInput', {
  year: { ...Year, description: 'A year that is over', examples: [2025] },
  fixedCents: { ...Cents, description: 'What it really cost in that year, beside its use, in cents' },
  note: Type.Optional(Nullable(LongText)),
});
export type RealCostInput = Static<typeof RealCostBody>;

const TrainingName = Type.String({
  minLength: 1,
  maxLength: 200,
  description: 'As the resource names it',
  examples: ['CACES R484'],
});
export const TrainingSchema = Named(
  'EquipmentTraining',
  {
    id: Uuid,
    clusterId: Uuid,
    organisationId: { ...Uuid, description: 'Whose people were taught' },
    training: TrainingName,
    people: Type.Integer({ description: 'How many people' }),
    validUntil: { ...Nullable(Day), description: 'The last day that it counts; null: without end' },
  },
  { description: 'That people of a member were taught what a resource demands' },
);
export type TrainingView = Static<typeof TrainingSchema>;
export const TrainingPage = pageOf(TrainingSchema);
export const TrainingBody = Named('EquipmentTrainingInput', {
  organisationId: { ...Uuid, description: 'Whose people were taught' },
  training: { ...TrainingName, description: 'One of the trainings that the resource demands' },
  people: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 10_000, description: 'How many people; one unless given' }),
  ),
  validUntil: Type.Optional({ ...Nullable(Day), description: 'The last day that it counts; without end unless given' }),
});
export type TrainingInput = Static<typeof TrainingBody>;

const StatementLine = Named('EquipmentStatementLine', {
  equipmentId: Uuid,
  equipment: { ...ShortText, description: 'Its name' },
  organisationId: Uuid,
  organisation: Type.String({ description: 'Its name' }),
  keyBp: { ...BasisPoints, description: "The member's part of what all promised, rounded" },
  unitsPromised: Type.Integer({ description: 'For this year' }),
  unitsUsed: Type.Integer({ description: 'As told of its bookings that ended in this year' }),
  fixedCents: { ...Cents, description: 'Its part of the forecast fixed costs, to the cent' },
  adjustmentCents: Type.Integer({
    description: 'What the real cost of the year adds to its fixed part, or takes from it, in cents',
  }),
  realCost: Type.Boolean({ description: 'The real cost of the year is entered' }),
  useCents: { ...Cents, description: 'Units used at their price' },
  shortfallCents: { ...Cents, description: 'Units promised and not used, at the same price' },
  totalCents: Cents,
});
export const StatementSchema = Named(
  'EquipmentStatement',
  {
    year: Year,
    complete: Type.Boolean({
      description: 'False while the year lasts, or the use of a booking that ended is not told',
    }),
    lines: Type.Array(StatementLine),
    totalCents: { ...Cents, description: 'Sum of the lines' },
  },
  { description: 'What each member owes for resources in a year' },
);
export type StatementView = Static<typeof StatementSchema>;
export type StatementLineView = Static<typeof StatementLine>;
export const StatementQuery = Strict({
  year: Year,
  clusterId: Type.Optional({ ...Uuid, description: "All of the caller's unless given" }),
  format: Type.Optional(Word(['json', 'csv'], { description: 'Instead of Accept: for a link' })),
  lang: Type.Optional(
    Word(['fr', 'en'], { description: 'Language of the headings of a CSV; the reader’s unless given' }),
  ),
});
