import type { ChartInput } from '../charts/input.ts';
import type { BidFile } from '../documents/model.ts';
import type { DocumentRequest, RenderedDocument } from '../documents/render.ts';
import type { YearlyReport } from '../reports/yearly/model.ts';
import type { Language } from './format.ts';

/** What the press can do, by name: plain data in, plain data out, so that it passes between threads. */
export type PressTasks = {
  document: (bid: BidFile, request: DocumentRequest) => Promise<RenderedDocument>;
  package: (bid: BidFile) => Promise<RenderedDocument>;
  yearlyPdf: (report: YearlyReport, language: Language) => Promise<Uint8Array>;
  yearlyHtml: (report: YearlyReport, language: Language) => Promise<string>;
  chart: (input: ChartInput) => Promise<string>;
};
