/** What may be meant by the words; the note says in which town or country, where that tells it apart. */
export type Suggested = { key: string; value: string; note?: string | null };

/**
 * What the browser offers below a field. It shows only what has the typed words in it: what answers to them in another way
 * (a number, a trade, a name without its accents) carries them beside it.
 */
export function Suggestions({ id, typed, values }: { id: string; typed: string; values: readonly Suggested[] }) {
  const words = typed.trim();
  const has = (text: string): boolean => text.toLocaleLowerCase().includes(words.toLocaleLowerCase());
  return (
    <datalist id={id}>
      {values.map(({ key, value, note }) => {
        const label = has(value) ? (note ?? undefined) : `${value} – ${words}`;
        return <option key={key} value={value} label={label} />;
      })}
    </datalist>
  );
}
