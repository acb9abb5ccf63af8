import type { Characteristic } from '../api/types.ts';
import type { Formats } from './values.ts';

const LINE = /^\s*(.+?)\s*[,;]\s*(-?\d+(?:[.,]\d+)?)\s*[,;]\s*(\S.*?)\s*$/;

/** Characteristics as people type them, one a line: name, value, unit. Null where a line cannot be read. */
export function characteristicsOf(typed: string): Characteristic[] | null {
  const lines = typed.split('\n').filter((line) => line.trim() !== '');
  const read = lines.flatMap((line) => {
    const match = LINE.exec(line);
    return match === null
      ? []
      : [{ name: match[1] ?? '', value: Number(match[2]?.replace(',', '.')), unit: match[3] ?? '' }];
  });
  return read.length < lines.length ? null : read;
}

/** Characteristics as a form shows them again. */
export const characteristicLines = (list: readonly Characteristic[]): string =>
  list.map(({ name, value, unit }) => `${name}, ${value}, ${unit}`).join('\n');

/** `levage 80 t, longueur 60 m`; `sign` stands before the figure, as ≥ of what is needed. */
export const measuresText = (list: readonly Characteristic[], f: Formats, sign = ''): string =>
  list.map(({ name, value, unit }) => `${name} ${sign}${f.decimal(value).replace(/[.,]0$/, '')} ${unit}`).join(', ');
