import type { ChartInput } from '../charts/input.ts';
import type { BidFile } from '../documents/model.ts';
import type { DocumentRequest, RenderedDocument } from '../documents/render.ts';
import type { YearlyReport } from '../reports/yearly/model.ts';
import type { ErrorKind, FieldError } from '../shared/errors.ts';
import type { Language } from './format.ts';

/** What the press can do, by name: plain data in, plain data out, so that it passes between threads. */
export type PressTasks = {
  document: (bid: BidFile, request: DocumentRequest) => Promise<RenderedDocument>;
  package: (bid: BidFile) => Promise<RenderedDocument>;
  yearlyPdf: (report: YearlyReport, language: Language) => Promise<Uint8Array>;
  yearlyHtml: (report: YearlyReport, language: Language) => Promise<string>;
  chart: (input: ChartInput) => Promise<string>;
};

export type PressTaskName = keyof PressTasks;

/** A task on its way to the thread. */
export type PressOrder = { id: number; name: PressTaskName; args: unknown[] };

/** What comes back: the result, or the fault with what a caller needs to know of it. */
export type PressAnswer =
  | { id: number; result: unknown }
  | {
      id: number;
      fault: { message: string; stack: string; domain: { kind: ErrorKind; code: string; fields: FieldError[] } | null };
    };
