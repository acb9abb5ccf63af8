import { invalidField } from '../shared/errors.ts';
import { WHOLE_BP } from '../shared/money.ts';

/** A member's part in a contract. */
export type Membership = {
  organisationId: string;
  role: 'mandataire' | 'cotraitant' | 'sous_traitant';
  shareBp: number;
};

/**
 * Refuses a split that is not one: an organisation twice, two mandataires (CCP R2142-23: a group has one), shares
 * that do not sum to 10,000 basis points.
 * @throws DomainError `invalid` naming the place in `/members`
 */
export function checkMembers(members: readonly Membership[]): void {
  for (const [i, member] of members.entries()) {
    if (members.findIndex((m) => m.organisationId === member.organisationId) < i)
      throw invalidField(`/members/${i}/organisationId`, 'is there twice');
    if (member.role === 'mandataire' && members.findIndex((m) => m.role === 'mandataire') < i)
      throw invalidField(`/members/${i}/role`, 'is a second mandataire: a group has one (CCP R2142-23)');
  }
  const whole = members.reduce((sum, member) => sum + member.shareBp, 0);
  if (whole !== WHOLE_BP)
    throw invalidField(
      '/members',
      `have shares that add up to ${whole} basis points, not ${WHOLE_BP} basis points`,
      'shares_not_whole',
    );
}

/** Roles where none is given: the first leads, the others are cotraitants. */
export const withRoles = (
  members: readonly { organisationId: string; role?: Membership['role']; shareBp: number }[],
): Membership[] => {
  const led = members.some((member) => member.role === 'mandataire');
  return members.map((member, i) => ({
    organisationId: member.organisationId,
    shareBp: member.shareBp,
    role: member.role ?? (i === 0 && !led && members.length > 1 ? 'mandataire' : 'cotraitant'),
  }));
};

/**
 * What a contract is worth after its amendments, in cents.
 * @throws DomainError `invalid` naming `pointer` when it would be less than nothing or beyond 2^53 − 1
 */
export function valueAfter(valueCents: number, deltas: readonly number[], pointer: string): number {
  const value = deltas.reduce((sum, delta) => sum + BigInt(delta), BigInt(valueCents));
  if (value < 0n) throw invalidField(pointer, 'takes away more than the contract is worth');
  if (value > BigInt(Number.MAX_SAFE_INTEGER))
    throw invalidField(pointer, 'makes the contract worth more than 2^53 − 1 cents');
  return Number(value);
}

/** The sector of a contract of which nobody has said any. */
const NO_SECTOR = 'other';

/** The cluster's sector where it works in one alone: of several, which one a contract is of is for somebody to say. */
export const soleSector = (sectors: readonly string[]): string => (sectors.length === 1 ? sectors[0]! : NO_SECTOR);
