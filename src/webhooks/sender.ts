import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { Webhook } from 'standardwebhooks';
import { PRIVATE_CODE, publicLookup } from '../shared/public-lookup.ts';
import { privateAddress, webhookUrl } from './addresses.ts';

const TIMEOUT_MS = 10_000;

/** One message as it is sent. */
export type Message = {
  id: string;
  url: string;
  secret: string;
  type: string;
  at: Date;
  data: Record<string, unknown>;
};

/**
 * Sends a message signed by the Standard Webhooks scheme (HMAC-SHA256 of id, time and body). Follows no redirects:
 * they could lead anywhere.
 * @returns the HTTP status of the answer
 * @throws DomainError when the address is refused, which no further attempt mends
 * @throws Error when nobody answers in ten seconds
 */
export async function sendWebhook(message: Message, options: { allowPrivate: boolean; now: Date }): Promise<number> {
  const url = webhookUrl(message.url, options);
  const body = JSON.stringify({ type: message.type, timestamp: message.at.toISOString(), data: message.data });
  const signature = new Webhook(message.secret).sign(message.id, options.now, body);
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const outgoing = request(
      url,
      {
        method: 'POST',
        // For the whole exchange: a timeout of the socket begins anew with every byte.
        signal: AbortSignal.timeout(TIMEOUT_MS),
        agent: false,
        ...(options.allowPrivate ? {} : { lookup: publicLookup }),
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'user-agent': 'groupement',
          'webhook-id': message.id,
          'webhook-timestamp': String(Math.floor(options.now.getTime() / 1_000)),
          'webhook-signature': signature,
        },
      },
      (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      },
    );
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === PRIVATE_CODE) reject(privateAddress());
      else reject(error.name === 'AbortError' ? new Error(`no answer in ${TIMEOUT_MS / 1_000} s`) : error);
    });
    outgoing.end(body);
  });
}
