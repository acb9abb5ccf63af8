/** Signs that the font lacks and that have a plain equivalent. */
const EQUIVALENTS: Readonly<Record<string, string>> = {
  '\u202f': '\u00a0',
  '\u2009': '\u00a0',
  '\u2007': '\u00a0',
  '\u2011': '-',
  '\u2010': '-',
  '→': '>',
  '←': '<',
  '⇒': '>',
  '✓': 'x',
  '✔': 'x',
  '☑': '[x]',
  '☒': '[x]',
  '☐': '[ ]',
  '▪': '•',
  '\t': ' ',
};

/** Written in place of a sign that neither the font nor the table above knows, so that the reader sees a gap. */
const UNKNOWN_SIGN = '?';

/** A function that turns any text into one that a font with these code points can write, without empty boxes. */
export function printableFor(codePoints: ReadonlySet<number>): (text: string) => string {
  return (text) => {
    if (/^[\x20-\x7e]*$/.test(text)) return text;
    let out = '';
    for (const sign of text.toWellFormed().normalize('NFC')) {
      const code = sign.codePointAt(0)!;
      if (sign === '\n') out += sign;
      else if (code < 0x20 || code === 0x7f || code === 0xfeff || code === 0x200b) continue;
      else if (EQUIVALENTS[sign] !== undefined) out += EQUIVALENTS[sign];
      else if (codePoints.has(code)) out += sign;
      else if (isMark(sign)) continue;
      else out += UNKNOWN_SIGN;
    }
    return out;
  };
}

/** Variation selectors and accents that found no base letter: dropped rather than shown as unknown. */
const isMark = (sign: string): boolean => /\p{M}/u.test(sign);
