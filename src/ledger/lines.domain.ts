import { DomainError, type FieldError } from '../shared/errors.ts';
import { splitExactly } from '../shared/money.ts';

/** One line of an entry to be: the contract's side has no organisation. Debit positive, credit negative, in cents. */
export type Line = { organisationId: string | null; amountCents: number };

/** A member's part of an entry, in cents. */
export type Part = { organisationId: string; amountCents: number };

/** Who shares in what is posted, by which part of 10,000. */
type Sharer = { organisationId: string; shareBp: number };

/**
 * The lines of an entry: the contract debited with the amount, each member credited with its part. Parts follow the
 * shares to the cent (largest remainder, ties to the earlier member) unless they are given; a part of nothing has no
 * line.
 * @throws DomainError `unbalanced` when given parts do not sum to the amount, `unknown_account` for an organisation
 * that has no part in the contract, each naming its place in `/split`
 */
export function linesOf(amountCents: number, sharers: readonly Sharer[], given?: readonly Part[]): Line[] {
  const parts = given === undefined ? splitByShare(amountCents, sharers) : checkedParts(amountCents, sharers, given);
  return [
    { organisationId: null, amountCents },
    ...parts
      .filter((part) => part.amountCents !== 0)
      .map((part) => ({ organisationId: part.organisationId, amountCents: -part.amountCents })),
  ];
}

/** Each sharer's part of the amount; the parts sum to it exactly. */
export function splitByShare(amountCents: number, sharers: readonly Sharer[]): Part[] {
  const parts = splitExactly(
    amountCents,
    sharers.map((sharer) => sharer.shareBp),
  );
  return sharers.map((sharer, i) => ({ organisationId: sharer.organisationId, amountCents: parts[i]! }));
}

/** The lines that undo others. */
export const opposite = (lines: readonly Line[]): Line[] =>
  lines.map((line) => ({ ...line, amountCents: -line.amountCents }));

function checkedParts(amountCents: number, sharers: readonly Sharer[], given: readonly Part[]): readonly Part[] {
  const fields: FieldError[] = [];
  const seen = new Set<string>();
  for (const [i, part] of given.entries()) {
    const pointer = `/split/${i}/organisationId`;
    if (!sharers.some((sharer) => sharer.organisationId === part.organisationId))
      fields.push({ pointer, message: 'has no part in this contract' });
    else if (seen.has(part.organisationId)) fields.push({ pointer, message: 'is there twice' });
    seen.add(part.organisationId);
  }
  if (fields.length > 0)
    throw new DomainError('unprocessable', 'unknown_account', 'The split names an organisation that it cannot.', {
      fields,
    });
  const sum = given.reduce((total, part) => total + BigInt(part.amountCents), 0n);
  if (sum !== BigInt(amountCents))
    throw new DomainError(
      'unprocessable',
      'unbalanced',
      `The split adds up to ${sum} cents, the amount is ${amountCents} cents.`,
      {
        fields: [{ pointer: '/split', message: `adds up to ${sum} cents, not ${amountCents} cents` }],
      },
    );
  return given;
}
