import type { Answer } from '../../api/call.ts';
import type { Item } from '../../api/query.ts';
import { daysApart } from '../../format/moments.ts';
import type { Formats } from '../../format/values.ts';
import { to } from '../../shell/paths.ts';
import type { groupTexts } from '../../texts/groups.ts';
import type { todayTexts } from '../../texts/today.ts';

/** One thing that waits: what to do, about what, until when, and where. */
export type Waiting = {
  id: string;
  kind: 'answers' | 'drafts' | 'proposals' | 'files' | 'signatures' | 'invitations' | 'papers' | 'groups' | 'company';
  act: string;
  verb: string;
  note: string;
  until: string | null;
  /** Until the end of that day, at no hour. */
  allDay?: boolean;
  href: string;
};

/** After so many days nobody takes up a draft whose deadline has passed. */
const LONG_PAST_DAYS = 30;

type T = (typeof todayTexts)['fr'];
type Consortium = Item<'GET /v1/consortia'>;
type Tender = Item<'GET /v1/tenders'>;
type Contract = Item<'GET /v1/contracts'>;
type Invitation = Item<'GET /v1/invitations'>;
type Awaited = Item<'GET /v1/group-work'>;
/** Words of the offices that are voted on. */
type Positions = (typeof groupTexts)['fr']['positions'];

/** What waits for a coordinator, the nearest deadline first. */
export function waitingForCoordinator(
  t: T,
  f: Formats,
  tenders: readonly Tender[],
  consortia: readonly Consortium[],
  contracts: readonly Contract[],
): Waiting[] {
  return byDeadline([
    ...contracts
      .filter(({ signedOn, endedOn }) => signedOn === null && endedOn === null)
      .map((one) => ofContract(t, one)),
    ...tenders.flatMap((tender) => ofTender(t, tender)),
    ...consortia.flatMap((consortium) => ofConsortium(t, f, consortium)),
  ]);
}

/** What waits for somebody who speaks for a company: invitations, papers, work of its groups, a profile that it never confirmed. */
export function waitingForMember(
  t: T,
  f: Formats,
  invitations: readonly Invitation[],
  others: readonly Waiting[],
  company: Pick<Answer<'GET /v1/organisations/{id}'>, 'id' | 'profileConfirmedAt'> | null,
): Waiting[] {
  return byDeadline([
    ...(company?.profileConfirmedAt === null ? [ofCompany(t, company.id)] : []),
    ...others,
    ...invitations
      .filter(({ state }) => state === 'pending')
      .map(({ id, tender, role, shareBp, expiresAt }) => ({
        id,
        kind: 'invitations' as const,
        act: t.acts.answer(tender.title),
        verb: t.acts.answerVerb,
        note: t.notes.offered(t.roles[role], f.share(shareBp), tender.buyer.name),
        until: expiresAt,
        href: to('invitation', { id }),
      })),
  ]);
}

/** What the groups of a company wait for from it: votes, answers to meetings, what it is to do. */
export const waitingForGroups = (t: T, positions: Positions, items: readonly Awaited[]): Waiting[] =>
  items.map(({ kind, id, clusterId, workingGroupId, group, position, title, at, on }) => ({
    id,
    kind: 'groups',
    act: t.groups[kind](
      kind === 'vote' || kind === 'stand' ? (position === null ? '' : positions[position]) : (title ?? ''),
    ),
    verb: t.groups.verbs[kind],
    note: group,
    until: at ?? (on === null ? null : `${on}T12:00:00Z`),
    allDay: at === null,
    // The page says first what it waits for.
    href: to('circle', { id: clusterId }, workingGroupId === null ? {} : { group: workingGroupId }),
  }));

/** Whether the reader has a seat in a group whose bid is still being put together. */
export const isPreparing = ({ state, members }: Consortium): boolean =>
  ['inviting', 'recomposing', 'agreed', 'ready'].includes(state) &&
  members.some((seat) => seat.own && seat.invitation?.state === 'accepted');

/** What a company still owes the papers of its bids, by the day on which they are put together. */
export const waitingForPapers = (
  t: T,
  groups: readonly Consortium[],
  papers: readonly (Answer<'GET /v1/consortia/{id}/papers'> | undefined)[],
): Waiting[] =>
  groups.flatMap(({ id, name }, at): Waiting[] => {
    const { missing = [], dueOn = null } = papers[at] ?? {};
    if (missing.length === 0) return [];
    return [
      {
        id,
        kind: 'papers',
        act: t.acts.papers(missing.length),
        verb: t.acts.papersVerb,
        note: name ?? '',
        until: dueOn === null ? null : `${dueOn}T12:00:00Z`,
        allDay: true,
        href: `${to('myPapers')}#bid-${id}`,
      },
    ];
  });

/** What the cluster believes of a company, and the company has not read yet. */
const ofCompany = (t: T, id: string): Waiting => ({
  id,
  kind: 'company',
  act: t.acts.company,
  verb: t.acts.companyVerb,
  note: t.notes.company,
  until: null,
  href: to('myCompany'),
});

/** A contract that was won and waits for its signature since its award, as on the board of deadlines: late from the first day on. */
const ofContract = (t: T, { id, title, buyer, createdAt }: Contract): Waiting => ({
  id,
  kind: 'signatures',
  act: t.acts.sign(title),
  verb: t.acts.signVerb,
  note: buyer.name,
  until: createdAt,
  allDay: true,
  href: to('contract', { id }),
});

function ofTender(t: T, { id, state, title, buyer, deadline, source }: Tender): Waiting[] {
  const base = { id, note: buyer.name, until: deadline };
  // A notice of an award tells who won: nothing of it is published.
  if (source.alreadyAwarded) return [];
  // One that nobody can answer for weeks waits for nothing.
  if (state === 'draft' && deadline !== null && daysApart(deadline) < -LONG_PAST_DAYS) return [];
  if (state === 'draft')
    return [
      { ...base, kind: 'drafts', act: t.acts.review(title), verb: t.acts.reviewVerb, href: to('tender', { id }) },
    ];
  if (state === 'proposed')
    return [
      {
        ...base,
        kind: 'proposals',
        act: t.acts.compare(title),
        verb: t.acts.compareVerb,
        href: to('proposals', { id }),
      },
    ];
  return [];
}

function ofConsortium(t: T, f: Formats, { id, state, name, members }: Consortium): Waiting[] {
  const href = to('consortium', { id });
  const whole = (act: string, verb: string): Waiting[] => [
    { id, kind: 'files', act, verb, note: '', until: null, href },
  ];
  switch (state) {
    case 'proposed':
      return [{ id, kind: 'answers', act: t.acts.invite(name), verb: t.acts.inviteVerb, note: '', until: null, href }];
    case 'agreed':
      return whole(t.acts.file(name), t.acts.fileVerb);
    case 'ready':
      return whole(t.acts.submit(name), t.acts.submitVerb);
    case 'inviting':
    case 'recomposing':
      return members.flatMap((member) => ofSeat(t, f, name, href, member));
    case 'submitted':
    case 'awarded':
    case 'lost':
    case 'dissolved':
      return [];
  }
}

function ofSeat(
  t: T,
  f: Formats,
  consortium: string,
  href: string,
  { name, shareBp, invitation, readers, organisationId }: Consortium['members'][number],
): Waiting[] {
  if (invitation === null) return [];
  const who = name ?? '';
  const about = (note: string): string => `${consortium}. ${note}`;
  const base = { id: invitation.id, kind: 'answers' as const, until: invitation.expiresAt, href };
  switch (invitation.state) {
    case 'countered': {
      const asked = invitation.counterShareBp;
      const note = asked === null || shareBp === null ? '' : t.notes.asks(f.share(shareBp), f.share(asked));
      return [{ ...base, act: t.acts.counter(who), verb: t.acts.counterVerb, note: about(note) }];
    }
    case 'declined': {
      const note = invitation.reason === null ? t.notes.declinedSilently : t.notes.declined(invitation.reason);
      return [{ ...base, until: null, act: t.acts.replace(who), verb: t.acts.replaceVerb, note: about(note) }];
    }
    case 'expired':
      return [{ ...base, act: t.acts.replace(who), verb: t.acts.replaceVerb, note: about(t.notes.expired) }];
    case 'pending':
      if (readers === 0 && organisationId !== null)
        return [
          {
            ...base,
            act: t.acts.unread(who),
            verb: t.acts.unreadVerb,
            note: about(t.notes.pending),
            href: `${to('organisation', { id: organisationId })}#readers`,
          },
        ];
      return [{ ...base, act: t.acts.remind(who), verb: t.acts.remindVerb, note: about(t.notes.pending) }];
    case 'accepted':
    case 'withdrawn':
      return [];
  }
}

/** The nearest deadline first; what has none comes last. */
const byDeadline = (list: Waiting[]): Waiting[] =>
  list.sort((a, b) => (a.until ?? '9999').localeCompare(b.until ?? '9999'));
