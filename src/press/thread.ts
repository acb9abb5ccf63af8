import { renderChart } from '../charts/chart.ts';
import { competitionRecordPdf } from '../consortia/competition-record.pdf.ts';
import { packageOf } from '../documents/package.ts';
import { renderDocument } from '../documents/render.ts';
import { readyToPrint } from '../printing/pdf.ts';
import { yearlyReportHtml } from '../reports/yearly/html.ts';
import { yearlyReportPdf } from '../reports/yearly/pdf.ts';
import { answerTasks } from '../shared/task-thread.ts';
import type { ThreadTasks } from './press.ts';

/** The press's thread: prints one order after the other. */
answerTasks<ThreadTasks>({
  warm: readyToPrint,
  document: renderDocument,
  package: packageOf,
  yearlyPdf: yearlyReportPdf,
  yearlyHtml: yearlyReportHtml,
  chart: renderChart,
  competitionPdf: competitionRecordPdf,
});
