import { Link } from 'wouter';
import { Section } from '../../../components/page.tsx';
import { to } from '../../../shell/paths.ts';
import { useTexts } from '../../../texts/define.ts';
import { proposalTexts } from '../../../texts/proposals.ts';
import type { Run, RunLot } from './model.ts';

/** More of them than these are folded: what one came for is the comparison below. */
const FEW = 2;

/** Proposed companies for which nobody reads, each with the way to invite somebody: an invitation would reach no one. */
export function Unread({ run, lot }: { run: Run; lot: RunLot }) {
  const t = useTexts(proposalTexts).unread;
  const names = new Map(
    lot.consortia.flatMap(({ members }) => members).map(({ organisationId, name }) => [organisationId, name]),
  );
  const companies = run.unread.flatMap((id) => (names.has(id) ? [{ id, name: names.get(id) ?? id }] : []));
  if (companies.length === 0) return null;
  const list = (
    <ul className="tasks sheet">
      {companies.map(({ id, name }) => (
        <li key={id}>
          <span>{name}</span>
          <Link className="btn sm" href={`${to('organisation', { id })}#readers`}>
            {t.invite}
            <span className="sr"> {name}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
  return (
    // The office's own work: what is printed goes to the companies.
    <div className="no-print">
      <Section id="unread" title={t.title} lead={t.lead(companies.length)}>
        {companies.length > FEW ? (
          <details>
            <summary>{t.names}</summary>
            {list}
          </details>
        ) : (
          list
        )}
      </Section>
    </div>
  );
}
