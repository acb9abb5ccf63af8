import { useList } from '../../api/query.ts';
import { List } from '../../components/list.tsx';
import { Page } from '../../components/page.tsx';
import { Regions } from '../../components/region.tsx';
import { Await, Empty } from '../../components/states.tsx';
import { When } from '../../components/when.tsx';
import { to, useFilters } from '../../shell/paths.ts';
import { useTexts } from '../../texts/define.ts';
import { partnerTexts } from '../../texts/partners.ts';
import { Exchange } from './exchange.tsx';
import { PartnerTabs } from './partner-tabs.tsx';
import { Trades } from './question.tsx';
import { StandingSearch } from './standing-search.tsx';

const FILTERS = { view: ['inbox'] } as const;

/** Searches of one's own clusters, and what other clusters ask of them. */
export default function PartnerSearchesPage() {
  const t = useTexts(partnerTexts);
  const [filters] = useFilters(FILTERS);
  const inbox = filters.view === 'inbox';
  const searches = useList('GET /v1/partner-searches', { query: { limit: 50, ...(inbox ? { inbox } : {}) } });
  return (
    <Page
      title={t.title}
      lead={t.lead}
      acts={<StandingSearch />}
      tabs={<PartnerTabs current={inbox ? 'inbox' : 'mine'} />}
    >
      <Await of={searches}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty {...(inbox ? t.noneAsked : t.none)} />
          ) : (
            <List
              caption={inbox ? t.caption.inbox : t.caption.mine}
              rows={rows}
              rowKey={({ id }) => id}
              name={{
                head: t.trades,
                cell: ({ question }) => <Trades codes={question.cpv} />,
                href: ({ id }) => to('partnerSearch', { id }),
              }}
              columns={[
                { key: 'places', head: t.places, cell: ({ question }) => <Regions codes={question.nuts} /> },
                {
                  key: 'count',
                  head: inbox ? t.ownCount : t.count,
                  cell: ({ count }) => (count === null ? t.notAsked : t.counts[count]),
                },
                { key: 'by', head: t.answerBy, cell: ({ answerBy }) => <When at={answerBy} /> },
                { key: 'state', head: t.state, cell: ({ state }) => t.states[state] },
              ]}
              more={searches.more}
              loadingMore={searches.loadingMore}
            />
          )
        }
      </Await>
      <Exchange />
    </Page>
  );
}
