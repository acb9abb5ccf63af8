import { useState } from 'react';
import { LongTextInput } from '../../components/inputs.tsx';
import { useTexts } from '../../texts/define.ts';
import { importTexts } from '../../texts/organisation-import.ts';

/** Rows that were copied from a spreadsheet or a table of a web page, read as a file of theirs: such cells come with tabs between. */
export function PasteRows({ busy, onFile }: { busy: boolean; onFile: (file: File) => void }) {
  const t = useTexts(importTexts).paste;
  const [rows, setRows] = useState('');
  const [wrong, setWrong] = useState(false);
  const read = () => {
    const isTable = rows.trim().includes('\n');
    setWrong(!isTable);
    if (isTable && !busy) onFile(new File([rows], t.file, { type: 'text/csv' }));
  };
  return (
    <details>
      <summary>{t.title}</summary>
      <div className="stack">
        <LongTextInput id="rows" label={t.label} value={rows} onChange={setRows} error={wrong ? t.tooFew : undefined} />
        <p>
          <button className="btn" type="button" aria-busy={busy} onClick={read}>
            {t.act}
          </button>
        </p>
      </div>
    </details>
  );
}
