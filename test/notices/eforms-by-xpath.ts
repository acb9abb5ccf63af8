import { DOMParser } from '@xmldom/xmldom';
import xpath from 'xpath';
import { currentPlaces } from '../../src/notices/nuts.ts';

/** What a lot says, read with XPath on a DOM by the expressions of RULES.md section 4: shares no code with intake. */
export type LotReading = {
  id: string;
  cpvMain: string | null;
  cpvAdditional: string[];
  nuts: string[];
  value: string | null;
  frameworkMaximum: string | null;
  deadline: number | null;
  title: string[];
  reserved: string[];
  criteria: number;
  awardCriteria: number;
};

const select = xpath.useNamespaces({
  cac: 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2',
  cbc: 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2',
  ext: 'urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2',
  efac: 'http://data.europa.eu/p27/eforms-ubl-extension-aggregate-components/1',
  efbc: 'http://data.europa.eu/p27/eforms-ubl-extension-basic-components/1',
  efext: 'http://data.europa.eu/p27/eforms-ubl-extensions/1',
});

const X = 'ext:UBLExtensions/ext:UBLExtension/ext:ExtensionContent/efext:EformsExtension';

const many = (path: string, node: Node): string[] =>
  (select(path, node) as Node[]).map((n) => (n.textContent ?? '').trim()).filter((t) => t !== '');
const unique = (values: string[]): string[] => values.filter((v, i) => values.indexOf(v) === i);

/** "1500000.5 EUR"-like text with two decimals, half a cent rounded up. */
const amount = (path: string, node: Node): string | null => {
  const found = (select(path, node) as Element[])[0];
  const text = found?.textContent?.trim();
  if (!found || !text || text.startsWith('-')) return null;
  const [whole = '0', fraction = ''] = text.split('.');
  const thousandths = BigInt(whole + fraction.slice(0, 3).padEnd(3, '0'));
  const cents = String((thousandths + 5n) / 10n).padStart(3, '0');
  return `${cents.slice(0, -2)}.${cents.slice(-2)} ${found.getAttribute('currencyID')}`;
};

/** Milliseconds since 1970, on a whole second, by the platform's own date parser. */
const instant = (period: string, node: Node): number | null => {
  const date = many(`${period}/cbc:EndDate`, node)[0];
  const time = many(`${period}/cbc:EndTime`, node)[0];
  if (!date || !time) return null;
  const zone = /(Z|[+-]\d\d:\d\d)$/.exec(time)?.[1] ?? /(Z|[+-]\d\d:\d\d)$/.exec(date.slice(10))?.[1] ?? 'Z';
  return Date.parse(`${date.slice(0, 10)}T${time.slice(0, 8)}${zone}`);
};

/** Every lot and part of a notice, in order. */
export function readLots(xml: string): LotReading[] {
  const document = new DOMParser({ onError: () => {} }).parseFromString(xml, 'text/xml') as unknown as Document;
  const path = "/*/cac:ProcurementProjectLot[cbc:ID/@schemeName='Lot' or cbc:ID/@schemeName='Part']";
  return (select(path, document) as Node[]).map((lot) => ({
    id: many('cbc:ID', lot)[0] ?? '',
    cpvMain:
      many('cac:ProcurementProject/cac:MainCommodityClassification/cbc:ItemClassificationCode', lot)[0] ??
      many('/*/cac:ProcurementProject/cac:MainCommodityClassification/cbc:ItemClassificationCode', document)[0] ??
      null,
    cpvAdditional: unique(
      many('cac:ProcurementProject/cac:AdditionalCommodityClassification/cbc:ItemClassificationCode', lot),
    ),
    nuts: currentPlaces(many('cac:ProcurementProject/cac:RealizedLocation/cac:Address/cbc:CountrySubentityCode', lot)),
    value: amount('cac:ProcurementProject/cac:RequestedTenderTotal/cbc:EstimatedOverallContractAmount', lot),
    frameworkMaximum: amount(`cac:ProcurementProject/cac:RequestedTenderTotal/${X}/efbc:FrameworkMaximumAmount`, lot),
    deadline:
      instant('cac:TenderingProcess/cac:TenderSubmissionDeadlinePeriod', lot) ??
      instant('cac:TenderingProcess/cac:ParticipationRequestReceptionPeriod', lot) ??
      instant(`cac:TenderingProcess/${X}/efac:InterestExpressionReceptionPeriod`, lot),
    title: unique(many('cac:ProcurementProject/cbc:Name', lot)),
    reserved: unique(
      many(
        "cac:TenderingTerms/cac:TendererQualificationRequest/cac:SpecificTendererRequirement/cbc:TendererRequirementTypeCode[@listName='reserved-procurement']",
        lot,
      ).filter((code) => code !== 'none'),
    ),
    criteria: (select(`cac:TenderingTerms/${X}/efac:SelectionCriteria`, lot) as Node[]).length,
    awardCriteria: (
      select(
        'cac:TenderingTerms/cac:AwardingTerms/cac:AwardingCriterion/cac:SubordinateAwardingCriterion',
        lot,
      ) as Node[]
    ).length,
  }));
}
