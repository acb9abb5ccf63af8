import { useEffect, useState } from 'react';

const PAUSE_MS = 250;

/** Words to filter a list by; the address follows when nobody types for a moment. */
export function SearchField({
  id,
  label,
  value,
  onChange,
}: {
  id: string;
  label: string;
  value: string;
  onChange: (words: string) => void;
}) {
  const [words, setWords] = useState(value);
  useEffect(() => setWords(value), [value]);
  useEffect(() => {
    if (words === value) return;
    const timer = setTimeout(() => onChange(words), PAUSE_MS);
    return () => clearTimeout(timer);
  });
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input id={id} type="search" value={words} onChange={(event) => setWords(event.target.value)} />
    </div>
  );
}
