import { useApi } from '../api/query.ts';
import { usePreferences } from '../shell/preferences.ts';

/** A NUTS code in the words of the page's language, as "Loire-Atlantique"; the code itself until they are there. */
export function Region({ code }: { code: string }) {
  const { language } = usePreferences();
  const found = useApi('GET /v1/taxonomies/nuts', { query: { q: code, limit: 5 } });
  const region = found.data?.items.find((one) => one.code === code);
  return <span title={code}>{region?.labels[language] ?? code}</span>;
}

/** Several, after one another; a dash where there is none. */
export const Regions = ({ codes }: { codes: readonly string[] }) =>
  codes.length === 0 ? (
    '–'
  ) : (
    <>
      {codes.map((code, i) => (
        <span key={code}>
          {i === 0 ? null : ', '}
          <Region code={code} />
        </span>
      ))}
    </>
  );
