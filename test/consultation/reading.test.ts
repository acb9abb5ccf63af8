import { describe, expect, it } from 'vitest';
import { findingsIn } from '../../src/consultation/findings/find.ts';
import type { Finding } from '../../src/consultation/findings/finding.ts';
import { readDocument } from '../../src/consultation/read-document.ts';
import { SAMPLES, type Sample } from './documents.ts';
import { ENGLISH_SAMPLES, SUPPLIES_SAMPLES } from './english-documents.ts';
import { docxOf, odtOf, pdfOf, xlsxOf } from './make.ts';

function made({ format, lines }: Sample): Uint8Array | Promise<Uint8Array> {
  if (format === 'docx') return docxOf(lines);
  if (format === 'odt') return odtOf(lines);
  if (format === 'xlsx') return xlsxOf(lines);
  return pdfOf(
    lines
      .join('\n')
      .split('\n---\n')
      .map((page) => page.split('\n')),
  );
}

const said = ({ kind, what, value, at }: Finding): string =>
  `${kind}:${what}${value === null ? '' : `=${value}`}${at === null ? '' : `@${at}`}`;

describe('consultation documents', () => {
  it.each([...SAMPLES, ...ENGLISH_SAMPLES, ...SUPPLIES_SAMPLES])('finds what it says: $name', async (sample) => {
    const { stretches } = await readDocument(await made(sample));
    const found = [...new Set(findingsIn({ stretches }).map(said))].sort();
    const missed = new Set(sample.missed);
    const expected = [...sample.says.filter((one) => !missed.has(one)), ...(sample.wrong ?? [])];
    expect(found).toEqual(expected.sort());
  });

  it('says where each finding stands, in words of the document', async () => {
    const { stretches } = await readDocument(await made(SAMPLES[0]!));
    const visit = findingsIn({ stretches }).find(({ kind }) => kind === 'site_visit');
    expect(visit?.place).toEqual({ kind: 'page', number: 2, sheet: null });
    expect(visit?.quote).toContain('visite du site est obligatoire');
  });

  it('puts a finding under the lot of its heading, not under the last of a list of lots', async () => {
    const { stretches } = await readDocument(await made(SAMPLES.find(({ name }) => name.startsWith('23'))!));
    const lots = Object.fromEntries(findingsIn({ stretches }).map(({ what, lot }) => [what, lot]));
    expect(lots).toMatchObject({ 'Charpente bois': '2', Étanchéité: '3', 'Couverture, zinguerie': '2' });
  });

  it('names pages that are pictures', async () => {
    const { withoutText, pages } = await readDocument(pdfOf([['Une page de texte lisible.'], null]));
    expect({ pages, withoutText }).toEqual({ pages: 2, withoutText: [2] });
  });

  it('refuses what is broken, encrypted, empty or no document', async () => {
    const codeOf = (bytes: Uint8Array) =>
      readDocument(bytes).then(
        () => 'read',
        (error: { code: string }) => error.code,
      );
    expect(await codeOf(new Uint8Array())).toBe('document_empty');
    expect(await codeOf(Buffer.from('bonjour'))).toBe('document_format_unknown');
    expect(await codeOf(Buffer.from('%PDF-1.4\nnothing'))).toBe('document_malformed');
    expect(await codeOf(odtOf(['x'], '<m:encryption-data/>'))).toBe('document_encrypted');
    expect(await codeOf((await docxOf(['x'])).slice(0, 400))).toBe('document_malformed');
  });
});
