import { useFormats } from '../../format/values.ts';
import { useTexts } from '../../texts/define.ts';
import { importTexts } from '../../texts/organisation-import.ts';
import type { Choices, Trial } from './import-reading.ts';
import { MailShown } from './mail-shown.tsx';

/** The last step: what is taken along, and the act. */
export function ImportSave({
  trial,
  choices,
  choose,
  busy,
  save,
}: {
  trial: Trial;
  choices: Choices;
  choose: (choices: Choices) => void;
  busy: boolean;
  save: () => void;
}) {
  const t = useTexts(importTexts);
  const f = useFormats();
  const good = trial.created + trial.updated;
  const hasContacts = trial.columns.some(({ field }) => field === 'contactEmail');
  const skilled = trial.skillCounts.rows - choices.left.size;
  if (good === 0) return <p className="call bad">{t.nothing}</p>;
  return (
    <div className="stack">
      {skilled > 0 ? (
        <label className="opt">
          <input
            type="checkbox"
            checked={choices.skills}
            onChange={(event) => choose({ ...choices, skills: event.target.checked })}
          />
          <span>
            {t.skills.confirm(f.count(skilled))}
            <span className="note">{t.skills.confirmNote}</span>
          </span>
        </label>
      ) : null}
      {hasContacts ? (
        <label className="opt">
          <input
            type="checkbox"
            checked={choices.invite}
            onChange={(event) => choose({ ...choices, invite: event.target.checked })}
          />
          <span>
            {t.invite}
            <span className="note">{t.inviteNote}</span>
          </span>
        </label>
      ) : null}
      {trial.mail === null || !choices.invite ? null : (
        <details open>
          <summary>{t.inviteMail(trial.mail.to)}</summary>
          <MailShown mail={trial.mail} />
        </details>
      )}
      <p>
        <button className="btn first" type="button" aria-busy={busy} onClick={save}>
          {trial.errors.length > 0 ? t.saveGood(f.count(good)) : t.save(f.count(good))}
        </button>
      </p>
    </div>
  );
}
