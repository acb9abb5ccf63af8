import { useAct } from '../../api/query.ts';
import { AddingList } from '../../components/adding-section.tsx';
import { FieldsDialog, given, saidAndClosed } from '../../components/fields-dialog.tsx';
import { Trade } from '../../components/trade.tsx';
import { TradeField } from '../../components/trade-field.tsx';
import { isoDay } from '../../format/moments.ts';
import { useFormats } from '../../format/values.ts';
import { useTexts } from '../../texts/define.ts';
import { groupTexts } from '../../texts/groups.ts';
import { tenderPageTexts } from '../../texts/tender.ts';
import type { CircleProps } from './circle.tsx';

const KINDS = ['capability', 'tender', 'other'] as const;

/** What came of the work. */
export function Results(props: CircleProps) {
  const t = useTexts(groupTexts).results;
  const f = useFormats();
  const { circle } = props;
  return (
    <AddingList
      id="results"
      title={t.title}
      add={circle.leads ? t.add : null}
      dialog={(close) => <NewResult {...props} close={close} />}
      none={t.none}
      lines={circle.results.map((result) => (
        <li key={result.id}>
          <span>
            {result.text}
            <span className="note">
              {f.day(result.on)} · {t.kinds[result.kind]}
              {result.cpv === null ? null : (
                <>
                  {' · '}
                  <Trade code={result.cpv} />
                </>
              )}
            </span>
          </span>
        </li>
      ))}
    />
  );
}

function NewResult({ circle, of, close }: CircleProps & { close: () => void }) {
  const t = useTexts(groupTexts).results;
  const { cpvUnknown } = useTexts(tenderPageTexts).requirements;
  const add = useAct('POST /v1/clusters/{id}/results', { done: saidAndClosed(t.added, close) });
  const first = { kind: KINDS[0] as (typeof KINDS)[number], on: isoDay(new Date()), text: '', cpv: '' };
  return (
    <FieldsDialog
      name="result"
      verb={t.add}
      first={first}
      fields={[
        { key: 'kind', label: t.kind, options: KINDS.map((one) => [one, t.kinds[one]] as const) },
        { key: 'on', kind: 'day', label: t.on },
        { key: 'text', label: t.what },
        {
          key: 'cpv',
          label: t.cpv,
          optional: true,
          check: (typed) => (/^\d{8}$/.test(typed) ? null : cpvUnknown),
          control: ({ id, error, onChange }) => (
            <TradeField id={id} label={t.cpv} error={error} onChange={(cpv, typed) => onChange(cpv ?? typed)} />
          ),
        },
      ]}
      act={add}
      send={({ cpv, ...facts }) =>
        void add.run({ params: { id: circle.clusterId }, body: { ...of, ...facts, ...given('cpv', cpv) } })
      }
      close={close}
    />
  );
}
