/** What may come next. */
type Expected = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end' | 'nothing';

const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/**
 * The offset at which a text stops being JSON; its length where it only ends too early. Walked only after the engine's
 * parser has refused it, since that one does not tell the place.
 */
export function faultIn(text: string): number {
  const open: string[] = [];
  let expected: Expected = 'value';
  let at = 0;
  const afterValue = (): Expected => (open.length === 0 ? 'nothing' : 'comma-or-end');
  for (;;) {
    while (at < text.length && /[ \t\r\n]/.test(text[at] ?? '')) at += 1;
    const c = text[at];
    if (c === undefined) return text.length;
    const wantsValue: boolean = expected === 'value' || expected === 'value-or-end';
    const wantsKey: boolean = expected === 'key' || expected === 'key-or-end';
    if (c === '"' && (wantsValue || wantsKey)) {
      const [end, closed] = stringEnd(text, at);
      if (!closed) return end;
      at = end;
      expected = wantsKey ? 'colon' : afterValue();
    } else if (wantsValue && (c === '{' || c === '[')) {
      open.push(c);
      expected = c === '{' ? 'key-or-end' : 'value-or-end';
      at += 1;
    } else if (closes(c, open[open.length - 1], expected)) {
      open.pop();
      expected = afterValue();
      at += 1;
    } else if (expected === 'colon' && c === ':') {
      expected = 'value';
      at += 1;
    } else if (expected === 'comma-or-end' && c === ',') {
      expected = open[open.length - 1] === '{' ? 'key' : 'value';
      at += 1;
    } else {
      SCALAR.lastIndex = at;
      const scalar = wantsValue ? SCALAR.exec(text) : null;
      if (!scalar) return at;
      at += scalar[0].length;
      expected = afterValue();
    }
  }
}

const closes = (c: string, open: string | undefined, expected: Expected): boolean =>
  (c === '}' && open === '{' && (expected === 'key-or-end' || expected === 'comma-or-end')) ||
  (c === ']' && open === '[' && (expected === 'value-or-end' || expected === 'comma-or-end'));

/** The offset after a string, or of the fault in it. */
function stringEnd(text: string, start: number): readonly [number, boolean] {
  let at = start + 1;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return [at + 1, true];
    if (code < 0x20) return [at, false];
    if (code !== 0x5c) at += 1;
    else {
      ESCAPE.lastIndex = at;
      const escaped = ESCAPE.exec(text);
      if (!escaped) return [at, false];
      at += escaped[0].length;
    }
  }
  return [text.length, false];
}
