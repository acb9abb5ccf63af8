/**
 * The JavaScript file of a program of the sources; the first call makes them all, unless an earlier
 * process did.
 * @throws when the file is no program, or the packages' folder cannot be written
 */
export function built(source: string | URL): Promise<URL>;
