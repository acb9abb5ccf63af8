/** What a partner whose name is not told yet is called by; `invitationTexts` has the words. */
type MaskedWords = {
  sizes: Readonly<Record<string, string>>;
  regions: Readonly<Record<string, string>>;
  place: { unknown: string };
};

/** Its size in words. */
export const maskedSize = (sizeClass: string | null, { sizes, place }: MaskedWords): string =>
  (sizeClass === null ? undefined : sizes[sizeClass]) ?? place.unknown;

/** The name of its region (NUTS level 1); null where there is none. */
export const maskedRegion = (region: string | null, { regions }: MaskedWords): string | null =>
  (region === null ? undefined : regions[region]) ?? null;
