/** An invented notice of each kind of text that is read, as short as one may be: to try the API with, and to learn from. */
export const NOTICE_SAMPLES: Readonly<Record<'application/xml' | 'application/json', string>> = {
  // eForms, as TED publishes it.
  'application/xml': `<?xml version="1.0" encoding="UTF-8"?>
<ContractNotice xmlns="urn:oasis:names:specification:ubl:schema:xsd:ContractNotice-2"
  xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
  xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"
  xmlns:ext="urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2"
  xmlns:efac="http://data.europa.eu/p27/eforms-ubl-extension-aggregate-components/1"
  xmlns:efext="http://data.europa.eu/p27/eforms-ubl-extensions/1">
  <ext:UBLExtensions><ext:UBLExtension><ext:ExtensionContent><efext:EformsExtension>
    <efac:Organizations><efac:Organization><efac:Company>
      <cac:PartyIdentification><cbc:ID schemeName="organization">ORG-0001</cbc:ID></cac:PartyIdentification>
      <cac:PartyName><cbc:Name languageID="FRA">Métropole de la Loire</cbc:Name></cac:PartyName>
    </efac:Company></efac:Organization></efac:Organizations>
  </efext:EformsExtension></ext:ExtensionContent></ext:UBLExtension></ext:UBLExtensions>
  <cbc:CustomizationID>eforms-sdk-1.13</cbc:CustomizationID>
  <cbc:ID schemeName="notice-id">0190a6c2-7d2e-4c4a-9a55-3f0f6f1c2b10</cbc:ID>
  <cbc:IssueDate>2026-03-02+01:00</cbc:IssueDate>
  <cbc:VersionID>01</cbc:VersionID>
  <cbc:NoticeTypeCode listName="competition">cn-standard</cbc:NoticeTypeCode>
  <cbc:NoticeLanguageCode>FRA</cbc:NoticeLanguageCode>
  <cac:ContractingParty><cac:Party><cac:PartyIdentification>
    <cbc:ID schemeName="organization">ORG-0001</cbc:ID>
  </cac:PartyIdentification></cac:Party></cac:ContractingParty>
  <cac:ProcurementProject>
    <cbc:Name languageID="FRA">Entretien des réseaux de chaleur</cbc:Name>
    <cac:MainCommodityClassification><cbc:ItemClassificationCode listName="cpv">50720000</cbc:ItemClassificationCode></cac:MainCommodityClassification>
  </cac:ProcurementProject>
  <cac:ProcurementProjectLot>
    <cbc:ID schemeName="Lot">LOT-0001</cbc:ID>
    <cac:ProcurementProject>
      <cbc:Name languageID="FRA">Chaudières et canalisations</cbc:Name>
      <cac:MainCommodityClassification><cbc:ItemClassificationCode listName="cpv">50720000</cbc:ItemClassificationCode></cac:MainCommodityClassification>
    </cac:ProcurementProject>
  </cac:ProcurementProjectLot>
</ContractNotice>
`,
  // OCDS 1.1, as open contracting portals give it.
  'application/json': JSON.stringify({
    ocid: 'ocds-example-2026-014',
    id: 'ocds-example-2026-014-1',
    date: '2026-03-02T09:00:00Z',
    tag: ['tender'],
    language: 'fr',
    buyer: { name: 'Métropole de la Loire' },
    tender: {
      id: '2026-014',
      title: 'Entretien des réseaux de chaleur',
      tenderPeriod: { endDate: '2039-01-31T11:00:00Z' },
      lots: [{ id: '1', title: 'Chaudières et canalisations', value: { amount: 1_200_000, currency: 'EUR' } }],
      items: [{ id: '1', relatedLot: '1', classification: { scheme: 'CPV', id: '50720000' } }],
    },
  }),
};
