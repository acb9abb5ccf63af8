import { Link } from 'wouter';
import type { Contract } from '../../api/types.ts';
import { Section } from '../../components/page.tsx';
import { SimpleTable } from '../../components/simple-table.tsx';
import { WHOLE_BP } from '../../format/amount.ts';
import { useFormats } from '../../format/values.ts';
import { to } from '../../shell/paths.ts';
import { contractTexts } from '../../texts/contracts.ts';
import { useTexts } from '../../texts/define.ts';

/**
 * Who shares in the contract, and what each has of it: of a signed one what the ledger has, which the shares of today do
 * not give once an amendment moved them.
 */
export function ContractMembers({ contract }: { contract: Contract }) {
  const { members, currentValue, signedOn, kind, totals } = contract;
  const words = useTexts(contractTexts);
  const t = words.members;
  const f = useFormats();
  // A member sees its own part alone, beside the whole contract.
  const whole = members.reduce((sum, { shareBp }) => sum + shareBp, 0) === WHOLE_BP;
  const hasAmounts = members.some(({ amount }) => amount !== null);
  const isPosted = signedOn !== null && kind !== 'framework';
  const total = isPosted && whole ? totals.signed.amountCents : currentValue.amountCents;
  const left = total - members.reduce((sum, { amount }) => sum + (amount?.amountCents ?? 0), 0);
  const money = f.moneyIn([total, left, ...members.map(({ amount }) => amount?.amountCents)]);
  return (
    <Section id="members" title={t.title} lead={isPosted ? movedSince(contract, t.moved) : undefined}>
      <SimpleTable
        caption={t.caption}
        rows={members}
        rowKey={({ organisationId }) => organisationId}
        columns={[
          {
            head: t.member,
            cell: ({ organisationId, name, role }) => (
              <>
                <Link href={to('organisation', { id: organisationId })}>{name}</Link>
                <span className="sub">{words.roles[role]}</span>
              </>
            ),
          },
          { head: t.share, numeric: true, cell: ({ shareBp }) => f.share(shareBp) },
          ...(hasAmounts
            ? [
                {
                  head: isPosted ? t.posted : t.amount,
                  numeric: true,
                  cell: ({ amount }: Contract['members'][number]) =>
                    amount === null ? '–' : money(amount.amountCents),
                },
              ]
            : []),
        ]}
        {...(hasAmounts
          ? {
              foot: (
                <>
                  {isPosted && whole && left !== 0 ? (
                    <tr>
                      <th scope="row">{t.former}</th>
                      <td className="num">–</td>
                      <td className="num">{money(left)}</td>
                    </tr>
                  ) : null}
                  <tr>
                    <th scope="row">{whole ? t.total : t.contract}</th>
                    <td className="num">{f.share(WHOLE_BP)}</td>
                    <td className="num">{money(total)}</td>
                  </tr>
                </>
              ),
            }
          : {})}
      />
    </Section>
  );
}

/** From when the shares of today hold, after an amendment that moved them. */
const movedSince = ({ amendments }: Contract, words: (number: string) => string): string | undefined => {
  const last = amendments.findLast(({ movesShares }) => movesShares);
  return last === undefined ? undefined : words(String(last.number));
};
