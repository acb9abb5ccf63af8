/** Lower case, accents and ligatures folded, runs of anything but letters and digits as one space: for search. */
export const foldText = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/ß/g, 'ss')
    .replace(/ł/g, 'l')
    .replace(/ø/g, 'o')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** A town's name as it is compared: "ST NAZAIRE CEDEX 2" and "Saint-Nazaire" are one. */
export const townKey = (town: string): string =>
  foldText(town)
    .replace(/\bcedex\b.*$/, '')
    .replace(/\b(\d{1,2})(e|er|eme)? arrondissement\b/, '$1')
    .replace(/\bst\b/g, 'saint')
    .replace(/\bste\b/g, 'sainte')
    .replace(/\s+/g, ' ')
    .trim();

/** Whether PostgreSQL can store the text: no NUL, no lone surrogate. */
export const isStorableText = (text: string): boolean => !text.includes('\0') && text.isWellFormed();
