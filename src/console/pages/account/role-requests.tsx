import { hasRole, type Me, ownClusterIds, ownOrganisationIds, useMe } from '../../api/me.ts';
import { type Item, useAct, useList } from '../../api/query.ts';
import { Refusal } from '../../components/form.tsx';
import { Tag } from '../../components/icon.tsx';
import { List } from '../../components/list.tsx';
import { OrganisationName } from '../../components/organisation-name.tsx';
import { FilterChips, Page } from '../../components/page.tsx';
import { Await, Empty } from '../../components/states.tsx';
import { useFormats } from '../../format/values.ts';
import { useFilters } from '../../shell/paths.ts';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/define.ts';
import { roleRequestTexts } from '../../texts/role-requests.ts';

type Request = Item<'GET /v1/role-requests'>;
const STATES = ['pending', 'given', 'refused', 'withdrawn'] as const;
const FILTERS = { state: STATES } as const;

/** Who was asked to be let speak for a company: consented to, refused, or taken back. */
export default function RoleRequestsPage() {
  const t = useTexts(roleRequestTexts);
  const f = useFormats();
  const [filters, , addressWith] = useFilters(FILTERS);
  const requests = useList('GET /v1/role-requests', { query: { ...filters, limit: 50 } });
  return (
    <Page title={t.title} lead={t.lead}>
      <FilterChips
        label={t.filter}
        all={t.all}
        values={STATES}
        words={t.states}
        chosen={filters.state}
        address={(state) => addressWith({ state })}
      />
      <Await of={requests}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty title={t.empty.title} text={t.empty.text} />
          ) : (
            <List
              caption={t.title}
              rows={rows}
              rowKey={({ id }) => id}
              name={{ head: t.person, cell: ({ name }) => name, sub: ({ email }) => email }}
              columns={[
                {
                  key: 'organisation',
                  head: t.organisation,
                  cell: ({ organisationId }) => <OrganisationName id={organisationId} />,
                },
                { key: 'asked', head: t.asked, cell: ({ createdAt }) => f.relative(createdAt) },
                {
                  key: 'state',
                  head: t.state,
                  cell: ({ state, asks }) => (
                    <>
                      <Tag icon={state === 'given' ? 'check' : state === 'pending' ? 'clock' : 'x'}>
                        {t.states[state]}
                      </Tag>
                      {state === 'pending' ? <span className="sub">{t.waitsFor[asks]}</span> : null}
                    </>
                  ),
                },
                { key: 'acts', head: t.acts, cell: (request) => <Decide request={request} /> },
              ]}
              more={requests.more}
              loadingMore={requests.loadingMore}
            />
          )
        }
      </Await>
    </Page>
  );
}

/** Who may consent: a person of the company or, where it has none, the coordination of each cluster that has it. */
const mayDecide = (me: Me, { asks, organisationId, waitsFor }: Request): boolean =>
  asks === 'people'
    ? ownOrganisationIds(me).some((one) => one === organisationId)
    : ownClusterIds(me).some((id) => waitsFor.includes(id));

function Decide({ request }: { request: Request }) {
  const t = useTexts(roleRequestTexts);
  const me = useMe();
  const consent = useAct('POST /v1/role-requests/{id}/consent', { done: () => toast({ text: t.consented }) });
  const refuse = useAct('POST /v1/role-requests/{id}/refuse', { done: () => toast({ text: t.refused }) });
  const withdraw = useAct('POST /v1/role-requests/{id}/withdraw', { done: () => toast({ text: t.withdrawn }) });
  if (request.state !== 'pending') return null;
  const params = { id: request.id };
  const isMine = ownClusterIds(me).includes(request.clusterId) || hasRole(me, 'admin');
  const who = <span className="sr"> {request.name}</span>;
  return (
    <span className="acts">
      {mayDecide(me, request) ? (
        <>
          <button
            className="btn sm"
            type="button"
            aria-busy={consent.busy}
            onClick={() => void consent.run({ params })}
          >
            {t.consent}
            {who}
          </button>
          <button
            className="btn quiet sm"
            type="button"
            aria-busy={refuse.busy}
            onClick={() => void refuse.run({ params })}
          >
            {t.refuse}
            {who}
          </button>
        </>
      ) : null}
      {isMine ? (
        <button
          className="btn quiet sm"
          type="button"
          aria-busy={withdraw.busy}
          onClick={() => void withdraw.run({ params })}
        >
          {t.withdraw}
          {who}
        </button>
      ) : null}
      <Refusal error={consent.error ?? refuse.error ?? withdraw.error} />
    </span>
  );
}
