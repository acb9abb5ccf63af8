import { useApi } from '../api/query.ts';
import { typeset } from '../format/typography.ts';
import { usePreferences } from '../shell/preferences.ts';

/** So many a page of the API has at most: enough for every code of a country but the largest, larger regions first. */
const OF_A_COUNTRY = 200;

/**
 * A NUTS code in the words of the page's language, as "Loire-Atlantique"; the code itself until they are there. A list of
 * many places asks once for each country.
 */
export function Region({ code }: { code: string }) {
  const { language } = usePreferences();
  const country = useApi('GET /v1/taxonomies/nuts', { query: { q: code.slice(0, 2), limit: OF_A_COUNTRY } });
  const isLeftOut = country.data?.items.every((one) => one.code !== code) === true;
  const alone = useApi('GET /v1/taxonomies/nuts', isLeftOut ? { query: { q: code, limit: 5 } } : null);
  const region = [...(country.data?.items ?? []), ...(alone.data?.items ?? [])].find((one) => one.code === code);
  return <span title={code}>{typeset(region?.labels[language] ?? code, language)}</span>;
}

/** Several, after one another; a dash where there is none. */
export const Regions = ({ codes }: { codes: readonly string[] }) =>
  codes.length === 0
    ? '–'
    : codes.map((code, i) => (
        <span key={code}>
          {i === 0 ? null : ', '}
          <Region code={code} />
        </span>
      ));
