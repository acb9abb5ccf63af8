import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import { DomainError } from '../shared/errors.ts';

/** Addresses that are not the public internet: a watch must not become a way into the network it runs in. */
const PRIVATE = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  PRIVATE.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  PRIVATE.addSubnet(net, bits, 'ipv6');

const isPrivate = (address: string): boolean => {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return PRIVATE.check(mapped, 'ipv4');
  return PRIVATE.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
};

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
    throw refuse('is no web address');
  }
  if (!/^https?:$/.test(url.protocol)) throw refuse('must begin with https:// or http://');
  if (url.username || url.password) throw refuse('must not hold credentials');
  if (allowPrivate) return url;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const addresses = isIP(host) ? [host] : (await lookup(host, { all: true }).catch(() => [])).map((a) => a.address);
  if (addresses.length === 0) throw refuse(`the host ${host} is not known`);
  if (addresses.some(isPrivate)) throw refuse('leads into a private network');
  return url;
}
