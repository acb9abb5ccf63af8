import { DomainError } from '../shared/errors.ts';
import { splitExactly, WHOLE_BP } from '../shared/money.ts';

/** A requirement's weight as a coordinator gave it, or not. */
type Weighted = { weightBp?: number | undefined; cpv: string };

/**
 * The weights of a lot's requirements: as given when they sum to 10,000 basis points, equal parts when none is given.
 * @param pointer JSON pointer of the list, for the error
 * @throws DomainError `invalid` naming the weights that are missing or the sum that is wrong
 */
export function requirementWeights(requirements: readonly Weighted[], pointer: string): number[] {
  const given = requirements.filter((r) => r.weightBp !== undefined).length;
  if (requirements.length === 0) return [];
  if (given === 0)
    return splitExactly(
      WHOLE_BP,
      requirements.map(() => 1),
    );
  if (given < requirements.length) {
    const fields = requirements.flatMap((r, i) =>
      r.weightBp === undefined
        ? [{ pointer: `${pointer}/${i}/weightBp`, message: 'is required when others have one' }]
        : [],
    );
    throw new DomainError('invalid', 'weights_incomplete', 'Give every requirement a weight, or none.', { fields });
  }
  const weights = requirements.map((r) => r.weightBp ?? 0);
  const sum = weights.reduce((a, b) => a + b, 0);
  if (sum !== WHOLE_BP) {
    throw new DomainError(
      'invalid',
      'weights_sum',
      `The weights of a lot add up to 10000 basis points, not ${sum} basis points.`,
      {
        fields: [{ pointer, message: `the weights add up to ${sum} basis points, not 10000 basis points` }],
        details: { sum },
      },
    );
  }
  return weights;
}
