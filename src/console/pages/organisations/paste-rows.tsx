import { useState } from 'react';
import { LongTextInput } from '../../components/inputs.tsx';
import { SimpleTable } from '../../components/simple-table.tsx';
import { useFormats } from '../../format/values.ts';
import { useTexts } from '../../texts/define.ts';
import { importTexts } from '../../texts/organisation-import.ts';
import { type Block, blocksOf, factsOf, tableOf } from './blocks.ts';

/**
 * Rows that were copied from a spreadsheet or a table of a web page, read as a file of theirs: such cells come with tabs
 * between. A list in blocks is shown as the rows that it was read as, before it goes on as any file.
 */
export function PasteRows({ busy, onFile }: { busy: boolean; onFile: (file: File) => void }) {
  const t = useTexts(importTexts).paste;
  const [rows, setRows] = useState('');
  const [wrong, setWrong] = useState(false);
  const [blocks, setBlocks] = useState<Block[] | null>(null);
  const hand = (text: string) => {
    if (!busy) onFile(new File([text], t.file, { type: 'text/csv' }));
  };
  const read = () => {
    const isTable = rows.trim().includes('\n');
    const found = blocksOf(rows);
    setWrong(!isTable);
    setBlocks(found);
    if (isTable && found === null) hand(rows);
  };
  return (
    <details>
      <summary>{t.title}</summary>
      <div className="stack">
        <LongTextInput
          id="rows"
          label={t.label}
          value={rows}
          onChange={(text) => {
            setRows(text);
            setBlocks(null);
          }}
          error={wrong ? t.tooFew : undefined}
        />
        {blocks === null ? (
          <p>
            <button className="btn" type="button" aria-busy={busy} onClick={read}>
              {t.act}
            </button>
          </p>
        ) : (
          <BlocksRead blocks={blocks} busy={busy} take={() => hand(tableOf(blocks))} />
        )}
      </div>
    </details>
  );
}

/** The companies that blocks were read as, to be looked at before they go on. */
function BlocksRead({ blocks, busy, take }: { blocks: readonly Block[]; busy: boolean; take: () => void }) {
  const words = useTexts(importTexts);
  const t = words.paste.blocks;
  const f = useFormats();
  return (
    <>
      <p role="status">{t.found(f.count(blocks.length))}</p>
      <SimpleTable
        caption={t.caption}
        cards
        rows={blocks.map((block, at) => ({ ...block, at }))}
        rowKey={({ at }) => String(at)}
        columns={factsOf(blocks).map((key) => ({ head: t.facts[key], cell: (block: Block) => block[key] || '–' }))}
      />
      <p>
        <button className="btn" type="button" aria-busy={busy} onClick={take}>
          {t.take}
        </button>
      </p>
    </>
  );
}
