import { money, splitExactly, WHOLE_BP } from '../shared/money.ts';
import type { AmendmentRow, ContractLine, MemberRow, OptionRow } from './repository.ts';
import type { ContractSummaryView, ContractView } from './schemas.ts';

/** One line of the list of contracts. */
export const contractSummary = (row: ContractLine): ContractSummaryView => ({
  id: row.id,
  clusterId: row.clusterId,
  kind: row.kind,
  tenderId: row.tenderId,
  consortiumId: row.consortiumId,
  matchRunId: row.matchRunId,
  frameworkId: row.frameworkId,
  title: row.title,
  reference: row.reference,
  buyer: { name: row.buyerName, private: row.buyerPrivate },
  sector: row.sector,
  value: money(row.valueCents),
  currentValue: money(row.valueCents + row.amendedCents),
  signedOn: row.signedOn,
  startsOn: row.startsOn,
  endsOn: row.endsOn,
  endedOn: row.endedOn,
  endReason: row.endReason,
  version: row.version,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
});

type AmountParts = {
  /** All members with their shares, whoever reads. */
  split: readonly Pick<MemberRow, 'organisationId' | 'shareBp'>[];
  /** What the ledger has as signed for each, as far as the reader may see. */
  signedByMember: ReadonlyMap<string, number>;
};

/**
 * Each one's part in cents, by its id. Of what is signed the ledger's: shares that an amendment moved hold for what is posted
 * from then on, so that value × share would be nobody's amount. Before the signature, and of a framework, which has no
 * entries, the current value by the shares.
 */
function amountsOf(row: ContractLine, { split, signedByMember }: AmountParts): ReadonlyMap<string, number> {
  if (row.signedOn !== null && row.kind !== 'framework')
    return new Map(split.map(({ organisationId }) => [organisationId, signedByMember.get(organisationId) ?? 0]));
  if (split.reduce((sum, member) => sum + member.shareBp, 0) !== WHOLE_BP) return new Map();
  const exact = splitExactly(
    row.valueCents + row.amendedCents,
    split.map((member) => member.shareBp),
  );
  return new Map(split.map((member, i) => [member.organisationId, exact[i]!]));
}

/** The contract as the API shows it, as far as its reader may see. */
export function contractView(
  row: ContractLine,
  parts: AmountParts & {
    lots: { lotId: string | null; label: string }[];
    members: readonly MemberRow[];
    options: readonly OptionRow[];
    amendments: readonly AmendmentRow[];
    totals: { signed: number; invoiced: number; paid: number };
    standstillUntil: string | null;
  },
): ContractView {
  const amounts = amountsOf(row, parts);
  return {
    ...contractSummary(row),
    standstillUntil: parts.standstillUntil,
    warnings: warningsOf(row.signedOn, parts.standstillUntil),
    lots: parts.lots,
    members: parts.members.map((member) => ({
      organisationId: member.organisationId,
      name: member.name,
      sizeClass: member.sizeClass,
      clusterId: member.homeClusterId ?? row.clusterId,
      role: member.role,
      shareBp: member.shareBp,
      amount: amountOf(amounts.get(member.organisationId)),
    })),
    options: parts.options.map((option) => ({
      id: option.id,
      label: option.label,
      value: money(option.valueCents),
      exercisableUntil: option.exercisableUntil,
      exercisedOn: parts.amendments.find((amendment) => amendment.optionId === option.id)?.agreedOn ?? null,
    })),
    amendments: parts.amendments.map((amendment) => ({
      number: amendment.number,
      agreedOn: amendment.agreedOn,
      delta: money(amendment.deltaCents),
      optionId: amendment.optionId,
      movesShares: amendment.revision !== null,
      note: amendment.note,
    })),
    totals: {
      signed: money(parts.totals.signed),
      invoiced: money(parts.totals.invoiced),
      paid: money(parts.totals.paid),
    },
  };
}

/** A signature on a day when the buyer could not sign: a wrong day, or a contract that a loser may have annulled. */
const warningsOf = (signedOn: string | null, until: string | null): ContractView['warnings'] =>
  signedOn === null || until === null || signedOn > until
    ? []
    : [
        {
          code: 'signed_in_standstill',
          where: '/signedOn',
          message: `The buyer could not sign before the standstill ended, on ${until} (R2182-1).`,
        },
      ];

const amountOf = (cents: number | undefined) => (cents === undefined ? null : money(cents));
