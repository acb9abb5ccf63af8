import { isoDay } from '../../format/moments.ts';
import { useFormats } from '../../format/values.ts';
import { useTexts } from '../../texts/define.ts';
import { groupTexts } from '../../texts/groups.ts';
import type { CircleProps } from './circle.tsx';
import { hasCandidates } from './election-acts.tsx';

/** What the circle waits for from the reader's companies: a vote, an answer to a meeting, an action; nothing where it waits for nothing. */
export function Awaited({ circle, companies }: CircleProps) {
  const words = useTexts(groupTexts);
  const t = words.awaited;
  const f = useFormats();
  const today = isoDay(new Date());
  const sits = companies.filter(
    (id) => circle.workingGroup === null || circle.members.some(({ organisationId }) => organisationId === id),
  );
  const answered = (event: (typeof circle.events)[number]) =>
    event.guests.some(({ organisationId, coming }) => organisationId === sits[0] && coming !== null);
  const lines = [
    ...circle.elections
      .filter((one) => one.state === 'open' && hasCandidates(one) && one.own.some(({ voted }) => !voted))
      .map(({ position, closesAt }) => ['elections', t.vote(words.positions[position], f.instant(closesAt))]),
    ...circle.elections
      .filter(({ state, candidates }) => state === 'announced' && candidates.some(isAsked(companies)))
      .map(({ position, opensAt }) => ['elections', t.stand(words.positions[position], f.instant(opensAt))]),
    ...circle.events
      .filter((event) => sits.length > 0 && Date.parse(event.at) > Date.now() && !answered(event))
      .map(({ title, at }) => ['events', t.meeting(title, f.instant(at))]),
    ...circle.actions
      .filter(({ state, organisationId }) => state === 'open' && companies.includes(organisationId))
      .map(({ title, dueOn }) => [
        'actions',
        dueOn < today ? t.late(title, f.day(dueOn)) : t.action(title, f.day(dueOn)),
      ]),
  ];
  if (lines.length === 0) return null;
  return (
    <div className="call">
      <h2>{t.title}</h2>
      <ul className="list">
        {lines.map(([section, text]) => (
          <li key={text}>
            <a href={`#h-${section}`}>{text}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Whether a company of the reader was put up and has not answered. */
const isAsked =
  (companies: readonly string[]) =>
  ({ accepted, organisationId }: { accepted: boolean | null; organisationId: string }): boolean =>
    accepted === null && companies.includes(organisationId);
