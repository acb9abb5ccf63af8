/** An XML element: qualified name, attributes, and text or child elements. `null` children are left out. */
export type XmlElement = { name: string; attributes: Readonly<Record<string, string>>; content: string | XmlElement[] };

/** Makes an element; absent children are dropped, so that optional parts read as such. */
export const element = (
  name: string,
  content: string | (XmlElement | null)[],
  attributes: Readonly<Record<string, string>> = {},
): XmlElement => ({
  name,
  attributes,
  content: typeof content === 'string' ? content : content.filter((child) => child !== null),
});

/** Signs that XML 1.0 allows nowhere, not even escaped. */
const NOT_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** Text made safe for element content and double-quoted attributes; signs that XML cannot hold are dropped. */
export const escapeXml = (text: string): string =>
  text
    .toWellFormed()
    .replace(NOT_XML, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');

/** The document as UTF-8 text with a declaration, indented by two spaces. */
export const writeXml = (root: XmlElement): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${writeElement(root, '')}\n`;

function writeElement({ name, attributes, content }: XmlElement, indent: string): string {
  const head = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escapeXml(value)}"`)
    .join('');
  if (content.length === 0) return `${indent}<${name}${head}/>`;
  if (typeof content === 'string') return `${indent}<${name}${head}>${escapeXml(content)}</${name}>`;
  const inner = content.map((child) => writeElement(child, `${indent}  `)).join('\n');
  return `${indent}<${name}${head}>\n${inner}\n${indent}</${name}>`;
}
