import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultIn } from '../../src/notices/json/fault.ts';
import { parseNotice } from '../../src/notices/parse.ts';
import { DomainError } from '../../src/shared/errors.ts';

const REAL = readFileSync('seeds/notices/cn_24_minimal.xml', 'utf8');
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function refusal(input: Uint8Array): DomainError {
  try {
    parseNotice(input);
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
  throw new Error('was accepted');
}

const ROOT = '<ContractNotice xmlns="urn:oasis:names:specification:ubl:schema:xsd:ContractNotice-2">';
const lots = (count: number): string =>
  `${ROOT}${'<ProcurementProjectLot><ID schemeName="Lot">L</ID></ProcurementProjectLot>'.repeat(count)}</ContractNotice>`;

describe('a document that must not be read', () => {
  it.each<[string, Uint8Array, string, string]>([
    ['truncated XML', bytes(REAL.slice(0, REAL.length / 2)), 'invalid', 'notice_malformed'],
    ['truncated in a tag', bytes(REAL.slice(0, -4)), 'invalid', 'notice_malformed'],
    [
      'an entity bomb',
      bytes(
        `<!DOCTYPE b [<!ENTITY a "${'x'.repeat(99)}"><!ENTITY b "${'&a;'.repeat(99)}">]>${ROOT}&b;</ContractNotice>`,
      ),
      'invalid',
      'notice_doctype',
    ],
    [
      'an external entity',
      bytes(`<!DOCTYPE c [<!ENTITY x SYSTEM "file:///etc/passwd">]>${ROOT}<ID>&x;</ID></ContractNotice>`),
      'invalid',
      'notice_doctype',
    ],
    ['an undeclared entity', bytes(`${ROOT}<ID>&x;</ID></ContractNotice>`), 'invalid', 'notice_malformed'],
    ['200,000 levels of XML', bytes(`${ROOT}${'<a>'.repeat(200_000)}`), 'invalid', 'notice_too_deep'],
    [
      '200,000 levels in a skipped part',
      bytes(`${ROOT}<Contact>${'<a>'.repeat(200_000)}`),
      'invalid',
      'notice_too_deep',
    ],
    ['200,000 levels of JSON', bytes(`{"releases":${'['.repeat(200_000)}`), 'invalid', 'notice_too_deep'],
    ['NUL', bytes(REAL.replace('cn-standard', 'cn\0standard')), 'invalid', 'notice_nul'],
    ['NUL in JSON', bytes('{"ocid":"a\0b"}'), 'invalid', 'notice_nul'],
    [
      'Latin-1 said to be UTF-8',
      Buffer.from(REAL.replace('Luxembourg', 'Luxembourgé'), 'latin1'),
      'invalid',
      'notice_encoding',
    ],
    [
      'an unknown encoding',
      bytes('<?xml version="1.0" encoding="EBCDIC-FR"?><ContractNotice/>'),
      'invalid',
      'notice_encoding',
    ],
    ['10,000 lots', bytes(lots(10_000)), 'too_large', 'notice_too_many_lots'],
    [
      '10,000 lots of OCDS',
      bytes(
        JSON.stringify({
          ocid: 'o',
          tag: ['tender'],
          tender: { lots: Array.from({ length: 10_000 }, (_, id) => ({ id })) },
        }),
      ),
      'too_large',
      'notice_too_many_lots',
    ],
    ['33 MB', new Uint8Array(33 * 1024 * 1024).fill(32), 'too_large', 'notice_too_many_bytes'],
    ['nothing', new Uint8Array(), 'invalid', 'notice_empty'],
    ['blanks', bytes(' \n\t'), 'invalid', 'notice_unknown'],
    ['a picture', Buffer.from('89504e470d0a1a0a', 'hex'), 'invalid', 'notice_encoding'],
    ['a spreadsheet of text', bytes('id;title\n1;x'), 'invalid', 'notice_unknown'],
    ['JSON that is no notice', bytes('{"hello": [1, 2, 3]}'), 'invalid', 'notice_unknown'],
    ['a JSON list of numbers', bytes('[1, 2]'), 'invalid', 'notice_unknown'],
    ['truncated JSON', bytes('{"ocid": "x", "tender": {'), 'invalid', 'notice_malformed'],
    ['XML that is no notice', bytes('<html><body/></html>'), 'invalid', 'notice_unknown'],
    ['two roots', bytes(`${REAL}<a/>`), 'invalid', 'notice_malformed'],
  ])('%s', (_, input, kind, code) => {
    const start = performance.now();
    const error = refusal(input);
    expect([error.kind, error.code]).toEqual([kind, code]);
    expect(error.message.length).toBeGreaterThan(10);
    expect(error.message).not.toContain('root:');
    // The condition, with room for a busy machine: "under a second".
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  it('says the line and the column', () => {
    expect(refusal(bytes('<ContractNotice>\n  <ID>1</IDD>\n</ContractNotice>')).details).toMatchObject({ line: 2 });
    expect(refusal(bytes('{\n  "ocid": x\n}')).details).toEqual({ line: 2, column: 11 });
    expect(refusal(bytes('{"a":\n"\0"}')).details).toEqual({ line: 2, column: 2 });
    expect(refusal(Buffer.from('<ContractNotice>\n<ID>\u00e9</ID></ContractNotice>', 'latin1')).details).toEqual({
      line: 2,
      column: 5,
    });
  });
});

describe('a document in a declared single-byte encoding or UTF-16 with its mark', () => {
  it('is read', () => {
    const latin = REAL.replace(/^<\?xml[^>]*>/, '<?xml version="1.0" encoding="ISO-8859-1"?>').replace(
      'Publications Office',
      'Offïce',
    );
    expect(parseNotice(Buffer.from(latin, 'latin1'))[0]?.buyer?.name).toContain('Offïce');
    const wide = REAL.replace(/^<\?xml[^>]*>/, '<?xml version="1.0" encoding="UTF-16"?>');
    expect(parseNotice(Buffer.from(`\ufeff${wide}`, 'utf16le'))[0]?.lots).toHaveLength(1);
  });
});

describe('the place of a fault in JSON', () => {
  it('is found for every prefix and for a wrong character anywhere', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), (json, where) => {
        const at = where % json.length;
        const broken = `${json.slice(0, at)}\u0007${json.slice(at)}`;
        // Within a number, a word or an escape, at its beginning.
        const fault = faultIn(broken);
        expect(fault).toBeLessThanOrEqual(at);
        expect(broken.slice(fault, at)).toMatch(/^[-+.\w\\]*$/);
        expect(faultIn(json)).toBe(json.length);
      }),
    );
  });
});

describe('prefixes', () => {
  it('are the document’s own business', () => {
    const renamed = REAL.replaceAll('cbc:', 'ns7:')
      .replaceAll('xmlns:cbc=', 'xmlns:ns7=')
      .replaceAll('cac:', 'q:')
      .replaceAll('xmlns:cac=', 'xmlns:q=');
    expect(parseNotice(bytes(renamed))).toEqual(parseNotice(bytes(REAL)));
  });
});
