import { useEffect, useState } from 'react';
import { useApi } from '../api/query.ts';
import { usePreferences } from '../shell/preferences.ts';
import { useTexts } from '../texts/define.ts';
import { shellTexts } from '../texts/shell.ts';
import { Region } from './region.tsx';
import { useSettled } from './settled.ts';
import { SuggestedField, type SuggestedFieldProps } from './suggested-field.tsx';

const CODE = /^[A-Z]{2}[A-Z0-9]{0,3}$/;
const SHOWN = /\(([A-Z]{2}[A-Z0-9]{0,3})\)$/;
type Found = { code: string; name: string };

/** Regions that answer to words, the larger one where several have the same name. */
function useRegions(words: string): readonly Found[] {
  const { language } = usePreferences();
  const asked = useSettled(words.trim());
  const found = useApi(
    'GET /v1/taxonomies/nuts',
    asked.length < 2 || SHOWN.test(asked) ? null : { query: { q: asked, lang: language, limit: 30 } },
    { keepPrevious: true },
  );
  const byName = new Map<string, Found>();
  for (const { code, labels } of found.data?.items ?? [])
    if (!byName.has(labels[language])) byName.set(labels[language], { code, name: labels[language] });
  return [...byName.values()];
}

/** The code that is meant by what was typed: chosen from the list, typed as it is, or the name of one. */
function codeOf(typed: string, found: readonly Found[]): string | null {
  const chosen = SHOWN.exec(typed)?.[1];
  if (chosen !== undefined) return chosen;
  // Letters alone may be the beginning of a name.
  const code = typed.toUpperCase();
  if (/\d/.test(code) && CODE.test(code)) return code;
  const folded = typed.toLocaleLowerCase();
  return found.find(({ name }) => name.toLocaleLowerCase() === folded)?.code ?? null;
}

/**
 * A place (a country, region or département of NUTS), found by its name. Its code is the value; what was typed stands
 * for it as long as it names none.
 */
export function RegionField({
  value,
  onChange,
  clears = false,
  ...field
}: SuggestedFieldProps & {
  value: string;
  onChange: (value: string, isCode: boolean) => void;
  /** What was found is taken over elsewhere: the field is empty again. */
  clears?: boolean;
}) {
  const t = useTexts(shellTexts);
  const { language } = usePreferences();
  const [typed, setTyped] = useState<string | null>(null);
  const words = typed ?? (CODE.test(value) ? '' : value);
  const found = useRegions(words);
  const named = useApi(
    'GET /v1/taxonomies/nuts',
    typed === null && CODE.test(value) ? { query: { q: value, limit: 5 } } : null,
  );
  const name = named.data?.items.find(({ code }) => code === value)?.labels[language];
  const shown = name === undefined ? value : `${name} (${value})`;
  const take = (text: string) => {
    const code = codeOf(text.trim(), found);
    onChange(code ?? text.trim(), code !== null);
    setTyped(code !== null && clears ? '' : text);
  };
  // A name that was typed faster than its list came names its place once the list is there.
  const late = words.trim() === '' ? null : codeOf(words.trim(), found);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the code becomes known, not with each new function
  useEffect(() => {
    if (late === null || late === value) return;
    onChange(late, true);
    // What stands in a field that was left already is the place's own name.
    if (clears) setTyped('');
  }, [late]);
  return (
    <SuggestedField
      {...field}
      note={field.note ?? t.region.note}
      error={field.error !== undefined && value !== '' && !CODE.test(value) ? t.region.unknown : field.error}
      size={28}
      text={typed ?? shown}
      words={words}
      values={found.map(({ code, name: region }) => ({ key: code, value: `${region} (${code})` }))}
      onType={take}
      onLeave={() => setTyped(null)}
    />
  );
}

/** Several places: those that are chosen, and the field that adds one. */
export function RegionsField({
  id,
  label,
  note,
  error,
  value,
  onChange,
}: SuggestedFieldProps & { value: readonly string[]; onChange: (value: readonly string[]) => void }) {
  const t = useTexts(shellTexts);
  // What names no place yet stands among them in small letters, which no code has.
  const codes = value.filter((one) => CODE.test(one));
  const rest = value.find((one) => !CODE.test(one)) ?? '';
  return (
    <div className="stack sm">
      <RegionField
        id={id}
        label={label}
        {...(note === undefined ? {} : { note })}
        error={error}
        value={rest}
        clears
        onChange={(next, isCode) => {
          const one = isCode ? next : next.toLowerCase();
          onChange(one === '' || codes.includes(one) ? codes : [...codes, one]);
        }}
      />
      {codes.length === 0 ? null : (
        <ul className="plain">
          {codes.map((code) => (
            <li key={code} className="row">
              <Region code={code} />
              <button
                className="btn quiet sm"
                type="button"
                onClick={() => onChange(value.filter((one) => one !== code))}
              >
                {t.region.remove}
                <span className="sr">
                  {' '}
                  <Region code={code} />
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
