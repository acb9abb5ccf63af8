import { type ReactNode, useEffect, useState } from 'react';
import { Link } from 'wouter';
import { Problem, Unreachable } from '../api/call.ts';
import type { Read } from '../api/query.ts';
import { typeset } from '../format/typography.ts';
import { to } from '../shell/paths.ts';
import { usePreferences } from '../shell/preferences.ts';
import { useTexts } from '../texts/define.ts';
import { wordsOf } from '../texts/problems.ts';
import { shellTexts } from '../texts/shell.ts';
import { Icon } from './icon.tsx';

const SHOW_AFTER_MS = 300;
const SAY_AFTER_MS = 5_000;

/** While something is read: nothing for a moment, then its shape, then words. */
export function Loading({ rows = 5 }: { rows?: number }) {
  const t = useTexts(shellTexts);
  const [stage, setStage] = useState<'quiet' | 'shape' | 'words'>('quiet');
  useEffect(() => {
    const timers = [
      setTimeout(() => setStage('shape'), SHOW_AFTER_MS),
      setTimeout(() => setStage('words'), SAY_AFTER_MS),
    ];
    return () => timers.forEach(clearTimeout);
  }, []);
  if (stage === 'quiet') return <div className="hold" aria-busy="true" />;
  return (
    <div className="sheet hold" aria-busy="true">
      <p className="sr" role="status">
        {t.loading}
      </p>
      <table className="t" aria-hidden="true">
        <tbody>
          {Array.from({ length: rows }, (_, row) => row).map((row) => (
            <tr key={row}>
              <td className="max">
                <span className={row % 2 === 0 ? 'sk w2' : 'sk w1'} />
              </td>
              <td>
                <span className="sk w3" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {stage === 'words' ? <p className="pad note">{t.stillLoading}</p> : null}
    </div>
  );
}

/** Nothing yet: says so, and leads to the first act. */
export const Empty = ({ title, text, acts }: { title: string; text?: string; acts?: ReactNode }) => (
  <div className="sheet empty">
    <h2>{title}</h2>
    {text === undefined ? null : <p className="mute">{text}</p>}
    {acts === undefined ? null : <p className="row">{acts}</p>}
  </div>
);

/** Nothing is there, or the address can be none of anything; a filter that makes no sense is another thing. */
const isNothing = ({ status, errors }: Problem): boolean =>
  status === 404 || (status === 400 && !errors.some(({ pointer }) => pointer.startsWith('?')));

/** Something could not be read: what it means, and what to do. */
export function Failure({
  error,
  retry,
  titled = false,
}: {
  error: Error;
  retry?: () => void;
  /** The page's own heading says it. */
  titled?: boolean;
}) {
  const t = useTexts(shellTexts);
  const { language } = usePreferences();
  const back = (
    <Link className="btn" href={to('today')}>
      {t.forbidden.back}
    </Link>
  );
  const again =
    retry === undefined ? null : (
      <button className="btn" type="button" onClick={retry}>
        {t.retry}
      </button>
    );
  if (error instanceof Unreachable) return <Empty title={t.offline.title} text={t.offline.text} acts={again} />;
  if (error instanceof Problem && error.status === 403) {
    return (
      <div className="sheet empty">
        {titled ? null : (
          <h2>
            <Icon name="lock" /> {t.forbidden.title}
          </h2>
        )}
        <p className="mute">{t.forbidden.text}</p>
        <p className="row">{back}</p>
      </div>
    );
  }
  if (error instanceof Problem && isNothing(error)) {
    return (
      <div className="sheet empty">
        {titled ? null : <h2>{t.missing.title}</h2>}
        <p className="mute">
          {t.missing.text}
          {error.requestId === null ? null : (
            <>
              {' '}
              {t.missing.reference} <code>{error.requestId.slice(0, 8)}</code>
            </>
          )}
        </p>
        <p className="row">{back}</p>
      </div>
    );
  }
  // A fault of ours has no words for the reader but those.
  const said = error instanceof Problem ? error.errors.map(({ message }) => typeset(message, language)) : [];
  const words = error instanceof Problem && error.status !== 500 ? [wordsOf(error, language), ...said].join(' ') : null;
  return (
    <div className="sheet empty" role="alert">
      <h2>{t.failed.title}</h2>
      <p className="mute">
        {words ?? t.failed.text}
        {error instanceof Problem && error.requestId !== null ? (
          <>
            {' '}
            {t.missing.reference} <code>{error.requestId.slice(0, 8)}</code>
          </>
        ) : null}
      </p>
      <p className="row">{again}</p>
    </div>
  );
}

/** What is read, once it is there; its loading and its failure before. */
export function Await<T>({ of, rows, children }: { of: Read<T>; rows?: number; children: (data: T) => ReactNode }) {
  if (of.data !== undefined) return <div aria-busy={of.stale ? 'true' : undefined}>{children(of.data)}</div>;
  if (of.error !== null) return <Failure error={of.error} retry={of.refetch} />;
  return <Loading {...(rows === undefined ? {} : { rows })} />;
}
