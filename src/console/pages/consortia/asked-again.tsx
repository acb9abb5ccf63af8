import { useState } from 'react';
import type { Consortium, Offer } from '../../api/types.ts';
import { Confirm } from '../../components/dialog.tsx';
import { useFormats } from '../../format/values.ts';
import { agreementTexts } from '../../texts/agreement.ts';
import { useTexts } from '../../texts/define.ts';
import { shellTexts } from '../../texts/shell.ts';

/** Members whose yes would fall away. */
export type Undone = Offer['askedAgain'];

/** A question before an act that undoes what members have agreed to: whom it asks again, and on what. */
export function useUndoing() {
  const [waiting, setWaiting] = useState<{ undone: Undone; go: () => Promise<unknown> } | null>(null);
  return {
    /** Goes on at once where nobody's yes falls away; else once somebody has said yes to that. */
    async goOn(undone: Undone, go: () => Promise<unknown>): Promise<void> {
      if (undone.length === 0) await go();
      else setWaiting({ undone, go });
    },
    question: (busy: boolean) =>
      waiting === null ? null : (
        <Question
          undone={waiting.undone}
          busy={busy}
          close={() => setWaiting(null)}
          onConfirm={() => void waiting.go().then(() => setWaiting(null))}
        />
      ),
  };
}

function Question({
  undone,
  busy,
  close,
  onConfirm,
}: {
  undone: Undone;
  busy: boolean;
  close: () => void;
  onConfirm: () => void;
}) {
  const t = useTexts(agreementTexts);
  const { colon } = useTexts(shellTexts);
  const f = useFormats();
  const fields: Readonly<Record<string, string>> = t.fields;
  const figure = ({ worse, before, after }: Undone[number]): readonly string[] =>
    worse.map((field) => {
      const name = fields[field] ?? field;
      if (field === 'shareBp') return t.moves(name, f.share(before.shareBp), f.share(after.shareBp));
      if (field !== 'amountCents' && field !== 'exposureCents') return name;
      const [was, now] = [before[field], after[field]];
      return was === null || now === null ? name : t.moves(name, f.money(was), f.money(now));
    });
  return (
    <Confirm
      question={t.question(undone.length)}
      verb={t.act}
      tone="bad"
      busy={busy}
      close={close}
      onConfirm={onConfirm}
    >
      <p>{t.text}</p>
      <ul className="list">
        {undone.map((one) => (
          <li key={one.organisationId}>
            <strong>{one.name}</strong>
            {figure(one).length === 0 ? '' : `${colon}${figure(one).join(', ')}`}
          </li>
        ))}
      </ul>
    </Confirm>
  );
}

/** Whose yes falls away between a consortium as it is and as it would be. */
export const undoneBetween = (now: Consortium, then: Consortium): Undone =>
  now.members.flatMap((member) => {
    const after = then.members.find(({ organisationId }) => organisationId === member.organisationId);
    const agreed = member.acceptedTerms ?? member.terms;
    const asked = member.invitation?.state === 'accepted' && after?.invitation?.state === 'pending';
    if (!asked || member.organisationId === null || agreed === null || after?.terms == null) return [];
    return [
      {
        organisationId: member.organisationId,
        name: member.name,
        worse: after.terms.changed.filter((field): field is Undone[number]['worse'][number] => field in agreed),
        before: agreed,
        after: after.terms,
      },
    ];
  });
