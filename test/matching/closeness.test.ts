import { describe, expect, it } from 'vitest';
import { serves } from '../../src/match-commands/check-quality.ts';
import { cpvCloseness } from '../../src/matching/quality/cpv.ts';

describe('closeness of two codes', () => {
  it.each([
    ['45310000', '45310000', 1000, 'the same code'],
    ['45311000', '45310000', 800, 'a specific skill under a general requirement'],
    ['45310000', '45311000', 650, 'a general skill over a specific requirement'],
    ['45311000', '45312000', 550, 'beside each other in one class'],
    ['45310000', '45331000', 350, 'in one group'],
    ['45262670', '45262522', 350, 'metalwork and masonry, which "other special trades" gathers'],
    ['45261100', '45262100', 350, 'roofs and scaffolding, which one class gathers'],
    ['71313000', '71315000', 350, 'environment and building services, which "consultative engineering" gathers'],
    ['45232420', '45234100', 350, 'sewers and railways, which one class of works gathers'],
    ['45251160', '45251120', 350, 'power plants of wind and of water'],
    ['31681410', '31682000', 350, 'electrical material and the supply of electricity'],
    ['45111300', '45111291', 350, 'dismantling and services to a site, which "preparation" gathers'],
    ['45111100', '45112500', 350, 'demolition and earthmoving'],
    ['45112500', '45112710', 350, 'earthmoving and gardens'],
    ['45112000', '45112500', 780, 'earthmoving, said in general'],
    ['45112711', '45112720', 780, 'two kinds of gardens'],
    ['31600000', '31682000', 300, 'electrical equipment over the supply of electricity'],
    ['45110000', '45111291', 300, 'what comes before building, over services to a site'],
    ['45110000', '45111000', 650, 'what comes before building, over what it holds'],
    ['45111000', '45111250', 450, 'demolition and clearance in general, over an investigation of the ground'],
    ['45111000', '45111100', 780, 'demolition and clearance in general, over demolition'],
    ['45262000', '45262660', 450, 'special trades, over one of the miscellaneous'],
    ['45255400', '45255500', 350, 'fabrication and drilling'],
    ['45262670', '45262620', 350, 'metalwork and supporting walls, which "miscellaneous" gathers'],
    ['45262670', '45262690', 350, 'metalwork and refurbishment'],
    ['45262600', '45262660', 350, 'miscellaneous trades, which says none of them, over asbestos'],
    ['45255000', '45255500', 350, 'the oil and gas industry, over drilling'],
    ['71330000', '71332000', 350, 'miscellaneous engineering, over ground engineering'],
    ['45232420', '45232210', 350, 'sewers and power lines'],
    ['45232420', '45232152', 700, 'sewers and pumping stations'],
    ['45232210', '45232300', 700, 'power lines and telephone lines'],
    ['45231300', '45231400', 350, 'water mains and power lines'],
    ['45231100', '45231300', 700, 'pipelines in general and water mains'],
    ['45311200', '45313100', 350, 'wiring and lifts'],
    ['45311200', '45316100', 550, 'wiring and lighting outside'],
    ['45442100', '45441000', 350, 'painting and glazing'],
    ['45442100', '45443000', 550, 'painting and façades'],
    ['50531100', '50531300', 350, 'boilers and compressors'],
    ['50531100', '50532000', 350, 'boilers and electrical machines'],
    ['71333000', '71332000', 350, 'mechanical and ground engineering'],
    ['71333000', '71334000', 550, 'mechanical engineering, with and without electrical'],
    ['45262511', '45262512', 850, 'two kinds of stone work'],
    ['45310000', '71310000', 0, 'in different divisions'],
  ])('of %s for %s is %i: %s', (held, required, thousandths) => {
    expect(cpvCloseness(held, required)).toBe(thousandths);
    // The checker says the same by code of its own; level 5 with 5 references takes nothing off.
    const organisation = { id: 'o', capabilities: [{ cpv: held, level: 5, evidence: 5 }] };
    const served = serves(
      organisation as Parameters<typeof serves>[0],
      { id: 'r', cpv: required, weightBp: 10_000 } as Parameters<typeof serves>[1],
      {},
    );
    expect(served?.thousandths ?? 0).toBe(thousandths);
  });
});
