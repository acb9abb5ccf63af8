import { type Item, useAct, useList } from '../../api/query.ts';
import { Refusal } from '../../components/form.tsx';
import { List } from '../../components/list.tsx';
import { Section } from '../../components/page.tsx';
import { Await } from '../../components/states.tsx';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/define.ts';
import { indicatorTexts } from '../../texts/indicators.ts';

type Membership = Item<'GET /v1/clusters/{id}/memberships'>;

/** Which members of a cluster pay their dues. */
export function Standings({ clusterId }: { clusterId: string }) {
  const t = useTexts(indicatorTexts).standings;
  const members = useList('GET /v1/clusters/{id}/memberships', {
    params: { id: clusterId },
    query: { current: true, limit: 50 },
  });
  const say = useAct('PUT /v1/clusters/{id}/standings', { done: () => toast({ text: t.kept }) });
  const put = (body: { organisationId: string; standing: Membership['standing'] }[]) =>
    void say.run({ params: { id: clusterId }, body });
  return (
    <Section id="standings" title={t.title}>
      <p className="read">{t.text}</p>
      <Refusal error={say.error} />
      <Await of={members} rows={4}>
        {(rows) => {
          const unsaid = rows.filter(({ standing }) => standing === null);
          return (
            <>
              {unsaid.length === 0 ? null : (
                <p>
                  <button
                    className="btn sm"
                    type="button"
                    aria-busy={say.busy}
                    onClick={() => put(unsaid.map(({ organisationId }) => ({ organisationId, standing: 'paying' })))}
                  >
                    {t.all}
                  </button>
                </p>
              )}
              <List
                caption={t.caption}
                rows={rows}
                rowKey={({ id }) => id}
                name={{ head: t.member, cell: ({ organisationName }) => organisationName }}
                columns={[
                  {
                    key: 'standing',
                    head: t.standing,
                    cell: ({ organisationId, organisationName, standing }) => (
                      <select
                        aria-label={`${t.standing}, ${organisationName}`}
                        value={standing ?? ''}
                        onChange={({ target }) =>
                          put([{ organisationId, standing: (target.value || null) as Membership['standing'] }])
                        }
                      >
                        <option value="">{t.unsaid}</option>
                        <option value="paying">{t.kinds.paying}</option>
                        <option value="associate">{t.kinds.associate}</option>
                      </select>
                    ),
                  },
                ]}
                more={members.more}
                loadingMore={members.loadingMore}
              />
            </>
          );
        }}
      </Await>
    </Section>
  );
}
