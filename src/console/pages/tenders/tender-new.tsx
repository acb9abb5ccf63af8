import { useState } from 'react';
import { useLocation } from 'wouter';
import { hasRole, useMe } from '../../api/me.ts';
import { useAct, useApi } from '../../api/query.ts';
import { ClusterField } from '../../components/cluster-field.tsx';
import { useDraft } from '../../components/draft.ts';
import { Field } from '../../components/field.tsx';
import { Form, fieldError, Refusal } from '../../components/form.tsx';
import { Page } from '../../components/page.tsx';
import { RegionField } from '../../components/region-field.tsx';
import { instantOf } from '../../format/moments.ts';
import { to } from '../../shell/paths.ts';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/define.ts';
import { tenderEntryTexts } from '../../texts/tender-entry.ts';
import { tenderTexts } from '../../texts/tenders.ts';

const EMPTY = {
  title: '',
  buyer: '',
  isPrivate: false,
  description: '',
  lotTitle: '',
  value: '',
  deadline: '',
  nuts: '',
  clusterId: '',
};
/** Where the API's words about a field are shown. */
const FIELDS = {
  '/title': 'title',
  '/buyer/name': 'buyer',
  '/lots/0/title': 'lot-title',
  '/lots/0/estimatedValue/amountCents': 'value',
  '/lots/0/deadline': 'deadline',
  '/lots/0/nuts/0': 'nuts',
};
const MONEY = /^\d+([.,]\d{1,2})?$/;

/** A call for tender without a notice: its first lot, then the tender's own page. */
export default function TenderNewPage() {
  const t = useTexts(tenderEntryTexts).new;
  const words = useTexts(tenderTexts);
  const cluster = useTexts(tenderEntryTexts).import.cluster;
  const [, navigate] = useLocation();
  const isAdmin = hasRole(useMe(), 'admin');
  const clusters = useApi('GET /v1/clusters', isAdmin ? { query: { limit: 1 } } : null);
  const [typed, change, forget] = useDraft('tender-new', EMPTY);
  const [missing, setMissing] = useState<readonly string[]>([]);
  const create = useAct('POST /v1/tenders');
  const amount = typed.value.replace(/[\s\u202f\u00a0€]/g, '');
  const submit = async () => {
    const wrong = [
      typed.title === '' ? 'title' : '',
      typed.buyer === '' ? 'buyer' : '',
      amount !== '' && !MONEY.test(amount) ? 'value' : '',
    ].filter(Boolean);
    setMissing(wrong);
    if (wrong[0] !== undefined) return document.getElementById(wrong[0])?.focus();
    const clusterId = typed.clusterId || (isAdmin ? clusters.data?.items[0]?.id : undefined);
    const answered = await create.run({
      body: bodyOf(typed, amount, clusterId),
    });
    if (answered === null) return;
    forget();
    toast({ text: t.created });
    navigate(to('tender', { id: answered.data.id }));
  };
  const errorOf = (id: string, pointer: string) =>
    missing.includes(id) ? (id === 'value' ? t.notMoney : t.missing) : fieldError(create.error, pointer);
  return (
    <Page title={t.title} lead={t.lead} crumbs={[[to('tenders'), words.title]]}>
      <Form onSubmit={() => void submit()}>
        <Refusal error={create.error} fields={FIELDS} />
        <ClusterField
          id="cluster"
          label={cluster}
          value={typed.clusterId || undefined}
          onChange={(clusterId) => change({ clusterId })}
        />
        <Field id="title" label={t.name} error={errorOf('title', '/title')}>
          {(props) => (
            <input
              {...props}
              type="text"
              size={60}
              value={typed.title}
              onChange={(event) => change({ title: event.target.value })}
            />
          )}
        </Field>
        <Field id="buyer" label={t.buyer} error={errorOf('buyer', '/buyer/name')}>
          {(props) => (
            <input
              {...props}
              type="text"
              size={40}
              value={typed.buyer}
              onChange={(event) => change({ buyer: event.target.value })}
            />
          )}
        </Field>
        <label className="opt">
          <input
            type="checkbox"
            checked={typed.isPrivate}
            onChange={(event) => change({ isPrivate: event.target.checked })}
          />
          <span>{t.private}</span>
        </label>
        <Field id="description" label={t.description} note={t.optional}>
          {(props) => (
            <textarea
              {...props}
              value={typed.description}
              onChange={(event) => change({ description: event.target.value })}
            />
          )}
        </Field>
        <LotFields
          typed={typed}
          change={change}
          error={create.error}
          valueError={errorOf('value', '/lots/0/estimatedValue/amountCents')}
        />
        <p>
          <button className="btn first" type="submit" aria-busy={create.busy}>
            {t.save}
          </button>
        </p>
      </Form>
    </Page>
  );
}

type Typed = typeof EMPTY;

/** What is sent: what was left empty is left out, and a lot without a title has the tender's. */
const bodyOf = (typed: Typed, amount: string, clusterId: string | undefined) => ({
  ...(clusterId === undefined ? {} : { clusterId }),
  title: typed.title,
  buyer: { name: typed.buyer, private: typed.isPrivate },
  ...(typed.description === '' ? {} : { description: typed.description }),
  lots: [
    {
      title: typed.lotTitle === '' ? typed.title : typed.lotTitle,
      ...(amount === ''
        ? {}
        : {
            estimatedValue: { amountCents: Math.round(Number(amount.replace(',', '.')) * 100), currency: 'EUR' },
          }),
      deadline: instantOf(typed.deadline),
      ...(typed.nuts.trim() === '' ? {} : { nuts: [typed.nuts.trim().toUpperCase()] }),
    },
  ],
});

/** A moment as it is typed, before now: nobody can bid any more. */
const isPast = (moment: string): boolean => moment !== '' && new Date(moment).getTime() < Date.now();

/** The first lot: what it is called, its value, its deadline and where the work is done. */
function LotFields({
  typed,
  change,
  error,
  valueError,
}: {
  typed: Typed;
  change: (part: Partial<Typed>) => void;
  error: Parameters<typeof fieldError>[0];
  valueError: string | undefined;
}) {
  const t = useTexts(tenderEntryTexts).new;
  return (
    <fieldset className="stack lg">
      <legend className="lab">{t.lot}</legend>
      <Field id="lot-title" label={t.lotTitle} note={t.optional} error={fieldError(error, '/lots/0/title')}>
        {(props) => (
          <input
            {...props}
            type="text"
            size={60}
            value={typed.lotTitle}
            onChange={(event) => change({ lotTitle: event.target.value })}
          />
        )}
      </Field>
      <Field id="value" label={t.value} note={t.optional} error={valueError}>
        {(props) => (
          <input
            {...props}
            inputMode="decimal"
            value={typed.value}
            onChange={(event) => change({ value: event.target.value })}
          />
        )}
      </Field>
      <Field
        id="deadline"
        label={t.deadline}
        note={t.optional}
        error={fieldError(error, '/lots/0/deadline') ?? (isPast(typed.deadline) ? t.past : undefined)}
      >
        {(props) => (
          <input
            {...props}
            type="datetime-local"
            value={typed.deadline}
            onChange={(event) => change({ deadline: event.target.value })}
          />
        )}
      </Field>
      <RegionField
        id="nuts"
        label={t.nuts}
        value={typed.nuts}
        onChange={(nuts) => change({ nuts })}
        error={fieldError(error, '/lots/0/nuts/*')}
      />
    </fieldset>
  );
}
