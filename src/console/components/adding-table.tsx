import type { ReactNode } from 'react';
import type { Read } from '../api/query.ts';
import { AddingSection } from './adding-section.tsx';
import { type Column, SimpleTable } from './simple-table.tsx';
import { Await } from './states.tsx';

/** A part of a page: a table of what was noted, and for who may add to it the button and dialog that do. */
export const AddingTable = <R,>({
  words,
  mayAdd = true,
  of,
  rowKey,
  columns,
  ...section
}: {
  id: string;
  words: { title: string; caption: string; none: string; add: string };
  lead?: ReactNode;
  mayAdd?: boolean;
  of: Read<{ items: R[] }>;
  rowKey: (row: R) => string;
  columns: readonly Column<R>[];
  dialog: (close: () => void) => ReactNode;
}) => (
  <AddingSection {...section} title={words.title} add={mayAdd ? words.add : null}>
    <Await of={of} rows={2}>
      {({ items }) =>
        items.length === 0 ? (
          <p className="mute">{words.none}</p>
        ) : (
          <SimpleTable caption={words.caption} rows={items} rowKey={rowKey} columns={columns} cards />
        )
      }
    </Await>
  </AddingSection>
);
