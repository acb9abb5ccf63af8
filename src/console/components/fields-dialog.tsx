import { type ReactNode, useState } from 'react';
import { instantOf } from '../format/moments.ts';
import { toast } from '../shell/toasts.tsx';
import { useTexts } from '../texts/define.ts';
import { shellTexts } from '../texts/shell.ts';
import { Confirm } from './dialog.tsx';
import { fieldError, Refusal } from './form.tsx';
import { LongTextInput, SelectInput, TextInput } from './inputs.tsx';

/** One field of a dialog that asks for a few facts. */
export type DialogField<K extends string> = {
  /** Its key in what is sent, and its place in a refusal unless `pointer` says another. */
  key: K;
  label: string;
  /** `moment` is a day and a time on the clock of the device, sent as an instant. */
  kind?: 'text' | 'lines' | 'day' | 'moment' | 'amount';
  /** Makes it one of a few. */
  options?: readonly (readonly [value: string, text: string])[];
  /** May be left empty. */
  optional?: boolean;
  note?: string;
  /** What is said where nothing is given; that it is to be filled in, unless it says more. */
  missing?: string;
  /** JSON pointer, or the beginning of one with `*`. */
  pointer?: string;
  /** In digits, of about so many. */
  digits?: number;
  /** What is wrong with what was typed, before it is sent. */
  check?: (typed: string) => string | null;
  /** A control of its own. */
  control?: (props: { id: string; error: string | undefined; onChange: (value: string) => void }) => ReactNode;
};

/** What to do once it was done: say so, and close. */
export const saidAndClosed = (text: string, close: () => void) => (): void => {
  toast({ text });
  close();
};

/** Whether it is a year in four digits. */
export const isYear = (typed: string): boolean => /^\d{4}$/.test(typed);

/** The value under its key, or nothing where nothing was typed. */
export const given = <K extends string>(key: K, value: string): { [key in K]?: string } =>
  value === '' ? {} : ({ [key]: value } as { [key in K]?: string });

/**
 * A dialog that asks for a few facts. What is missing or wrong is said at its field, before anything is sent and after a
 * refusal alike.
 */
export function FieldsDialog<T extends Record<string, string>>({
  name,
  verb,
  text,
  first,
  fields,
  act,
  send,
  close,
}: {
  /** Begins the ids of the fields. */
  name: string;
  /** Question and button. */
  verb: string;
  text?: string;
  /** What stands in the fields at first. */
  first: T;
  fields: readonly DialogField<keyof T & string>[];
  act: { busy: boolean; error: Error | null };
  /** Is given what was typed, trimmed; moments as instants. */
  send: (typed: T) => void;
  close: () => void;
}) {
  const t = useTexts(shellTexts);
  const [typed, setTyped] = useState(first);
  const [checked, setChecked] = useState(false);
  const wrong = ({ key, kind, optional, missing = t.needed, check }: DialogField<keyof T & string>): string | null => {
    const value = (typed[key] ?? '').trim();
    if (value === '') return optional === true ? null : missing;
    if (kind === 'moment' && instantOf(value) === null) return t.needed;
    return check?.(value) ?? null;
  };
  const submit = () => {
    setChecked(true);
    if (fields.some((field) => wrong(field) !== null)) return;
    const moments = new Set<string>(fields.filter(({ kind }) => kind === 'moment').map(({ key }) => key));
    const read = ([key, value]: [string, string]) => [key, moments.has(key) ? (instantOf(value) ?? '') : value.trim()];
    send(Object.fromEntries(Object.entries(typed).map(read)) as T);
  };
  return (
    <Confirm question={verb} verb={verb} busy={act.busy} close={close} onConfirm={submit}>
      {text === undefined ? null : <p>{text}</p>}
      <Refusal error={act.error} />
      {fields.map((field) => (
        <OneField
          key={field.key}
          id={`${name}-${field.key}`}
          field={field}
          value={typed[field.key] ?? ''}
          error={(checked ? wrong(field) : null) ?? fieldError(act.error, field.pointer ?? `/${field.key}`)}
          onChange={(value) => setTyped({ ...typed, [field.key]: value })}
        />
      ))}
    </Confirm>
  );
}

const TYPES = { text: 'text', day: 'date', moment: 'datetime-local', amount: 'text' } as const;

function OneField<K extends string>({
  id,
  field: { label, kind = 'text', options, note, digits, control },
  value,
  error,
  onChange,
}: {
  id: string;
  field: DialogField<K>;
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
}) {
  if (control !== undefined) return control({ id, error, onChange });
  const props = { id, label, note, value, error, onChange };
  if (options !== undefined) return <SelectInput {...props} options={options} />;
  if (kind === 'lines') return <LongTextInput {...props} />;
  const inputMode = kind === 'amount' ? { inputMode: 'decimal' as const, size: 14 } : {};
  return (
    <TextInput
      {...props}
      type={TYPES[kind]}
      {...inputMode}
      {...(digits === undefined ? {} : { inputMode: 'numeric' as const, size: digits + 1 })}
    />
  );
}
