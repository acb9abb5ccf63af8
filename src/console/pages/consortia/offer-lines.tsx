import type { Consortium, Offer } from '../../api/types.ts';
import { SimpleTable } from '../../components/simple-table.tsx';
import { useFormats } from '../../format/values.ts';
import { consortiumActTexts } from '../../texts/consortium-acts.ts';
import { useTexts } from '../../texts/define.ts';
import { useLotsOf } from './lots-of.ts';

/** The lines that are saved, with their sums; which lot each one is of, where there are several. */
export function OfferLines({ consortium, offer: { lines, totals } }: { consortium: Consortium; offer: Offer }) {
  const t = useTexts(consortiumActTexts).offer;
  const f = useFormats();
  const lots = useLotsOf(consortium);
  const names = new Map(consortium.members.map(({ organisationId, name }) => [organisationId, name]));
  const money = f.moneyIn([
    ...lines.map(({ amountCents }) => amountCents),
    totals.amountCents,
    totals.vatCents,
    totals.totalCents,
  ]);
  const total = (label: string, cents: number) => (
    <tr>
      <th scope="row">{label}</th>
      <td colSpan={lots.length < 2 ? 1 : 2} />
      <td className="num">{money(cents)}</td>
      <td />
    </tr>
  );
  return (
    <SimpleTable
      caption={t.caption}
      rows={lines.map((line, i) => ({ ...line, key: String(i) }))}
      rowKey={({ key }) => key}
      columns={[
        { head: t.label, cell: ({ label }) => label },
        { head: t.member, cell: ({ organisationId }) => names.get(organisationId) ?? '–' },
        ...(lots.length < 2
          ? []
          : [
              { head: t.lot, cell: ({ lotId }: { lotId: string }) => lots.find(({ id }) => id === lotId)?.name ?? '–' },
            ]),
        { head: t.amount, numeric: true, cell: ({ amountCents }) => money(amountCents) },
        { head: t.vat, numeric: true, cell: ({ vatBp }) => f.share(vatBp) },
      ]}
      foot={
        <>
          {total(t.total, totals.amountCents)}
          {total(t.totalVat, totals.vatCents)}
          {total(t.totalAll, totals.totalCents)}
        </>
      }
    />
  );
}
