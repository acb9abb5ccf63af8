import { splitExactly, WHOLE_BP } from '../shared/money.ts';
import { holdersAmong, type LawMember, LEGAL_FORMS, type LegalForm } from './facts.ts';

/** What a member may be made to pay at worst under one form, in cents, and over its yearly turnover in basis points. */
export type Exposure = {
  organisationId: string;
  legalForm: LegalForm;
  liabilityCents: number;
  /** Null when its turnover is unknown or nil. */
  ofTurnoverBp: number | null;
};

/**
 * The worst case of each member under each legal form, for a contract of that value.
 * - conjoint: its own part (R2142-20);
 * - solidaire: the whole, for everybody;
 * - conjoint with a mandataire solidaire: the whole for the mandataire, its own part for the others; the whole for
 *   everybody when the split is not complete (CE 12 October 2023, n° 462994).
 * A subcontractor owes its own part to the member that it works for, whatever the form.
 */
export function solidarityExposure(
  valueCents: number,
  members: readonly Pick<LawMember, 'organisationId' | 'role' | 'shareBp' | 'turnoverCents'>[],
): Exposure[] {
  const holders = holdersAmong(members);
  const complete = holders.reduce((sum, m) => sum + m.shareBp, 0) === WHOLE_BP;
  const exact = complete
    ? splitExactly(
        valueCents,
        holders.map((m) => m.shareBp),
      )
    : [];
  const own = members.map(
    (m) => exact[holders.indexOf(m)] ?? Number((BigInt(valueCents) * BigInt(m.shareBp)) / BigInt(WHOLE_BP)),
  );
  return LEGAL_FORMS.flatMap((legalForm) =>
    members.map((member, i) => {
      const forAll =
        member.role !== 'sous_traitant' &&
        (legalForm === 'solidaire' ||
          (legalForm === 'conjoint_mandataire_solidaire' && (member.role === 'mandataire' || !complete)));
      const liabilityCents = forAll ? valueCents : own[i]!;
      return {
        organisationId: member.organisationId,
        legalForm,
        liabilityCents,
        ofTurnoverBp: ratio(liabilityCents, member.turnoverCents),
      };
    }),
  );
}

const ratio = (liabilityCents: number, turnoverCents: number | null): number | null =>
  turnoverCents === null || turnoverCents <= 0
    ? null
    : Number((BigInt(liabilityCents) * BigInt(WHOLE_BP)) / BigInt(turnoverCents));
