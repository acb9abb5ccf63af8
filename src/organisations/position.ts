import { nutsCentre } from '../taxonomies/known-codes.ts';

/** A place as the input may have it. */
export type GivenPlace = {
  nuts?: string | null | undefined;
  lat?: number | null | undefined;
  lon?: number | null | undefined;
};

/** The position that the input gives, else the centre of its NUTS region, where that is known; degrees, WGS 84. */
export function positioned({ nuts, lat, lon }: GivenPlace): { lat: number | null; lon: number | null } {
  if (lat !== undefined && lon !== undefined && lat !== null && lon !== null) return { lat, lon };
  const centre = nuts === undefined || nuts === null ? null : nutsCentre(nuts);
  return centre ?? { lat: null, lon: null };
}
