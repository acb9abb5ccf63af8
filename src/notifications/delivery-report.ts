import PostalMime from 'postal-mime';

/** A mailbox that refused a mail for good. */
export type Refusal = {
  /** Lower case. */
  address: string;
  /** As RFC 3463 says it: `5.1.1` is an unknown mailbox, `5.2.2` a full one, `5.7.1` a refusal by rule. */
  status: string;
};

/** What a mail server reports of a mail of ours: its id, and who did not get it. */
export type DeliveryReport = { mailId: string; refusals: Refusal[] };

/** Larger reports return the whole of a large mail: ours are small. */
export const MOST_BYTES = 1_000_000;
const LIMITS = { maxNestingDepth: 20, maxHeadersSize: 200_000 } as const;

/**
 * What a delivery status notification says (RFC 3464): null for any other mail, for one that is not about a mail of ours,
 * and for one that tells of no failure (`delayed`, `delivered`). A failure without a status of class 5 is none: those are
 * tried again.
 */
export async function readDeliveryReport(message: Uint8Array): Promise<DeliveryReport | null> {
  if (message.byteLength > MOST_BYTES) return null;
  const mail = await PostalMime.parse(message, {
    ...LIMITS,
    attachmentEncoding: 'utf8',
    rfc822Attachments: true,
  }).catch(() => null);
  if (mail === null) return null;
  const part = (...types: string[]): string =>
    mail.attachments
      .filter(({ mimeType }) => types.includes(mimeType.toLowerCase()))
      .map(({ content }) => (typeof content === 'string' ? content : new TextDecoder().decode(content)))
      .join('\n\n');
  const refusals = refusalsIn(part('message/delivery-status', 'message/global-delivery-status'));
  const returned = part('message/rfc822', 'text/rfc822-headers', 'message/global', 'message/global-headers');
  const [, mailId] = /^message-id:\s*<([0-9a-f-]{36})@/im.exec(returned) ?? [];
  return mailId === undefined || refusals.length === 0 ? null : { mailId, refusals };
}

/** The groups of fields after the first are of one recipient each (RFC 3464, 2.1). */
function refusalsIn(status: string): Refusal[] {
  return status
    .replaceAll('\r\n', '\n')
    .split(/\n[ \t]*\n/)
    .flatMap((group) => {
      const fields = group.replace(/\n[ \t]+/g, ' ');
      const field = (name: string): string => new RegExp(`^${name}:[ \\t]*(.*)$`, 'im').exec(fields)?.[1]?.trim() ?? '';
      const [, address] = /^(?:rfc822|utf-8)\s*;\s*<?([^<>\s]+@[^<>\s]+?)>?$/i.exec(field('final-recipient')) ?? [];
      // The one that we wrote to, where the mailbox is another's that it was forwarded to.
      const [, original] = /^(?:rfc822|utf-8)\s*;\s*<?([^<>\s]+@[^<>\s]+?)>?$/i.exec(field('original-recipient')) ?? [];
      const [, code] = /^(5\.\d{1,3}\.\d{1,3})/.exec(field('status')) ?? [];
      const to = original ?? address;
      if (to === undefined || code === undefined || field('action').toLowerCase() !== 'failed') return [];
      return [{ address: to.toLowerCase(), status: code }];
    });
}
