import { unreadable } from './limits.ts';

/** Records that go into one document of a file that is split: 305 MB of award data took 187 MB at most so (`bench -- notices`). */
const RECORDS = 500;
/** Bytes after which a document is closed, however few its records: the largest real notice seen has 2 MB. */
const FULL = 2 * 1_048_576;

/** Lists whose entries are notices, and the frame that a part of them is put in again. */
const LISTS: Readonly<Record<string, readonly [string, string]>> = {
  '': ['[', ']'],
  marches: ['{"marches":[', ']}'],
  marche: ['{"marches":[', ']}'],
  'contrat-concession': ['{"marches":[', ']}'],
  releases: ['{"releases":[', ']}'],
  results: ['{"results":[', ']}'],
};

/** Gathers records into documents. */
class Parts {
  #records: Uint8Array[] = [];
  #bytes = 0;
  readonly #frame: (records: readonly Uint8Array[]) => Uint8Array;

  constructor(frame: (records: readonly Uint8Array[]) => Uint8Array) {
    this.#frame = frame;
  }

  /** The document that this record filled, if it did. */
  add(record: Uint8Array): Uint8Array | null {
    this.#records.push(record);
    this.#bytes += record.byteLength;
    return this.#records.length >= RECORDS || this.#bytes >= FULL ? this.rest() : null;
  }

  rest(): Uint8Array | null {
    if (this.#records.length === 0) return null;
    const document = this.#frame(this.#records);
    this.#records = [];
    this.#bytes = 0;
    return document;
  }
}

/**
 * A file of any size as documents of 500 notices, in the memory of one: JSON whose notices are the entries of a list
 * (award data, OCDS releases, BOAMP results), and the XML of award data. The parts are documents of the same format.
 * @throws DomainError `invalid` for a file that is none of these, or that ends in the middle
 */
export async function* partsOfLarge(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]();
  const first = await iterator.next();
  const head = first.done ? new Uint8Array() : first.value;
  const whole = (async function* () {
    yield head;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  })();
  const start = Buffer.from(head)
    .toString('latin1', 0, 200)
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart()[0];
  if (start === '{' || start === '[') yield* partsOfJson(whole);
  else if (start === '<') yield* partsOfXml(whole);
  else throw unreadable('notice_unknown', 'This is neither an XML nor a JSON notice.', { line: 1, column: 1 });
}

const [QUOTE, BACKSLASH, OPEN, CLOSE, LIST, END, COLON] = [0x22, 0x5c, 0x7b, 0x7d, 0x5b, 0x5d, 0x3a];

/** Finds the entries of lists by their brackets, outside of strings; nothing is parsed here. */
async function* partsOfJson(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const open: { list: boolean; key: string }[] = [];
  let inString = false;
  let escaped = false;
  let word: number[] = [];
  let key = '';
  let record: Uint8Array[] | null = null;
  let recordDepth = 0;
  let frame = LISTS['']!;
  const parts = new Parts((records) => framed(records, frame));
  for await (const chunk of chunks) {
    let from = 0;
    for (let i = 0; i < chunk.length; i += 1) {
      const c = chunk[i]!;
      if (inString) {
        if (escaped) escaped = false;
        else if (c === BACKSLASH) escaped = true;
        else if (c === QUOTE) inString = false;
        else if (record === null && word.length < 40) word.push(c);
      } else if (c === QUOTE) {
        inString = true;
        word = [];
      } else if (c === COLON) {
        if (record === null) key = String.fromCharCode(...word);
      } else if (c === OPEN || c === LIST) {
        const inside = open[open.length - 1];
        if (record === null && c === OPEN && inside?.list && inside.key in LISTS) {
          const now = LISTS[inside.key]!;
          if (now !== frame) {
            const filled = parts.rest();
            if (filled !== null) yield filled;
            frame = now;
          }
          record = [];
          recordDepth = open.length;
          from = i;
        }
        open.push({ list: c === LIST, key: open.length === 0 ? '' : key });
      } else if (c === CLOSE || c === END) {
        open.pop();
        if (record !== null && open.length === recordDepth) {
          record.push(chunk.slice(from, i + 1));
          const filled = parts.add(Buffer.concat(record));
          record = null;
          if (filled !== null) yield filled;
        }
      }
    }
    if (record !== null) record.push(chunk.slice(from));
  }
  if (open.length > 0 || inString) throw unreadable('notice_malformed', 'The JSON ends in the middle.', null);
  const rest = parts.rest();
  if (rest !== null) yield rest;
}

const COMMA = Buffer.from(',');

const framed = (records: readonly Uint8Array[], [begin, end]: readonly [string, string]): Uint8Array =>
  Buffer.concat([
    Buffer.from(begin),
    ...records.flatMap((record, i) => (i === 0 ? [record] : [COMMA, record])),
    Buffer.from(end),
  ]);

/** Contracts of the XML form: from tag to tag, in whatever encoding keeps ASCII. */
const TAGS = ['marche', 'contrat-concession'] as const;

async function* partsOfXml(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let rest: Buffer = Buffer.alloc(0);
  let prolog: Buffer | null = null;
  const parts = new Parts((records) =>
    Buffer.concat([prolog ?? Buffer.alloc(0), ...records, Buffer.from('</marches>')]),
  );
  for await (const chunk of chunks) {
    rest = Buffer.concat([rest, chunk]);
    for (let next = recordIn(rest); next !== null; next = recordIn(rest)) {
      prolog ??= rest.subarray(0, next.start);
      const filled = parts.add(Buffer.from(rest.subarray(next.start, next.end)));
      rest = rest.subarray(next.end);
      if (filled !== null) yield filled;
    }
    if (rest.length > 64 * 1_048_576 || (prolog === null && rest.length > 1_048_576))
      throw unreadable('notice_unknown', 'A file of this size is read when it is award data (DECP).', null);
  }
  if (!rest.toString('latin1').includes('</marches>'))
    throw unreadable('notice_malformed', 'The XML ends in the middle.', null);
  const last = parts.rest();
  if (last !== null) yield last;
}

function recordIn(bytes: Buffer): { start: number; end: number } | null {
  let found: { start: number; end: number } | null = null;
  for (const tag of TAGS) {
    const start = bytes.indexOf(`<${tag}>`);
    if (start < 0 || (found !== null && found.start < start)) continue;
    const close = bytes.indexOf(`</${tag}>`, start);
    if (close >= 0) found = { start, end: close + tag.length + 3 };
  }
  return found;
}
