import { expect, it } from 'vitest';
import { DOCUMENT_LIMITS } from '../../src/consultation/document-text.ts';
import { createDocumentReader } from '../../src/consultation/reader.ts';
import { turnsDuring } from '../waiting.ts';
import { docxOf, endlessPdf } from './make.ts';

const codeOf = (one: PromiseSettledResult<{ format: string }>): string =>
  one.status === 'fulfilled' ? one.value.format : (one.reason as { code: string }).code;

it('reads one after the other in a thread, and ends only what takes too much time or memory', async () => {
  const endless = endlessPdf();
  const hasty = createDocumentReader({ milliseconds: 1_000, memory: DOCUMENT_LIMITS.memory });
  const poor = createDocumentReader({ milliseconds: 60_000, memory: 1 });
  const short = await docxOf(['Une visite du site est obligatoire.']);
  const { turns, value: outcomes } = await turnsDuring(() =>
    Promise.allSettled([hasty.read(endless), hasty.read(short), poor.read(endless)]),
  );
  await Promise.all([hasty.close(), poor.close()]);
  expect(outcomes.map(codeOf)).toEqual(['document_too_slow', 'docx', 'document_too_heavy']);
  expect(turns).toBeGreaterThan(100);
}, 120_000);
