/**
 * What the browser offers below a field. It shows only what has the typed words in it: what answers to them in another way
 * (a number, a trade, a name without its accents) carries them beside it.
 */
export function Suggestions({
  id,
  typed,
  values,
}: {
  id: string;
  typed: string;
  values: readonly { key: string; value: string; note?: string | null }[];
}) {
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
