import type { Document } from '../notices/archive.ts';
import { isAwarded } from '../notices/notice.ts';
import { parseNotice } from '../notices/parse.ts';
import type { Actor } from '../shared/actor.ts';
import { DomainError } from '../shared/errors.ts';
import type { TenderImport } from '../tenders/import.service.ts';
import type { FileError, FileResult } from './table.ts';

/** The fault of a document in words, with its place where there is one. */
export function fileError(error: DomainError): FileError {
  const { line, column } = error.details;
  return {
    code: error.code,
    message: error.message,
    ...(typeof line === 'number' ? { line } : {}),
    ...(typeof column === 'number' ? { column } : {}),
  };
}

/**
 * Takes in every notice of a document. One that can't be used is counted and the others go on. Results among several
 * notices (a month of award data, a package) feed the track records only; a document that is one result makes a
 * tender too. A correction that comes before its notice waits for it.
 * @throws DomainError when the document itself can't be read
 */
export async function takeDocument(
  tenderImport: Pick<TenderImport, 'importNotice' | 'recordResult'>,
  actor: Actor,
  clusterId: string,
  document: Document,
): Promise<FileResult> {
  const notices = parseNotice(document.bytes);
  const result: FileResult = {
    notices: notices.length,
    created: 0,
    updated: 0,
    unchanged: 0,
    recorded: 0,
    tenderIds: [],
    refused: [],
  };
  for (const [index, notice] of notices.entries()) {
    try {
      const part = notices.length > 1 || notice.lots.length === 0 || notice.change !== null;
      const bulkResult = isAwarded(notice.kind) && part;
      if (bulkResult || notice.correction !== undefined) {
        result[await tenderImport.recordResult(actor, notice, clusterId)] += 1;
        continue;
      }
      const { tender, outcome } = await tenderImport.importNotice(actor, notice, clusterId);
      result[outcome] += 1;
      if (!result.tenderIds.includes(tender.id)) result.tenderIds.push(tender.id);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      result.refused.push({ index, noticeId: notice.noticeId, code: error.code, message: error.message });
    }
  }
  if (notices.length === 1 && result.refused[0])
    throw new DomainError('unprocessable', result.refused[0].code, result.refused[0].message);
  return result;
}
