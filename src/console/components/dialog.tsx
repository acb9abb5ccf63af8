import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTexts } from '../texts/define.ts';
import { shellTexts } from '../texts/shell.ts';

/**
 * A question before what cannot be undone: the title is the question, the button its verb, the focus on Cancel. Where
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
  return (
    <Dialog
      title={question}
      close={close}
      foot={
        <>
          {/* biome-ignore lint/a11y/noAutofocus: the harmless answer has the focus in a dialog that opens */}
          <button className="btn" type="button" autoFocus onClick={close}>
            {t.cancel}
          </button>
          <button className={`btn ${tone}`} type="button" aria-busy={busy} onClick={onConfirm}>
            {verb}
          </button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}

/** A native modal dialog that is open as long as it is there. Escape closes. */
export function Dialog({
  title,
  close,
  foot,
  children,
}: {
  title: string;
  close: () => void;
  foot: ReactNode;
  children?: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const opener = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);
  return (
    <dialog ref={dialog} aria-labelledby={id} onClose={close} onCancel={close}>
      <div className="pad">
        <h2 id={id}>{title}</h2>
        {children}
      </div>
      <div className="dlg-foot">{foot}</div>
    </dialog>
  );
}
