import { Link } from 'wouter';
import { Tag } from '../../components/icon.tsx';
import { Section } from '../../components/page.tsx';
import { SimpleTable } from '../../components/simple-table.tsx';
import { useFormats } from '../../format/values.ts';
import { to } from '../../shell/paths.ts';
import { useTexts } from '../../texts/define.ts';
import { importTexts } from '../../texts/organisation-import.ts';
import { faultyRows, type Reading, type Trial } from './import-reading.ts';
import { Rejects } from './import-rejects.tsx';

type Remark = Trial['errors'][number];
const SHOWN = 50;

/** What the import would do, with every fault in words and what the cell most likely held. */
export function ImportTrial({
  trial,
  reading,
  query,
  onAccept,
}: {
  trial: Trial;
  reading: Reading;
  query: object;
  onAccept: () => void;
}) {
  const t = useTexts(importTexts);
  const f = useFormats();
  const faulty = faultyRows(trial);
  const suggested = [...trial.errors, ...trial.warnings].filter(({ suggestion }) => suggestion !== undefined).length;
  return (
    <>
      <section aria-label={t.counts.title}>
        <dl className="keys">
          <Count label={t.counts.created} value={f.count(trial.created)} />
          <Count label={t.counts.updated} value={f.count(trial.updated)} note={t.counts.same} />
          <Count label={t.counts.warnings} value={f.count(trial.warnings.length)} />
          <Count label={t.counts.errors} value={f.count(faulty)} note={faulty === 0 ? '' : t.counts.fix} />
        </dl>
      </section>
      {reading.acceptSuggestions ? (
        <p>
          <Tag icon="check">{t.errors.accepted}</Tag>
        </p>
      ) : suggested === 0 ? null : (
        <p>
          <button className="btn" type="button" onClick={onAccept}>
            {t.errors.accept(f.count(suggested))}
          </button>
        </p>
      )}
      {faulty === 0 ? null : (
        <Section id="errors" title={t.errors.title} aside={<Rejects reading={reading} query={query} rows={faulty} />}>
          <Remarks remarks={trial.errors} caption={t.errors.caption} />
        </Section>
      )}
      {trial.warnings.length === 0 ? null : (
        <Section id="warnings" title={t.warnings.title}>
          <Remarks remarks={trial.warnings} caption={t.warnings.caption} />
        </Section>
      )}
      <Known duplicates={trial.duplicates} />
    </>
  );
}

const Count = ({ label, value, note = '' }: { label: string; value: string; note?: string }) => (
  <div>
    <dt>{label}</dt>
    <dd className="v">{value}</dd>
    <dd className="note">{note}</dd>
  </div>
);

function Remarks({ remarks, caption }: { remarks: readonly Remark[]; caption: string }) {
  const t = useTexts(importTexts).errors;
  const f = useFormats();
  return (
    <>
      <SimpleTable
        caption={caption}
        rows={remarks.slice(0, SHOWN)}
        rowKey={({ row, column, message }) => `${row} ${column} ${message}`}
        columns={[
          { head: t.company, cell: ({ name }) => name ?? '–' },
          { head: t.row, numeric: true, cell: ({ row }) => f.count(row) },
          { head: t.column, cell: ({ column }) => column ?? t.whole },
          { head: t.fault, cell: ({ message }) => message },
          {
            head: t.suggestion,
            cell: ({ suggestion }) => (suggestion === undefined ? '–' : <code>{suggestion}</code>),
          },
        ]}
      />
      {remarks.length <= SHOWN ? null : <p className="note">{t.more(f.count(remarks.length - SHOWN))}</p>}
    </>
  );
}

function Known({ duplicates }: { duplicates: Trial['duplicates'] }) {
  const words = useTexts(importTexts);
  const t = words.duplicates;
  const f = useFormats();
  const fields: Readonly<Record<string, string>> = words.fields;
  if (duplicates.length === 0) return null;
  return (
    <Section id="known" title={t.title}>
      <SimpleTable
        caption={t.caption}
        rows={duplicates.slice(0, SHOWN)}
        rowKey={({ row, organisationId }) => `${row} ${organisationId}`}
        columns={[
          { head: t.name, cell: ({ name }) => name },
          { head: words.errors.row, numeric: true, cell: ({ row }) => f.count(row) },
          {
            head: t.existing,
            cell: ({ organisationId, existing }) => (
              <Link href={to('organisation', { id: organisationId })}>{existing}</Link>
            ),
          },
          { head: t.by, cell: ({ by }) => t.recognised[by] },
          {
            head: t.changes,
            cell: ({ changes }) =>
              changes.length === 0 ? t.nothing : changes.map((field) => fields[field] ?? field).join(', '),
          },
        ]}
      />
    </Section>
  );
}
