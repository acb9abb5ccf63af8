/**
 * How a lot is called: "Lot 1" where the notice gives a number alone, or the form’s own `LOT-0001`; as the buyer calls
 * it otherwise. `LOT-0000` is the whole of a call that has no lots: it is called by its title, and has no number.
 */
export function lotName(externalId: string): string {
  const number = /^(?:LOT-0*)?(\d+)$/i.exec(externalId)?.[1];
  if (number === undefined) return /^\d/.test(externalId) ? `Lot\u00a0${externalId}` : externalId;
  return number === '0' ? 'Lot' : `Lot\u00a0${number}`;
}

/** A sentence with the form’s own `LOT-0001` as the page calls that lot. */
export const withLotNames = (text: string): string => text.replace(/\bLOT-\d+\b/g, lotName);

/** A lot by its number and its title: "Lot 2, Gros œuvre"; by its title alone where it has no number of its own. */
export const lotTitle = ({ externalId, title }: { externalId: string; title: string }): string =>
  lotName(externalId) === 'Lot' ? title : `${lotName(externalId)}, ${title}`;
