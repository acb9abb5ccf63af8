import { useRef, useState } from 'react';
import { useAct } from '../../api/query.ts';
import { mediaTypeOf, type Reading, type Trial } from './import-reading.ts';

/** What a dry run is asked with. */
type Query = NonNullable<
  Parameters<ReturnType<typeof useAct<'POST /v1/organisations/import/preview'>>['run']>[0]['query']
>;

/**
 * Tries a file with what was chosen of it: the last choice counts, whichever trial is answered first.
 * @returns what was tried last with its answer, what is wanted (shown at once: a second choice made while the first is
 *   tried must not undo it), the act, and a trial
 */
export function useTrial(queryOf: (reading: Reading) => Query) {
  const [tried, setTried] = useState<{ reading: Reading; trial: Trial } | null>(null);
  const [wanted, setWanted] = useState<Reading | null>(null);
  const last = useRef<Reading | null>(null);
  const look = useAct('POST /v1/organisations/import/preview');
  const attempt = async (reading: Reading): Promise<void> => {
    last.current = reading;
    setWanted(reading);
    const query = queryOf(reading);
    const answered = await look.run({ query, body: reading.file, mediaType: mediaTypeOf(reading.file) });
    if (last.current !== reading) return;
    if (answered === null) setWanted(tried?.reading ?? null);
    else setTried({ reading, trial: answered.data });
  };
  return { tried, wanted, look, attempt };
}
