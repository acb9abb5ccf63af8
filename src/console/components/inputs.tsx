import type { ReactNode } from 'react';
import { Field } from './field.tsx';

/** What all inputs of a form take. */
type InputProps = {
  id: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  note?: ReactNode;
  /** What to do about it. */
  error?: string | undefined;
};

/** One line of text; `type` for days, times, figures. */
export const TextInput = ({
  id,
  label,
  value,
  onChange,
  note,
  error,
  type = 'text',
  size,
  list,
  inputMode,
}: InputProps & {
  type?: 'text' | 'date' | 'datetime-local' | 'email' | 'url' | 'number';
  size?: number;
  /** Id of a datalist. */
  list?: string;
  inputMode?: 'decimal' | 'numeric';
}) => (
  <Field id={id} label={label} note={note} error={error}>
    {(props) => (
      <input
        {...props}
        type={type}
        size={size}
        list={list}
        inputMode={inputMode}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    )}
  </Field>
);

/** An amount in euros, as people type it (`centsOf` reads it). */
export const MoneyInput = (props: InputProps) => <TextInput {...props} inputMode="decimal" size={14} />;

/** A day of the calendar, as 2026-11-26. */
export const DayInput = (props: InputProps) => <TextInput {...props} type="date" />;

/** Some lines of text. */
export const LongTextInput = ({ id, label, value, onChange, note, error }: InputProps) => (
  <Field id={id} label={label} note={note} error={error}>
    {(props) => <textarea {...props} value={value} onChange={(event) => onChange(event.target.value)} />}
  </Field>
);

/** One of a few. */
export function SelectInput<V extends string>({
  id,
  label,
  value,
  onChange,
  note,
  error,
  options,
}: Omit<InputProps, 'value' | 'onChange'> & {
  value: V;
  onChange: (value: V) => void;
  options: readonly (readonly [value: V, text: string])[];
}) {
  return (
    <Field id={id} label={label} note={note} error={error}>
      {(props) => (
        <select {...props} value={value} onChange={(event) => onChange(event.target.value as V)}>
          {options.map(([key, text]) => (
            <option key={key} value={key}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
