import { type ReactNode, useEffect } from 'react';
import { Link, useLocation } from 'wouter';
import { typeset } from '../format/typography.ts';
import { usePreferences } from '../shell/preferences.ts';
import { useTexts } from '../texts/define.ts';
import { shellTexts } from '../texts/shell.ts';

/** A column: its head, and what stands in a row. */
export type Column<T> = {
  key: string;
  head: ReactNode;
  cell: (row: T) => ReactNode;
  /** Numbers: right and tabular. */
  numeric?: boolean;
};

/**
 * Rows of things as a native table (its roles are written out: the style of the cards takes them away); on a phone each row becomes a card whose lines carry the columns' names. The first
 * cell names the row and links to it. J and K go from row to row, Enter opens.
 */
export function List<T>({
  caption,
  rows,
  rowKey,
  name,
  columns,
  tone,
  more = null,
  loadingMore = false,
}: {
  /** What the table shows, for those who hear it. */
  caption: string;
  rows: readonly T[];
  rowKey: (row: T) => string;
  /** The row's name, its column's head, and where it leads. */
  name: { head: string; cell: (row: T) => ReactNode; href?: (row: T) => string; sub?: (row: T) => ReactNode };
  columns: readonly Column<T>[];
  /** `todo`: waits for an act; `stop`: blocks. */
  tone?: (row: T) => 'todo' | 'stop' | undefined;
  /** Reads the next page; null on the last. */
  more?: (() => void) | null;
  loadingMore?: boolean;
}) {
  const t = useTexts(shellTexts);
  const { language } = usePreferences();
  // Names come as they were given: they are set as the page is.
  const set = (cell: ReactNode): ReactNode => (typeof cell === 'string' ? typeset(cell, language) : cell);
  useRowKeys();
  return (
    <>
      <div className="sheet">
        <table className="t cards mid" role="table">
          <caption className="sr">{caption}</caption>
          <thead role="rowgroup">
            <tr role="row">
              <th scope="col" role="columnheader">
                {name.head}
              </th>
              {columns.map(({ key, head, numeric }) => (
                <th key={key} scope="col" role="columnheader" className={numeric === true ? 'num' : undefined}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {rows.map((row) => (
              <tr key={rowKey(row)} role="row" className={tone?.(row)}>
                <th scope="row" role="rowheader" className="wrapped">
                  {name.href === undefined ? (
                    set(name.cell(row))
                  ) : (
                    <Link href={name.href(row)} data-row-link>
                      {set(name.cell(row))}
                    </Link>
                  )}
                  {name.sub === undefined ? null : <span className="sub">{name.sub(row)}</span>}
                </th>
                {columns.map(({ key, head, cell, numeric }) => (
                  <td
                    key={key}
                    role="cell"
                    className={numeric === true ? 'num' : undefined}
                    data-l={typeof head === 'string' ? head : key}
                  >
                    <div>{set(cell(row))}</div>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {more === null ? null : (
        <p className="more">
          <button className="btn" type="button" aria-busy={loadingMore} onClick={more}>
            {t.more}
          </button>
        </p>
      )}
    </>
  );
}

/** J and K from row to row of the page's lists (`data-row-link`); Enter opens, as a link does by itself. */
export function useRowKeys(): void {
  const [path] = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each page, however many lists it has
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (event.target instanceof Element && event.target.closest('input, textarea, select, dialog') !== null) return;
      const step = { j: 1, k: -1 }[event.key];
      if (step === undefined) return;
      const links = [...document.querySelectorAll<HTMLElement>('[data-row-link]')];
      const at = links.indexOf(document.activeElement as HTMLElement);
      links[Math.min(links.length - 1, Math.max(0, at + step))]?.focus();
      event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [path]);
}
