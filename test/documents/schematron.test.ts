import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { EDM_VERSIONS } from '../../src/documents/espd/criterion.ts';
import { espdResponse } from '../../src/documents/espd/response.ts';
import { everybodyOfLot, leadOfLot } from '../../src/documents/lot-groups.ts';
import type { BidFile, BidLot, BidMember } from '../../src/documents/model.ts';
import { lender, operatorsOfLot } from '../../src/documents/outside-firms.ts';
import { NO_SHARED_DATA, sharedData } from '../shared-data.ts';
import { craneOwner, oneLotBid, sampleBid, sevenLotBid } from './sample.ts';
import { type Breach, breaches, modelOf, ruleSetsOf } from './schematron.ts';

const firstLot = (bid: BidFile, member: BidMember): BidLot | undefined =>
  bid.lots.find((lot) => everybodyOfLot(bid, lot).includes(member));

const shared = sharedData('espd-edm');
const title = shared === null ? `ESPD by the model's own rules ${NO_SHARED_DATA}` : "ESPD by the model's own rules";

describe.skipIf(shared === null).each(EDM_VERSIONS)(`${title}, version %s`, (version) => {
  let broken: (xml: string) => Breach[];
  beforeAll(() => {
    const sets = ruleSetsOf(version);
    const model = modelOf(version);
    broken = (xml) => breaches(xml, sets, model);
  });
  const all = (bid: BidFile): { who: string; broken: Breach[] }[] =>
    bid.lots.flatMap((lot) =>
      everybodyOfLot(bid, lot)
        // Of many lots, each lot's lead and each member once: the rest repeats them.
        .filter((member) => bid.lots.length < 3 || leadOfLot(bid, lot) === member || firstLot(bid, member) === lot)
        .concat(operatorsOfLot(bid, lot).map(lender))
        .map((member) => ({
          who: `${member.name}, ${lot.externalId}`,
          broken: broken(espdResponse(bid, member, lot, version)),
        })),
    );

  it('the official example keeps to every structural rule', () => {
    const example = readFileSync(`${shared}/v${version}/xml-examples/ESPD-Response.xml`, 'utf8');
    const structural = ruleSetsOf(version).filter(
      ({ file }) => file.startsWith('03-ESPD-common') || file.includes('specific'),
    );
    expect(structural).toHaveLength(2);
    expect(breaches(example, structural, modelOf(version))).toEqual([]);
  });

  it.each([
    ['one lot', oneLotBid],
    ['one lot that relies on a crane', () => oneLotBid({ operators: [craneOwner(['r1'])] })],
    [
      'two lots of two mandataires',
      () => sampleBid({ lots: sampleBid().lots.map((lot) => (lot.id === 'lot-2' ? { ...lot, leadId: 'm3' } : lot)) }),
    ],
    ['seven lots and twelve members', () => sevenLotBid({ operators: [craneOwner(['r3a'])] })],
  ])(
    'files of %s break none',
    (_what, bid) => {
      const files = all(bid());
      expect(files.length).toBeGreaterThan(1);
      expect(files.filter((file) => file.broken.length > 0)).toEqual([]);
      // Some dozens of files against hundreds of rules each: half a minute beside other work.
    },
    120_000,
  );

  it('of a lender that is known by name alone lacks nothing but what its notes ask for', () => {
    const bid = oneLotBid({ operators: [craneOwner([], false)] });
    const [lot] = bid.lots;
    const [owner] = operatorsOfLot(bid, lot!).map(lender);
    const xml = espdResponse(bid, owner!, lot!, version);
    expect(broken(xml).map(({ rule }) => rule.split(' ')[1])).toEqual(['BR-OTH-04-07', 'BR-RESP-10-06']);
    expect(xml).toContain('PROJET, à compléter : Taille de l’entreprise');
    expect(xml).toContain('PROJET, à compléter : Déclaration sur l’honneur');
  });

  it('sees what is wrong: two lots, another version, a missing group, a type that is none', () => {
    const bid = sampleBid();
    const [lot] = bid.lots;
    const xml = espdResponse(bid, bid.members[0]!, lot!, version);
    const rules = (wrong: string): string[] => [...new Set(broken(wrong).map(({ rule }) => rule.split(' ')[1]!))];
    const lotElement = /<cac:ProcurementProjectLot>[\s\S]*?<\/cac:ProcurementProjectLot>/.exec(xml)![0];
    expect(rules(xml.replace(lotElement, `${lotElement}${lotElement}`))).toContain('BR-LOT-10');
    expect(rules(xml.replaceAll('/QG1/QSG1', '/QG1/QSG9'))).toContain('BR-TC-13');
    expect(
      rules(
        xml
          .replace('cbc:ResponseIndicator>false', 'cbc:Description>false')
          .replace('</cbc:ResponseIndicator', '</cbc:Description'),
      ),
    ).toContain('BR-TCR-08-07');
    expect(broken(xml.replaceAll('>FRA<', '>XYZ<')).length).toBeGreaterThan(0);
  });
});
