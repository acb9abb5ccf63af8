import { amountOf } from '../amounts.ts';
import { cpvOf, distinct } from '../codes.ts';
import type { Amount, Texts } from '../notice.ts';
import { countryOf } from '../places.ts';
import { languageOf } from '../texts.ts';
import { all, attribute, children, textAt, textOf, type XmlNode } from '../xml/node.ts';

/** The content of the eForms extension of an element (X in RULES.md section 4), merged when there are several. */
export function extension(node: XmlNode | undefined): XmlNode {
  const parts = all(node, 'UBLExtensions', 'UBLExtension', 'ExtensionContent', 'EformsExtension');
  if (parts.length === 1 && parts[0]) return parts[0];
  return { name: 'EformsExtension', attributes: {}, text: '', children: parts.flatMap((p) => p.children) };
}

/** The texts of the children of that name by language; several in one language are joined, repeats dropped. */
export function textsOf(node: XmlNode | undefined, name: string): Texts {
  const texts: Record<string, string> = {};
  for (const element of children(node, name)) {
    const text = textOf(element);
    if (text === null) continue;
    const language = languageOf(attribute(element, 'languageID'));
    const before = texts[language];
    if (before !== text) texts[language] = before === undefined ? text : `${before}\n${text}`;
  }
  return texts;
}

/** An amount element's value; null where absent, withheld (−1) or no number. */
export const amountAt = (node: XmlNode | undefined): Amount | null =>
  node ? amountOf(textOf(node), attribute(node, 'currencyID')) : null;

/** "true" and "false" as published; null otherwise. */
export function flagAt(node: XmlNode | undefined, ...path: string[]): boolean | null {
  const text = textAt(node, ...path);
  return text === 'true' || text === '1' ? true : text === 'false' || text === '0' ? false : null;
}

/** Codes of a list (`@listName`) among elements; `none` and blanks are no codes. */
export const codesOfList = (elements: readonly XmlNode[], listName: string): string[] =>
  distinct(elements.filter((e) => attribute(e, 'listName') === listName).map(textOf)).filter((code) => code !== 'none');

/** CPV codes, NUTS codes and country of a project (of the procedure or of a lot): BT-262, 263, 5071, 5141. */
export function classificationOf(project: XmlNode | undefined): {
  cpvMain: string | null;
  cpvAdditional: string[];
  nuts: string[];
  country: string | null;
} {
  const places = all(project, 'RealizedLocation', 'Address');
  return {
    cpvMain: cpvOf(textAt(project, 'MainCommodityClassification', 'ItemClassificationCode')),
    cpvAdditional: distinct(
      all(project, 'AdditionalCommodityClassification', 'ItemClassificationCode').map((e) => cpvOf(textOf(e))),
    ),
    nuts: distinct(places.map((p) => textAt(p, 'CountrySubentityCode'))),
    country: distinct(places.map((p) => countryOf(textAt(p, 'Country', 'IdentificationCode'))))[0] ?? null,
  };
}
