/** A report of a mail that came back, as mail servers write it (RFC 3464). */
export function deliveryReport(of: {
  mailId: string;
  address: string;
  status?: string;
  action?: string;
  original?: string;
  headersOnly?: boolean;
}): string {
  const { mailId, address, status = '5.1.1', action = 'failed', original, headersOnly = false } = of;
  const returned = headersOnly ? 'text/rfc822-headers' : 'message/rfc822';
  return [
    'From: MAILER-DAEMON@mx.example.org (Mail Delivery System)',
    'To: groupement@localhost.invalid',
    'Subject: Undelivered Mail Returned to Sender',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="9B4A"',
    '',
    'This is a MIME-encapsulated message.',
    '',
    '--9B4A',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    'This is the mail system. I could not deliver your message.',
    '',
    '--9B4A',
    'Content-Description: Delivery report',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.org',
    'X-Postfix-Queue-ID: 4R1',
    'Arrival-Date: Fri, 27 Nov 2026 10:00:00 +0100 (CET)',
    '',
    `Final-Recipient: rfc822; ${address}`,
    ...(original === undefined ? [] : [`Original-Recipient: rfc822;${original}`]),
    `Action: ${action}`,
    `Status: ${status}`,
    'Remote-MTA: dns; mail.example.org',
    'Diagnostic-Code: smtp; 550 5.1.1 <x>: Recipient address rejected: User',
    '    unknown in local recipient table',
    '',
    '--9B4A',
    'Content-Description: Undelivered Message',
    `Content-Type: ${returned}`,
    '',
    `Message-ID: <${mailId}@localhost.invalid>`,
    'Subject: =?utf-8?Q?R=C3=A9ponse?=',
    `To: ${address}`,
    '',
    ...(headersOnly ? [] : ['Bonjour']),
    '',
    '--9B4A--',
    '',
  ].join('\r\n');
}
