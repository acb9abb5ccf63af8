import { uuidv7 } from 'uuidv7';

const HARMLESS = /^[\w.:-]{1,100}$/;

/** The caller's own id of a request where it is harmless, else a new one. */
export const requestId = (given: string | string[] | undefined): string =>
  typeof given === 'string' && HARMLESS.test(given) ? given : uuidv7();
