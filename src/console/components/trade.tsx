import { useApi } from '../api/query.ts';
import { typeset } from '../format/typography.ts';
import { usePreferences } from '../shell/preferences.ts';

/** The words of a CPV code in the language of the page; the code itself until they are there. */
export function useTrade(code: string | null): string {
  const { language } = usePreferences();
  const trade = useApi('GET /v1/taxonomies/cpv/{code}', code === null ? null : { params: { code } });
  return typeset(trade.data?.labels[language] ?? code ?? '', language);
}

/** A CPV code in words. */
export const Trade = ({ code }: { code: string }) => <>{useTrade(code)}</>;
