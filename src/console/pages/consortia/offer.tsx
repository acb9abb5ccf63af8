import { useState } from 'react';
import { useApi } from '../../api/query.ts';
import type { Consortium, Offer } from '../../api/types.ts';
import { Section } from '../../components/page.tsx';
import { SimpleTable } from '../../components/simple-table.tsx';
import { Await } from '../../components/states.tsx';
import { useFormats } from '../../format/values.ts';
import { consortiumActTexts } from '../../texts/consortium-acts.ts';
import { useTexts } from '../../texts/define.ts';
import { EditOffer } from './edit-offer.tsx';

/** The priced offer, line by line: whose each one is, and what it comes to with VAT. */
export function PricedOffer({ consortium }: { consortium: Consortium }) {
  const t = useTexts(consortiumActTexts).offer;
  const f = useFormats();
  const [editing, setEditing] = useState(false);
  const offer = useApi('GET /v1/consortia/{id}/offer', { params: { id: consortium.id } });
  const open = !['submitted', 'awarded', 'lost', 'dissolved'].includes(consortium.state);
  return (
    <Section
      id="offer"
      title={t.title}
      aside={
        open && offer.data !== undefined && !editing ? (
          <button className="btn sm" type="button" onClick={() => setEditing(true)}>
            {offer.data.version === 0 ? t.edit : t.change}
          </button>
        ) : undefined
      }
      {...(offer.data === undefined || offer.data.createdAt === null
        ? {}
        : {
            lead: (
              <span className="note">{t.version(f.count(offer.data.version), f.instant(offer.data.createdAt))}</span>
            ),
          })}
    >
      <Await of={offer} rows={2}>
        {(data) =>
          editing ? (
            <EditOffer consortium={consortium} offer={data} close={() => setEditing(false)} />
          ) : data.lines.length === 0 ? (
            <p className="mute">{open ? t.none : t.never}</p>
          ) : (
            <Lines consortium={consortium} offer={data} />
          )
        }
      </Await>
    </Section>
  );
}

function Lines({ consortium, offer: { lines, totals } }: { consortium: Consortium; offer: Offer }) {
  const t = useTexts(consortiumActTexts).offer;
  const f = useFormats();
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
      <td />
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
