import { type ReactNode, useEffect, useRef, useState } from 'react';
import { isSignedOut, Problem, Unreachable } from '../api/call.ts';
import { typeset } from '../format/typography.ts';
import { currentLanguage, usePreferences } from '../shell/preferences.ts';
import { useTexts } from '../texts/define.ts';
import { wordsOf } from '../texts/problems.ts';
import { shellTexts } from '../texts/shell.ts';

/** The message for a place of the body, of a refusal that names places; by JSON pointer, or the beginning of one with `*`. */
export function fieldError(error: Error | null, pointer: string): string | undefined {
  if (!(error instanceof Problem)) return undefined;
  const begins = pointer.endsWith('*') ? pointer.slice(0, -1) : null;
  const found = error.errors.find((one) =>
    begins === null ? one.pointer === pointer : one.pointer.startsWith(begins),
  );
  return found === undefined ? undefined : typeset(found.message, currentLanguage());
}

/**
 * Puts the focus on the first field of a form that says what is wrong with it, once the page has said so; a refusal at the
 * head of the form has it instead where there is one.
 */
export function leadToFault(form: HTMLFormElement | null): void {
  requestAnimationFrame(() => {
    if (form === null || !form.isConnected || form.querySelector('[role=alert]') !== null) return;
    form.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  });
}

/** Which field says what is wrong at a place, and in which words. */
type SaidAt = { field: string | undefined; words: string | undefined };

/** What a field says of itself: it may know better than the server what to do. */
const wordsAt = (field: string): string | undefined =>
  document.getElementById(`${field}-error`)?.textContent?.trim() || undefined;

/** The field that says this of itself. */
const fieldThatSays = (message: string): string | undefined =>
  [...document.querySelectorAll('[aria-invalid=true]')].find(
    ({ id }) => id !== '' && document.getElementById(`${id}-error`)?.textContent?.trim() === message,
  )?.id;

/**
 * Why an act was refused, at the head of its form: in words, with a link to each faulty field. It takes the focus when
 * it appears. A field that says the same of itself is found by that.
 * @param fields JSON pointer → id of the control, for the links to fields that say it in other words
 */
export function Refusal({ error, fields = {} }: { error: Error | null; fields?: Readonly<Record<string, string>> }) {
  const t = useTexts(shellTexts);
  const { language } = usePreferences();
  const box = useRef<HTMLDivElement>(null);
  const [found, setFound] = useState<Readonly<Record<string, SaidAt>>>({});
  // biome-ignore lint/correctness/useExhaustiveDependencies: when it was refused, not with each new list of fields
  useEffect(() => {
    if (error === null) return;
    // The fields say what is wrong with them in the same moment.
    const said = error instanceof Problem ? error.errors : [];
    setFound(
      Object.fromEntries(
        said.map(({ pointer, message }) => {
          const field = fields[pointer] ?? fieldThatSays(typeset(message, language));
          return [pointer, { field, words: field === undefined ? undefined : wordsAt(field) }];
        }),
      ),
    );
    box.current?.focus();
  }, [error, language]);
  // Signing in is asked for over the page: nothing is left to say here.
  if (error === null || isSignedOut(error)) return null;
  const stale = error instanceof Problem && error.code === 'changed_meanwhile';
  const places = error instanceof Problem && !stale ? error.errors.filter(({ pointer }) => pointer !== '') : [];
  const words = stale ? t.stale.text : error instanceof Problem ? wordsOf(error, language) : null;
  return (
    <div className="call bad" role="alert" tabIndex={-1} ref={box}>
      <h2>{stale ? t.stale.title : places.length === 0 ? t.refused : t.fields(places.length)}</h2>
      {error instanceof Unreachable ? <p>{t.offline.text}</p> : null}
      {words === null || places.length > 0 ? null : <p>{words}</p>}
      {places.length === 0 ? null : (
        <ul className="err-list">
          {places.map(({ pointer, message }) => {
            const field = fields[pointer] ?? found[pointer]?.field;
            return (
              <li key={`${pointer} ${message}`}>
                {field === undefined ? (
                  <>
                    <code>{pointer}</code> {typeset(message, language)}
                  </>
                ) : (
                  <a href={`#${field}`} onClick={(event) => focusOn(event, field)}>
                    {document.querySelector(`label[for="${field}"]`)?.textContent ?? pointer}
                    {t.colon}
                    {found[pointer]?.words ?? typeset(message, language)}
                  </a>
                )}
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}

function focusOn(event: React.MouseEvent, id: string): void {
  event.preventDefault();
  document.getElementById(id)?.focus();
}

/**
 * The button of a part of a page that is saved by itself, and what it says while something is typed that is not: that
 * it is not, and a way back to what is.
 */
export function SaveRow({
  label,
  busy,
  unsaved,
  save,
  forget,
  first = false,
}: {
  label: string;
  busy: boolean;
  unsaved: boolean;
  /** Sends the form that it stands in where there is none. */
  save?: () => void;
  forget: () => void;
  /** The act that ends the visit of the page. */
  first?: boolean;
}) {
  const t = useTexts(shellTexts);
  return (
    <p className="row">
      <button
        className={first ? 'btn first' : 'btn'}
        type={save === undefined ? 'submit' : 'button'}
        aria-busy={busy}
        onClick={save}
      >
        {label}
      </button>
      {unsaved ? (
        <>
          <span className="note">{t.unsaved}</span>
          <button className="btn quiet sm" type="button" onClick={() => forget()}>
            {t.takeBack}
          </button>
        </>
      ) : null}
    </p>
  );
}

/** A form that sends by Enter, by its button and by Ctrl+S. */
export function Form({
  onSubmit,
  className = 'stack lg',
  children,
}: {
  onSubmit: () => void;
  className?: string;
  children: ReactNode;
}) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return;
      // What lies under an open dialog is not meant.
      if (event.defaultPrevented || document.querySelector('dialog[open]') !== null) return;
      // Of several forms on a page, the one that one is in.
      const within = document.activeElement?.closest('form') ?? null;
      if (within === null ? document.querySelectorAll('main form').length > 1 : within !== form.current) return;
      event.preventDefault();
      form.current?.requestSubmit();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return (
    <form
      ref={form}
      className={className}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
        leadToFault(form.current);
      }}
    >
      {children}
    </form>
  );
}
