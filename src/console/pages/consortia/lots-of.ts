import { useApi } from '../../api/query.ts';
import type { Consortium } from '../../api/types.ts';
import { lotName } from '../../format/lot.ts';

/** A lot that a group bids for. */
export type LotOf = { id: string; name: string; requirementIds: readonly string[] };

/** The lots of a group in its order, by their short names; by the end of an id until the tender is read. */
export function useLotsOf({ tenderId, lotIds }: Pick<Consortium, 'tenderId' | 'lotIds'>): LotOf[] {
  const tender = useApi('GET /v1/tenders/{id}', { params: { id: tenderId } });
  return lotIds.map((id) => {
    const lot = tender.data?.lots.find((one) => one.id === id);
    return {
      id,
      name: lotName(lot?.externalId ?? id.slice(-4)),
      requirementIds: lot?.requirements.map((requirement) => requirement.id) ?? [],
    };
  });
}
