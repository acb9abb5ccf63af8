import { assertPast } from '../shared/day.ts';
import type { LoadedTender } from '../tenders/service.ts';
import { assertCovers } from './forming.service.ts';
import type { Place } from './life/domain.ts';
import { partsOf, workWeights } from './life/work.domain.ts';
import type { Authorisation } from './store/records.ts';
import type { Group } from './transitions/locked-group.ts';

/** The work of a seat, and the engine's word on its member where it was asked. */
export type SeatWork = {
  parts: { requirementId: string; loadBp: number }[];
  marginal: number | null;
  essential: boolean | null;
};

/** @throws DomainError `invalid` for a day to come */
export function checkedAuthorisation(given: Authorisation, today: string): Authorisation {
  assertPast(given.date, '/authorisation/date', today);
  return given;
}

/** What each place does, by the weights of the whole work; the engine's word stays where it was asked. */
export function workOf({ row, seats }: Group, tender: LoadedTender, places: readonly Place[]): Map<string, SeatWork> {
  const requirements = tender.requirements.filter((r) => row.lotIds.includes(r.lotId));
  assertCovers(places, new Set(requirements.map((r) => r.id)));
  const lots = tender.lots.filter((lot) => row.lotIds.includes(lot.id));
  const parts = partsOf(places, workWeights(lots, requirements));
  return new Map(
    places.map((place, i) => {
      const seat = seats.find((s) => s.organisationId === place.organisationId);
      return [
        place.organisationId,
        { parts: parts[i]!, marginal: seat?.marginal ?? null, essential: seat?.essential ?? null },
      ];
    }),
  );
}
