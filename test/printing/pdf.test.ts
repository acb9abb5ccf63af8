import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { packageOf } from '../../src/documents/package.ts';
import { printPdf } from '../../src/printing/pdf.ts';
import { sampleBid } from '../documents/sample.ts';
import { pdfPages } from '../reading.ts';

describe('nothing is loaded', () => {
  it('from a URL in the data, nor by a picture in a definition', async () => {
    let visits = 0;
    const server = createServer((_request, response) => {
      visits++;
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/logo.png`;
    try {
      const bid = sampleBid();
      const bait = `<image href="${url}"/> ![logo](${url}) ${url}`;
      const baited = {
        ...bid,
        members: bid.members.map((m) => ({ ...m, name: bait, means: bait })),
        group: { ...bid.group, name: bait },
      };
      await packageOf(baited);
      const writtenAt = bid.writtenAt;
      for (const content of [
        { image: url },
        { image: '/etc/hostname' },
        { svg: `<svg xmlns="http://www.w3.org/2000/svg"><image href="${url}"/></svg>` },
        { svg: '<svg xmlns="http://www.w3.org/2000/svg"><image href="/etc/hostname"/></svg>' },
      ]) {
        await expect(printPdf({ language: 'fr', writtenAt, content })).rejects.toThrow(/printPdf/);
      }
      expect(visits).toBe(0);
    } finally {
      server.close();
    }
  });
});

describe('unusual signs', () => {
  it('are written where the font has them and shown as a gap where not', async () => {
    const [page] = await pdfPages(
      await printPdf({
        language: 'fr',
        writtenAt: '2026-11-20',
        content: 'Łódź œuvre Ñandú ŒÉÀ ß ő Ж e\u0301 1\u202f234\u00a0€ a\u2011b 中 😀 \u0007',
      }),
    );
    expect(page).toBe('Łódź œuvre Ñandú ŒÉÀ ß ő Ж é 1 234 € a-b ? ?');
  });
});
