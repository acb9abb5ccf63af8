import { useEffect, useId, useState } from 'react';
import { Field } from './field.tsx';
import { useOrganisationOptions } from './organisation-options.ts';
import { Suggestions } from './suggestions.tsx';

/** An organisation, found by its name or number. */
export function OrganisationField({
  id,
  label,
  note,
  error,
  onChange,
}: {
  id: string;
  label: string;
  note?: string;
  error?: string | undefined;
  /** Null while what is typed names none. */
  onChange: (organisation: { id: string; name: string } | null) => void;
}) {
  const [words, setWords] = useState('');
  const list = useId();
  const { options, named } = useOrganisationOptions(words);
  // A name that was typed faster than its list came is found once the list is there.
  const late = named(words);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when another is meant, not with each new function
  useEffect(() => {
    if (late !== null) onChange({ id: late.id, name: late.name });
  }, [late?.id]);
  return (
    <Field id={id} label={label} note={note} error={error}>
      {(props) => (
        <>
          <input
            {...props}
            type="text"
            size={32}
            list={list}
            autoComplete="off"
            value={words}
            onChange={(event) => {
              setWords(event.target.value);
              const one = named(event.target.value);
              onChange(one === null ? null : { id: one.id, name: one.name });
            }}
          />
          <Suggestions
            id={list}
            typed={words}
            values={options.map(({ id: of, text, town }) => ({ key: of, value: text, note: town }))}
          />
        </>
      )}
    </Field>
  );
}
