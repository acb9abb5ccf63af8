import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from './config.ts';

/** An address of this machine as people open it: who listens everywhere is reached as localhost. */
export const addressOf = (host: string, port: number): string => {
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
};

/** The address under which people reach the program, without a slash at its end. */
export const publicUrl = (config: Config): string =>
  (config.PUBLIC_URL ?? addressOf(config.HOST, config.PORT)).replace(/\/+$/, '');

const noteOf = (config: Config): string => join(config.DATA_DIR, 'address');

/**
 * Keeps where the API listens for commands that print a link: their environment may lack the PORT that the server was
 * given. Nothing where PUBLIC_URL says it, or the folder cannot be written: then they go by their own settings.
 * @returns forgets it, if it is still this one
 */
export function noteAddress(config: Config, address: string): () => void {
  if (config.PUBLIC_URL !== null) return () => undefined;
  try {
    mkdirSync(config.DATA_DIR, { recursive: true, mode: 0o700 });
    writeFileSync(noteOf(config), address);
  } catch {
    return () => undefined;
  }
  return () => {
    if (readNote(config) === address) rmSync(noteOf(config), { force: true });
  };
}

/** The settings of a command, with the address of the API that runs beside it, or ran last, as the one that links lead to. */
export const reachingTheServer = (config: Config): Config => ({
  ...config,
  PUBLIC_URL: config.PUBLIC_URL ?? readNote(config),
});

function readNote(config: Config): string | null {
  try {
    return readFileSync(noteOf(config), 'utf8');
  } catch {
    return null;
  }
}
