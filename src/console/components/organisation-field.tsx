import { useId, useState } from 'react';
import { useApi } from '../api/query.ts';
import { Field } from './field.tsx';

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
  const asked = words.trim();
  const found = useApi('GET /v1/organisations', asked.length < 2 ? null : { query: { q: asked, limit: 20 } }, {
    keepPrevious: true,
  });
  const rows = found.data?.items ?? [];
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
              const typed = event.target.value;
              setWords(typed);
              const row = rows.find(({ name }) => name === typed.trim());
              onChange(row === undefined ? null : { id: row.id, name: row.name });
            }}
          />
          <datalist id={list}>
            {rows.map((row) => (
              <option key={row.id} value={row.name} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
}
