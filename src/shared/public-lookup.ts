import { lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { isPrivateAddress } from './private-addresses.ts';

/** Code of the error of a look-up that finds a private address. */
export const PRIVATE_CODE = 'EPRIVATE';

/** A look-up that knows no private addresses: what was checked is what is connected to, whatever DNS says next time. */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error !== null) {
      callback(error, '', 0);
      return;
    }
    const [first] = addresses;
    if (first === undefined || addresses.some(({ address }) => isPrivateAddress(address))) {
      callback(Object.assign(new Error('leads to a private address'), { code: PRIVATE_CODE }), '', 0);
      return;
    }
    if (options.all === true) callback(null, addresses);
    else callback(null, first.address, first.family);
  });
};
