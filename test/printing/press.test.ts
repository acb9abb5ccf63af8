import { afterAll, describe, expect, it } from 'vitest';
import { renderChart } from '../../src/charts/chart.ts';
import { renderDocument } from '../../src/documents/render.ts';
import { createPress } from '../../src/press/press.ts';
import { DomainError } from '../../src/shared/errors.ts';
import { sampleBid } from '../documents/sample.ts';
import { sampleReport } from '../reports/sample.ts';

const press = createPress();
afterAll(() => press.close());

describe('the press', () => {
  it('prints in its thread what would be printed here, to the byte', async () => {
    const [there, here] = await Promise.all([
      press.document(sampleBid(), { kind: 'dossier' }),
      renderDocument(sampleBid(), { kind: 'dossier' }),
    ]);
    expect(there.fileName).toBe(here.fileName);
    expect(Buffer.from(there.bytes).equals(Buffer.from(here.bytes))).toBe(true);
    const tiles = { kind: 'tiles' as const, language: 'fr' as const, title: 'T', source: 'S', tiles: [] };
    expect(await press.chart(tiles)).toBe(await renderChart(tiles));
  });

  it('takes several orders at once and gives each its own answer', async () => {
    const [zip, html, pdf, espd] = await Promise.all([
      press.package(sampleBid()),
      press.yearlyHtml(sampleReport(), 'en'),
      press.yearlyPdf(sampleReport(), 'fr'),
      press.document(sampleBid(), { kind: 'espd', memberId: 'm2', lotId: 'lot-1' }),
    ]);
    expect(Buffer.from(zip.bytes).subarray(0, 2).toString()).toBe('PK');
    expect(html).toContain('<html lang="en">');
    expect(Buffer.from(pdf).subarray(0, 5).toString()).toBe('%PDF-');
    expect(Buffer.from(espd.bytes).toString()).toContain('group-mem');
  });

  it('gives a fault back as what it is', async () => {
    const fault = press.document(sampleBid(), { kind: 'espd' });
    await expect(fault).rejects.toBeInstanceOf(DomainError);
    await expect(fault).rejects.toMatchObject({ kind: 'invalid', fields: [{ pointer: '?member' }] });
    await expect(
      press.chart({ kind: 'lorenz', language: 'fr', title: '', source: '', what: '', values: [-1] }),
    ).rejects.toThrow(/not negative/);
  });

  it('fails what it had when its thread ends, and starts another for the next order', async () => {
    const lost = press.package(sampleBid({ clusterName: 'Another order than those before' }));
    const [settled] = await Promise.allSettled([lost, press.close()]);
    expect(settled).toMatchObject({ status: 'rejected', reason: { message: expect.stringContaining('ended') } });
    expect((await press.document(sampleBid(), { kind: 'split' })).fileName).toBe('repartition.pdf');
  });
});
