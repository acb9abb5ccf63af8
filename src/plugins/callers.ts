import type { Config } from '../config.ts';

/** Whose word on where a request comes from is taken: that of so many hops, or of these networks. */
export const believed = (proxies: Config['TRUST_PROXY']) =>
  typeof proxies === 'number' ? (_address: string, hop: number) => hop < proxies : proxies;
