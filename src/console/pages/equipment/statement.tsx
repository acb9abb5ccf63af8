import { addressOf } from '../../api/call.ts';
import { useMe } from '../../api/me.ts';
import { useApi } from '../../api/query.ts';
import { ClusterField } from '../../components/cluster-field.tsx';
import { Section } from '../../components/page.tsx';
import { SimpleTable } from '../../components/simple-table.tsx';
import { Await } from '../../components/states.tsx';
import { useFormats } from '../../format/values.ts';
import { usePreferences } from '../../shell/preferences.ts';
import { useTexts } from '../../texts/define.ts';
import { equipmentTexts } from '../../texts/equipment.ts';

/** What a year's use of equipment costs whom. An administrator, who belongs to no cluster, chooses one. */
export function Statement({
  year: given,
  clusterId: chosen,
  choose,
}: {
  year: string | undefined;
  clusterId: string | undefined;
  choose: (change: { year?: string; cluster?: string }) => void;
}) {
  const t = useTexts(equipmentTexts).statement;
  const f = useFormats();
  const { language } = usePreferences();
  const year = given !== undefined && /^20\d\d$/.test(given) ? Number(given) : new Date().getFullYear();
  const me = useMe();
  const isOutside = me.roles.every(({ role }) => role === 'admin');
  const clusters = useApi('GET /v1/clusters', isOutside ? { query: { limit: 200 } } : null);
  const clusterId = chosen ?? clusters.data?.items[0]?.id;
  const query = { year, ...(clusterId === undefined ? {} : { clusterId }) };
  const statement = useApi('GET /v1/equipment/statements', isOutside && clusterId === undefined ? null : { query }, {
    keepPrevious: true,
  });
  if (isOutside && clusters.data?.items.length === 0) return null;
  return (
    <Section
      id="statement"
      title={t.title(String(year))}
      aside={
        <span className="row">
          <button className="btn quiet sm" type="button" onClick={() => choose({ year: String(year - 1) })}>
            {t.before}
          </button>
          <button className="btn quiet sm" type="button" onClick={() => choose({ year: String(year + 1) })}>
            {t.after}
          </button>
        </span>
      }
    >
      {isOutside ? (
        <div className="row wide chips">
          <ClusterField
            id="statement-cluster"
            label={t.cluster}
            value={clusterId}
            onChange={(cluster) => choose({ cluster })}
          />
        </div>
      ) : null}
      <Await of={statement} rows={3}>
        {({ lines, complete, totalCents }) =>
          lines.length === 0 ? (
            <p className="mute">{t.none}</p>
          ) : (
            <>
              <p className="note">
                {complete ? t.closed : t.open}{' '}
                <a
                  href={addressOf('GET /v1/equipment/statements', {
                    query: { ...query, lang: language, format: 'csv' },
                  })}
                  download
                >
                  {t.csv}
                </a>
              </p>
              <SimpleTable
                cards
                caption={t.caption}
                rows={lines}
                rowKey={({ equipmentId, organisationId }) => `${equipmentId} ${organisationId}`}
                columns={[
                  { head: t.member, cell: ({ organisation }) => organisation },
                  { head: t.equipment, cell: ({ equipment }) => equipment },
                  { head: t.promised, cell: ({ unitsPromised }) => f.count(unitsPromised), numeric: true },
                  { head: t.used, cell: ({ unitsUsed }) => f.count(unitsUsed), numeric: true },
                  { head: t.fixed, cell: ({ fixedCents }) => f.money(fixedCents), numeric: true },
                  {
                    head: t.adjustment,
                    cell: ({ adjustmentCents, realCost }) => (realCost ? f.money(adjustmentCents) : '–'),
                    numeric: true,
                  },
                  { head: t.use, cell: ({ useCents }) => f.money(useCents), numeric: true },
                  { head: t.shortfall, cell: ({ shortfallCents }) => f.money(shortfallCents), numeric: true },
                  { head: t.total, cell: (line) => f.money(line.totalCents), numeric: true },
                ]}
                foot={
                  <tr role="row">
                    <th scope="row" role="rowheader">
                      {t.sum}
                    </th>
                    <td role="cell" colSpan={7} />
                    <td role="cell" className="num" data-l={t.total}>
                      <div>{f.money(totalCents)}</div>
                    </td>
                  </tr>
                }
              />
            </>
          )
        }
      </Await>
    </Section>
  );
}
