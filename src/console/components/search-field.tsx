import { useEffect, useRef, useState } from 'react';

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
  // What comes back from here is older than what was typed since; what comes from elsewhere (a link, the way back) counts.
  const sent = useRef(value);
  useEffect(() => {
    if (value !== sent.current) setWords(value);
    sent.current = value;
  }, [value]);
  useEffect(() => {
    if (words === value) return;
    const timer = setTimeout(() => {
      sent.current = words;
      onChange(words);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  });
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input id={id} type="search" value={words} onChange={(event) => setWords(event.target.value)} />
    </div>
  );
}
