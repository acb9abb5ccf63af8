import { type Zippable, zipSync } from 'fflate';
import { packageName, splitCsvName, todoName } from './file-names.ts';
import type { BidFile } from './model.ts';
import { documentsOf, missingFactsText, type RenderedDocument, renderDocument, splitSpreadsheet } from './render.ts';

/** Zip has no times before 1980; a file dated earlier is given this one. */
const OLDEST_ZIP_DATE = Date.UTC(1980, 0, 2);

/**
 * The whole file as one zip: every document, the dossier in French and English, the split as a spreadsheet and, while
 * facts are missing, the list of them. Names are stable; times are those of the model.
 */
export async function packageOf(file: BidFile): Promise<RenderedDocument> {
  const mtime = Math.max(Date.parse(file.writtenAt), OLDEST_ZIP_DATE);
  const entries: Zippable = {};
  const add = (fileName: string, bytes: Uint8Array, level: 0 | 6) => {
    entries[fileName] = [bytes, { mtime, level }];
  };
  for (const { kind, memberId, lotId, subcontractId, operator } of documentsOf(file)) {
    const written = await renderDocument(file, {
      kind,
      memberId: memberId ?? undefined,
      lotId: lotId ?? undefined,
      subcontractId: subcontractId ?? undefined,
      operator: operator ?? undefined,
    });
    add(written.fileName, written.bytes, kind === 'espd' ? 6 : 0);
  }
  const english = await renderDocument(file, { kind: 'dossier', language: 'en' });
  add(english.fileName, english.bytes, 0);
  add(splitCsvName(), splitSpreadsheet(file), 6);
  const todo = missingFactsText(file);
  if (todo !== null) add(todoName(), new TextEncoder().encode(todo), 6);
  return { fileName: packageName(file), mediaType: 'application/zip', bytes: zipSync(entries) };
}
