import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { evaluateXPath, evaluateXPathToNodes, registerCustomXPathFunction } from 'fontoxpath';
import { type Document, type Element, type Node, parseXmlDocument, serializeToWellFormedString } from 'slimdom';
import { sharedData } from '../shared-data.ts';

/**
 * ISO Schematron as the ESPD's data model uses it: patterns, rules (a node is looked at by the first rule of a pattern whose
 * context it meets), lets and asserts, in XPath 2. Two functions of XSLT that the rules call stand here as indexes, for they are
 * asked thousands of times: `key()`, and `document('ESPD-criterion.xml')//X[cbc:ID = $id]`.
 */
const OWN = 'urn:test:schematron';
const CBC = 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2';
const SCH = 'http://purl.oclc.org/dsdl/schematron';

type Assert = { id: string; flag: string; test: string };
type Let = { name: string; value: string };
type Rule = { context: string; lets: Let[]; asserts: Assert[] };
export type RuleSet = { file: string; namespaces: Map<string, string>; patterns: Rule[][]; keys: Map<string, Key> };
type Key = { match: string; use: string };
/** A rule that a file breaks. */
export type Breach = { rule: string; flag: string; at: string };

/** What the functions look at during one evaluation. */
let current: { document: Document; set: RuleSet; model: Document } | null = null;
const indexes = new WeakMap<Document, Map<string, Map<string, Node[]>>>();

function indexOf(document: Document, name: string, make: () => Iterable<[string, Node]>): Map<string, Node[]> {
  const all = indexes.get(document) ?? new Map<string, Map<string, Node[]>>();
  indexes.set(document, all);
  const known = all.get(name);
  if (known !== undefined) return known;
  const made = new Map<string, Node[]>();
  for (const [value, node] of make()) made.set(value, [...(made.get(value) ?? []), node]);
  all.set(name, made);
  return made;
}

const childText = (node: Element, localName: string): string =>
  node.children.find((child) => child.namespaceURI === CBC && child.localName === localName)?.textContent ?? '';

registerCustomXPathFunction(
  { namespaceURI: OWN, localName: 'key' },
  ['xs:string', 'xs:string*'],
  'node()*',
  (_context: unknown, name: string, values: string[]) => {
    const { document, set } = current!;
    const { match, use } = set.keys.get(name)!;
    const index = indexOf(document, `key ${name}`, () =>
      document
        .getElementsByTagName(match)
        .map(
          (node) => [use === '.' ? (node.textContent ?? '') : childText(node, use.replace('cbc:', '')), node] as const,
        )
        .map(([value, node]): [string, Node] => [value, node]),
    );
    return [...new Set(values)].flatMap((value) => index.get(value) ?? []);
  },
);
registerCustomXPathFunction(
  { namespaceURI: OWN, localName: 'of-model' },
  ['xs:string', 'xs:string*'],
  'node()*',
  (_context: unknown, name: string, values: string[]) => {
    const index = indexOf(current!.model, name, () =>
      current!.model.getElementsByTagName(name).map((node): [string, Node] => [childText(node, 'ID'), node]),
    );
    return values.flatMap((value) => index.get(value) ?? []);
  },
);

const MODEL = /document\('ESPD-criterion\.xml'\)\/\/(cac:\w+)\[cbc:ID = (\$\w+)\]/g;
const rewritten = (xpath: string): string =>
  xpath.replace(MODEL, "own:of-model('$1', $2)").replace(/\bkey\(/g, 'own:key(');

const children = (node: Element | Document, localName: string): Element[] =>
  [...node.childNodes].filter((child): child is Element => (child as Element).localName === localName);

/** Reads one rule set of the model. */
export function readRuleSet(path: string): RuleSet {
  const document = parseXmlDocument(readFileSync(path, 'utf8'));
  const schema = document.documentElement!;
  const attribute = (node: Element, name: string): string => node.getAttribute(name) ?? '';
  return {
    file: path.split('/').at(-1)!,
    // The rules on code lists leave it to whoever includes them to say what these stand for.
    namespaces: new Map([
      ['cbc', CBC],
      ['cac', CBC.replace('Basic', 'Aggregate')],
      ...children(schema, 'ns').map((ns): [string, string] => [attribute(ns, 'prefix'), attribute(ns, 'uri')]),
      ['own', OWN],
    ]),
    keys: new Map(
      children(schema, 'key').map((key) => [
        attribute(key, 'name'),
        { match: attribute(key, 'match'), use: attribute(key, 'use') },
      ]),
    ),
    patterns: children(schema, 'pattern').map((pattern) =>
      children(pattern, 'rule').map((rule) => ({
        context: attribute(rule, 'context'),
        lets: children(rule, 'let').map((one) => ({
          name: attribute(one, 'name'),
          value: rewritten(attribute(one, 'value')),
        })),
        asserts: children(rule, 'assert')
          .filter(({ namespaceURI }) => namespaceURI === SCH)
          .map((one) => ({
            id: attribute(one, 'id') || attribute(one, 'test').slice(0, 90),
            flag: attribute(one, 'flag') || 'fatal',
            test: rewritten(attribute(one, 'test')),
          })),
      })),
    ),
  };
}

/** All rule sets of one version of the model that are asked of a response. */
export const ruleSetsOf = (version: string): RuleSet[] => {
  const folder = join(sharedData('espd-edm')!, `v${version}`, 'validation');
  return [
    ...['02-ESPD-resp-cardinality-br', '03-ESPD-resp-criterion-br', '04-ESPD-resp-other-br', '05-ESPD-resp-eo-br'],
    ...['05-ESPD-resp-qualification-br', '05-ESPD-resp-role-br', '05-ESPD-resp-specific-br', '01-ESPD-codelist-values'],
  ]
    .map((name) => join(folder, 'ESPDResponse/sch', `${name}.sch`))
    .concat(
      [
        '01-ESPD-common-cl-attributes',
        '01-ESPD-common-cl-values-restrictions',
        '03-ESPD-common-criterion-br',
        '04-ESPD-common-other-br',
      ].map((name) => join(folder, 'common/sch', `${name}.sch`)),
    )
    .map(readRuleSet);
};

/** The criteria as the version publishes them. */
export const modelOf = (version: string): Document =>
  parseXmlDocument(
    readFileSync(
      join(sharedData('espd-edm')!, `v${version}`, 'validation/ESPDResponse/xsl/ESPD-criterion.xml'),
      'utf8',
    ),
  );

const STEPS = /^\w+:\w+(\/\w+:\w+)*$/;

/** A pattern of Schematron is a match of XSLT: `cac:Party` stands for any of them, `a | b` for either. */
function matching(context: string, document: Document, set: RuleSet, options: object): Node[] {
  const found = context.split(/\|(?![^[]*\])/).flatMap((one): Node[] => {
    const pattern = one.trim();
    if (!STEPS.test(pattern))
      return evaluateXPathToNodes(`//${pattern.replace(/^\/+/, '')}`, document, null, {}, options) as Node[];
    // Names alone: found by the document's own index, an XPath of 150 names takes a hundred times longer.
    const [last, ...before] = pattern
      .split('/')
      .reverse()
      .map((step) => step.split(':') as [string, string]);
    const is = (node: Node | null, [prefix, name]: [string, string]): boolean =>
      node !== null &&
      (node as Element).localName === name &&
      (node as Element).namespaceURI === set.namespaces.get(prefix);
    return document.getElementsByTagNameNS(set.namespaces.get(last![0]) ?? null, last![1]).filter((element) => {
      let parent: Node | null = element;
      return before.every((step) => {
        parent = parent?.parentNode ?? null;
        return is(parent, step);
      });
    });
  });
  return [...new Set(found)];
}

/** What a document breaks of the rule sets. */
export function breaches(xml: string, sets: readonly RuleSet[], model: Document): Breach[] {
  const document = parseXmlDocument(xml);
  const found: Breach[] = [];
  for (const set of sets) {
    current = { document, set, model };
    const options = { namespaceResolver: (prefix: string) => set.namespaces.get(prefix) ?? null };
    for (const rules of set.patterns) {
      const seen = new Set<Node>();
      for (const rule of rules) {
        for (const node of matching(rule.context, document, set, options).filter((one) => !seen.has(one))) {
          seen.add(node);
          found.push(...broken(rule, node, options, set.file));
        }
      }
    }
  }
  current = null;
  return found;
}

/** What reaches beyond the node, its ancestors' names and their identifiers: such a rule is asked anew of every node. */
const FAR = /own:key|\/\*\[1\]|(?<![\w\])*.])\/(?=[\w*/])/;
const known = new WeakMap<Rule, Map<string, Breach[]>>();

/** Files of one bid repeat most of their criteria: what a rule said of the same text under the same ancestors, it says again. */
function broken(rule: Rule, node: Node, options: object, file: string): Breach[] {
  if (
    rule.lets.concat(rule.asserts.map(({ test }) => ({ name: '', value: test }))).some(({ value }) => FAR.test(value))
  )
    return asked(rule, node, options, file);
  const told = known.get(rule) ?? new Map<string, Breach[]>();
  known.set(rule, told);
  const above: string[] = [];
  for (let one = node.parentNode; one !== null; one = one.parentNode)
    above.push(`${one.nodeName} ${one.nodeType === 1 ? childText(one as Element, 'ID') : ''}`);
  const text = node.nodeType === 2 ? `${node.nodeName}=${node.nodeValue}` : serializeToWellFormedString(node);
  const key = [file, ...above, text].join('\n');
  const before = told.get(key);
  if (before !== undefined) return before;
  const found = asked(rule, node, options, file);
  told.set(key, found);
  return found;
}

/** Lets stay sequences, as they are in XPath: the rule is one expression. */
function asked(rule: Rule, node: Node, options: object, file: string): Breach[] {
  const lets = rule.lets.map(({ name, value }) => `$${name} := (${value})`).join(', ');
  const tests = rule.asserts.map(({ test }) => `boolean(${test})`).join(', ');
  const whole = lets === '' ? `(${tests})` : `let ${lets} return (${tests})`;
  const held = evaluateXPath(whole, node, null, {}, evaluateXPath.ALL_RESULTS_TYPE, options) as boolean[];
  return rule.asserts.flatMap(({ id, flag }, i) =>
    held[i] === true
      ? []
      : [{ rule: `${file} ${id}`, flag, at: `${node.nodeName} ${(node.textContent ?? '').trim().slice(0, 60)}` }],
  );
}
