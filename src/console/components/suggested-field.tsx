import { useId } from 'react';
import { Field } from './field.tsx';
import { type Suggested, Suggestions } from './suggestions.tsx';

/** How a field that offers what answers to its words is labelled. */
export type SuggestedFieldProps = { id: string; label: string; note?: string; error?: string | undefined };

/** A line of text that offers what answers to it: what the words mean, each field that stands on this says itself. */
export function SuggestedField({
  text,
  words = text,
  values,
  size,
  onType,
  onLeave,
  ...field
}: SuggestedFieldProps & {
  /** What stands in it. */
  text: string;
  /** What the offers answer to; what stands in it, unless that is something chosen before. */
  words?: string;
  values: readonly Suggested[];
  size?: number;
  onType: (text: string) => void;
  onLeave?: () => void;
}) {
  const list = useId();
  return (
    <Field {...field}>
      {(props) => (
        <>
          <input
            {...props}
            type="text"
            size={size}
            list={list}
            autoComplete="off"
            value={text}
            onChange={(event) => onType(event.target.value)}
            onBlur={onLeave}
          />
          <Suggestions id={list} typed={words} values={values} />
        </>
      )}
    </Field>
  );
}
