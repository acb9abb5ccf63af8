import { Problem } from '../../api/call.ts';
import { Said } from '../../components/said.tsx';
import { consortiumTexts } from '../../texts/consortia.ts';
import { useTexts } from '../../texts/define.ts';

/** What keeps the group from the step, check by check; the section of the law says what to do. */
export function Stopping({ error }: { error: Error | null }) {
  const checks = error instanceof Problem ? error.details['checks'] : undefined;
  return Array.isArray(checks) ? <ChecksInTheWay checks={checks} /> : null;
}

type Check = { ruleId: string; title: string; message: string; article: string };

/** Checks that forbid a step, each with its article; the section of the law says what to do. */
export function ChecksInTheWay({ checks }: { checks: readonly Check[] }) {
  const t = useTexts(consortiumTexts).agreed;
  return (
    <>
      <ul>
        {checks.map(({ ruleId, title, message, article }) => (
          <li key={ruleId}>
            <strong>
              <Said text={title} />
            </strong>{' '}
            <span className="sub">
              <Said text={message} />
            </span>{' '}
            <span className="note">
              <Said text={article} />
            </span>
          </li>
        ))}
      </ul>
      <p>
        <a href="#law">{t.toChecks}</a>
      </p>
    </>
  );
}
