import { useEffect, useState } from 'react';

const PAUSE_MS = 200;

/** The words once nobody types for a moment: a question for each key that is pressed is asked for nothing. */
export function useSettled(words: string): string {
  const [settled, setSettled] = useState(words);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(words), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [words]);
  return settled;
}
