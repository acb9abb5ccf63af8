import { isStaff, useMe } from '../../api/me.ts';
import { useAct, useList } from '../../api/query.ts';
import { List } from '../../components/list.tsx';
import { Chips, Page } from '../../components/page.tsx';
import { Await, Empty } from '../../components/states.tsx';
import { When } from '../../components/when.tsx';
import { useFilters } from '../../shell/paths.ts';
import { useTexts } from '../../texts/define.ts';
import { todayTexts } from '../../texts/today.ts';
import { placeOf } from './notification-place.ts';

const FILTERS = { show: ['all'] } as const;

/** What happened, each with the way to it. */
export default function NotificationsPage() {
  const t = useTexts(todayTexts).notifications;
  const staff = isStaff(useMe());
  const [filters, , addressWith] = useFilters(FILTERS);
  const all = filters.show === 'all';
  const list = useList('GET /v1/notifications', { query: all ? {} : { unread: true } });
  const read = useAct('POST /v1/notifications/{id}/read');
  return (
    <Page title={t.title}>
      <Chips
        label={t.filter}
        links={[
          { href: addressWith({ show: undefined }), text: t.unread, current: !all },
          { href: addressWith({ show: 'all' }), text: t.all, current: all },
        ]}
      />
      <Await of={list}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty title={t.empty} />
          ) : (
            <List
              caption={t.caption}
              rows={rows}
              rowKey={({ id }) => id}
              more={list.more}
              loadingMore={list.loadingMore}
              tone={({ readAt }) => (readAt === null ? 'todo' : undefined)}
              name={{
                head: t.subject,
                cell: ({ subject }) => subject,
                href: (one) => placeOf(one, staff),
                sub: ({ text }) => text,
              }}
              columns={[
                { key: 'at', head: t.at, cell: ({ createdAt }) => <When at={createdAt} /> },
                {
                  key: 'read',
                  head: '',
                  cell: ({ id, readAt }) =>
                    readAt === null ? (
                      <button className="btn sm" type="button" onClick={() => void read.run({ params: { id } })}>
                        {t.read}
                      </button>
                    ) : null,
                },
              ]}
            />
          )
        }
      </Await>
    </Page>
  );
}
