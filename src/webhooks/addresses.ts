import { lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { DomainError, invalidField } from '../shared/errors.ts';

/** Networks that are not the public internet (RFC 6890 and the IANA special-purpose registries). */
const PRIVATE = new BlockList();
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const) {
  PRIVATE.addSubnet(net, prefix, 'ipv4');
}
for (const [net, prefix] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['100::', 64],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const) {
  PRIVATE.addSubnet(net, prefix, 'ipv6');
}

/** Whether an IP address is not a public one; an IPv4 address in IPv6 clothes is looked at as what it is. */
export function isPrivateAddress(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return PRIVATE.check(mapped, 'ipv4');
  const family = isIP(address);
  if (family === 0) return true;
  return PRIVATE.check(address, family === 4 ? 'ipv4' : 'ipv6');
}

const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '');

const refused = (): DomainError =>
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
    if (isIP(host) !== 0 && isPrivateAddress(host)) throw refused();
    if (host === 'localhost' || host.endsWith('.localhost') || host.endsWith('.internal') || !host.includes('.')) {
      if (isIP(host) === 0) throw refused();
    }
  }
  return url;
}

/** A look-up that knows no private addresses: what was checked is what is connected to, whatever DNS says next time. */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error !== null) {
      callback(error, '', 0);
      return;
    }
    const [first] = addresses;
    if (first === undefined || addresses.some(({ address }) => isPrivateAddress(address))) {
      callback(Object.assign(new Error('leads to a private address'), { code: 'EPRIVATE' }), '', 0);
      return;
    }
    if (options.all === true) callback(null, addresses);
    else callback(null, first.address, first.family);
  });
};
