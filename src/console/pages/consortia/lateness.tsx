import { useApi } from '../../api/query.ts';
import type { Consortium } from '../../api/types.ts';
import { useFormats } from '../../format/values.ts';
import { agreementTexts } from '../../texts/agreement.ts';
import { useTexts } from '../../texts/define.ts';

/**
 * What is late in answering until a moment: the bid was due before now, or is due before the answers are. Null: nothing,
 * or no deadline is known.
 */
export function useLateness({ tenderId, lotIds }: Pick<Consortium, 'tenderId' | 'lotIds'>) {
  const t = useTexts(agreementTexts).late;
  const f = useFormats();
  const tender = useApi('GET /v1/tenders/{id}', { params: { id: tenderId } });
  const [due] = (tender.data?.lots ?? [])
    .flatMap(({ id, deadline }) => (lotIds.includes(id) && deadline !== null ? [deadline] : []))
    .sort();
  return (until: Date): string | null => {
    if (due === undefined) return null;
    if (Date.parse(due) < Date.now()) return t.passed(f.moment(due));
    return until.getTime() > Date.parse(due) ? t.after(f.moment(due)) : null;
  };
}
