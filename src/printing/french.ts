const NARROW = '\u202f';
const HARD = '\u00a0';

/**
 * French typography: ’ for ', … for three dots, and blanks that a line must not break at: narrow before `; ! ? % €`,
 * inside « » and between thousands of euros, a full one before the colon, narrow after `n°`, a full one after `article`. For text in French only; the console's `typeset` says the same
 * (and keeps an article's number in one line, which narrow columns break), and a test holds the two together.
 */
export const frenchSpaces = (text: string): string =>
  text
    .replaceAll("'", '’')
    .replaceAll('...', '…')
    .replace(/[ \u00a0]([;!?%€»])/g, `${NARROW}$1`)
    .replace(/«[ \u00a0]/g, `«${NARROW}`)
    .replace(/\b\d{1,3}(?: \d{3})+(?=\u202f€)/g, (amount) => amount.replaceAll(' ', NARROW))
    .replace(/ :/g, `${HARD}:`)
    .replace(/(\bn°|§) (?=[\d[])/g, `$1${NARROW}`)
    .replace(/\b(articles?) (?=[LRD]?\d)/g, `$1${HARD}`);
