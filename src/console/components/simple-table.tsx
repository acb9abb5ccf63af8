import type { ReactNode } from 'react';

/** A column: its heading and what a row shows in it. */
export type Column<T> = { head: string; cell: (row: T) => ReactNode; numeric?: boolean };

/** A small table of facts that is read, not worked in: stays a table on a phone and scrolls by itself where it must. */
export function SimpleTable<T>({
  caption,
  rows,
  rowKey,
  columns,
  foot,
}: {
  caption: string;
  rows: readonly T[];
  rowKey: (row: T) => string;
  /** The first names the row. */
  columns: readonly Column<T>[];
  foot?: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section className="wrap sheet" aria-label={caption} tabIndex={0}>
      <table className="t">
        <caption className="sr">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ head, numeric }) => (
              <th key={head} scope="col" className={numeric === true ? 'num' : undefined}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map(({ head, cell, numeric }, i) =>
                i === 0 ? (
                  <th key={head} scope="row">
                    {cell(row)}
                  </th>
                ) : (
                  <td key={head} className={numeric === true ? 'num' : undefined}>
                    {cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
        {foot === undefined ? null : <tfoot>{foot}</tfoot>}
      </table>
    </section>
  );
}
