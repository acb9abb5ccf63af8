import type { Invitation } from '../../api/types.ts';
import { Section } from '../../components/page.tsx';
import { useTrade } from '../../components/trade.tsx';
import { lotTitle } from '../../format/lot.ts';
import { maskedRegion, maskedSize } from '../../format/masked.ts';
import { type Formats, useFormats } from '../../format/values.ts';
import { usePreferences } from '../../shell/preferences.ts';
import { useTexts } from '../../texts/define.ts';
import { invitationTexts } from '../../texts/invitation.ts';

type Lot = Invitation['tender']['lots'][number];

/** Who buys what, where, until when, and which part is offered here. */
export function Work({ invitation: { tender, covers } }: { invitation: Invitation }) {
  const t = useTexts(invitationTexts).work;
  const own = new Set(covers);
  return (
    <Section id="work" title={t.title}>
      <dl className="facts">
        <dt>{t.buyer}</dt>
        <dd>{tender.buyer.name}</dd>
        {tender.lots.map((lot) => (
          <LotFacts key={lot.id} lot={lot} own={own} named={tender.lots.length > 1 || lot.title !== tender.title} />
        ))}
      </dl>
    </Section>
  );
}

function LotFacts({ lot, own, named }: { lot: Lot; own: ReadonlySet<string>; named: boolean }) {
  const t = useTexts(invitationTexts).work;
  const f = useFormats();
  const { language } = usePreferences();
  const mine = lot.requirements.filter((requirement) => requirement.own || own.has(requirement.id));
  return (
    <>
      {named ? (
        <>
          <dt>{t.lot}</dt>
          <dd>{lotTitle(lot)}</dd>
        </>
      ) : null}
      <dt>{t.yours}</dt>
      <dd>
        {mine.length === 0 ? (
          <span className="note">{t.none}</span>
        ) : (
          mine.map((requirement) => <Requirement key={requirement.id} requirement={requirement} />)
        )}
      </dd>
      {lot.places.length === 0 ? null : (
        <>
          <dt>{t.place}</dt>
          <dd>{lot.places.map((place) => place[language]).join(', ')}</dd>
        </>
      )}
      {lot.deadline === null ? null : (
        <>
          <dt>{t.due}</dt>
          <dd>{f.moment(lot.deadline)}</dd>
        </>
      )}
    </>
  );
}

function Requirement({ requirement: { cpv, certification, quote } }: { requirement: Lot['requirements'][number] }) {
  const t = useTexts(invitationTexts).work;
  const trade = useTrade(cpv);
  return (
    <span className="line">
      {trade}
      {certification === null ? null : <span className="note">{t.certification(certification)}</span>}
      {quote === null || !/\p{Letter}{3}/u.test(quote) ? null : (
        <span className="note">
          <q>{quote}</q>
        </span>
      )}
    </span>
  );
}

const SEATED: ReadonlySet<string> = new Set(['pending', 'accepted', 'countered']);

/** The role, and the others as far as they may be known. */
export function Place({ invitation: { role, coMembers, state, replacedBy } }: { invitation: Invitation }) {
  const t = useTexts(invitationTexts);
  const masked = coMembers.some(({ name }) => name === null);
  return (
    <Section id="place" title={t.place.title}>
      <dl className="facts">
        <dt>{t.place.role}</dt>
        <dd>{t.roles[role]}</dd>
        <dt>{t.place.with}</dt>
        <dd>
          {/* Who does not sit there by this invitation is told nothing of the others: that is not to be alone. */}
          {coMembers.length > 0 ? null : SEATED.has(state) && replacedBy === null ? t.place.nobody : t.place.gone}
          <ul className="mates">
            {coMembers.map((mate, i) => (
              <li key={mate.organisationId ?? i}>
                {mate.name ?? maskedSize(mate.sizeClass, t)}
                <span className="note">
                  {[
                    mate.role === null ? null : t.roles[mate.role],
                    maskedRegion(mate.region, t),
                    mate.covers.length === 0 ? null : t.place.covers(mate.covers.length),
                  ]
                    .filter((part) => part !== null)
                    .join(', ')}
                </span>
              </li>
            ))}
          </ul>
          {masked ? <span className="note">{t.place.masked}</span> : null}
        </dd>
      </dl>
    </Section>
  );
}

/** What the company answers for, in one sentence; then why, what else it takes on, and what has changed. */
export function Liability({ invitation }: { invitation: Invitation }) {
  const t = useTexts(invitationTexts).liability;
  const f = useFormats();
  const { language } = usePreferences();
  const terms = invitation.terms ?? invitation.acceptedTerms;
  if (terms === null) return null;
  const most = terms.exposureCents === null ? null : f.money(terms.exposureCents);
  const forms: Readonly<Record<string, string>> = t.forms;
  return (
    <Section id="liability" title={t.title}>
      <div className="call">
        <p>
          <strong>{terms.liability === 'whole' ? t.whole(most) : t.part(most)}</strong>
        </p>
        <p className="mute">
          {forms[terms.legalForm] ?? terms.legalForm}
          {terms.formAfterAward === null ? '' : ` ${t.after(forms[terms.formAfterAward] ?? terms.formAfterAward)}`}
        </p>
        {terms.duties.length === 0 ? null : (
          <ul className="list">
            {terms.duties.map((duty) => (
              <li key={`${duty.kind} ${duty.fr}`}>{duty[language]}</li>
            ))}
          </ul>
        )}
      </div>
      <Changes invitation={invitation} />
    </Section>
  );
}

type Told = Partial<NonNullable<Invitation['terms']>> | NonNullable<Invitation['terms']>['before'];

/** One term of a version in words; null where it is not told, or takes more than a line. */
function termsInWords(
  terms: Told | null,
  field: string,
  t: (typeof invitationTexts)['fr']['liability'],
  f: Formats,
): string | null {
  if (terms === null) return null;
  const value = (terms as Readonly<Record<string, unknown>>)[field];
  switch (field) {
    case 'shareBp':
      return typeof value === 'number' ? f.share(value) : null;
    case 'amountCents':
    case 'exposureCents':
      return typeof value === 'number' ? f.money(value) : null;
    case 'deadline':
      return typeof value === 'string' ? f.instant(value) : t.noDeadline;
    case 'role':
    case 'legalForm':
    case 'formAfterAward':
    case 'liability': {
      const words: Readonly<Record<string, string>> = t.short;
      return typeof value === 'string' ? (words[value] ?? value) : t.noForm;
    }
    default:
      return null;
  }
}

type Duty = NonNullable<Invitation['terms']>['duties'][number];

/** Duties that came (+) and went (−); none where those of before are not told. */
function dutiesThatMoved(before: readonly Duty[] | null | undefined, now: readonly Duty[]) {
  if (before == null) return [];
  const others = (all: readonly Duty[]) => (duty: Duty) =>
    !all.some(({ kind, fr }) => kind === duty.kind && fr === duty.fr);
  return [
    ...now.filter(others(before)).map((duty) => ({ sign: '+', duty })),
    ...before.filter(others(now)).map((duty) => ({ sign: '−', duty })),
  ];
}

/** What differs from the terms of before; beside what had been accepted, where something had. */
function Changes({ invitation: { terms, acceptedTerms } }: { invitation: Invitation }) {
  const t = useTexts(invitationTexts).liability;
  const f = useFormats();
  const { language } = usePreferences();
  const fields: Readonly<Record<string, string>> = t.fields;
  if (terms === null || terms.changed.length === 0) return null;
  const former = acceptedTerms?.version === terms.version ? null : acceptedTerms;
  const had = former ?? terms.before;
  // Duties have a line for each that came or went, where those of before are told.
  const rows = terms.changed.filter((field) => field !== 'duties' || had?.duties == null);
  const moved = (field: string): string | null => {
    const before = termsInWords(had, field, t, f);
    const now = termsInWords(terms, field, t, f);
    if (now === null) return null;
    // What it might have had to pay is told of no version before.
    return before === null || before === now ? t.now(now) : t.fromTo(before, now);
  };
  return (
    <details open>
      <summary>{t.changed}</summary>
      <ul className="diff">
        {rows.map((field) => (
          <li key={field}>
            <span className="sign" aria-hidden="true">
              →
            </span>
            <span>{[fields[field] ?? field, moved(field)].filter((part) => part !== null).join(' ')}</span>
          </li>
        ))}
        {dutiesThatMoved(had?.duties, terms.duties).map(({ sign, duty }) => (
          <li key={`${sign} ${duty.fr}`}>
            <span className="sign" aria-hidden="true">
              {sign}
            </span>
            <span>{(sign === '+' ? t.dutyNew : t.dutyGone)(duty[language])}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
