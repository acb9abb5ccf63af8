import { useList } from '../../api/query.ts';
import { Tag } from '../../components/icon.tsx';
import { List } from '../../components/list.tsx';
import { Page } from '../../components/page.tsx';
import { Await, Empty } from '../../components/states.tsx';
import { When } from '../../components/when.tsx';
import { useFormats } from '../../format/values.ts';
import { to } from '../../shell/paths.ts';
import { useTexts } from '../../texts/define.ts';
import { invitationTexts } from '../../texts/invitation.ts';

/** All invitations of one's companies. */
export default function InvitationsPage() {
  const t = useTexts(invitationTexts);
  const f = useFormats();
  const list = useList('GET /v1/invitations', { query: { limit: 50 } });
  return (
    <Page title={t.list.title}>
      <Await of={list}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty title={t.list.empty} text={t.list.emptyText} />
          ) : (
            <List
              caption={t.list.caption}
              rows={rows}
              rowKey={({ id }) => id}
              more={list.more}
              loadingMore={list.loadingMore}
              tone={({ state }) => (state === 'pending' ? 'todo' : undefined)}
              name={{
                head: t.list.tender,
                cell: ({ tender }) => tender.title,
                href: ({ id }) => to('invitation', { id }),
                sub: ({ tender }) => tender.buyer.name,
              }}
              columns={[
                {
                  key: 'state',
                  head: t.list.state,
                  cell: ({ state }) => <Tag tone={state === 'pending' ? 'warn' : undefined}>{t.states[state]}</Tag>,
                },
                { key: 'role', head: t.list.role, cell: ({ role }) => t.roles[role] },
                { key: 'share', head: t.list.share, numeric: true, cell: ({ shareBp }) => f.share(shareBp) },
                {
                  key: 'amount',
                  head: t.list.amount,
                  numeric: true,
                  cell: ({ amount }) => (amount === null ? '–' : f.money(amount.amountCents)),
                },
                { key: 'until', head: t.list.until, cell: ({ expiresAt }) => <When at={expiresAt} /> },
              ]}
            />
          )
        }
      </Await>
    </Page>
  );
}
