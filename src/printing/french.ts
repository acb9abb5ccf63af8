/**
 * French typography: the spaces before `: ; ! ?`, the percent and euro signs and inside « » never end a line, and
 * neither does the one after `n°`. For text in French only.
 */
export const frenchSpaces = (text: string): string =>
  text.replace(/ (?=[:;!?»%€])/g, '\u00a0').replace(/(?<=«|n°) /g, '\u00a0');
