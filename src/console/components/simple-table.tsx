import type { ReactNode } from 'react';
import { typeset } from '../format/typography.ts';
import { usePreferences } from '../shell/preferences.ts';

/** A column: its heading and what a row shows in it. */
export type Column<T> = { head: string; cell: (row: T) => ReactNode; numeric?: boolean };

/**
 * A small table of facts that is read, not worked in: stays a table on a phone and scrolls by itself where it must, or
 * becomes cards there (its roles are written out: the style of the cards takes them away).
 */
export function SimpleTable<T>({
  caption,
  rows,
  rowKey,
  columns,
  foot,
  cards = false,
}: {
  caption: string;
  rows: readonly T[];
  rowKey: (row: T) => string;
  /** The first names the row. */
  columns: readonly Column<T>[];
  foot?: ReactNode;
  /** On a phone each row is a card: words in several columns have no room side by side. */
  cards?: boolean;
}) {
  const { language } = usePreferences();
  // Names come as they were given: they are set as the page is.
  const set = (cell: ReactNode): ReactNode => (typeof cell === 'string' ? typeset(cell, language) : cell);
  const role = (name: string) => (cards ? name : undefined);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section className="wrap sheet" aria-label={caption} tabIndex={0}>
      <table className={cards ? 't cards' : 't'} role={role('table')}>
        <caption className="sr">{caption}</caption>
        <thead role={role('rowgroup')}>
          <tr role={role('row')}>
            {columns.map(({ head, numeric }) => (
              <th key={head} scope="col" role={role('columnheader')} className={numeric === true ? 'num' : undefined}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role={role('rowgroup')}>
          {rows.map((row) => (
            <tr key={rowKey(row)} role={role('row')}>
              {columns.map(({ head, cell, numeric }, i) =>
                i === 0 ? (
                  <th key={head} scope="row" role={role('rowheader')}>
                    {set(cell(row))}
                  </th>
                ) : (
                  <td
                    key={head}
                    role={role('cell')}
                    className={numeric === true ? 'num' : undefined}
                    data-l={cards ? head : undefined}
                  >
                    {cards ? <div>{set(cell(row))}</div> : set(cell(row))}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
        {foot === undefined ? null : <tfoot role={role('rowgroup')}>{foot}</tfoot>}
      </table>
    </section>
  );
}
