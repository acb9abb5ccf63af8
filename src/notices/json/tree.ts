import type { XmlNode } from '../xml/node.ts';
import { isObject, textOf } from './value.ts';

/**
 * JSON that a converter made from XML, as the element it was: "@name" members are attributes, "#text" is the text,
 * lists are repeated elements, prefixes are dropped, nulls are absent. Markup in a string ("<?xml …><OUI/>") marks an
 * element that is empty. The reader's depth guard bounds the recursion.
 */
export function treeOf(name: string, value: unknown): XmlNode {
  const node: XmlNode = { name: localName(name), attributes: {}, text: '', children: [] };
  if (!isObject(value)) {
    const text = textOf(value) ?? '';
    node.text = text.startsWith('<?xml') ? '' : text;
    return node;
  }
  const attributes: Record<string, string> = {};
  for (const [key, member] of Object.entries(value)) {
    if (member === null || member === undefined) continue;
    if (key === '#text' || key === '$' || (key === 'value' && !isObject(member))) node.text = textOf(member) ?? '';
    else if (key.startsWith('@')) attributes[localName(key.slice(1))] = textOf(member) ?? '';
    else for (const one of Array.isArray(member) ? member : [member]) node.children.push(treeOf(key, one));
  }
  node.attributes = attributes;
  return node;
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);
