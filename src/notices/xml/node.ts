/** One element as read: local name (prefix dropped), attributes by their published name, own text, child elements. */
export type XmlNode = {
  name: string;
  attributes: Readonly<Record<string, string>>;
  text: string;
  children: XmlNode[];
};

/** The first child of that name. */
export function child(node: XmlNode | undefined, name: string): XmlNode | undefined {
  if (node) for (const c of node.children) if (c.name === name) return c;
  return undefined;
}

/** All children of that name, in order. */
export const children = (node: XmlNode | undefined, name: string): XmlNode[] =>
  node ? node.children.filter((c) => c.name === name) : [];

/** The first element down a path of names. */
export function at(node: XmlNode | undefined, ...path: string[]): XmlNode | undefined {
  let current = node;
  for (const name of path) current = child(current, name);
  return current;
}

/** Every element down a path of names, through all branches. */
export function all(node: XmlNode | undefined, ...path: string[]): XmlNode[] {
  let level = node ? [node] : [];
  for (const name of path) level = level.flatMap((n) => n.children.filter((c) => c.name === name));
  return level;
}

/** Every descendant of that name, in document order. The reader's depth guard bounds the recursion. */
export function descendants(node: XmlNode | undefined, name: string, found: XmlNode[] = []): XmlNode[] {
  for (const c of node?.children ?? []) {
    if (c.name === name) found.push(c);
    descendants(c, name, found);
  }
  return found;
}

/** An attribute by its local name, trimmed; null where absent or blank. */
export function attribute(node: XmlNode | undefined, name: string): string | null {
  return node?.attributes[name]?.trim() || null;
}

/** The element's own text, trimmed; null where absent or blank. */
export const textOf = (node: XmlNode | undefined): string | null => node?.text.trim() || null;

/** The text at the end of a path of names; null where absent or blank. */
export const textAt = (node: XmlNode | undefined, ...path: string[]): string | null => textOf(at(node, ...path));

/** The text of an element and everything in it, blocks on their own lines, blanks folded. */
export function wholeText(node: XmlNode | undefined): string {
  if (!node) return '';
  const parts: string[] = [];
  const walk = (n: XmlNode): void => {
    const own = n.text.replace(/\s+/g, ' ').trim();
    if (own) parts.push(own);
    n.children.forEach(walk);
  };
  walk(node);
  return parts.join('\n');
}
