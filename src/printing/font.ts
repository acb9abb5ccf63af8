import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The part of fontkit that is needed to ask a font what it can write, and how wide. */
type FontFile = {
  characterSet: number[];
  unitsPerEm: number;
  glyphForCodePoint(code: number): { advanceWidth: number };
};

const require = createRequire(import.meta.url);
const FOLDER = join(dirname(require.resolve('pdfmake/package.json')), 'build/fonts/Roboto');
const fileOf = (style: string): string => join(FOLDER, `Roboto-${style}.ttf`);

/** The font of every PDF and chart: Roboto (Apache 2.0), as pdfmake ships it. Paths of its four styles. */
export const ROBOTO = {
  normal: fileOf('Regular'),
  bold: fileOf('Medium'),
  italics: fileOf('Italic'),
  bolditalics: fileOf('MediumItalic'),
};

const opened = new Map<string, FontFile>();

function open(path: string): FontFile {
  const known = opened.get(path);
  if (known !== undefined) return known;
  const fontkit = require('fontkit') as { create(data: Buffer): FontFile };
  const font = fontkit.create(readFileSync(path));
  opened.set(path, font);
  return font;
}

/** The code points that the font can write. */
export const writableCodePoints = (): Set<number> => new Set(open(ROBOTO.normal).characterSet);

const advances = new Map<string, number>();

/** How wide a text is at a size, in the size's unit; signs that the font lacks count as its blank box. */
export function textWidth(text: string, size: number, bold: boolean): number {
  const font = open(bold ? ROBOTO.bold : ROBOTO.normal);
  let units = 0;
  for (const sign of text) {
    const key = bold ? `b${sign}` : sign;
    let advance = advances.get(key);
    if (advance === undefined) {
      advance = font.glyphForCodePoint(sign.codePointAt(0)!).advanceWidth / font.unitsPerEm;
      advances.set(key, advance);
    }
    units += advance;
  }
  return units * size;
}
