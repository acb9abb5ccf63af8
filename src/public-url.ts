import type { Config } from './config.ts';

/** The address under which people reach the program, without a slash at its end. */
export const publicUrl = (config: Config): string =>
  (config.PUBLIC_URL ?? `http://${config.HOST}:${config.PORT}`).replace(/\/+$/, '');
