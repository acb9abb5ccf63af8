import { useApi } from '../../api/query.ts';
import type { Consortium } from '../../api/types.ts';
import { Tag } from '../../components/icon.tsx';
import { Section } from '../../components/page.tsx';
import { Said } from '../../components/said.tsx';
import { Await } from '../../components/states.tsx';
import { useFormats } from '../../format/values.ts';
import { usePreferences } from '../../shell/preferences.ts';
import { consortiumTexts } from '../../texts/consortia.ts';
import { useTexts } from '../../texts/define.ts';
import { groupStandingTexts } from '../../texts/group-standing.ts';
import { useLotsOf } from './lots-of.ts';
import { MissingFacts } from './missing-facts.tsx';

/** The file as a task list: each paper, whose it is, ready or what it lacks. */
export function BidFile({ consortium }: { consortium: Consortium }) {
  const t = useTexts(consortiumTexts).file;
  const f = useFormats();
  const file = useApi('GET /v1/consortia/{id}/documents', { params: { id: consortium.id } });
  const names = new Map(consortium.members.map(({ organisationId, name }) => [organisationId, name]));
  const lots = new Map(useLotsOf(consortium).map(({ id, name }) => [id, name]));
  /** Which lot and member a paper is of, where the group has several lots; else its member, or nothing. */
  const about = (lotId: string | null, memberId: string | null): string =>
    [lots.size > 1 && lotId !== null ? lots.get(lotId) : null, memberId === null ? null : names.get(memberId)]
      .filter((part) => part != null)
      .join(', ');
  return (
    <Section
      id="file"
      title={t.title}
      aside={
        file.data === undefined ? null : (
          <span className="note">
            {t.ready(file.data.items.filter(({ ready }) => ready).length, file.data.items.length)}
          </span>
        )
      }
    >
      <Await of={file}>
        {({ items, zip, missing }) => (
          <>
            <ul className="tasks sheet">
              {items.map(({ kind, fileName, memberId, lotId, href, ready, missing }) => (
                <li key={fileName}>
                  <span>
                    <a href={href}>{t.kinds[kind]}</a>
                    <span className="note">{about(lotId, memberId) || fileName}</span>
                  </span>
                  {ready ? (
                    <Tag icon="check">{t.isReady}</Tag>
                  ) : (
                    <Tag tone="warn" icon="warn">
                      {t.missing(f.count(missing.length))}
                    </Tag>
                  )}
                  <span />
                </li>
              ))}
            </ul>
            <p>
              <a href={zip}>{t.all}</a>
            </p>
            {/* Once it is decided nobody owes the papers an answer any more. */}
            {['awarded', 'lost', 'dissolved'].includes(consortium.state) ? null : (
              <div className="owed">
                <MissingFacts consortium={consortium} missing={missing} />
              </div>
            )}
          </>
        )}
      </Await>
    </Section>
  );
}

/** What a rule rests on; each article that Légifrance has leads to it. */
function Article({ article, links }: { article: string; links: readonly { text: string; href: string }[] }) {
  const { unverified } = useTexts(groupStandingTexts);
  let rest = article;
  const parts = links.map(({ text, href }) => {
    const at = rest.indexOf(text);
    const before = rest.slice(0, at);
    rest = rest.slice(at + text.length);
    return (
      <span key={text}>
        <Said text={before} />
        <a href={href} target="_blank" rel="noreferrer">
          <Said text={text} />
        </a>
      </span>
    );
  });
  return (
    <>
      {parts}
      <Said text={rest.replace('(?)', unverified)} />
    </>
  );
}

/** What is not well, the gravest first. */
const ORDER = ['blocking', 'warning', 'not_yet_known'] as const;

function Verdict({ status }: { status: string }) {
  const t = useTexts(consortiumTexts).law;
  if (status === 'not_yet_known') return <Tag icon="clock">{t.unknown}</Tag>;
  return (
    <Tag tone={status === 'blocking' ? 'bad' : 'warn'} icon="warn">
      {status === 'blocking' ? t.blocks : t.warning}
    </Tag>
  );
}

/** The law's verdicts: only what is not well is open, with what to do and the article. */
export function LawChecks({ consortium }: { consortium: Consortium }) {
  const t = useTexts(consortiumTexts).law;
  const f = useFormats();
  const { language } = usePreferences();
  const checks = useApi('GET /v1/consortia/{id}/checks', { params: { id: consortium.id }, query: { lang: language } });
  return (
    <Section
      id="law"
      title={t.title}
      aside={
        checks.data === undefined ? null : (
          <span className="note">{t.blocking(f.count(checks.data.blocking.length))}</span>
        )
      }
    >
      <Await of={checks}>
        {({ items }) => {
          const open = ORDER.flatMap((one) => items.filter(({ status }) => status === one));
          const kept = items.filter(({ status }) => status === 'ok');
          return (
            <>
              {open.length === 0 ? null : (
                <ul className="law sheet">
                  {open.map(({ ruleId, title, message, article, links, status }) => (
                    <li key={ruleId}>
                      <Verdict status={status} />
                      <strong>
                        <Said text={title} />
                      </strong>
                      <span>
                        <Said text={message} />
                      </span>
                      <span className="note">
                        <Article article={article} links={links} />
                      </span>
                    </li>
                  ))}
                </ul>
              )}
              <details>
                <summary>{t.ok(f.count(kept.length), f.count(items.length - kept.length - open.length))}</summary>
                <ul className="note">
                  {kept.map(({ ruleId, title, article, links }) => (
                    <li key={ruleId}>
                      <Said text={title} /> (<Article article={article} links={links} />)
                    </li>
                  ))}
                </ul>
              </details>
            </>
          );
        }}
      </Await>
    </Section>
  );
}
