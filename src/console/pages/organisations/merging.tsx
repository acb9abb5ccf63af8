import { useState } from 'react';
import { flushSync } from 'react-dom';
import { useLocation } from 'wouter';
import type { Answer } from '../../api/call.ts';
import { useAct, useApi } from '../../api/query.ts';
import { Confirm } from '../../components/dialog.tsx';
import { fieldError, Refusal } from '../../components/form.tsx';
import { SelectInput } from '../../components/inputs.tsx';
import { Section } from '../../components/page.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { useFormats } from '../../format/values.ts';
import { to } from '../../shell/paths.ts';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/define.ts';
import { mergingTexts } from '../../texts/organisation-merging.ts';
import { shellTexts } from '../../texts/shell.ts';

type Named = { id: string; name: string };
type Told = Answer<'POST /v1/organisations/{id}/merge'>;

/** A company that is there twice, or should not be: merged, taken apart again, deleted. */
export function Merging({ organisation }: { organisation: Named }) {
  const t = useTexts(mergingTexts).merge;
  const f = useFormats();
  const [asking, setAsking] = useState<'merge' | 'delete' | null>(null);
  const { id } = organisation;
  const past = useApi('GET /v1/organisations/{id}/merges', { params: { id } });
  const undo = useAct('POST /v1/organisations/{id}/merges/{mergeId}/undo', { done: () => toast({ text: t.undone }) });
  const undoable = (past.data?.items ?? []).filter(({ undoUntil }) => undoUntil !== null);
  return (
    <Section id="twice" title={t.title}>
      <Refusal error={undo.error} />
      {undoable.map((one) => (
        <p key={one.id}>
          {t.past(one.fromName, f.day(one.mergedAt))}{' '}
          <button className="btn sm" type="button" onClick={() => void undo.run({ params: { id, mergeId: one.id } })}>
            {t.undo}
          </button>
        </p>
      ))}
      <p className="row">
        <button className="btn quiet sm" type="button" onClick={() => setAsking('merge')}>
          {t.act}
        </button>
        <button className="btn quiet sm" type="button" onClick={() => setAsking('delete')}>
          {t.delete}
        </button>
      </p>
      {asking === 'merge' ? <Merge organisation={organisation} close={() => setAsking(null)} /> : null}
      {asking === 'delete' ? <Delete organisation={organisation} close={() => setAsking(null)} /> : null}
    </Section>
  );
}

function Merge({ organisation, close }: { organisation: Named; close: () => void }) {
  const t = useTexts(mergingTexts).merge;
  const shell = useTexts(shellTexts);
  const [, navigate] = useLocation();
  const [q, setQ] = useState('');
  const [into, setInto] = useState('');
  const [told, setTold] = useState<Told | null>(null);
  const [missing, setMissing] = useState(false);
  const found = useApi('GET /v1/organisations', q.length < 2 ? null : { query: { q, limit: 20 } });
  const others = (found.data?.items ?? []).filter(({ id }) => id !== organisation.id);
  const look = useAct('POST /v1/organisations/{id}/merge', {
    done: ({ data: { id: mergeId, into: stays } }) => {
      // What is gone is left before it is read anew.
      if (mergeId !== null) flushSync(() => navigate(to('organisation', { id: stays.id })));
    },
  });
  const undo = useAct('POST /v1/organisations/{id}/merges/{mergeId}/undo', { done: () => toast({ text: t.undone }) });
  const run = async (dryRun: boolean): Promise<void> => {
    const answered = await look.run({ params: { id: organisation.id }, body: { into, dryRun } });
    if (answered === null) return;
    const { id: mergeId } = answered.data;
    if (mergeId === null) {
      setTold(answered.data);
      return;
    }
    toast({ text: t.done, act: { label: shell.undo, run: () => void undo.run({ params: { id: into, mergeId } }) } });
  };
  const ready = told !== null && told.into.id === into && told.conflicts.length === 0;
  return (
    <Confirm
      question={t.question(organisation.name)}
      verb={ready ? t.verb : t.look}
      busy={look.busy}
      close={close}
      onConfirm={() => {
        setMissing(into === '');
        if (into !== '') void run(!ready);
      }}
    >
      <Refusal error={look.error} fields={{ '/into': 'into' }} />
      <SearchField id="other" label={t.find} value={q} onChange={(value) => setQ(value ?? '')} />
      <SelectInput
        id="into"
        label={t.chosen}
        value={into}
        onChange={setInto}
        error={missing && into === '' ? t.choose : fieldError(look.error, '/into')}
        options={[
          ['', t.none] as const,
          ...others.map(({ id, name, town }) => [id, [name, town].filter(Boolean).join(', ')] as const),
        ]}
      />
      {told === null || told.into.id !== into ? null : (
        <dl className="facts">
          <Counts label={t.moves} counts={told.moved} />
          <Counts label={t.drops} counts={told.dropped} />
          {told.conflicts.length === 0 ? null : <Counts label={t.conflicts} counts={told.conflicts} />}
        </dl>
      )}
    </Confirm>
  );
}

function Counts({ label, counts }: { label: string; counts: Told['moved'] }) {
  const t = useTexts(mergingTexts).merge;
  const f = useFormats();
  return (
    <>
      <dt>{label}</dt>
      <dd>
        {counts.length === 0
          ? t.nothing
          : counts.map(({ kind, count }) => `${t.kinds[kind]} (${f.count(count)})`).join(', ')}
      </dd>
    </>
  );
}

function Delete({ organisation: { id, name }, close }: { organisation: Named; close: () => void }) {
  const t = useTexts(mergingTexts).merge;
  const [, navigate] = useLocation();
  const remove = useAct('DELETE /v1/organisations/{id}', {
    done: () => {
      toast({ text: t.deleted });
      // What is gone is left before it is read anew.
      flushSync(() => navigate(to('organisations')));
    },
  });
  return (
    <Confirm
      question={t.deleteQuestion(name)}
      verb={t.delete}
      tone="bad"
      busy={remove.busy}
      close={close}
      onConfirm={() => void remove.run({ params: { id } })}
    >
      <p>{t.deleteText}</p>
      <Refusal error={remove.error} />
    </Confirm>
  );
}
