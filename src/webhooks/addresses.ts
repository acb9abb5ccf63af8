import { isIP } from 'node:net';
import { DomainError, invalidField } from '../shared/errors.ts';
import { isPrivateAddress } from '../shared/private-addresses.ts';

/** Without brackets, and without the dot that may end a full name: `localhost.` is `localhost`. */
const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');

/** Why a message does not go to an address inside a network. */
export const privateAddress = (): DomainError =>
  new DomainError('invalid', 'private_address', 'Webhooks go to public addresses only.', {
    fields: [{ pointer: '/url', message: 'leads to a private address' }],
  });

/**
 * The address of a webhook, checked as far as it can be without asking DNS: a name is checked when it is used.
 * @throws DomainError `invalid` naming `/url`
 */
export function webhookUrl(given: string, options: { allowPrivate: boolean }): URL {
  if (!URL.canParse(given)) throw invalidField('/url', 'is not a URL');
  const url = new URL(given);
  const schemes = options.allowPrivate ? ['https:', 'http:'] : ['https:'];
  if (!schemes.includes(url.protocol)) throw invalidField('/url', 'must begin with https://');
  if (url.username !== '' || url.password !== '') throw invalidField('/url', 'must not hold a name or password');
  const host = hostOf(url);
  if (!options.allowPrivate) {
    if (isIP(host) !== 0 && isPrivateAddress(host)) throw privateAddress();
    if (host === 'localhost' || host.endsWith('.localhost') || host.endsWith('.internal') || !host.includes('.')) {
      if (isIP(host) === 0) throw privateAddress();
    }
  }
  return url;
}
