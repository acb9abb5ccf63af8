import { type ReactNode, useState } from 'react';
import { Section } from './page.tsx';

/** A part of a page with what there is, and a button beside its heading that opens the dialog which adds to it. */
export function AddingSection({
  id,
  title,
  lead,
  add,
  dialog,
  children,
}: {
  id: string;
  title: string;
  lead?: ReactNode;
  /** What the button says; null for who may not add. */
  add: string | null;
  dialog: (close: () => void) => ReactNode;
  children: ReactNode;
}) {
  const [adding, setAdding] = useState(false);
  return (
    <Section
      id={id}
      title={title}
      lead={lead}
      aside={
        add === null ? null : (
          <button className="btn quiet sm" type="button" onClick={() => setAdding(true)}>
            {add}
          </button>
        )
      }
    >
      {children}
      {adding ? dialog(() => setAdding(false)) : null}
    </Section>
  );
}

/** The same with its lines as a list, or a sentence where there is none. */
export const AddingList = ({
  none,
  lines,
  children,
  ...section
}: {
  id: string;
  title: string;
  add: string | null;
  dialog: (close: () => void) => ReactNode;
  /** What is said without a line. */
  none: string;
  /** Items of the list. */
  lines: readonly ReactNode[];
  /** What follows the list. */
  children?: ReactNode;
}) => (
  <AddingSection {...section}>
    {lines.length === 0 ? <p className="mute">{none}</p> : <ul className="tasks sheet">{lines}</ul>}
    {children}
  </AddingSection>
);
