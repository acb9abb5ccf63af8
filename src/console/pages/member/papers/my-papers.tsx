import { Link } from 'wouter';
import { ownOrganisationIds, useMe } from '../../../api/me.ts';
import { useApi, useList } from '../../../api/query.ts';
import type { Consortium, MissingFact, OwnPaper } from '../../../api/types.ts';
import { Tag } from '../../../components/icon.tsx';
import { Page, Section } from '../../../components/page.tsx';
import { Await, Empty } from '../../../components/states.tsx';
import { useFormats } from '../../../format/values.ts';
import { to } from '../../../shell/paths.ts';
import { usePreferences } from '../../../shell/preferences.ts';
import { useTexts } from '../../../texts/define.ts';
import { paperTexts } from '../../../texts/papers.ts';
import { OwnFacts } from './own-facts.tsx';

/** What one signs, to be read before: the papers of each bid, what one owes them, and by when. */
export default function MyPapersPage() {
  const t = useTexts(paperTexts);
  const own = ownOrganisationIds(useMe());
  const consortia = useList('GET /v1/consortia', { query: { limit: 50 } });
  return (
    <Page title={t.title} lead={t.lead}>
      <Await of={consortia} rows={6}>
        {(rows) => {
          const seated = rows.filter(isIn);
          return seated.length === 0 ? (
            <Empty title={t.empty} text={t.emptyText} />
          ) : (
            seated.map((consortium) => <Bid key={consortium.id} consortium={consortium} />)
          );
        }}
      </Await>
      {own.map((id) => (
        <OwnFacts key={id} organisationId={id} several={own.length > 1} />
      ))}
    </Page>
  );
}

/** Whether the reader's seat is accepted and the group not over. */
const isIn = ({ state, members }: Consortium): boolean =>
  !['lost', 'dissolved'].includes(state) && members.some((seat) => seat.own && seat.invitation?.state === 'accepted');

function Bid({ consortium }: { consortium: Consortium }) {
  const t = useTexts(paperTexts);
  const f = useFormats();
  const seat = consortium.members.find(({ own }) => own);
  const papers = useApi('GET /v1/consortia/{id}/papers', { params: { id: consortium.id } });
  const states: Readonly<Record<string, string>> = t.states;
  return (
    <Section
      id={`bid-${consortium.id}`}
      title={consortium.name ?? t.bid}
      aside={<Link href={to('consortium', { id: consortium.id })}>{t.see}</Link>}
    >
      <dl className="facts">
        <dt>{t.state}</dt>
        <dd>{states[consortium.state] ?? consortium.state}</dd>
        {seat === undefined ? null : (
          <>
            <dt>{t.agreed}</dt>
            <dd>
              {t.terms(
                seat.acceptedTerms === null ? '–' : f.share(seat.acceptedTerms.shareBp),
                seat.amount === null ? null : f.money(seat.amount.amountCents),
              )}{' '}
              {seat.invitation === null ? null : (
                <Link href={to('invitation', { id: seat.invitation.id })}>{t.readTerms}</Link>
              )}
            </dd>
          </>
        )}
      </dl>
      <Await of={papers} rows={3}>
        {({ items, missing, dueOn, shared }) => (
          <>
            <Owed missing={missing} dueOn={dueOn} />
            <ul className="tasks sheet">
              {items.map((paper) => (
                <Paper key={paper.href} paper={paper} />
              ))}
            </ul>
            {shared ? null : <p className="note">{t.later}</p>}
          </>
        )}
      </Await>
    </Section>
  );
}

function Owed({ missing, dueOn }: { missing: readonly MissingFact[]; dueOn: string | null }) {
  const t = useTexts(paperTexts);
  const f = useFormats();
  const { language } = usePreferences();
  if (missing.length === 0) return <p className="mute">{t.nothingOwed}</p>;
  return (
    <div className="call">
      <h3>{dueOn === null ? t.owed(missing.length) : t.owedBy(missing.length, f.day(dueOn))}</h3>
      <ul className="list">
        {missing.map(({ field, question }) => (
          <li key={field}>
            <Where field={field}>{question[language]}</Where>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Facts of the profile are given on its page, the others in the form below. */
function Where({ field, children }: { field: string; children: string }) {
  const form: Readonly<Record<string, string>> = {
    vatNumber: 'fact-vatNumber',
    legalStatus: 'fact-legalStatus',
    email: 'fact-email',
    phone: 'fact-phone',
    representative: 'fact-firstName',
    means: 'fact-means',
    insurance: 'fact-insurer',
    exclusionDeclaredOn: 'fact-exclusion',
  };
  const id = form[field];
  if (id === undefined)
    return <Link href={`${to('myCompany')}#h-${field === 'references' ? 'references' : 'contact'}`}>{children}</Link>;
  return (
    <a
      href={`#${id}`}
      onClick={(event) => {
        event.preventDefault();
        document.getElementById(id)?.focus();
      }}
    >
      {children}
    </a>
  );
}

function Paper({ paper: { kind, fileName, href, ready } }: { paper: OwnPaper }) {
  const t = useTexts(paperTexts);
  return (
    <li>
      <span>
        {t.kinds[kind]}
        <span className="note">{fileName}</span>
      </span>
      {ready ? (
        <Tag icon="check">{t.ready}</Tag>
      ) : (
        <Tag tone="warn" icon="pen">
          {t.draft}
        </Tag>
      )}
      <a className="btn sm" href={href} download={fileName} aria-label={t.readOf(t.kinds[kind], fileName)}>
        {t.read}
      </a>
    </li>
  );
}
