import { useState } from 'react';
import { type Item, useAct, useList } from '../../api/query.ts';
import { Confirm } from '../../components/dialog.tsx';
import { Refusal } from '../../components/form.tsx';
import { Section } from '../../components/page.tsx';
import { SimpleTable } from '../../components/simple-table.tsx';
import { useFormats } from '../../format/values.ts';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/define.ts';
import { importTexts } from '../../texts/organisation-import.ts';
import { mergingTexts } from '../../texts/organisation-merging.ts';

type Past = Item<'GET /v1/organisations/imports'>;

/** Imports that can still be taken back as a whole, until their day is over; nothing where there is none. */
export function PastImports() {
  const t = useTexts(mergingTexts).imports;
  const words = useTexts(importTexts);
  const f = useFormats();
  const list = useList('GET /v1/organisations/imports', { query: { limit: 20 } });
  const open = (list.data ?? []).filter(({ undoUntil }) => undoUntil !== null);
  if (open.length === 0) return null;
  return (
    <Section id="past" title={t.past}>
      <SimpleTable
        caption={t.caption}
        rows={open}
        rowKey={({ id }) => id}
        columns={[
          { head: t.at, cell: ({ importedAt }) => f.instant(importedAt) },
          { head: t.made, cell: ({ created, updated }) => words.done(f.count(created), f.count(updated)) },
          { head: t.until, cell: ({ undoUntil }) => (undoUntil === null ? '' : f.instant(undoUntil)) },
          { head: t.act, cell: (one) => <Undo one={one} /> },
        ]}
      />
    </Section>
  );
}

function Undo({ one: { id, importedAt, created, updated } }: { one: Past }) {
  const t = useTexts(mergingTexts).imports;
  const words = useTexts(importTexts);
  const f = useFormats();
  const [asking, setAsking] = useState(false);
  const undo = useAct('POST /v1/organisations/imports/{id}/undo', { done: () => toast({ text: t.undone }) });
  return (
    <>
      <button className="btn sm" type="button" onClick={() => setAsking(true)}>
        {t.undo}
        <span className="sr"> {f.instant(importedAt)}</span>
      </button>
      {asking ? (
        <Confirm
          question={t.question}
          verb={t.undo}
          tone="bad"
          busy={undo.busy}
          close={() => setAsking(false)}
          onConfirm={() => void undo.run({ params: { id } }).then((done) => done !== null && setAsking(false))}
        >
          <p>{words.done(f.count(created), f.count(updated))}</p>
          <p>{t.text}</p>
          <Refusal error={undo.error} />
        </Confirm>
      ) : null}
    </>
  );
}
