import { SaxesParser } from 'saxes';

/**
 * The part of the UBL 2.3 schemas (xsd/maindoc/UBL-QualificationApplicationResponse-2.3.xsd and the common aggregates)
 * that an ESPD response uses: for each aggregate its children in the schema's order, with least and most. Children that
 * the schema has and our files never write are left out: a file that wrote one would fail here and be looked at.
 */
type Child = readonly [name: string, least: number, most: number];
const MANY = Number.POSITIVE_INFINITY;
const GROUP: readonly Child[] = [
  ['cbc:ID', 1, 1],
  ['cbc:PropertyGroupTypeCode', 1, 1],
  ['cac:TenderingCriterionProperty', 1, MANY],
  ['cac:SubsidiaryTenderingCriterionPropertyGroup', 0, MANY],
];
const AGGREGATES: Readonly<Record<string, readonly Child[]>> = {
  QualificationApplicationResponse: [
    ['cbc:UBLVersionID', 1, 1],
    ['cbc:CustomizationID', 1, 1],
    ['cbc:ProfileExecutionID', 1, 1],
    ['cbc:ID', 1, 1],
    ['cbc:CopyIndicator', 0, 1],
    ['cbc:UUID', 1, 1],
    ['cbc:ContractFolderID', 1, 1],
    ['cbc:IssueDate', 1, 1],
    ['cbc:IssueTime', 1, 1],
    ['cbc:EconomicOperatorGroupName', 0, 1],
    ['cbc:VersionID', 0, 1],
    ['cbc:Note', 0, MANY],
    ['cac:ContractingParty', 1, MANY],
    ['cac:EconomicOperatorParty', 1, MANY],
    ['cac:ProcurementProject', 0, 1],
    ['cac:ProcurementProjectLot', 1, MANY],
    ['cac:TenderingCriterion', 1, MANY],
    ['cac:TenderingCriterionResponse', 1, MANY],
  ],
  'cac:ContractingParty': [['cac:Party', 1, 1]],
  'cac:EconomicOperatorParty': [
    ['cac:EconomicOperatorRole', 1, 1],
    ['cac:Party', 1, 1],
  ],
  'cac:EconomicOperatorRole': [['cbc:RoleCode', 1, 1]],
  'cac:Party': [
    ['cbc:IndustryClassificationCode', 0, MANY],
    ['cac:PartyIdentification', 1, MANY],
    ['cac:PartyName', 1, MANY],
    ['cac:PostalAddress', 1, 1],
    ['cac:Contact', 0, 1],
    ['cac:PowerOfAttorney', 0, MANY],
  ],
  'cac:PartyIdentification': [['cbc:ID', 1, 1]],
  'cac:PartyName': [['cbc:Name', 1, 1]],
  'cac:PostalAddress': [
    ['cbc:StreetName', 0, 1],
    ['cbc:CityName', 0, 1],
    ['cbc:PostalZone', 0, 1],
    ['cac:Country', 1, 1],
  ],
  'cac:ResidenceAddress': [['cac:Country', 1, 1]],
  'cac:Country': [['cbc:IdentificationCode', 1, 1]],
  'cac:Contact': [
    ['cbc:Name', 0, 1],
    ['cbc:Telephone', 0, 1],
    ['cbc:ElectronicMail', 0, 1],
  ],
  'cac:PowerOfAttorney': [
    ['cbc:Description', 0, MANY],
    ['cac:AgentParty', 1, 1],
  ],
  'cac:AgentParty': [['cac:Person', 1, MANY]],
  'cac:Person': [
    ['cbc:FirstName', 1, 1],
    ['cbc:FamilyName', 1, 1],
    ['cac:ResidenceAddress', 1, 1],
  ],
  'cac:ProcurementProject': [
    ['cbc:Name', 1, MANY],
    ['cbc:Description', 0, MANY],
  ],
  'cac:ProcurementProjectLot': [['cbc:ID', 1, 1]],
  'cac:TenderingCriterion': [
    ['cbc:ID', 1, 1],
    ['cbc:CriterionTypeCode', 1, 1],
    ['cbc:Name', 1, 1],
    ['cbc:Description', 1, MANY],
    ['cac:ProcurementProjectLotReference', 0, MANY],
    ['cac:TenderingCriterionPropertyGroup', 1, MANY],
  ],
  'cac:TenderingCriterionPropertyGroup': GROUP,
  'cac:SubsidiaryTenderingCriterionPropertyGroup': GROUP,
  'cac:TenderingCriterionProperty': [
    ['cbc:ID', 1, 1],
    ['cbc:Description', 1, MANY],
    ['cbc:TypeCode', 1, 1],
    ['cbc:ValueDataTypeCode', 1, 1],
    ['cbc:ExpectedID', 0, 1],
  ],
  'cac:ProcurementProjectLotReference': [['cbc:ID', 1, 1]],
  'cac:TenderingCriterionResponse': [
    ['cbc:ID', 1, 1],
    ['cbc:ValidatedCriterionPropertyID', 1, 1],
    ['cac:ResponseValue', 0, MANY],
    ['cac:ApplicablePeriod', 0, MANY],
  ],
  'cac:ResponseValue': [
    ['cbc:ID', 1, 1],
    ['cbc:Description', 0, MANY],
    ['cbc:ResponseAmount', 0, 1],
    ['cbc:ResponseCode', 0, 1],
    ['cbc:ResponseID', 0, 1],
    ['cbc:ResponseIndicator', 0, 1],
    ['cbc:ResponseQuantity', 0, 1],
  ],
  'cac:ApplicablePeriod': [
    ['cbc:StartDate', 1, 1],
    ['cbc:EndDate', 1, 1],
  ],
};

/** Which element of a response carries an answer of each data type. */
const CARRIER: Readonly<Record<string, string>> = {
  INDICATOR: 'cbc:ResponseIndicator',
  DESCRIPTION: 'cbc:Description',
  AMOUNT: 'cbc:ResponseAmount',
  CODE: 'cbc:ResponseCode',
  QUANTITY_INTEGER: 'cbc:ResponseQuantity',
  QUANTITY_YEAR: 'cbc:ResponseQuantity',
  ECONOMIC_OPERATOR_IDENTIFIER: 'cbc:ResponseID',
  PERIOD: 'cbc:StartDate',
};

export type XmlNode = { name: string; attributes: Record<string, string>; text: string; children: XmlNode[] };

/** Parses strictly, namespaces resolved; throws where the text is not well-formed XML. */
export function parseXml(xml: string): XmlNode {
  const root: XmlNode = { name: '', attributes: {}, text: '', children: [] };
  const open = [root];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    const attributes = Object.fromEntries(Object.entries(tag.attributes).map(([key, value]) => [key, value.value]));
    const node: XmlNode = { name: tag.name, attributes, text: '', children: [] };
    open.at(-1)!.children.push(node);
    open.push(node);
  });
  parser.on('text', (text) => {
    open.at(-1)!.text += text;
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(xml).close();
  return root.children[0]!;
}

/** Everything in which the document departs from the schema's subset and from the model's rules on identifiers. */
export function espdFaults(root: XmlNode): string[] {
  return [...structureFaults(root, root.name), ...answerFaults(root)];
}

function structureFaults(node: XmlNode, path: string): string[] {
  const allowed = AGGREGATES[node.name];
  if (allowed === undefined) {
    const inner = node.children.length > 0 ? [`${path}: unknown aggregate`] : [];
    return node.text.trim() === '' && node.children.length === 0 ? [`${path}: is empty`] : inner;
  }
  const faults: string[] = [];
  let place = 0;
  for (const child of node.children) {
    const at = allowed.findIndex(([name]) => name === child.name);
    if (at < 0) faults.push(`${path}: ${child.name} does not belong here`);
    else if (at < place) faults.push(`${path}: ${child.name} is out of order`);
    else place = at;
    faults.push(...structureFaults(child, `${path}/${child.name}`));
  }
  for (const [name, least, most] of allowed) {
    const count = node.children.filter((child) => child.name === name).length;
    if (count < least || count > most) faults.push(`${path}: ${count} × ${name}, not ${least}..${most}`);
  }
  return faults;
}

/** Identifiers are unique, answers belong to a question that exists, and are given in the type that it asks for. */
function answerFaults(root: XmlNode): string[] {
  const properties = new Map(
    descendants(root, 'cac:TenderingCriterionProperty').map((node) => [
      textOf(node, 'cbc:ID'),
      textOf(node, 'cbc:ValueDataTypeCode'),
    ]),
  );
  const seen = new Set<string>();
  return descendants(root, 'cac:TenderingCriterionResponse').flatMap((response) => {
    const id = textOf(response, 'cbc:ID');
    const property = textOf(response, 'cbc:ValidatedCriterionPropertyID');
    const type = properties.get(property);
    const again = seen.has(id) ? [`${id}: used twice`] : [];
    seen.add(id);
    if (type === undefined) return [...again, `${id}: answers ${property}, which is no property`];
    const carrier = CARRIER[type];
    const given = carrier !== undefined && descendants(response, carrier).length === 1;
    return given ? again : [...again, `${id}: not answered as ${type}`];
  });
}

export const descendants = (node: XmlNode, name: string): XmlNode[] =>
  node.children.flatMap((child) => [...(child.name === name ? [child] : []), ...descendants(child, name)]);

export const textOf = (node: XmlNode, name: string): string =>
  node.children.find((child) => child.name === name)?.text ?? '';
