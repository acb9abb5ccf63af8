/** A number that was written down once, with what is said of it: `figures` are its literals, as they stand in the text. */
export type Constant = {
  readonly name: string;
  readonly doc: string;
  readonly initialiser: string;
  readonly figures: readonly string[];
  /** Where the initialiser begins in the text. */
  readonly at: number;
};

/** A constant of a file: at the left margin, with all of its lines up to the semicolon. */
const DECLARATION = /^(?:export )?const (\w+)(?::[^=\n]+)? = ([^;]*);$/gm;
const TEXT = /'(?:[^'\\]|\\.)*'|`[^`]*`|"[^"]*"|\/(?![*/ ])(?:\[(?:[^\]\\\n]|\\.)*\]|[^/\\\n[]|\\.)+\/[a-z]*/g;
const FIGURE = /(?<![\w.$])(?:0x[\da-f]+|\d[\d_]*(?:\.\d+)?(?:e-?\d+)?)(?![\w.])/g;

/** The numbers written in a piece of source, without those in texts, patterns and comments; blanks keep every place. */
export const figuresIn = (source: string): { readonly figure: string; readonly at: number }[] =>
  [...withoutTexts(source).matchAll(FIGURE)].map((match) => ({ figure: match[0], at: match.index }));

const blank = (text: string): string => text.replaceAll(/[^\n]/g, ' ');
const withoutTexts = (source: string): string =>
  source.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, blank).replaceAll(TEXT, blank);

/** The constants of a file in whose value a number is written: one, a list, a table, a rule in one expression. */
export function constantsIn(text: string): Constant[] {
  return [...text.matchAll(DECLARATION)].flatMap((match): Constant[] => {
    const [declaration, name, initialiser] = [match[0], match[1]!, match[2]!];
    const figures = figuresIn(initialiser).map(({ figure }) => figure);
    if (figures.length === 0) return [];
    const doc = docOver(text.slice(0, match.index));
    return [{ name, doc, initialiser, figures, at: match.index + declaration.length - 1 - initialiser.length }];
  });
}

/** The docstring over a declaration: right above it, or above the constants that it stands together with. */
function docOver(before: string): string {
  const lines = before.split('\n').slice(0, -1);
  while (/^(?:export )?const .*;$/.test(lines.at(-1) ?? '')) lines.pop();
  if (!/\*\/\s*$/.test(lines.at(-1) ?? '')) return '';
  const doc: string[] = [];
  for (let line = lines.pop(); line !== undefined; line = lines.pop()) {
    doc.unshift(line);
    if (/^\s*\/\*/.test(line)) break;
  }
  return doc.join('\n');
}
