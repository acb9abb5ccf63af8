import { describe, expect, it } from 'vitest';
import { EDM_VERSIONS } from '../../src/documents/espd/criterion.ts';
import { espdResponse } from '../../src/documents/espd/response.ts';
import type { BidFile, BidMember } from '../../src/documents/model.ts';
import { documentsOf, missingFactsText, renderDocument } from '../../src/documents/render.ts';
import { descendants, espdFaults, parseXml, textOf } from './espd-structure.ts';
import { craneOwner, incompleteBid, sampleBid } from './sample.ts';

/** Lots in which the sample's members work. */
const LOT_OF: Readonly<Record<string, number>> = { m1: 0, m2: 0, m3: 0, m4: 1 };
const fileOf = (bid: BidFile, member: BidMember): string =>
  espdResponse(bid, member, bid.lots[LOT_OF[member.id] ?? 0]!);

const roleOf = (bid: BidFile, index: number): string =>
  descendants(parseXml(fileOf(bid, bid.members[index]!)), 'cbc:RoleCode')[0]!.text;

const answer = (xml: string, property: string): string[] =>
  descendants(parseXml(xml), 'cac:TenderingCriterionResponse')
    .filter((node) => textOf(node, 'cbc:ValidatedCriterionPropertyID') === property)
    .map((node) => node.children.at(-1)!.children.at(-1)!.text);

describe('ESPD response', () => {
  it('R2142-24: has the lead of its own lot for leader, and one lot in each file', () => {
    const bid = sampleBid({
      lots: sampleBid().lots.map((lot) => (lot.id === 'lot-2' ? { ...lot, leadId: 'm3' } : lot)),
    });
    const roles = bid.lots.map((lot) =>
      ['m1', 'm3'].map((id) => {
        const xml = parseXml(espdResponse(bid, bid.members.find((m) => m.id === id)!, lot));
        expect(descendants(xml, 'cac:ProcurementProjectLot').map((node) => textOf(node, 'cbc:ID'))).toEqual([
          lot.externalId,
        ]);
        return descendants(xml, 'cbc:RoleCode')[0]!.text;
      }),
    );
    expect(roles).toEqual([
      ['group-lead', 'group-mem'],
      ['group-mem', 'group-lead'],
    ]);
  });

  it('shows references that are executed and not older than a buyer may look back', () => {
    const bid = sampleBid();
    const past = (year: number, executed = true) => ({
      title: `Ouvrage ${year}`,
      buyer: 'B',
      year,
      valueCents: null,
      executed,
    });
    const [first] = bid.members;
    const member = { ...first!, references: [past(2018), past(2021), past(2025), past(2026, false)] };
    expect(answer(fileOf(bid, member), 'C37_SC_work-perform/RG1/RSG1/QSG2/QSG1/Q1')).toEqual([
      'Ouvrage 2021',
      'Ouvrage 2025',
    ]);
    const services = { ...bid.lots[0]!, requirements: [{ ...bid.lots[0]!.requirements[2]!, weightBp: 9_000 }] };
    expect(answer(espdResponse(bid, member, services), 'C39_SC_service-perform/RG1/RSG1/QSG2/QSG1/Q1')).toEqual([
      'Ouvrage 2025',
    ]);
  });

  it('follows the order and number of elements of UBL 2.3 for every member, complete or not', () => {
    for (const bid of [sampleBid(), incompleteBid()]) {
      for (const lot of bid.lots)
        for (const member of bid.members)
          for (const version of EDM_VERSIONS)
            expect(espdFaults(parseXml(espdResponse(bid, member, lot, version)))).toEqual([]);
    }
  });

  it('is caught by the structure check when elements are swapped, missing or of the wrong type', () => {
    const bid = sampleBid();
    const xml = fileOf(bid, bid.members[0]!);
    const swapped = xml.replace(/(<cbc:IssueDate>.*<\/cbc:IssueDate>)\s*(<cbc:IssueTime>.*<\/cbc:IssueTime>)/, '$2$1');
    expect(espdFaults(parseXml(swapped))).toContain('QualificationApplicationResponse: cbc:IssueDate is out of order');
    expect(
      espdFaults(parseXml(xml.replace(/<cac:EconomicOperatorRole>[\s\S]*?<\/cac:EconomicOperatorRole>/, ''))),
    ).toHaveLength(1);
    expect(espdFaults(parseXml(xml.replace(/(?<=<cbc:ValueDataTypeCode[^>]*>)INDICATOR/, 'DATE')))).toHaveLength(1);
  });

  it('names its customization and the role list as the model of the Publications Office does', () => {
    const bid = sampleBid();
    const xml = fileOf(bid, bid.members[0]!);
    // Rules BR-OTH-06-01 and -02 of its Schematron, and the header of its own example.
    expect(xml).toContain(
      '<cbc:CustomizationID schemeAgencyID="CEN-BII">urn:www.cenbii.eu:transaction:biitrdm092:ver3.0</cbc:CustomizationID>',
    );
    expect(xml).toContain(
      '<cbc:RoleCode listID="http://publications.europa.eu/resource/authority/eo-role-type" listAgencyID="OP" listVersionID="20211208-0">group-lead</cbc:RoleCode>',
    );
    expect(xml).toContain('<cbc:ProfileExecutionID schemeAgencyID="OP" schemeVersionID="4.1.0">ESPD-EDMv4.1.0<');
  });

  it('gives each member the role code that it declares in', () => {
    const bid = sampleBid();
    expect(bid.members.map((_, index) => roleOf(bid, index))).toEqual([
      'group-lead',
      'group-mem',
      'group-mem',
      'oeron',
    ]);
    const plain = { ...bid, members: bid.members.map((m) => ({ ...m, reliedUpon: false })) };
    expect(roleOf(plain, 3)).toBe('subcont');
    const alone = { ...bid, members: [bid.members[0]!, bid.members[3]!] };
    expect(roleOf(alone, 0)).toBe('sole-tenderer');
  });

  it('names the group and its other members for the leader, and whom it relies on', () => {
    const bid = sampleBid();
    const xml = fileOf(bid, bid.members[0]!);
    expect(textOf(parseXml(xml), 'cbc:EconomicOperatorGroupName')).toBe('Groupement Chantiers de Loire');
    expect(answer(xml, 'C59_OT_eo-group/QG1/QSG1/Q2')).toEqual([
      'Łódź Marine Coatings Sp. z o.o. ; Bureau d’études Kerléo & Fils',
    ]);
    const second = espdResponse(bid, bid.members[0]!, bid.lots[1]!);
    expect(answer(second, 'C59_OT_eo-group/QG1/QSG1/Q2')).toEqual(['Bureau d’études Kerléo & Fils']);
    expect(answer(second, 'C60_OT_relied/QG1/QSG1/Q1')).toEqual(['Électricité navale Ñandú']);
    expect(answer(second, 'C61_OT_subco-ent/QG1/Q1')).toEqual(['false']);
    expect(answer(xml, 'C60_OT_relied/QG1/Q1')).toEqual(['false']);
  });

  it('answers turnover to the cent for the three years asked', () => {
    const bid = sampleBid();
    const xml = fileOf(bid, bid.members[0]!);
    expect(answer(xml, 'C29_SC_gen-year-to/RG1/RSG1/QSG2/Q2')).toEqual(['4200000.00', '4514159.26', '4828318.52']);
  });

  it('says "no" to exclusion grounds only on a sworn statement without a ground', () => {
    const bid = sampleBid();
    const [member] = bid.members;
    const clean = fileOf(bid, member!);
    expect(answer(clean, 'C1_EG_crime-org/QG1/Q1')).toEqual(['false']);
    const none = fileOf(bid, { ...member!, exclusionDeclaration: null });
    const ground = fileOf(bid, { ...member!, exclusionDeclaration: { date: '2026-11-01', ground: 'L2141-7' } });
    for (const xml of [none, ground]) expect(answer(xml, 'C1_EG_crime-org/QG1/Q1')).toEqual([]);
  });

  it('R2142-3: an operator that is no member has its own, of the lots that rely on it, in the role `oeron`', async () => {
    for (const candidature of ['dc', 'espd'] as const) {
      const bid = sampleBid({ candidature, operators: [craneOwner(['r1'])] });
      const own = documentsOf(bid).filter(({ operator }) => operator !== null);
      expect(own).toMatchObject([
        { kind: 'espd', lotId: 'lot-1', operator: 1, fileName: 'DUME-lot-0001-O01-levage-atlantique.xml', missing: [] },
      ]);
      const { bytes } = await renderDocument(bid, { kind: 'espd', operator: 1, lotId: 'lot-1' });
      const xml = new TextDecoder().decode(bytes);
      expect(descendants(parseXml(xml), 'cbc:RoleCode')[0]!.text).toBe('oeron');
      expect(answer(xml, 'C1_EG_crime-org/QG1/Q1')).toEqual(['false']);
      expect(answer(xml, 'C29_SC_gen-year-to/RG1/RSG1/QSG2/Q2')).toHaveLength(3);
      expect(descendants(parseXml(xml), 'cbc:CriterionTypeCode').map((node) => node.text)).not.toContain('eo-group');
      const leads = espdResponse(bid, bid.members[0]!, bid.lots[0]!);
      expect(answer(leads, 'C60_OT_relied/QG1/QSG1/Q1')).toEqual(['Levage Atlantique']);
      expect(answer(leads, 'C60_OT_relied/QG1/QSG1/Q2')).toEqual(['48201234500021']);
      await expect(renderDocument(bid, { kind: 'espd', operator: 1, lotId: 'lot-2' })).rejects.toMatchObject({
        fields: [{ pointer: '?operator' }],
      });
      await expect(renderDocument(bid, { kind: 'espd', operator: 2, lotId: 'lot-1' })).rejects.toThrow();
    }
  });

  it('says what is still to be had of an operator that is known by name only, and asks nothing of a private buyer’s', () => {
    const bid = sampleBid({ operators: [craneOwner([], false)] });
    const own = documentsOf(bid).filter(({ operator }) => operator !== null);
    expect(own.map(({ lotId }) => lotId)).toEqual(['lot-1', 'lot-2']);
    expect(own[0]!.missing.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['address', 'representative', 'exclusionDeclaration', 'years.turnover']),
    );
    expect(missingFactsText(bid)).toContain('Levage Atlantique : Adresse postale complète');
    expect(documentsOf({ ...bid, law: 'private' }).some(({ operator }) => operator !== null)).toBe(false);
  });

  it('leaves a subcontractor that is not relied upon without selection criteria', () => {
    const bid = sampleBid();
    const xml = fileOf(bid, { ...bid.members[3]!, reliedUpon: false });
    const codes = descendants(parseXml(xml), 'cbc:CriterionTypeCode').map((node) => node.text);
    expect(codes).not.toContain('gen-year-to');
    expect(codes).toContain('tax-pay');
  });

  it('stays well-formed whatever a name holds', () => {
    const bid = sampleBid();
    const name = 'A & B <script>"\u0000\u0007 ]]> \ud800 中文 😀';
    const xml = fileOf(bid, { ...bid.members[0]!, name });
    expect(espdFaults(parseXml(xml))).toEqual([]);
    expect(xml).toContain('A &amp; B &lt;script&gt;&quot;');
  });

  it('writes the same bytes for the same model and notes what is missing', () => {
    const bid = incompleteBid();
    const third = bid.members[2]!;
    expect(fileOf(bid, third)).toBe(fileOf(incompleteBid(), third));
    const notes = descendants(parseXml(fileOf(bid, third)), 'cbc:Note').map((node) => node.text);
    expect(notes).toEqual([
      'PROJET, à compléter : Numéro SIRET',
      'PROJET, à compléter : Chiffre d’affaires hors taxes : 2023',
    ]);
  });
});
