import type { Tidings } from '../notifications/service.ts';
import type { AwardedShare } from './store/records.ts';

/**
 * Tells each member its part of what was awarded, in place of what its seat was offered: the buyer may have awarded another
 * amount than was asked, or some of the lots alone. Without parts, as of a contract that stands, nothing changes.
 */
export const withParts = (tidings: readonly Tidings[], parts: readonly AwardedShare[] | undefined): Tidings[] =>
  tidings.map((one) => {
    if (parts === undefined || typeof one.to === 'string' || !('organisationIds' in one.to)) return one;
    const [of] = one.to.organisationIds;
    const { shareBp = null, amountCents = null } = parts.find(({ organisationId }) => organisationId === of) ?? {};
    return { ...one, params: { ...one.params, shareBp, amountCents } };
  });
