import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { DomainError } from './errors.ts';
import { isPrivateAddress } from './private-addresses.ts';

/**
 * A web address that may be fetched: http(s), without credentials, and on the public internet unless `allowPrivate`.
 * @throws DomainError `invalid` naming `pointer`
 */
export async function publicAddress(text: string, pointer: string, allowPrivate: boolean): Promise<URL> {
  const refuse = (message: string): DomainError =>
    new DomainError('invalid', 'address_refused', message, { fields: [{ pointer, message }] });
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw refuse('is not a web address');
  }
  if (!/^https?:$/.test(url.protocol)) throw refuse('must begin with https:// or http://');
  if (url.username || url.password) throw refuse('must not hold credentials');
  if (allowPrivate) return url;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const addresses = isIP(host) ? [host] : (await lookup(host, { all: true }).catch(() => [])).map((a) => a.address);
  if (addresses.length === 0) throw refuse(`the host ${host} is not known`);
  if (addresses.some(isPrivateAddress)) throw refuse('leads into a private network');
  return url;
}
