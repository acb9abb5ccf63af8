import { Section } from '../../components/page.tsx';
import { SimpleTable } from '../../components/simple-table.tsx';
import { useFormats } from '../../format/values.ts';
import { useTexts } from '../../texts/define.ts';
import { importTexts } from '../../texts/organisation-import.ts';
import type { Trial } from './import-reading.ts';

const SHOWN = 100;

/** What each row says that its company can do; a row that is left out keeps it to itself. */
export function ImportSkills({
  trial,
  left,
  setLeft,
}: {
  trial: Trial;
  /** Rows that are left out. */
  left: ReadonlySet<number>;
  setLeft: (left: ReadonlySet<number>) => void;
}) {
  const t = useTexts(importTexts).skills;
  const f = useFormats();
  const { skills, skillCounts } = trial;
  if (skills.length === 0) return null;
  const toggle = (row: number): void => {
    const next = new Set(left);
    if (!next.delete(row)) next.add(row);
    setLeft(next);
  };
  const more = skillCounts.rows - Math.min(SHOWN, skills.length);
  return (
    <Section id="skills" title={t.title} lead={t.lead}>
      <SimpleTable
        caption={t.caption}
        rows={skills.slice(0, SHOWN)}
        rowKey={({ row }) => String(row)}
        columns={[
          { head: t.company, cell: ({ name }) => name },
          { head: t.from, cell: ({ items }) => [...new Set(items.map(({ quote }) => quote))].join(' ; ') },
          { head: t.read, cell: ({ items }) => items.map(({ label }) => label).join(', ') },
          {
            head: t.leave,
            cell: ({ row, name }) => (
              <input
                type="checkbox"
                aria-label={t.leaveOf(name)}
                checked={left.has(row)}
                onChange={() => toggle(row)}
              />
            ),
          },
        ]}
      />
      {more === 0 ? null : <p className="note">{t.more(f.count(more))}</p>}
    </Section>
  );
}
