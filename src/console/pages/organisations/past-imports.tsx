import { type Item, useAct, useList } from '../../api/query.ts';
import { AskedAct } from '../../components/asked-act.tsx';
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
  const undo = useAct('POST /v1/organisations/imports/{id}/undo', { done: () => toast({ text: t.undone }) });
  return (
    <AskedAct
      label={t.undo}
      about={f.instant(importedAt)}
      className="btn sm"
      question={t.question}
      text={`${words.done(f.count(created), f.count(updated))} ${t.text}`}
      tone="bad"
      act={undo}
      run={() => undo.run({ params: { id } })}
    />
  );
}
