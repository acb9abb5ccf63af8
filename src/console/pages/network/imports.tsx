import { useState } from 'react';
import { ownClusterIds, useMe } from '../../api/me.ts';
import { type Item, useAct, useApi } from '../../api/query.ts';
import { ClusterField } from '../../components/cluster-field.tsx';
import { FileDrop } from '../../components/file-drop.tsx';
import { Refusal } from '../../components/form.tsx';
import { Tag } from '../../components/icon.tsx';
import { List } from '../../components/list.tsx';
import { Page } from '../../components/page.tsx';
import { Said } from '../../components/said.tsx';
import { Await, Empty } from '../../components/states.tsx';
import { useFormats } from '../../format/values.ts';
import { to } from '../../shell/paths.ts';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/define.ts';
import { feedTexts } from '../../texts/feeds.ts';
import { networkTexts } from '../../texts/network.ts';

type Import = Item<'GET /v1/imports'>;
const OPEN = new Set<Import['state']>(['queued', 'running']);
/** How often what is still being read is looked at, in milliseconds. */
const LOOK_MS = 2_000;

/** Archives of notices: read in the background, with what became of them. */
export default function ImportsPage() {
  const t = useTexts(feedTexts).imports;
  const network = useTexts(networkTexts);
  const me = useMe();
  const first = useApi('GET /v1/clusters', { query: { limit: 1 } });
  const [chosen, setCluster] = useState(ownClusterIds(me)[0]);
  const [reading, setReading] = useState(false);
  const clusterId = chosen ?? first.data?.items[0]?.id;
  const imports = useApi('GET /v1/imports', { query: { limit: 50 } }, { refetchInterval: reading ? LOOK_MS : false });
  const open = imports.data?.items.some(({ state }) => OPEN.has(state)) ?? false;
  if (open !== reading) setReading(open);
  const start = useAct('POST /v1/imports', { done: () => toast({ text: t.started }) });
  return (
    <Page title={t.title} lead={t.lead} crumbs={[[to('network'), network.title]]}>
      <div className="stack lg gap-below">
        <ClusterField id="cluster" label={t.cluster} value={clusterId} onChange={setCluster} />
        <Refusal error={start.error} />
        <FileDrop
          label={t.drop}
          or={t.or}
          choose={t.choose}
          accept=".zip"
          busy={start.busy}
          onFile={(file) =>
            void start.run({
              query: { name: file.name, ...(clusterId === undefined ? {} : { clusterId }) },
              body: file,
              mediaType: 'application/zip',
            })
          }
        />
      </div>
      <Await of={imports}>
        {({ items }) =>
          items.length === 0 ? <Empty title={t.none.title} text={t.none.text} /> : <Imports rows={items} />
        }
      </Await>
    </Page>
  );
}

function Imports({ rows }: { rows: readonly Import[] }) {
  const t = useTexts(feedTexts).imports;
  const f = useFormats();
  return (
    <List
      caption={t.caption}
      rows={rows}
      rowKey={({ id }) => id}
      tone={({ state }) => (state === 'failed' ? 'todo' : undefined)}
      name={{
        head: t.at,
        cell: ({ createdAt }) => f.instant(createdAt),
        sub: (one) => <Refused one={one} />,
      }}
      columns={[
        {
          key: 'state',
          head: t.state,
          cell: ({ state }) => (
            <Tag icon={state === 'succeeded' ? 'check' : OPEN.has(state) ? 'clock' : 'x'}>{t.states[state]}</Tag>
          ),
        },
        {
          key: 'files',
          head: t.files,
          cell: ({ progress: { done, total, refused } }) =>
            t.filesOf(f.count(done + refused), f.count(total), f.count(refused)),
        },
        {
          key: 'notices',
          head: t.notices,
          cell: ({ notices: { created, updated, recorded } }) =>
            t.noticesOf(f.count(created), f.count(updated), f.count(recorded)),
        },
        { key: 'acts', head: t.acts, cell: (one) => <Cancel one={one} /> },
      ]}
    />
  );
}

function Cancel({ one: { id, state } }: { one: Import }) {
  const t = useTexts(feedTexts).imports;
  const cancel = useAct('POST /v1/imports/{id}/cancel', { done: () => toast({ text: t.cancelled }) });
  if (!OPEN.has(state)) return null;
  return (
    <>
      <button
        className="btn sm"
        type="button"
        aria-busy={cancel.busy}
        onClick={() => void cancel.run({ params: { id } })}
      >
        {t.cancel}
      </button>
      <Refusal error={cancel.error} />
    </>
  );
}

/** Which files could not be read, and why. */
function Refused({ one: { id, error, progress } }: { one: Import }) {
  const t = useTexts(feedTexts).imports;
  const files = useApi(
    'GET /v1/imports/{id}/files',
    progress.refused === 0 ? null : { params: { id }, query: { outcome: 'refused', limit: 20 } },
  );
  return (
    <>
      {error}
      {progress.refused === 0 ? null : (
        <details>
          <summary>{t.refused}</summary>
          <ul>
            {(files.data?.items ?? []).map(({ name, error: why }) => (
              <li key={name}>
                <strong>{name}</strong> {why === null ? null : <Said text={why.message} />}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
