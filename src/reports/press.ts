import type { ChartInput } from '../charts/input.ts';
import type { Language } from '../printing/format.ts';
import type { YearlyReport } from './yearly/model.ts';

/** What reports need of whoever prints: plain data in, plain data out. */
export type ReportPress = {
  yearlyPdf: (report: YearlyReport, language: Language) => Promise<Uint8Array>;
  yearlyHtml: (report: YearlyReport, language: Language) => Promise<string>;
  /** A chart as SVG. */
  chart: (input: ChartInput) => Promise<string>;
};
