/** How a lot is called in a heading: by its number where the notice gives nothing more, by its name there otherwise. */
export const lotName = (externalId: string): string => (/^\d/.test(externalId) ? `Lot\u00a0${externalId}` : externalId);
