import type { XmlNode } from '../xml/node.ts';

/**
 * A BOAMP document with one spelling of names: the XML writes CODE_NUTS, the JSON made of it codenuts. Bounded by the
 * reader's depth guard.
 */
export const uniform = (node: XmlNode): XmlNode => ({
  name: node.name.replace(/[_-]/g, '').toUpperCase(),
  attributes: node.attributes,
  text: node.text,
  children: node.children.map(uniform),
});
