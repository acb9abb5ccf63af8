import { describe, expect, it } from 'vitest';
import { readDeliveryReport } from '../../src/notifications/delivery-report.ts';
import { deliveryReport } from './reports.ts';

const mailId = '01900000-0000-8000-8000-0000000000aa';
const read = (text: string) => readDeliveryReport(Buffer.from(text));

describe('a mail that came back', () => {
  it('names the mail of ours and who refused it, with the whole mail or its head alone returned', async () => {
    for (const headersOnly of [false, true]) {
      const report = await read(deliveryReport({ mailId, address: 'Anne.Roy@Atelier.example', headersOnly }));
      expect(report).toEqual({ mailId, refusals: [{ address: 'anne.roy@atelier.example', status: '5.1.1' }] });
    }
  });

  it('names whom we wrote to, where the mailbox is another’s that it was forwarded to', async () => {
    const text = deliveryReport({
      mailId,
      address: 'old@elsewhere.example',
      original: 'anne@atelier.example',
      status: '5.2.2',
    });
    expect((await read(text))?.refusals).toEqual([{ address: 'anne@atelier.example', status: '5.2.2' }]);
  });

  it('is none when it is delayed, delivered, of no mail of ours, or any other mail', async () => {
    const address = 'anne@atelier.example';
    expect(await read(deliveryReport({ mailId, address, action: 'delayed', status: '4.4.1' }))).toBeNull();
    expect(await read(deliveryReport({ mailId, address, action: 'delivered', status: '2.0.0' }))).toBeNull();
    expect(await read(deliveryReport({ mailId, address, status: '4.2.2' }))).toBeNull();
    expect(await read(deliveryReport({ mailId: 'CAF=abc', address }))).toBeNull();
    expect(await read('Subject: Absence\r\n\r\nJe suis en congé.')).toBeNull();
    for (const junk of [
      '',
      '\0\0\0',
      'Content-Type: multipart/report; boundary="a"\r\n\r\n--a--',
      'x'.repeat(1_000_001),
    ])
      expect(await read(junk)).toBeNull();
  });

  it('of random damage is read or not, and never throws', async () => {
    const whole = deliveryReport({ mailId, address: 'anne@atelier.example' });
    for (let at = 0; at < whole.length; at += 37) {
      await read(whole.slice(0, at));
      await read(`${whole.slice(0, at)}\0--9B4A\r\n${whole.slice(at + 5)}`);
    }
  });
});
