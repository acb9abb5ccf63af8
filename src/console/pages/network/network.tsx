import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { hasRole, ownClusterIds, useMe } from '../../api/me.ts';
import { useAct, useList } from '../../api/query.ts';
import type { ClusterInput } from '../../api/types.ts';
import { Confirm } from '../../components/dialog.tsx';
import { fieldError, Refusal } from '../../components/form.tsx';
import { SelectInput, TextInput } from '../../components/inputs.tsx';
import { List } from '../../components/list.tsx';
import { Page, Section } from '../../components/page.tsx';
import { Region } from '../../components/region.tsx';
import { Await, Empty } from '../../components/states.tsx';
import { to, useFilters } from '../../shell/paths.ts';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/define.ts';
import { networkTexts } from '../../texts/network.ts';
import { KINDS } from './kinds.ts';

const FILTERS = { show: ['all'] } as const;
const DOORS = ['people', 'roleRequests', 'watches', 'imports', 'awards', 'webhooks'] as const;

/** One's clusters, and the ways to what is managed beside bids. */
export default function NetworkPage() {
  const t = useTexts(networkTexts);
  const me = useMe();
  const isAdmin = hasRole(me, 'admin');
  const [{ show }, , addressWith] = useFilters(FILTERS);
  const [adding, setAdding] = useState(false);
  const clusters = useList('GET /v1/clusters', { query: { limit: 100 } });
  const own = new Set(ownClusterIds(me));
  const all = isAdmin || show === 'all';
  return (
    <Page
      title={t.title}
      lead={t.lead}
      acts={
        isAdmin ? (
          <button
            className={clusters.data?.length === 0 ? 'btn first' : 'btn'}
            type="button"
            onClick={() => setAdding(true)}
          >
            {t.create}
          </button>
        ) : undefined
      }
    >
      <Section id="doors" title={t.doors.title}>
        <ul className="tasks sheet">
          {DOORS.map((door) => (
            <li key={door}>
              <span>
                <Link href={to(door)} data-row-link>
                  {t.doors[door]}
                </Link>
                <span className="note">{t.doors[`${door}Text`]}</span>
              </span>
              <span />
              <span />
            </li>
          ))}
        </ul>
      </Section>
      <Section
        id="clusters"
        title={t.caption}
        aside={all ? null : <Link href={addressWith({ show: 'all' })}>{t.all}</Link>}
      >
        <Await of={clusters}>
          {(rows) =>
            rows.length === 0 ? (
              <Empty {...t.empty} />
            ) : (
              <List
                caption={t.caption}
                rows={rows.filter(({ id }) => all || own.has(id))}
                rowKey={({ id }) => id}
                name={{ head: t.cluster, cell: ({ name }) => name, href: ({ id }) => to('cluster', { id }) }}
                columns={[
                  { key: 'kind', head: t.kind, cell: ({ kind }) => t.kinds[kind] },
                  {
                    key: 'region',
                    head: t.region,
                    cell: ({ region }) => (region === null ? '–' : <Region code={region} />),
                  },
                  { key: 'since', head: t.since, cell: ({ foundedYear }) => foundedYear ?? '–' },
                ]}
                more={all ? clusters.more : null}
                loadingMore={clusters.loadingMore}
              />
            )
          }
        </Await>
      </Section>
      {adding ? <NewCluster close={() => setAdding(false)} /> : null}
    </Page>
  );
}

function NewCluster({ close }: { close: () => void }) {
  const t = useTexts(networkTexts);
  const [, navigate] = useLocation();
  const [name, setName] = useState('');
  const [kind, setKind] = useState<ClusterInput['kind']>('business');
  const create = useAct('POST /v1/clusters', {
    done: ({ data }) => {
      toast({ text: t.created });
      navigate(to('cluster', { id: data.id }));
    },
  });
  return (
    <Confirm
      question={t.create}
      verb={t.create}
      busy={create.busy}
      close={close}
      onConfirm={() => void create.run({ body: { name: name.trim(), kind } })}
    >
      <Refusal error={create.error} fields={{ '/name': 'cluster-name' }} />
      <TextInput
        id="cluster-name"
        label={t.edit.name}
        value={name}
        onChange={setName}
        error={fieldError(create.error, '/name')}
      />
      <SelectInput
        id="cluster-kind"
        label={t.edit.kind}
        value={kind}
        onChange={setKind}
        options={KINDS.map((one) => [one, t.kinds[one]] as const)}
      />
    </Confirm>
  );
}
