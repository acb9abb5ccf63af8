import { describe, expect, test } from 'vitest';
import { decodedParts, decodeText, decodeWindows1252 } from '../../src/shared/decode-text.ts';
import { isSiren, isSiret } from '../../src/shared/sirene.ts';

describe('text of unknown encoding', () => {
  test('is Windows-1252 as Windows means it where it is no UTF-8', () => {
    const bytes = Buffer.from([0x43, 0x9c, 0x75, 0x72, 0x20, 0x64, 0x92, 0x8c, 0x75, 0x76, 0x72, 0x65, 0x20, 0x80]);
    expect(decodeText(bytes)).toBe('Cœur d’Œuvre €');
    expect(decodeWindows1252(Buffer.from([0xe9, 0x96]))).toBe('é–');
  });

  test('is UTF-8 and UTF-16 with a mark and without', () => {
    for (const text of ['nom;ville\r\nSociété;Nantes\r\n', 'a']) {
      expect(decodeText(Buffer.from(`\uFEFF${text}`, 'utf8'))).toBe(text);
      expect(decodeText(Buffer.from(text, 'utf8'))).toBe(text);
    }
    const text = 'nom;ville\r\nSociété;Nantes\r\n';
    const le = Buffer.from(text, 'utf16le');
    const be = Buffer.from(le).swap16();
    expect(decodeText(le)).toBe(text);
    expect(decodeText(be)).toBe(text);
    expect(decodeText(Buffer.concat([Buffer.from([0xff, 0xfe]), le]))).toBe(text);
    expect(decodeText(Buffer.concat([Buffer.from([0xfe, 0xff]), be]))).toBe(text);
  });
});

describe('text in parts', () => {
  const text = 'nom;ville\r\nSociété « Œuvre »;Nantes – Rezé 🏭\r\n';
  const le = Buffer.from(text, 'utf16le');
  test.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`)],
    ['UTF-16', le],
    ['UTF-16 the other way', Buffer.from(le).swap16()],
    ['UTF-16 with a mark', Buffer.concat([Buffer.from([0xff, 0xfe]), le])],
    ['Windows-1252', Buffer.from('Soci\u00e9t\u00e9 \u0080', 'latin1')],
  ])('is the whole text, wherever the parts of %s are cut', (_, bytes) => {
    for (let size = 1; size < 12; size++) {
      const parts = [...decodedParts(bytes, size)];
      expect(parts.length).toBe(Math.ceil(bytes.length / size));
      expect(parts.join('')).toBe(decodeText(bytes));
    }
  });
});

describe('numbers of Sirene', () => {
  test('have a check digit, with La Poste’s exception', () => {
    expect(isSiren('418166096')).toBe(true);
    expect(isSiren('418166097')).toBe(false);
    expect(isSiret('41816609600069')).toBe(true);
    expect(isSiret('41816609600068')).toBe(false);
    expect(isSiret('35600000000048')).toBe(true);
    expect(isSiret('35600000049837')).toBe(true);
    expect(isSiret('35600000049838')).toBe(false);
  });
});
