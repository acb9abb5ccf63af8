import { useId, useState } from 'react';
import { useApi } from '../api/query.ts';
import { usePreferences } from '../shell/preferences.ts';
import { Field } from './field.tsx';
import { useSettled } from './settled.ts';
import { Suggestions } from './suggestions.tsx';

const CODE = /^\s*(\d{8})\b/;

/** A CPV code, found by its words or digits; what is typed becomes a code when it begins with one of eight digits. */
export function TradeField({
  id,
  label,
  note,
  error,
  first = '',
  onChange,
}: {
  id: string;
  label: string;
  note?: string;
  error?: string | undefined;
  /** The code that stands in it before anything is typed. */
  first?: string;
  /** Null while what is typed names no code; what is typed comes with it. */
  onChange: (code: string | null, typed: string) => void;
}) {
  const { language } = usePreferences();
  const [words, setWords] = useState(first);
  const list = useId();
  const asked = useSettled(words.trim());
  const found = useApi(
    'GET /v1/taxonomies/cpv',
    asked.length < 2 || CODE.test(asked) ? null : { query: { q: asked, lang: language, limit: 20 } },
    { keepPrevious: true },
  );
  return (
    <Field id={id} label={label} note={note} error={error}>
      {(props) => (
        <>
          <input
            {...props}
            type="text"
            list={list}
            autoComplete="off"
            value={words}
            onChange={(event) => {
              setWords(event.target.value);
              onChange(CODE.exec(event.target.value)?.[1] ?? null, event.target.value.trim());
            }}
          />
          <Suggestions
            id={list}
            typed={words}
            values={(found.data?.items ?? []).map(({ code, label: name }) => ({ key: code, value: `${code} ${name}` }))}
          />
        </>
      )}
    </Field>
  );
}
