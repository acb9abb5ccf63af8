import { frenchPlace } from '../../taxonomies/communes.ts';
import type { Fault } from './faults.ts';
import type { Draft } from './fields.ts';

type OfField = Pick<Fault, 'code' | 'params' | 'suggestion'> & { field: string };

/** Where a row's organisation is: NUTS region and position, as far as the row tells, with what is doubtful. */
export type Placed = { fields: Record<string, unknown>; faults: OfField[]; doubts: OfField[] };

/**
 * A NUTS code in the row goes first; else postcode and town find both region and position; else the département's
 * number gives the region. A French postcode of four digits has lost its zero.
 */
export function placed(draft: Draft, acceptSuggestions: boolean): Placed {
  const { nuts, lat, lon, country = 'FR', town } = draft.input as Record<string, string | number | undefined>;
  const placed: Placed = { fields: {}, faults: [], doubts: [] };
  let postalCode = draft.input['postalCode'] as string | undefined;
  if (country !== 'FR') return placed;
  if (postalCode !== undefined && /^\d{4}$/.test(postalCode)) {
    const suggestion = `0${postalCode}`;
    if (!acceptSuggestions) {
      placed.faults.push({ field: 'postalCode', code: 'postalZero', params: {}, suggestion });
      return placed;
    }
    postalCode = suggestion;
    placed.fields['postalCode'] = suggestion;
  }
  const given = { postalCode, town: town === undefined ? undefined : String(town) };
  const found = postalCode === undefined && town === undefined ? null : frenchPlace(given);
  if (postalCode !== undefined && found === null && nuts === undefined && draft.departement === undefined)
    placed.doubts.push({ field: 'postalCode', code: 'postalUnknown', params: {} });
  const region = nuts ?? found?.nuts3 ?? draft.departement;
  if (region !== undefined) placed.fields['nuts'] = region;
  const sameRegion = found !== null && (region === found.nuts3 || String(found.nuts3).startsWith(String(region)));
  if (lat === undefined && lon === undefined && sameRegion && found.lat !== null) {
    placed.fields['lat'] = found.lat;
    placed.fields['lon'] = found.lon;
  }
  return placed;
}
