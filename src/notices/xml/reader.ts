import { SaxesParser } from 'saxes';
import { DomainError } from '../../shared/errors.ts';
import { cleanText } from '../clean.ts';
import { LIMITS, tooLarge, unreadable } from '../limits.ts';
import type { XmlNode } from './node.ts';

/**
 * What to build of a document. Elements named in `skip` are checked but not kept. Elements named in `records` are
 * handed over when they close and then let go, so a notice of any number of lots needs the memory of one.
 */
export type ReadingPlan = {
  skip: ReadonlySet<string>;
  records: ReadonlySet<string>;
  onRecord: (record: XmlNode) => void;
};

const localNames = new Map<string, string>();

/** The name without its prefix; remembered, since a document has few names and many elements. */
function localName(name: string): string {
  const known = localNames.get(name);
  if (known !== undefined) return known;
  const local = name.slice(name.indexOf(':') + 1);
  if (localNames.size < 4_096) localNames.set(name, local);
  return local;
}

/** Markup inside a sentence (TED's superscripts, XHTML): its text is its parent's, where it stands. */
const INLINE: ReadonlySet<string> = new Set(['FT', 'sup', 'sub', 'SUP', 'SUB', 'strong', 'em', 'b', 'i', 'u', 'span']);

const NONE: Readonly<Record<string, string>> = Object.freeze({});

/** The empty handlers' cousin: keeps what the plan wants and refuses what a notice never has. */
class NoticeReader {
  readonly #parser = new SaxesParser();
  readonly #plan: ReadingPlan;
  readonly #open: XmlNode[] = [];
  #depth = 0;
  #skipBelow = Number.POSITIVE_INFINITY;
  #root: XmlNode | undefined;

  constructor(plan: ReadingPlan) {
    this.#plan = plan;
    this.#parser.on('error', (error) => this.#refuse('notice_malformed', sentence(error.message)));
    this.#parser.on('doctype', () =>
      this.#refuse('notice_doctype', 'A notice has no DOCTYPE: document types and entities are refused.'),
    );
    this.#parser.on('opentag', (tag) => this.#opened(tag.name, tag.attributes));
    this.#parser.on('closetag', (tag) => this.#closed(tag.name));
    this.#parser.on('text', (text) => this.#text(text));
    this.#parser.on('cdata', (text) => this.#text(text));
  }

  read(text: string): XmlNode {
    this.#parser.write(text).close();
    if (!this.#root) return this.#refuse('notice_malformed', 'The document has no root element.');
    return this.#root;
  }

  #opened(tagName: string, attributes: Record<string, string>): void {
    this.#depth += 1;
    if (this.#depth > LIMITS.depth)
      this.#refuse('notice_too_deep', `Elements may be nested at most ${LIMITS.depth} levels deep.`);
    if (this.#depth > this.#skipBelow) return;
    const name = localName(tagName);
    if (INLINE.has(name)) return;
    if (this.#plan.skip.has(name)) {
      this.#skipBelow = this.#depth;
      return;
    }
    let some = NONE;
    for (const key in attributes) {
      some = key.includes(':') ? localAttributes(attributes) : attributes;
      if (key.includes(':')) break;
    }
    const node: XmlNode = { name, attributes: some, text: '', children: [] };
    const parent = this.#open[this.#open.length - 1];
    if (parent && !this.#isRecord(name)) parent.children.push(node);
    this.#root ??= node;
    this.#open.push(node);
  }

  #closed(tagName: string): void {
    const depth = this.#depth--;
    if (depth > this.#skipBelow) return;
    if (INLINE.has(localName(tagName))) return;
    if (depth === this.#skipBelow) {
      this.#skipBelow = Number.POSITIVE_INFINITY;
      return;
    }
    const node = this.#open.pop();
    if (node && this.#isRecord(node.name)) this.#plan.onRecord(node);
  }

  /** A record is the root's own child: the same name further in belongs to what holds it. */
  #isRecord(name: string): boolean {
    return this.#open.length === 1 && this.#plan.records.has(name);
  }

  #text(text: string): void {
    if (this.#depth >= this.#skipBelow) return;
    const node = this.#open[this.#open.length - 1];
    if (node) node.text = node.text === '' ? text : node.text + text;
  }

  #refuse(code: string, message: string): never {
    throw unreadable(code, message, { line: this.#parser.line, column: this.#parser.column });
  }
}

/** Attributes by local name; declarations of namespaces are dropped. */
function localAttributes(attributes: Record<string, string>): Record<string, string> {
  const local: Record<string, string> = {};
  for (const [key, value] of Object.entries(attributes)) {
    if (!key.startsWith('xmlns')) local[localName(key)] = value;
  }
  return local;
}

/** saxes says "1:5: text data outside of root node."; the place is told apart. */
const sentence = (message: string): string => {
  const plain = message.replace(/^(?:[^:]*:)?\d+:\d+: /, '').replace(/\.?$/, '.');
  return `The XML is not well-formed: ${plain}`;
};

/**
 * Reads a document in one pass. Throws `invalid` with line and column for what is not well-formed, has a DOCTYPE
 * or is nested too deep, and `too_large` where a record's handler says so.
 */
export function readXml(text: string, plan: ReadingPlan): XmlNode {
  try {
    return new NoticeReader(plan).read(cleanText(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text));
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw unreadable('notice_malformed', sentence(error instanceof Error ? error.message : String(error)), null);
  }
}

/** Counts records and stops at the limit of lots. */
export function countedLots(): () => void {
  let lots = 0;
  return () => {
    lots += 1;
    if (lots > LIMITS.lots) throw tooLarge('lots', `A notice may have at most ${LIMITS.lots} lots.`);
  };
}

/** The root element's local name and its namespace, from the first kilobytes; null when there is none. */
export function rootOf(text: string): { name: string; namespace: string | null } | null {
  const head = text.slice(0, 16_384).replace(/<\?[\s\S]*?\?>|<!--[\s\S]*?-->/g, '');
  const match = /<([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)([^>]*)/.exec(head);
  if (!match?.[2]) return null;
  const prefix = match[1]?.slice(0, -1);
  const declaration = new RegExp(`xmlns${prefix ? `:${prefix}` : ''}\\s*=\\s*["']([^"']*)["']`).exec(match[3] ?? '');
  return { name: match[2], namespace: declaration?.[1] ?? null };
}
