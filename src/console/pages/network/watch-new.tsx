import { useState } from 'react';
import { ownClusterIds, useMe } from '../../api/me.ts';
import { useAct, useApi } from '../../api/query.ts';
import type { WatchSource } from '../../api/types.ts';
import { ClusterField } from '../../components/cluster-field.tsx';
import { Confirm } from '../../components/dialog.tsx';
import { fieldError, Refusal } from '../../components/form.tsx';
import { SelectInput, TextInput } from '../../components/inputs.tsx';
import { RegionsField } from '../../components/region-field.tsx';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/define.ts';
import { feedTexts } from '../../texts/feeds.ts';

/** Where each source is; a folder has no address of its own. */
const ADDRESSES: Record<WatchSource, string> = {
  ted: 'https://api.ted.europa.eu',
  boamp: 'https://boamp-datadila.opendatasoft.com',
  folder: '',
};
const EMPTY = { name: '', location: ADDRESSES.ted, query: '', cpv: '', keywords: '', minutes: '60' };
const wordsOf = (text: string): string[] =>
  text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** A new watch. */
export function NewWatch({ close }: { close: () => void }) {
  const t = useTexts(feedTexts);
  const me = useMe();
  const first = useApi('GET /v1/clusters', { query: { limit: 1 } });
  const [chosen, setCluster] = useState(ownClusterIds(me)[0]);
  const clusterId = chosen ?? first.data?.items[0]?.id;
  const [source, setSource] = useState<WatchSource>('ted');
  const [typed, setTyped] = useState(EMPTY);
  const [nuts, setNuts] = useState<readonly string[]>([]);
  const [checked, setChecked] = useState(false);
  const add = useAct('POST /v1/watches', {
    done: () => {
      toast({ text: t.watches.added });
      close();
    },
  });
  const minutes = /^\d{1,5}$/.test(typed.minutes) ? Number(typed.minutes) : 0;
  const wrong = minutes < 5 || minutes > 10_080;
  const send = () => {
    setChecked(true);
    if (wrong) return;
    const filters = { cpv: wordsOf(typed.cpv), nuts: [...nuts], keywords: wordsOf(typed.keywords) };
    const query = typed.query.trim();
    void add.run({
      body: {
        ...(clusterId === undefined ? {} : { clusterId }),
        source,
        name: typed.name.trim(),
        location: typed.location.trim(),
        ...(query === '' ? {} : { query }),
        filters,
        everyMinutes: minutes,
      },
    });
  };
  const text = (key: keyof typeof EMPTY, label: string, pointer: string, note?: string) => (
    <TextInput
      id={`watch-${key}`}
      label={label}
      value={typed[key]}
      onChange={(value) => setTyped({ ...typed, [key]: value })}
      {...(note === undefined ? {} : { note })}
      error={fieldError(add.error, pointer)}
    />
  );
  return (
    <Confirm question={t.watches.add} verb={t.watches.add} busy={add.busy} close={close} onConfirm={send}>
      <Refusal error={add.error} fields={{ '/name': 'watch-name', '/location': 'watch-location' }} />
      <ClusterField id="watch-cluster" label={t.imports.cluster} value={clusterId} onChange={setCluster} />
      <SelectInput
        id="watch-source"
        label={t.watches.source}
        value={source}
        onChange={(next) => {
          setSource(next);
          setTyped({ ...typed, location: ADDRESSES[next] });
        }}
        options={(['ted', 'boamp', 'folder'] as const).map((one) => [one, t.watches.sources[one]] as const)}
      />
      {text('name', t.watches.name, '/name')}
      {text('location', t.watches.location, '/location')}
      {text('query', t.watches.query, '/query')}
      {text('cpv', t.watches.cpv, '/filters/cpv*', t.watches.cpvNote)}
      <RegionsField
        id="watch-nuts"
        label={t.watches.nuts}
        value={nuts}
        onChange={setNuts}
        error={fieldError(add.error, '/filters/nuts*')}
      />
      {text('keywords', t.watches.keywords, '/filters/keywords*')}
      <TextInput
        id="watch-minutes"
        label={t.watches.minutesField}
        size={5}
        inputMode="numeric"
        value={typed.minutes}
        onChange={(value) => setTyped({ ...typed, minutes: value })}
        error={checked && wrong ? t.watches.notMinutes : fieldError(add.error, '/everyMinutes')}
      />
    </Confirm>
  );
}
