import { centsFromZero, centsOf } from '../../format/amount.ts';
import { instantOf } from '../../format/moments.ts';

/** A lot as it is typed; `key` tells it from the others while they come and go. */
export type TypedLot = { key: number; title: string; value: string; deadline: string; nuts: string };

/** The lot that a form begins with. */
export const EMPTY_LOT: TypedLot = { key: 1, title: '', value: '', deadline: '', nuts: '' };

/** One lot more: lots of one call mostly share the deadline and the place. */
export const lotAfter = (lots: readonly TypedLot[]): TypedLot => {
  const { deadline, nuts } = lots.at(-1) ?? EMPTY_LOT;
  return { ...EMPTY_LOT, key: Math.max(0, ...lots.map(({ key }) => key)) + 1, deadline, nuts };
};

/** The id of a lot's control, by the lot's place. */
export const lotField = (field: string, place: number): string => (place === 0 ? field : `${field}-${place + 1}`);

/** The controls of a lot with a fault; of several lots each needs its own title. */
export const faultsOf = ({ title, value }: TypedLot, count: number): string[] => [
  ...(count > 1 && title.trim() === '' ? ['lot-title'] : []),
  ...(value.trim() !== '' && centsFromZero(value) === null ? ['value'] : []),
];

/** A lot as the API takes it: what was left empty is left out, and the tender's title stands for its own. */
export function lotBody({ title, value, deadline, nuts }: TypedLot, tenderTitle: string) {
  const amountCents = centsOf(value);
  return {
    title: title.trim() === '' ? tenderTitle : title,
    ...(amountCents === null ? {} : { estimatedValue: { amountCents, currency: 'EUR' as const } }),
    deadline: instantOf(deadline),
    ...(nuts.trim() === '' ? {} : { nuts: [nuts.trim().toUpperCase()] }),
  };
}
