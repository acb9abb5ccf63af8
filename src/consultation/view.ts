import { type Fillable, fillingOf, isFilled } from './filling.ts';
import type { FindingRow, ListedDocument } from './repository.ts';
import type { DocumentView, FindingView } from './schemas.ts';

/** A document as the API shows it. */
export const documentView = (row: ListedDocument): DocumentView => ({
  id: row.id,
  tenderId: row.tenderId,
  name: row.name,
  size: row.size,
  format: row.format,
  state: row.state,
  error: row.fault,
  progress: row.pages === null || row.pages === 0 ? null : { done: row.pagesDone, total: row.pages },
  pages: row.pages,
  pagesWithoutText: row.pagesWithoutText,
  findingCount: row.findings,
  createdAt: row.createdAt.toISOString(),
  startedAt: row.startedAt?.toISOString() ?? null,
  finishedAt: row.finishedAt?.toISOString() ?? null,
});

/** Findings as the API shows them, each with whether the tender can get its value. */
export const findingViews = (rows: readonly FindingRow[], fillable: Fillable): FindingView[] =>
  rows.map((row) => {
    const filling = fillingOf(row, siblingsOf(row, rows), fillable);
    return {
      id: row.id,
      documentId: row.documentId,
      documentName: row.documentName,
      kind: row.kind,
      what: row.what,
      value: row.value,
      at: row.at,
      cpv: row.cpv,
      lot: row.lot,
      mandatory: row.mandatory,
      place: row.place,
      quote: row.quote,
      confidence: Number(row.confidence.toFixed(3)),
      takeOver: filling === null ? 'never' : isFilled(filling) ? 'filled' : 'possible',
      decision: row.decision,
      decidedAt: row.decidedAt?.toISOString() ?? null,
    };
  });

/** Findings that are taken over together with one: the criteria of its document, for the same lot. */
export const siblingsOf = (one: FindingRow, rows: readonly FindingRow[]): FindingRow[] =>
  rows.filter((row) => row.documentId === one.documentId && row.kind === one.kind && row.lot === one.lot);
