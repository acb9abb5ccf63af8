import type { ReactNode } from 'react';
import type { Read } from '../api/query.ts';
import { useFilters } from '../shell/paths.ts';
import { type Column, List } from './list.tsx';
import { Await, Empty } from './states.tsx';

const FILTERS = { show: null } as const;

/** A list of which one thing is shown below: that of the address (`?show=`), else the first. */
export function ListAndOne<T extends { id: string }>({
  of,
  caption,
  none,
  name,
  columns,
  tone,
  one,
}: {
  of: Read<T[]> & { more: (() => void) | null; loadingMore: boolean };
  caption: string;
  /** What is said where there is nothing yet. */
  none: { title: string; text: string };
  name: { head: string; cell: (row: T) => ReactNode; sub?: (row: T) => ReactNode };
  columns: readonly Column<T>[];
  tone?: (row: T) => 'todo' | undefined;
  /** What is shown of the one. */
  one: (row: T) => ReactNode;
}) {
  const [{ show }, , addressWith] = useFilters(FILTERS);
  const shown = of.data?.find(({ id }) => id === show) ?? of.data?.[0];
  return (
    <>
      <Await of={of}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty title={none.title} text={none.text} />
          ) : (
            <List
              caption={caption}
              rows={rows}
              rowKey={({ id }) => id}
              name={{ ...name, href: ({ id }) => addressWith({ show: id }) }}
              columns={columns}
              {...(tone === undefined ? {} : { tone })}
              more={of.more}
              loadingMore={of.loadingMore}
            />
          )
        }
      </Await>
      {shown === undefined ? null : one(shown)}
    </>
  );
}
