import { useState } from 'react';
import { call } from '../../api/call.ts';
import { Failure } from '../../components/states.tsx';
import { useFormats } from '../../format/values.ts';
import { useTexts } from '../../texts/define.ts';
import { importTexts } from '../../texts/organisation-import.ts';
import { mediaTypeOf, type Reading } from './import-reading.ts';

/** The rows that cannot be taken, as a CSV with a column of reasons: to be corrected and dropped again. */
export function Rejects({ reading, query, rows }: { reading: Reading; query: object; rows: number }) {
  const t = useTexts(importTexts).errors;
  const f = useFormats();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const take = async () => {
    setBusy(true);
    setError(null);
    try {
      const { text } = await call('POST /v1/organisations/import', {
        query: { ...query, dryRun: true, partial: true },
        body: reading.file,
        mediaType: mediaTypeOf(reading.file),
        accept: 'text/csv',
      });
      save(new Blob([text ?? ''], { type: 'text/csv' }), reading.file.name.replace(/\.\w+$/, '-rejets.csv'));
    } catch (cause) {
      setError(cause instanceof Error ? cause : new Error(String(cause)));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <button className="btn sm" type="button" aria-busy={busy} onClick={() => void take()}>
        {t.rejects(f.count(rows))}
      </button>
      {error === null ? null : <Failure error={error} />}
    </>
  );
}

/** Hands a document to the browser to be saved. */
function save(document_: Blob, name: string): void {
  const address = URL.createObjectURL(document_);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1_000);
}
