import { parentPort } from 'node:worker_threads';
import { renderChart } from '../charts/chart.ts';
import { packageOf } from '../documents/package.ts';
import { renderDocument } from '../documents/render.ts';
import { yearlyReportHtml } from '../reports/yearly/html.ts';
import { yearlyReportPdf } from '../reports/yearly/pdf.ts';
import { DomainError } from '../shared/errors.ts';
import type { PressAnswer, PressOrder, PressTasks } from './press-tasks.ts';

/** The press's thread: prints one order after the other. */
const tasks: PressTasks = {
  document: renderDocument,
  package: packageOf,
  yearlyPdf: yearlyReportPdf,
  yearlyHtml: yearlyReportHtml,
  chart: renderChart,
};

const answer = (value: PressAnswer): void => parentPort?.postMessage(value);

parentPort?.on('message', async ({ id, name, args }: PressOrder) => {
  try {
    const task = tasks[name] as (...given: unknown[]) => Promise<unknown>;
    answer({ id, result: await task(...args) });
  } catch (error) {
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    const domain =
      error instanceof DomainError ? { kind: error.kind, code: error.code, fields: [...error.fields] } : null;
    answer({ id, fault: { message, stack: stack ?? '', domain } });
  }
});
