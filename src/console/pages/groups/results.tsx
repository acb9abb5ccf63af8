import { useState } from 'react';
import { useAct } from '../../api/query.ts';
import { Confirm } from '../../components/dialog.tsx';
import { fieldError, Refusal } from '../../components/form.tsx';
import { DayInput, SelectInput, TextInput } from '../../components/inputs.tsx';
import { Section } from '../../components/page.tsx';
import { isoDay, useFormats } from '../../format/values.ts';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/define.ts';
import { groupTexts } from '../../texts/groups.ts';
import type { CircleProps } from './circle.tsx';

const KINDS = ['capability', 'tender', 'other'] as const;

/** What came of the work. */
export function Results(props: CircleProps) {
  const t = useTexts(groupTexts).results;
  const f = useFormats();
  const [adding, setAdding] = useState(false);
  const { circle } = props;
  return (
    <Section
      id="results"
      title={t.title}
      aside={
        circle.leads ? (
          <button className="btn quiet sm" type="button" onClick={() => setAdding(true)}>
            {t.add}
          </button>
        ) : null
      }
    >
      {circle.results.length === 0 ? (
        <p className="mute">{t.none}</p>
      ) : (
        <ul className="tasks sheet">
          {circle.results.map((result) => (
            <li key={result.id}>
              <span>
                {result.text}
                <span className="note">
                  {f.day(result.on)} · {t.kinds[result.kind]}
                  {result.cpv === null ? '' : ` · CPV ${result.cpv}`}
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
      {adding ? <NewResult {...props} close={() => setAdding(false)} /> : null}
    </Section>
  );
}

function NewResult({ circle, of, close }: CircleProps & { close: () => void }) {
  const t = useTexts(groupTexts).results;
  const [kind, setKind] = useState<(typeof KINDS)[number]>('capability');
  const [typed, setTyped] = useState({ on: isoDay(new Date()), text: '', cpv: '' });
  const add = useAct('POST /v1/clusters/{id}/results', {
    done: () => {
      toast({ text: t.added });
      close();
    },
  });
  const cpv = typed.cpv.trim();
  const body = { ...of, kind, on: typed.on, text: typed.text.trim(), ...(cpv === '' ? {} : { cpv }) };
  return (
    <Confirm
      question={t.add}
      verb={t.add}
      busy={add.busy}
      close={close}
      onConfirm={() => void add.run({ params: { id: circle.clusterId }, body })}
    >
      <Refusal error={add.error} fields={{ '/text': 'result-text', '/on': 'result-on', '/cpv': 'result-cpv' }} />
      <SelectInput
        id="result-kind"
        label={t.kind}
        value={kind}
        onChange={setKind}
        options={KINDS.map((one) => [one, t.kinds[one]] as const)}
      />
      <DayInput
        id="result-on"
        label={t.on}
        value={typed.on}
        onChange={(on) => setTyped({ ...typed, on })}
        error={fieldError(add.error, '/on')}
      />
      <TextInput
        id="result-text"
        label={t.what}
        value={typed.text}
        onChange={(text) => setTyped({ ...typed, text })}
        error={fieldError(add.error, '/text')}
      />
      <TextInput
        id="result-cpv"
        label={t.cpv}
        inputMode="numeric"
        size={10}
        value={typed.cpv}
        onChange={(code) => setTyped({ ...typed, cpv: code })}
        error={fieldError(add.error, '/cpv')}
      />
    </Confirm>
  );
}
