import { useEffect, useState } from 'react';
import { useOrganisationOptions } from './organisation-options.ts';
import { SuggestedField, type SuggestedFieldProps } from './suggested-field.tsx';

/** An organisation, found by its name or number. */
export function OrganisationField({
  onChange,
  ...field
}: SuggestedFieldProps & {
  /** Null while what is typed names none. */
  onChange: (organisation: { id: string; name: string } | null) => void;
}) {
  const [words, setWords] = useState('');
  const { options, named } = useOrganisationOptions(words);
  // A name that was typed faster than its list came is found once the list is there.
  const late = named(words);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when another is meant, not with each new function
  useEffect(() => {
    if (late !== null) onChange({ id: late.id, name: late.name });
  }, [late?.id]);
  return (
    <SuggestedField
      {...field}
      size={32}
      text={words}
      values={options.map(({ id, text, town }) => ({ key: id, value: text, note: town }))}
      onType={(text) => {
        setWords(text);
        const one = named(text);
        onChange(one === null ? null : { id: one.id, name: one.name });
      }}
    />
  );
}
