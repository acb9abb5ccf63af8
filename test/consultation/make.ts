import { deflateSync } from 'node:zlib';
import { Document, Packer, Paragraph } from 'docx';
import { strToU8, zipSync } from 'fflate';
import writeWorkbook from 'write-excel-file/node';

/** A page of these operators, deflated. */
export type Packed = { deflated: string };

/** A PDF of pages of lines in Helvetica, as Windows-1252; a page of null is a picture without text. */
export function pdfOf(pages: readonly (readonly string[] | Packed | null)[]): Uint8Array {
  const objects: string[] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, i) => `${4 + 2 * i} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ];
  pages.forEach((lines, i) => {
    const packed =
      lines !== null && 'deflated' in lines ? deflateSync(Buffer.from(lines.deflated)).toString('latin1') : null;
    const words =
      packed !== null
        ? packed
        : lines === null || 'deflated' in lines
          ? '0.5 g 50 50 400 600 re f'
          : `BT /F1 10 Tf 13 TL 50 800 Td ${lines.map((line) => `(${escaped(line)}) Tj T*`).join('\n')} ET`;
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + 2 * i} 0 R >>`,
      `<< /Length ${words.length}${packed === null ? '' : ' /Filter /FlateDecode'} >>\nstream\n${words}\nendstream`,
    );
  });
  let body = '%PDF-1.4\n';
  const places = objects.map((object, i) => {
    const place = body.length;
    body += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  return Buffer.from(
    `${body}xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`,
    'latin1',
  );
}

/** One page that says one word a million times: many seconds of work in some 100 KB. */
export const endlessPdf = (words = 1_000_000): Uint8Array =>
  pdfOf([{ deflated: 'BT /F1 10 Tf 50 800 Td (x) Tj ET\n'.repeat(words) }]);

const WINDOWS: Readonly<Record<string, number>> = { '€': 0x80, '’': 0x92, '–': 0x96, œ: 0x9c, Œ: 0x8c, '•': 0x95 };

/** A string of PDF: Windows-1252, all but plain letters as octal. */
const escaped = (line: string): string =>
  [...line]
    .map((one) => {
      const code = WINDOWS[one] ?? one.charCodeAt(0);
      return code < 128 && !'()\\'.includes(one) ? one : `\\${code.toString(8).padStart(3, '0')}`;
    })
    .join('');

/** A Word document of paragraphs. */
export const docxOf = async (lines: readonly string[]): Promise<Uint8Array> =>
  new Uint8Array(
    await Packer.toBuffer(new Document({ sections: [{ children: lines.map((text) => new Paragraph(text)) }] })),
  );

/** An OpenDocument text of paragraphs. */
export const odtOf = (lines: readonly string[], manifest = '<m/>'): Uint8Array =>
  zipSync({
    mimetype: strToU8('application/vnd.oasis.opendocument.text'),
    'META-INF/manifest.xml': strToU8(manifest),
    'content.xml': strToU8(
      `<office:document-content xmlns:office="urn:o" xmlns:text="urn:t"><office:body><office:text>${lines
        .map((line) => `<text:p>${line.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</text:p>`)
        .join('')}</office:text></office:body></office:document-content>`,
    ),
  });

/** A workbook of one sheet; a line's cells are set apart by ` | `. */
export async function xlsxOf(lines: readonly string[], sheet = 'DPGF'): Promise<Uint8Array> {
  const rows = lines.map((line) =>
    line.split(' | ').map((cell) => (/^\d+(?:\.\d+)?$/.test(cell) ? { value: Number(cell) } : { value: cell })),
  );
  return new Uint8Array(await writeWorkbook(rows, { sheet, buffer: true }));
}

/** A PDF that a password protects (ISO 32000-1, 7.6.3): nothing in it opens without. */
export const encryptedPdf = (): Uint8Array =>
  Buffer.from(
    Buffer.from(pdfOf([['secret']]))
      .toString('latin1')
      .replace(
        '/Root 1 0 R',
        `/Root 1 0 R /ID [<${'00'.repeat(16)}> <${'00'.repeat(16)}>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${'11'.repeat(32)}> /U <${'22'.repeat(32)}> >>`,
      ),
    'latin1',
  );

/** A PDF whose tree of pages leads back to itself. */
export const loopingPdf = (): Uint8Array =>
  Buffer.from(
    Buffer.from(pdfOf([['x']]))
      .toString('latin1')
      .replace('/Kids [4 0 R]', '/Kids [2 0 R]'),
    'latin1',
  );

/** A Word document of this XML. */
export const docxOfXml = (xml: string | Uint8Array): Uint8Array =>
  zipSync({ 'word/document.xml': typeof xml === 'string' ? strToU8(xml) : xml }, { level: 1 });
