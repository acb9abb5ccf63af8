import { useState } from 'react';
import { useAct } from '../../api/query.ts';
import type { Cluster } from '../../api/types.ts';
import { useDraft } from '../../components/draft.ts';
import { Form, fieldError, Refusal, SaveRow } from '../../components/form.tsx';
import { LongTextInput, SelectInput, TextInput } from '../../components/inputs.tsx';
import { Section } from '../../components/page.tsx';
import { RegionField } from '../../components/region-field.tsx';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/define.ts';
import { networkTexts } from '../../texts/network.ts';
import { KINDS } from './kinds.ts';

const typedOf = (cluster: Cluster) => ({
  name: cluster.name,
  kind: cluster.kind,
  description: cluster.description ?? '',
  sectors: cluster.sectors.join(', '),
  region: cluster.region ?? '',
  foundedYear: cluster.foundedYear === null ? '' : String(cluster.foundedYear),
  website: cluster.website ?? '',
  searches: cluster.answersSearches ? 'yes' : 'no',
});

/** What a cluster says of itself. */
export function ClusterProfile({ cluster, etag }: { cluster: Cluster; etag: string | null }) {
  const t = useTexts(networkTexts);
  const [typed, change, forget, unsaved] = useDraft(`cluster-${cluster.id}`, typedOf(cluster));
  const [checked, setChecked] = useState(false);
  const save = useAct('PATCH /v1/clusters/{id}', { done: () => toast({ text: t.edit.saved }) });
  const given = (text: string) => (text.trim() === '' ? null : text.trim());
  const wrongYear = typed.foundedYear !== '' && !/^\d{4}$/.test(typed.foundedYear);
  const send = async () => {
    setChecked(true);
    if (wrongYear) return;
    const answered = await save.run({
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
    if (answered !== null) forget(typed);
  };
  const text = (key: 'name' | 'sectors' | 'website') => (
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
      <Form onSubmit={() => void send()} className="stack">
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
        <RegionField
          id="cluster-region"
          label={t.edit.region}
          value={typed.region}
          onChange={(region) => change({ region })}
          error={fieldError(save.error, '/region')}
        />
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
        <SaveRow first label={t.edit.save} busy={save.busy} unsaved={unsaved} forget={forget} />
      </Form>
    </Section>
  );
}
