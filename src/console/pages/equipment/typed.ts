import type { Equipment } from '../../api/types.ts';
import { centsOf } from '../../format/amount.ts';
import { characteristicLines, characteristicsOf } from '../../format/characteristics.ts';

/** The facts of a resource as they are typed. */
export type Typed = Record<
  'name' | 'characteristics' | 'cpv' | 'nuts' | 'trainings' | 'unit' | 'fixed' | 'price',
  string
> & { kind: Equipment['kind'] };

const euros = (cents: number): string => (cents / 100).toFixed(2).replace(/\.00$/, '');

/** What stands in the form at first. */
export const typedFrom = (of: Equipment | undefined): Typed => ({
  name: of?.name ?? '',
  kind: of?.kind ?? 'machine',
  characteristics: characteristicLines(of?.characteristics ?? []),
  cpv: of?.cpv ?? '',
  nuts: of?.nuts ?? '',
  trainings: (of?.trainings ?? []).join(', '),
  unit: of?.unit ?? 'jour',
  fixed: euros(of?.fixedCentsPerYear ?? 0),
  price: euros(of?.unitCents ?? 0),
});

/** The facts to send; null where an amount or a characteristic cannot be read. */
export function whatIsTyped(typed: Typed) {
  const [fixedCentsPerYear, unitCents] = [centsOf(typed.fixed), centsOf(typed.price)];
  const characteristics = characteristicsOf(typed.characteristics);
  if (fixedCentsPerYear === null || unitCents === null || characteristics === null) return null;
  const trainings = typed.trainings.split(',').flatMap((one) => (one.trim() === '' ? [] : [one.trim()]));
  return {
    name: typed.name.trim(),
    kind: typed.kind,
    cpv: typed.cpv.trim() || null,
    nuts: typed.nuts.trim() || null,
    characteristics,
    trainings,
    unit: typed.unit.trim(),
    fixedCentsPerYear,
    unitCents,
  };
}
