import { isDeepStrictEqual } from 'node:util';
import { uuidv7 } from 'uuidv7';
import type { EquipmentNeed, EquipmentNeedInput } from '../shared/equipment.ts';
import { invalidField } from '../shared/errors.ts';
import { assertKnownCodes } from '../taxonomies/known-codes.ts';

/**
 * Needs as they are stored. One that is as it was keeps its id: what is held for it stays.
 * @param pointer JSON pointer of the list, for the error
 * @throws DomainError `invalid` naming what is missing, unknown or the wrong way round
 */
export function equipmentNeeds(
  inputs: readonly EquipmentNeedInput[],
  pointer: string,
  before: readonly EquipmentNeed[] = [],
): EquipmentNeed[] {
  assertKnownCodes({ cpv: inputs.map(({ cpv }, i) => ({ code: cpv, pointer: `${pointer}/${i}/cpv` })) });
  const left = [...before];
  return inputs.map((input, i) => {
    const { kind = null, cpv = null, name = null, minimums = [], from = null, to = null } = input;
    if (kind === null && cpv === null && (name === null || name.trim() === ''))
      throw invalidField(`${pointer}/${i}/kind`, 'is needed where neither cpv nor name is given');
    if (from !== null && to !== null && to < from)
      throw invalidField(`${pointer}/${i}/to`, 'must not be before the first day');
    const need = { kind, cpv, name, minimums: minimums.map((one) => ({ ...one })), from, to };
    const at = left.findIndex(({ id: _, ...one }) => isDeepStrictEqual(one, need));
    const [same] = at < 0 ? [] : left.splice(at, 1);
    return { id: same?.id ?? uuidv7(), ...need };
  });
}
