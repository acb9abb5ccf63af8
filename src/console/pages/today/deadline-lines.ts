import type { Answer } from '../../api/call.ts';
import type { Due } from '../../components/days.tsx';
import type { QueueLine } from '../../components/queue.tsx';
import { withLotNames } from '../../format/lot.ts';
import { to } from '../../shell/paths.ts';
import type { deadlineTexts } from '../../texts/deadlines.ts';

/** Something that is due, as the API tells it. */
export type Deadline = Answer<'GET /v1/deadlines'>['items'][number];
type T = (typeof deadlineTexts)['fr'];

/** A deadline as a line of work: one link to where it is dealt with. */
export const lineOf = (t: T, due: Deadline): QueueLine => ({
  id: due.id,
  act: t.acts[due.kind](due.title),
  verb: t.verb,
  note: noteOf(t, due),
  until: momentOf(due),
  allDay: due.at === null,
  href: addressOf(due),
});

/** A deadline in the strip of the next days. */
export const dayOf = (t: T, due: Deadline): Due => ({
  at: momentOf(due),
  kind: t.short[due.kind],
  text: due.title,
  href: addressOf(due),
  bid: due.kind === 'bid',
});

/** A moment of the day where there is none: noon, which is on that day in every zone of Europe. */
const momentOf = ({ on, at }: Deadline): string => at ?? `${on}T12:00:00Z`;

function noteOf(t: T, { kind, detail, count }: Deadline): string {
  switch (kind) {
    case 'bid':
      return count > 1 ? t.notes.lots(count) : withLotNames(detail ?? '');
    case 'answer':
      return t.notes.answers(count);
    case 'replacement':
      return t.notes.tenDays;
    case 'silence':
      return t.notes.silence(detail ?? '');
    case 'validity':
      return t.notes.validity;
    case 'standstill':
      return t.notes.standstill(detail ?? '');
    case 'signature':
      return t.notes.unsigned;
    case 'questions':
    case 'visit':
    case 'certificate':
    case 'insurance':
      return withLotNames(detail ?? '');
  }
}

function addressOf({ tenderId, consortiumId, contractId, organisationId }: Deadline): string {
  if (contractId !== null) return to('contract', { id: contractId });
  if (consortiumId !== null) return to('consortium', { id: consortiumId });
  if (organisationId !== null) return to('organisation', { id: organisationId });
  return tenderId === null ? to('today') : to('tender', { id: tenderId });
}
