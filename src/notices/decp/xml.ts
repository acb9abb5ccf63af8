import type { JsonObject } from '../json/value.ts';
import type { XmlNode } from '../xml/node.ts';

/**
 * The XML form of DECP as the JSON form: elements become members, repeated ones lists, texts strings. Bounded by the
 * reader's depth guard.
 */
export function jsonOf(node: XmlNode): JsonObject {
  const members: Record<string, unknown> = {};
  for (const element of node.children) {
    const value = element.children.length === 0 ? element.text.trim() : jsonOf(element);
    const before = members[element.name];
    if (before === undefined) members[element.name] = value;
    else if (Array.isArray(before)) before.push(value);
    else members[element.name] = [before, value];
  }
  return members;
}
