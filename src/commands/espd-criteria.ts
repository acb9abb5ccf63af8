/**
 * `npm run espd:criteria -- FOLDER`: writes src/documents/espd/data/criteria.json from the criterion lists that the ESPD's
 * exchange data model publishes. FOLDER holds `v4.0.0/validation/ESPDResponse/xsl/ESPD-criterion.xml`, and so on.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SaxesParser } from 'saxes';
import { ANSWERED_CODES, type Criterion, EDM_VERSIONS, type PropertyGroup } from '../documents/espd/criterion.ts';

type Node = { name: string; text: string; children: Node[] };

function parsed(xml: string): Node {
  const root: Node = { name: '', text: '', children: [] };
  const open = [root];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name }) => {
    const node: Node = { name: name.replace(/^.*:/, ''), text: '', children: [] };
    open.at(-1)!.children.push(node);
    open.push(node);
  });
  parser.on('text', (text) => {
    open.at(-1)!.text += text;
  });
  parser.on('closetag', () => void open.pop());
  parser.write(xml).close();
  return root.children[0]!;
}

const all = (node: Node, name: string): Node[] => node.children.filter((child) => child.name === name);
const textOf = (node: Node, name: string): string => all(node, name)[0]?.text.trim() ?? '';

const groupOf = (node: Node): PropertyGroup => ({
  id: textOf(node, 'ID'),
  on: textOf(node, 'PropertyGroupTypeCode') as PropertyGroup['on'],
  properties: all(node, 'TenderingCriterionProperty').map((property) => ({
    id: textOf(property, 'ID'),
    kind: textOf(property, 'TypeCode'),
    type: textOf(property, 'ValueDataTypeCode'),
    text: textOf(property, 'Description').replace(/^\[.*\]$/, ''),
  })),
  groups: all(node, 'SubsidiaryTenderingCriterionPropertyGroup').map(groupOf),
});

const criteriaOf = (xml: string): Criterion[] =>
  all(parsed(xml), 'TenderingCriterion')
    .filter((node) => (ANSWERED_CODES as readonly string[]).includes(textOf(node, 'CriterionTypeCode')))
    .map((node) => ({
      id: textOf(node, 'ID'),
      code: textOf(node, 'CriterionTypeCode'),
      name: textOf(node, 'Name'),
      text: textOf(node, 'Description'),
      ofLot: all(node, 'ProcurementProjectLotReference').length > 0,
      groups: all(node, 'TenderingCriterionPropertyGroup').map(groupOf),
    }));

const folder = process.argv[2];
if (folder === undefined) throw new Error('Which folder holds the data model? npm run espd:criteria -- FOLDER');
const written = Object.fromEntries(
  EDM_VERSIONS.map((version) => {
    const list = join(folder, `v${version}`, 'validation/ESPDResponse/xsl/ESPD-criterion.xml');
    return [version, criteriaOf(readFileSync(list, 'utf8'))];
  }),
);
const target = fileURLToPath(new URL('../documents/espd/data/criteria.json', import.meta.url));
writeFileSync(target, `${JSON.stringify(written, null, 1)}\n`);
