import type { Item } from '../api/query.ts';
import { useTexts } from '../texts/define.ts';
import { peopleTexts } from '../texts/people.ts';
import { Tag } from './icon.tsx';

/** Whether somebody can sign in, and whether the mailbox takes mails. */
export function AccountState({ status, mailRefused }: Pick<Item<'GET /v1/users'>, 'status' | 'mailRefused'>) {
  const t = useTexts(peopleTexts);
  return (
    <span>
      <Tag
        icon={status === 'active' ? 'check' : status === 'invited' ? 'clock' : 'lock'}
        tone={status === 'disabled' ? 'warn' : undefined}
      >
        {t.statuses[status]}
      </Tag>{' '}
      {mailRefused === null ? null : (
        <Tag icon="warn" tone="warn">
          {t.refused(mailRefused.status)}
        </Tag>
      )}
    </span>
  );
}
