import { useEffect, useState } from 'react';
import { useApi } from '../api/query.ts';
import { isSame, type OrganisationOption, optionsOf } from './namesakes.ts';
import { useSettled } from './settled.ts';

/**
 * Organisations that answer to what is typed, and the one that is meant by it: whose words stand in the field. Names that
 * several have mean none of them.
 */
export function useOrganisationOptions(typed: string): {
  options: readonly OrganisationOption[];
  named: (words: string) => OrganisationOption | null;
} {
  const [asked, setAsked] = useState('');
  const settled = useSettled(typed.trim());
  const found = useApi('GET /v1/organisations', asked.length < 2 ? null : { query: { q: asked, limit: 20 } }, {
    keepPrevious: true,
  });
  const options = optionsOf(found.data?.items ?? []);
  const named = (words: string) => options.find(({ text }) => isSame(text, words.trim())) ?? null;
  const isChosen = named(settled) !== null;
  // What was chosen from the list is no new question: with its town in brackets it would find nothing.
  useEffect(() => {
    if (!isChosen) setAsked(settled);
  }, [settled, isChosen]);
  return { options, named };
}
