import { type ReactNode, useState } from 'react';
import { Confirm } from './dialog.tsx';
import { Refusal } from './form.tsx';

/** An act that is asked about before it is done: its button, the question with what follows from it, and a refusal. */
export function AskedAct({
  label,
  about,
  className = 'btn quiet sm',
  question,
  text,
  tone,
  act,
  run,
  fields,
  children,
}: {
  /** Of the button, and of the answer that does it. */
  label: string;
  /** What it is done to, where a page has several such buttons. */
  about?: string;
  className?: string;
  question: string;
  text: string;
  tone?: 'bad';
  act: { busy: boolean; error: Error | null };
  /** Answers null when it was refused: the question stays open then. */
  run: () => Promise<unknown>;
  /** JSON pointer → id, of fields among what stands below. */
  fields?: Readonly<Record<string, string>>;
  /** What helps after a refusal, or a fact that the act needs. */
  children?: ReactNode;
}) {
  const [asking, setAsking] = useState(false);
  const close = () => setAsking(false);
  return (
    <>
      <button className={className} type="button" onClick={() => setAsking(true)}>
        {label}
        {about === undefined ? null : <span className="sr"> {about}</span>}
      </button>
      {asking ? (
        <Confirm
          question={question}
          verb={label}
          {...(tone === undefined ? {} : { tone })}
          busy={act.busy}
          close={close}
          onConfirm={() => void run().then((done) => done !== null && close())}
        >
          <p>{text}</p>
          <Refusal error={act.error} {...(fields === undefined ? {} : { fields })} />
          {children}
        </Confirm>
      ) : null}
    </>
  );
}
