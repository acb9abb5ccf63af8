import { ownClusterIds, useMe } from '../../api/me.ts';
import { useApi } from '../../api/query.ts';
import { Section } from '../../components/page.tsx';
import { SimpleTable } from '../../components/simple-table.tsx';
import { useFormats } from '../../format/values.ts';
import { useTexts } from '../../texts/define.ts';
import { exchangeTexts } from '../../texts/partner-exchange.ts';

/** Who helped whom this year, and what was earned by it; nothing where nobody asked anybody. */
export function Exchange() {
  const t = useTexts(exchangeTexts);
  const f = useFormats();
  // Told by cluster: who coordinates none has no side of it.
  const coordinates = ownClusterIds(useMe()).length > 0;
  const { data } = useApi('GET /v1/partner-searches/statistics', coordinates ? { query: {} } : null);
  if (data === undefined || data.asked.searches + data.helped.searches + data.partners.length === 0) return null;
  const { asked, helped, partners } = data;
  const sides = [
    { side: t.asked, ...asked },
    { side: t.helped, ...helped },
  ];
  return (
    <Section id="exchange" title={t.title(f.day(data.from), f.day(data.to))}>
      <SimpleTable
        caption={t.caption}
        rows={sides}
        rowKey={({ side }) => side}
        columns={[
          { head: t.side, cell: ({ side }) => side },
          { head: t.searches, cell: ({ searches }) => f.count(searches), numeric: true },
          { head: t.offered, cell: ({ offered }) => f.count(offered), numeric: true },
          { head: t.accepted, cell: ({ accepted }) => f.count(accepted), numeric: true },
          { head: t.awarded, cell: ({ awarded }) => f.count(awarded), numeric: true },
        ]}
      />
      {partners.length === 0 ? null : (
        <SimpleTable
          caption={t.partners}
          rows={partners}
          rowKey={({ clusterId }) => clusterId}
          columns={[
            { head: t.cluster, cell: ({ name }) => name },
            { head: t.theyHelped, cell: ({ theyHelped }) => f.count(theyHelped), numeric: true },
            { head: t.theyEarned, cell: ({ theyEarnedCents }) => f.money(theyEarnedCents), numeric: true },
            { head: t.weHelped, cell: ({ weHelped }) => f.count(weHelped), numeric: true },
            { head: t.weEarned, cell: ({ weEarnedCents }) => f.money(weEarnedCents), numeric: true },
          ]}
        />
      )}
    </Section>
  );
}
