import type { ReactNode } from 'react';
import type { Read } from '../api/query.ts';
import { AddingSection } from './adding-section.tsx';
import { SimpleTable } from './simple-table.tsx';
import { Await } from './states.tsx';

/** Amounts of years as their coordinators note them: a table, and the dialog that adds one. */
export const YearlyAmounts = <R,>({
  words,
  of,
  rowKey,
  columns,
  ...section
}: {
  id: string;
  words: { title: string; caption: string; none: string; add: string };
  of: Read<{ items: R[] }>;
  rowKey: (row: R) => string;
  columns: readonly { head: string; cell: (row: R) => ReactNode; numeric?: boolean }[];
  dialog: (close: () => void) => ReactNode;
}) => (
  <AddingSection {...section} title={words.title} add={words.add}>
    <Await of={of} rows={2}>
      {({ items }) =>
        items.length === 0 ? (
          <p className="mute">{words.none}</p>
        ) : (
          <SimpleTable caption={words.caption} rows={items} rowKey={rowKey} columns={columns} />
        )
      }
    </Await>
  </AddingSection>
);
