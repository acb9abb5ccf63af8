import { type FormEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { useTexts } from '../texts/define.ts';
import { shellTexts } from '../texts/shell.ts';
import { leadToFault } from './form.tsx';

/**
 * A question before what cannot be undone, or a few facts that an act needs: the title is the question, the button its
 * verb. The focus is on the first field; without one on Cancel. Enter in a field and Ctrl+S do what the button does. Where
 * it can be undone, do it and offer to undo by a toast instead.
 */
export function Confirm({
  question,
  verb,
  tone = 'first',
  busy = false,
  onConfirm,
  close,
  children,
}: {
  question: string;
  verb: string;
  tone?: 'first' | 'bad';
  busy?: boolean;
  onConfirm: () => void;
  close: () => void;
  children?: ReactNode;
}) {
  const t = useTexts(shellTexts);
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // A dialog may stand in the form of a page, which is not sent with it.
    event.stopPropagation();
    if (busy) return;
    onConfirm();
    leadToFault(form.current);
  };
  return (
    <Dialog
      title={question}
      close={close}
      save={() => form.current?.querySelector(FIELDS) != null && form.current.requestSubmit()}
      foot={
        <>
          <button className="btn" type="button" onClick={close}>
            {t.cancel}
          </button>
          <button className={`btn ${tone}`} type="submit" form={id} aria-busy={busy}>
            {verb}
          </button>
        </>
      }
    >
      <form ref={form} id={id} className="stack" noValidate onSubmit={submit}>
        {children}
      </form>
    </Dialog>
  );
}

/** What one types or chooses. */
const FIELDS = 'input:not([type=hidden]), select, textarea';

/** A native modal dialog that is open as long as it is there. Escape closes. */
export function Dialog({
  title,
  close,
  save,
  foot,
  children,
}: {
  title: string;
  close: () => void;
  /** What Ctrl+S does. */
  save?: () => void;
  foot: ReactNode;
  children?: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const opener = document.activeElement;
    const shown = dialog.current;
    shown?.showModal();
    // The browser takes what comes first, be it a link or a button between the words.
    (shown?.querySelector<HTMLElement>(FIELDS) ?? shown?.querySelector<HTMLElement>('.dlg-foot button'))?.focus();
    return () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={id}
      onClose={close}
      onCancel={close}
      onKeyDown={(event) => {
        if (save === undefined || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return;
        event.preventDefault();
        save();
      }}
    >
      <div className="pad">
        <h2 id={id}>{title}</h2>
        {children}
      </div>
      <div className="dlg-foot">{foot}</div>
    </dialog>
  );
}
