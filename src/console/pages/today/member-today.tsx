import { ownOrganisationIds, useMe } from '../../api/me.ts';
import { type Read, useApi, useApis } from '../../api/query.ts';
import type { Due } from '../../components/days.tsx';
import { useFormats } from '../../format/values.ts';
import { useTexts } from '../../texts/define.ts';
import { groupTexts } from '../../texts/groups.ts';
import { todayTexts } from '../../texts/today.ts';
import { MOST } from './first-reads.ts';
import { Recent, Today } from './today-frame.tsx';
import { isPreparing, type Waiting, waitingForGroups, waitingForMember, waitingForPapers } from './waiting.ts';

/** What waits for somebody who speaks for a company. */
export function MemberToday() {
  const t = useTexts(todayTexts);
  const f = useFormats();
  const [own] = ownOrganisationIds(useMe());
  const invitations = useApi('GET /v1/invitations', { query: { limit: MOST } });
  const company = useApi('GET /v1/organisations/{id}', own === undefined ? null : { params: { id: own } });
  const groups = useApi('GET /v1/group-work', {});
  const consortia = useApi('GET /v1/consortia', { query: { limit: MOST } });
  const preparing = consortia.data?.items.filter(isPreparing) ?? [];
  const papers = useApis(
    'GET /v1/consortia/{id}/papers',
    preparing.map(({ id }) => ({ params: { id } })),
  );
  const { positions } = useTexts(groupTexts);
  const waiting: Read<Waiting[]> = {
    ...invitations,
    // A company, groups or papers that cannot be read hide no invitation.
    data:
      invitations.data === undefined ||
      groups.isPending ||
      consortia.isPending ||
      papers.isPending ||
      (own !== undefined && company.isPending)
        ? undefined
        : waitingForMember(
            t,
            f,
            invitations.data.items,
            [
              ...waitingForGroups(t, positions, groups.data?.items ?? []),
              ...waitingForPapers(t, preparing, papers.data),
            ],
            company.data ?? null,
          ),
  };
  return (
    <Today
      waiting={waiting}
      due={(waiting.data ?? []).flatMap((one) => dueOf(one, t.dayKinds))}
      nothing={t.nothing.member}
    >
      <Recent />
    </Today>
  );
}

/** What has its day in the strip of the next days: answers, papers, and work of groups. */
function dueOf(
  { kind, until, act, href }: Waiting,
  words: Readonly<Record<'answer' | 'papers' | 'group', string>>,
): Due[] {
  const named = { answers: words.answer, invitations: words.answer, papers: words.papers, groups: words.group };
  if (until === null || !(kind in named)) return [];
  return [{ at: until, kind: named[kind as keyof typeof named], text: act, href, bid: false }];
}
