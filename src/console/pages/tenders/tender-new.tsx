import { useState } from 'react';
import { useLocation } from 'wouter';
import { hasRole, useMe } from '../../api/me.ts';
import { useAct, useApi } from '../../api/query.ts';
import { ClusterField } from '../../components/cluster-field.tsx';
import { useDraft } from '../../components/draft.ts';
import { Field } from '../../components/field.tsx';
import { Form, fieldError, Refusal } from '../../components/form.tsx';
import { Page } from '../../components/page.tsx';
import { to } from '../../shell/paths.ts';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/define.ts';
import { tenderEntryTexts } from '../../texts/tender-entry.ts';
import { tenderTexts } from '../../texts/tenders.ts';
import { EMPTY_LOT, faultsOf, lotBody, lotField, type TypedLot } from './lot-typed.ts';
import { LotsFields } from './lots-fields.tsx';

const EMPTY = { title: '', buyer: '', isPrivate: false, description: '', lots: [EMPTY_LOT], clusterId: '' };
type Typed = typeof EMPTY;

/** Where the API's words about a field are shown. */
const fieldsOf = (lots: readonly TypedLot[]) => ({
  '/title': 'title',
  '/buyer/name': 'buyer',
  ...Object.fromEntries(
    lots.flatMap((_, i) => [
      [`/lots/${i}/title`, lotField('lot-title', i)],
      [`/lots/${i}/estimatedValue/amountCents`, lotField('value', i)],
      [`/lots/${i}/deadline`, lotField('deadline', i)],
      [`/lots/${i}/nuts/0`, lotField('nuts', i)],
    ]),
  ),
});

/** A call for tender without a notice: its lots, then the tender's own page. */
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
  const submit = async () => {
    const wrong = [
      typed.title === '' ? 'title' : '',
      typed.buyer === '' ? 'buyer' : '',
      ...typed.lots.flatMap((lot, i) => faultsOf(lot, typed.lots.length).map((field) => lotField(field, i))),
    ].filter(Boolean);
    setMissing(wrong);
    if (wrong[0] !== undefined) return document.getElementById(wrong[0])?.focus();
    const clusterId = typed.clusterId || (isAdmin ? clusters.data?.items[0]?.id : undefined);
    const answered = await create.run({ body: bodyOf(typed, clusterId) });
    if (answered === null) return;
    forget();
    toast({ text: t.created });
    navigate(to('tender', { id: answered.data.id }));
  };
  const errorOf = (id: string, pointer: string) =>
    missing.includes(id) ? t.missing : fieldError(create.error, pointer);
  return (
    <Page title={t.title} lead={t.lead} crumbs={[[to('tenders'), words.title]]}>
      <Form onSubmit={() => void submit()}>
        <Refusal error={create.error} fields={fieldsOf(typed.lots)} />
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
        <LotsFields lots={typed.lots} missing={missing} error={create.error} onChange={(lots) => change({ lots })} />
        <p>
          <button className="btn first" type="submit" aria-busy={create.busy}>
            {t.save}
          </button>
        </p>
      </Form>
    </Page>
  );
}

/** What is sent: what was left empty is left out, and a lot without a title has the tender's. */
const bodyOf = ({ title, buyer, isPrivate, description, lots }: Typed, clusterId: string | undefined) => ({
  ...(clusterId === undefined ? {} : { clusterId }),
  title,
  buyer: { name: buyer, private: isPrivate },
  ...(description === '' ? {} : { description }),
  lots: lots.map((lot) => lotBody(lot, title)),
});
