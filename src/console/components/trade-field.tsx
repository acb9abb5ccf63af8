import { useState } from 'react';
import { useApi } from '../api/query.ts';
import { usePreferences } from '../shell/preferences.ts';
import { useSettled } from './settled.ts';
import { SuggestedField, type SuggestedFieldProps } from './suggested-field.tsx';
import { useTrade } from './trade.tsx';

const CODE = /^\s*(\d{8})\b/;

/** A CPV code, found by its words or digits; what is typed becomes a code when it begins with one of eight digits. */
export function TradeField({
  first = '',
  onChange,
  ...field
}: SuggestedFieldProps & {
  /** The code that stands in it before anything is typed. */
  first?: string;
  /** Null while what is typed names no code; what is typed comes with it. */
  onChange: (code: string | null, typed: string) => void;
}) {
  const { language } = usePreferences();
  const [typed, setTyped] = useState<string | null>(null);
  const [code] = useState(first);
  const trade = useTrade(code === '' ? null : code);
  const words = typed ?? (trade === code ? code : `${code} ${trade}`);
  const asked = useSettled(words.trim());
  const found = useApi(
    'GET /v1/taxonomies/cpv',
    asked.length < 2 || CODE.test(asked) ? null : { query: { q: asked, lang: language, limit: 20 } },
    { keepPrevious: true },
  );
  return (
    <SuggestedField
      {...field}
      text={words}
      values={(found.data?.items ?? []).map(({ code, label }) => ({ key: code, value: `${code} ${label}` }))}
      onType={(text) => {
        setTyped(text);
        onChange(CODE.exec(text)?.[1] ?? null, text.trim());
      }}
    />
  );
}
