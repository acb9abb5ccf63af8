import { Link } from 'wouter';
import type { Consortium, MissingFact } from '../../api/types.ts';
import { Section } from '../../components/page.tsx';
import { useFormats } from '../../format/values.ts';
import { to } from '../../shell/paths.ts';
import { usePreferences } from '../../shell/preferences.ts';
import { consortiumTexts } from '../../texts/consortia.ts';
import { consortiumActTexts } from '../../texts/consortium-acts.ts';
import { useTexts } from '../../texts/define.ts';

/** What the file still lacks, by who owes it: each question with the papers that wait for it. */
export function MissingFacts({
  consortium: { id, state },
  missing,
}: {
  consortium: Consortium;
  missing: readonly MissingFact[];
}) {
  const t = useTexts(consortiumActTexts).missing;
  const papers = useTexts(consortiumTexts).file.kinds;
  const f = useFormats();
  const { language } = usePreferences();
  if (missing.length === 0) return null;
  const owners = [...new Map(missing.map(({ memberId, memberName }) => [memberId, memberName]))];
  return (
    <Section id="missing" title={t.title} lead={<span className="note">{t.note}</span>}>
      {owners.map(([memberId, name]) => {
        const owed = missing.filter((fact) => fact.memberId === memberId);
        // Once the bid is in the buyer alone may still ask for it (R2144-2), and sets the day.
        const due = state === 'submitted' ? null : (owed.find(({ dueOn }) => dueOn !== null)?.dueOn ?? null);
        return (
          <details key={memberId ?? 'group'}>
            <summary>
              {t.owes(memberId === null ? t.group : name, f.count(owed.length))}
              {due === null ? '' : `, ${t.due(f.day(due))}`}
            </summary>
            {memberId === null ? (
              <p>
                <Link href={to('consortiumSettings', { id })}>{t.give}</Link>
              </p>
            ) : null}
            <ul>
              {owed.map(({ field, question, documents }) => (
                <li key={field}>
                  {question[language]}{' '}
                  <span className="note">{t.for(documents.map((kind) => papers[kind]).join(', '))}</span>
                </li>
              ))}
            </ul>
          </details>
        );
      })}
    </Section>
  );
}
