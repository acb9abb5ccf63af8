import { type Item, useAct } from '../../api/query.ts';
import type { Role } from '../../api/types.ts';
import { Confirm } from '../../components/dialog.tsx';
import { Refusal } from '../../components/form.tsx';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/define.ts';
import { peopleTexts } from '../../texts/people.ts';

type Person = Item<'GET /v1/users'>;
/** What is to be done with somebody's account, once it is confirmed. */
export type Asked =
  | { act: 'disable' | 'enable' | 'erase' | 'reset'; person: Person }
  | { act: 'take'; person: Person; role: Role };

/** Asks, says what it means, and does it. */
export function PersonAct({ asked, close }: { asked: Asked; close: () => void }) {
  const t = useTexts(peopleTexts);
  const { person } = asked;
  const params = { id: person.id };
  const end = (text: string) => () => {
    toast({ text });
    close();
  };
  const take = useAct('POST /v1/users/{id}/take-role', { done: end(t.taken) });
  const disable = useAct('POST /v1/users/{id}/disable', { done: end(t.disabled) });
  const enable = useAct('POST /v1/users/{id}/enable', { done: end(t.enabled) });
  const erase = useAct('POST /v1/users/{id}/erase', { done: end(t.erased) });
  const reset = useAct('POST /v1/users/{id}/reset-second-factor', { done: end(t.resetDone) });
  const acts = {
    reset: {
      question: t.resetQuestion,
      verb: t.reset,
      text: t.resetText(person.name),
      run: () => void reset.run({ params }),
    },
    take: {
      question: t.takeQuestion,
      verb: t.take(asked.act === 'take' ? t.roleNames[asked.role.role] : ''),
      text: t.takeText(person.name),
      run: () => asked.act === 'take' && void take.run({ params, body: asked.role }),
    },
    disable: {
      question: t.disableQuestion,
      verb: t.disable,
      text: t.disableText(person.name),
      run: () => void disable.run({ params }),
    },
    enable: { question: t.enable, verb: t.enable, text: person.name, run: () => void enable.run({ params }) },
    erase: {
      question: t.eraseQuestion,
      verb: t.erase,
      text: t.eraseText(person.name),
      run: () => void erase.run({ params }),
    },
  };
  const { question, verb, text, run } = acts[asked.act];
  return (
    <Confirm
      question={question}
      verb={verb}
      tone={asked.act === 'enable' ? 'first' : 'bad'}
      busy={take.busy || disable.busy || enable.busy || erase.busy || reset.busy}
      close={close}
      onConfirm={run}
    >
      <p>{text}</p>
      <Refusal error={take.error ?? disable.error ?? enable.error ?? erase.error ?? reset.error} />
    </Confirm>
  );
}
