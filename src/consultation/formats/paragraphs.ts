import { SaxesParser } from 'saxes';
import { unreadable } from '../document-text.ts';

/** What of a document's XML is text: names with their usual prefix. */
export type ParagraphPlan = {
  /** Elements that hold a paragraph. */
  paragraph: ReadonlySet<string>;
  /** Elements of which the text counts; null: all that stands in a paragraph. */
  text: ReadonlySet<string> | null;
  /** Elements that stand for a space or the end of a line. */
  gap: Readonly<Record<string, string>>;
  /** Elements that are left out with all that they hold: what was struck out, notes of the editor. */
  skip: ReadonlySet<string>;
};

const DEEPEST = 500;

/**
 * Paragraphs of a word processor's XML, in order; one within another (a text box) comes first.
 * @throws DomainError for XML that is none, that has a document type, or is nested too deep
 */
export function paragraphsIn(xml: string, plan: ParagraphPlan): string[] {
  const parser = new SaxesParser();
  const found: string[] = [];
  const open: string[] = [];
  let depth = 0;
  let textDepth = 0;
  let skipBelow = Number.POSITIVE_INFINITY;
  const say = (text: string): void => {
    if (depth < skipBelow && open.length > 0 && (plan.text === null || textDepth > 0)) open[open.length - 1] += text;
  };
  parser.on('error', () => {
    throw unreadable('malformed');
  });
  parser.on('doctype', () => {
    throw unreadable('malformed');
  });
  parser.on('opentag', ({ name }) => {
    depth += 1;
    if (depth > DEEPEST) throw unreadable('malformed');
    if (depth > skipBelow) return;
    if (plan.skip.has(name)) skipBelow = depth;
    else if (plan.paragraph.has(name)) open.push('');
    else if (plan.text?.has(name)) textDepth += 1;
    else if (plan.gap[name] !== undefined && open.length > 0) open[open.length - 1] += plan.gap[name];
  });
  parser.on('closetag', ({ name }) => {
    if (depth === skipBelow) skipBelow = Number.POSITIVE_INFINITY;
    else if (depth < skipBelow) {
      if (plan.paragraph.has(name)) found.push(open.pop() ?? '');
      else if (plan.text?.has(name)) textDepth -= 1;
    }
    depth -= 1;
  });
  parser.on('text', say);
  parser.on('cdata', say);
  parser.write(xml).close();
  return found;
}
