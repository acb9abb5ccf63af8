import type { BidFacts } from '../../../api/types.ts';

export const TEXTS = ['legalStatus', 'vatNumber', 'email', 'phone'] as const;
export const SIGNER = ['firstName', 'lastName', 'signerTitle'] as const;
export const INSURANCE = ['insurer', 'policyNumber'] as const;

/** What stands in the fields of the facts of one's own. */
export type Typed = Record<
  (typeof TEXTS)[number] | (typeof SIGNER)[number] | (typeof INSURANCE)[number] | 'insuredUntil' | 'means',
  string
>;

/** What is there, as the fields have it. */
export const typedOf = (facts: BidFacts): Typed => ({
  legalStatus: facts.legalStatus ?? '',
  vatNumber: facts.vatNumber ?? '',
  email: facts.email ?? '',
  phone: facts.phone ?? '',
  firstName: facts.representative?.firstName ?? '',
  lastName: facts.representative?.lastName ?? '',
  signerTitle: facts.representative?.title ?? '',
  insurer: facts.insurance?.insurer ?? '',
  policyNumber: facts.insurance?.policyNumber ?? '',
  insuredUntil: facts.insurance?.validUntil ?? '',
  means: facts.means ?? '',
});

/** What is missing of a signer or an insurance of which a part is given. */
export function halfGiven(typed: Typed): ReadonlySet<keyof Typed> {
  const lacks = (needed: readonly (keyof Typed)[], also: readonly (keyof Typed)[] = []): (keyof Typed)[] =>
    [...needed, ...also].some((key) => typed[key] !== '') ? needed.filter((key) => typed[key].trim() === '') : [];
  return new Set([
    ...lacks(['firstName', 'lastName'], ['signerTitle']),
    ...lacks(['insurer', 'policyNumber', 'insuredUntil']),
  ]);
}

/** What is sent of what stands in the fields. */
export function factsOf(typed: Typed) {
  const given = (text: string): string | null => (text.trim() === '' ? null : text.trim());
  const { firstName, lastName, insurer, policyNumber, insuredUntil } = typed;
  return {
    legalStatus: given(typed.legalStatus),
    vatNumber: given(typed.vatNumber),
    email: given(typed.email),
    phone: given(typed.phone),
    means: given(typed.means),
    representative:
      given(lastName) === null
        ? null
        : { firstName: firstName.trim(), lastName: lastName.trim(), title: given(typed.signerTitle) },
    insurance:
      given(insurer) === null
        ? null
        : { insurer: insurer.trim(), policyNumber: policyNumber.trim(), validUntil: insuredUntil },
  };
}
