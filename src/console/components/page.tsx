import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
import { Link, useLocation } from 'wouter';
import { typeset } from '../format/typography.ts';
import { usePreferences } from '../shell/preferences.ts';
import { showNamedPlace } from './named-place.ts';

/** Set by the first change of address: the first page that is opened leaves the focus where the browser puts it. */
let shownBefore: string | null = null;
/** The address at which a heading went away with the focus: the page drew itself anew when more of it was known. */
let lostAt: string | null = null;

/**
 * A page: its heading, which takes the focus after a change of address, what stands beside it, and its content. The
 * title also names the tab.
 */
export function Page({
  title,
  lead,
  acts,
  crumbs = [],
  tabs,
  children,
}: {
  title: string;
  /** A sentence under the heading. */
  lead?: ReactNode;
  /** Buttons at the right; one of them `first` at most. */
  acts?: ReactNode;
  /** The way here: address and word. */
  crumbs?: readonly (readonly [href: string, label: string])[];
  tabs?: ReactNode;
  children: ReactNode;
}) {
  const { language } = usePreferences();
  const name = typeset(title, language);
  const heading = useRef<HTMLHeadingElement>(null);
  const [path] = useLocation();
  useEffect(() => {
    document.title = `${name} – Groupement`;
  }, [name]);
  useEffect(() => {
    if (shownBefore !== null && shownBefore !== path) {
      heading.current?.focus({ preventScroll: true });
      window.scrollTo(0, 0);
    }
    shownBefore = path;
    return showNamedPlace();
  }, [path]);
  useLayoutEffect(() => {
    const here = heading.current;
    if (lostAt === path) here?.focus({ preventScroll: true });
    lostAt = null;
    return () => {
      if (here !== null && document.activeElement === here) lostAt = path;
    };
  }, [path]);
  return (
    <>
      {crumbs.length === 0 ? null : (
        <ol className="crumb">
          {crumbs.map(([href, label]) => (
            <li key={href}>
              <Link href={href}>{typeset(label, language)}</Link>
            </li>
          ))}
        </ol>
      )}
      <div className="head">
        <div>
          <h1 tabIndex={-1} ref={heading}>
            {name}
          </h1>
          {lead === undefined ? null : <p>{lead}</p>}
        </div>
        {acts === undefined ? null : <div className="row">{acts}</div>}
      </div>
      {tabs}
      {children}
    </>
  );
}

/** A part of a page under its own heading. */
export function Section({
  id,
  title,
  aside,
  lead,
  children,
}: {
  id: string;
  title: string;
  aside?: ReactNode;
  lead?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section aria-labelledby={`h-${id}`}>
      <div className="sec-head">
        <h2 id={`h-${id}`}>{title}</h2>
        {aside}
        {lead === undefined ? null : <p>{lead}</p>}
      </div>
      {children}
    </section>
  );
}

/** Links between the parts of a thing, each with its own address. */
export function Tabs({
  label,
  links,
}: {
  label: string;
  links: readonly { href: string; text: ReactNode; current: boolean }[];
}) {
  const nav = useRef<HTMLElement>(null);
  const current = links.findIndex((link) => link.current);
  // On a phone the tab that is open may lie outside of what is seen of them.
  useEffect(() => {
    const tab = nav.current?.children[current];
    if (nav.current === null || !(tab instanceof HTMLElement)) return;
    nav.current.scrollLeft = tab.offsetLeft - nav.current.offsetLeft - (nav.current.clientWidth - tab.offsetWidth) / 2;
  }, [current]);
  return (
    <nav className="tabs" aria-label={label} ref={nav}>
      {links.map(({ href, text, current }) => (
        <Link key={href} href={href} aria-current={current ? 'page' : undefined}>
          {text}
        </Link>
      ))}
    </nav>
  );
}

/** Filters as links: what is chosen is in the address. */
export function Chips({
  label,
  links,
}: {
  label: string;
  links: readonly { href: string; text: string; count?: string; current: boolean }[];
}) {
  return (
    <nav className="chips" aria-label={label}>
      {links.map(({ href, text, count, current }) => (
        <Link key={href} href={href} replace aria-current={current ? 'true' : undefined}>
          {text}
          {count === undefined ? null : <span className="n">{count}</span>}
        </Link>
      ))}
    </nav>
  );
}

/** One value of a filter or all of them, each with how many there are where that is known. */
export const FilterChips = <V extends string>({
  label,
  all,
  values,
  words,
  chosen,
  address,
  count = () => undefined,
}: {
  label: string;
  all: string;
  values: readonly V[];
  words: Readonly<Record<V, string>>;
  chosen: string | undefined;
  /** Of the page with this value; all of them without. */
  address: (value: V | undefined) => string;
  count?: (value: V | undefined) => string | undefined;
}) => (
  <Chips
    label={label}
    links={[undefined, ...values].map((value) => {
      const shown = count(value);
      return {
        href: address(value),
        text: value === undefined ? all : words[value],
        ...(shown === undefined ? {} : { count: shown }),
        current: chosen === value,
      };
    })}
  />
);
