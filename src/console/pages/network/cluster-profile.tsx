import { useState } from 'react';
import { useAct } from '../../api/query.ts';
import type { Cluster } from '../../api/types.ts';
import { Form, fieldError, Refusal } from '../../components/form.tsx';
import { LongTextInput, SelectInput, TextInput } from '../../components/inputs.tsx';
import { Section } from '../../components/page.tsx';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/define.ts';
import { networkTexts } from '../../texts/network.ts';
import { KINDS } from './kinds.ts';

/** What a cluster says of itself. */
export function ClusterProfile({ cluster, etag }: { cluster: Cluster; etag: string | null }) {
  const t = useTexts(networkTexts);
  const [typed, setTyped] = useState(() => ({
    name: cluster.name,
    kind: cluster.kind,
    description: cluster.description ?? '',
    sectors: cluster.sectors.join(', '),
    region: cluster.region ?? '',
    foundedYear: cluster.foundedYear === null ? '' : String(cluster.foundedYear),
    website: cluster.website ?? '',
    searches: cluster.answersSearches ? 'yes' : 'no',
  }));
  const [checked, setChecked] = useState(false);
  const save = useAct('PATCH /v1/clusters/{id}', { done: () => toast({ text: t.edit.saved }) });
  const change = (part: Partial<typeof typed>) => setTyped({ ...typed, ...part });
  const given = (text: string) => (text.trim() === '' ? null : text.trim());
  const wrongYear = typed.foundedYear !== '' && !/^\d{4}$/.test(typed.foundedYear);
  const send = () => {
    setChecked(true);
    if (wrongYear) return;
    void save.run({
      params: { id: cluster.id },
      ifMatch: etag ?? '*',
      body: {
        name: typed.name.trim(),
        kind: typed.kind,
        description: given(typed.description),
        sectors: typed.sectors
          .split(',')
          .map((one) => one.trim())
          .filter((one) => one !== ''),
        region: given(typed.region),
        foundedYear: typed.foundedYear === '' ? null : Number(typed.foundedYear),
        website: given(typed.website),
        answersSearches: typed.searches === 'yes',
      },
    });
  };
  const text = (key: 'name' | 'sectors' | 'region' | 'website') => (
    <TextInput
      id={`cluster-${key}`}
      label={t.edit[key]}
      value={typed[key]}
      onChange={(value) => change({ [key]: value })}
      error={fieldError(save.error, `/${key}`)}
    />
  );
  return (
    <Section id="profile" title={t.edit.title}>
      <Form onSubmit={send} className="stack">
        <Refusal error={save.error} fields={{ '/name': 'cluster-name', '/website': 'cluster-website' }} />
        {text('name')}
        <SelectInput
          id="cluster-kind"
          label={t.edit.kind}
          value={typed.kind}
          onChange={(kind) => change({ kind })}
          options={KINDS.map((kind) => [kind, t.kinds[kind]] as const)}
        />
        <LongTextInput
          id="cluster-description"
          label={t.edit.description}
          value={typed.description}
          onChange={(description) => change({ description })}
          error={fieldError(save.error, '/description')}
        />
        {text('sectors')}
        {text('region')}
        <TextInput
          id="cluster-founded"
          label={t.edit.foundedYear}
          size={5}
          inputMode="numeric"
          value={typed.foundedYear}
          onChange={(foundedYear) => change({ foundedYear })}
          error={checked && wrongYear ? t.edit.notYear : fieldError(save.error, '/foundedYear')}
        />
        {text('website')}
        <SelectInput
          id="cluster-searches"
          label={t.edit.searches}
          note={t.edit.searchesNote}
          value={typed.searches}
          onChange={(searches) => change({ searches })}
          options={[
            ['yes', t.edit.takesPart],
            ['no', t.edit.staysOut],
          ]}
        />
        <p>
          <button className="btn first" type="submit" aria-busy={save.busy}>
            {t.edit.save}
          </button>
        </p>
      </Form>
    </Section>
  );
}
