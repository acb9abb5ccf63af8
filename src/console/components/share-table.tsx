import { useState } from 'react';
import { WHOLE_BP } from '../format/amount.ts';
import { useTexts } from '../texts/define.ts';
import { shareTexts } from '../texts/shares.ts';
import { Icon } from './icon.tsx';
import { OrganisationField } from './organisation-field.tsx';

/** A member with its share as it is typed, in per cent. */
export type Sharer = { id: string; name: string; share: string };

/** Equal shares that sum to 100 %: the first ones get the hundredths that are left. */
const equal = (members: readonly Sharer[]): Sharer[] =>
  members.map((member, i) => {
    const each = Math.floor(WHOLE_BP / members.length);
    const bp = each + (i < WHOLE_BP - each * members.length ? 1 : 0);
    return { ...member, share: String(bp / 100).replace('.', ',') };
  });

/** Who takes part with which share: companies found by name, shares that must sum to 100 %. The first one leads. */
export function ShareTable({
  title,
  members,
  onChange,
  error,
}: {
  title: string;
  members: readonly Sharer[];
  onChange: (members: readonly Sharer[]) => void;
  error?: string | undefined;
}) {
  const t = useTexts(shareTexts);
  const [chosen, setChosen] = useState<{ id: string; name: string } | null>(null);
  const [round, setRound] = useState(0);
  const add = () => {
    if (chosen === null || members.some(({ id }) => id === chosen.id)) return;
    onChange([...members, { ...chosen, share: '' }]);
    setChosen(null);
    setRound(round + 1);
  };
  return (
    <fieldset className="stack">
      <legend className="lab">{title}</legend>
      {error === undefined ? null : (
        <p className="err" role="status">
          <Icon name="x" />
          {error}
        </p>
      )}
      {members.length === 0 ? null : (
        <ul className="tasks sheet">
          {members.map((member, i) => (
            <li key={member.id}>
              <span>
                {member.name}
                {i === 0 && members.length > 1 ? <span className="note">{t.leads}</span> : null}
              </span>
              <label className="row">
                <span className="note">{t.share}</span>
                <input
                  className="pct"
                  inputMode="decimal"
                  aria-label={`${t.share}, ${member.name}`}
                  value={member.share}
                  onChange={(event) =>
                    onChange(members.map((one, at) => (at === i ? { ...one, share: event.target.value } : one)))
                  }
                />
              </label>
              <button
                className="btn quiet sm"
                type="button"
                onClick={() => onChange(members.filter(({ id }) => id !== member.id))}
              >
                {t.remove}
                <span className="sr"> {member.name}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="row end-line">
        <OrganisationField key={round} id="add-member" label={t.member} note={t.memberNote} onChange={setChosen} />
        <button className="btn" type="button" aria-disabled={chosen === null} onClick={add}>
          {t.add}
        </button>
        {members.length < 2 ? null : (
          <button className="btn quiet" type="button" onClick={() => onChange(equal(members))}>
            {t.equal}
          </button>
        )}
      </div>
    </fieldset>
  );
}
