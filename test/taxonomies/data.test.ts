import { describe, expect, it } from 'vitest';
import { readCpv, readCpvLabels, readDepartements, readNuts, readSocialServiceCpv } from '../../src/taxonomies/data.ts';

describe('CPV', () => {
  const rows = readCpv();
  const byCode = new Map(rows.map((row) => [row.code, row]));

  it('has every code of 2008 with its levels', () => {
    expect(rows).toHaveLength(9454);
    expect(byCode.size).toBe(9454);
    const count = (level: number) => rows.filter((row) => row.level === level).length;
    expect([count(2), count(3), count(4), count(5)]).toEqual([45, 272, 1002, 2379]);
    expect(byCode.get('45262670')).toMatchObject({ level: 7, checkDigit: '8', labelEn: 'Metalworking' });
  });

  it('is a tree: each parent is listed, above its child and a prefix of it', () => {
    for (const row of rows) {
      if (row.parent === null) {
        expect(row.level).toBe(2);
        continue;
      }
      const parent = byCode.get(row.parent)!;
      expect(parent.level).toBeLessThan(row.level);
      expect(row.code.startsWith(parent.code.slice(0, parent.level))).toBe(true);
    }
  });

  it('has a label in 24 languages for each code', () => {
    const labels = readCpvLabels();
    expect(labels.map((item) => item.code)).toEqual(rows.map((row) => row.code));
    for (const item of labels) expect(Object.keys(item.labels)).toHaveLength(24);
  });

  it('lists the social services', () => {
    expect(readSocialServiceCpv().size).toBe(115);
    for (const code of readSocialServiceCpv()) expect(byCode.has(code)).toBe(true);
  });
});

describe('NUTS and departments', () => {
  it('has every code, with a position for France only', () => {
    const rows = readNuts();
    expect(rows).toHaveLength(2087);
    const codes = new Set(rows.map((row) => row.code));
    for (const row of rows) if (row.parent !== null) expect(codes.has(row.parent)).toBe(true);
    for (const row of rows) expect(row.lat === null || row.code.startsWith('FR')).toBe(true);
    expect(rows.find((row) => row.code === 'FRG01')).toMatchObject({ level: 3, parent: 'FRG0' });
  });

  it('knows 101 departments', () => {
    const rows = readDepartements();
    expect(rows).toHaveLength(101);
    const nuts = new Map(readNuts().map((row) => [row.code, row]));
    for (const row of rows) expect(nuts.get(row.nuts3)?.lat).toBeTypeOf('number');
  });
});
