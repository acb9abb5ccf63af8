import { type ReactNode, useState } from 'react';
import type { Read } from '../../api/query.ts';
import { Section } from '../../components/page.tsx';
import { Await } from '../../components/states.tsx';

/** What a cluster has of something, each in a line, and the way to one more. */
export function ClusterList<D, T extends { id: string }>({
  id,
  words,
  of,
  itemsOf,
  line,
  adding,
}: {
  id: string;
  words: { title: string; lead?: string; add: string; none: string };
  of: Read<D>;
  /** Of what was read, what belongs here. */
  itemsOf: (data: D) => readonly T[];
  line: (item: T) => ReactNode;
  /** The dialog that makes one. */
  adding: (close: () => void) => ReactNode;
}) {
  const [open, setOpen] = useState(false);
  return (
    <Section
      id={id}
      title={words.title}
      {...(words.lead === undefined ? {} : { lead: words.lead })}
      aside={
        <button className="btn quiet sm" type="button" onClick={() => setOpen(true)}>
          {words.add}
        </button>
      }
    >
      <Await of={of} rows={2}>
        {(data) => {
          const items = itemsOf(data);
          return items.length === 0 ? (
            <p className="mute">{words.none}</p>
          ) : (
            <ul className="tasks sheet">
              {items.map((item) => (
                <li key={item.id}>{line(item)}</li>
              ))}
            </ul>
          );
        }}
      </Await>
      {open ? adding(() => setOpen(false)) : null}
    </Section>
  );
}
