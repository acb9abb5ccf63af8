/**
 * The JavaScript file that was made of a TypeScript file of the sources; the first call makes them all, unless an earlier
 * process did.
 * @throws when the packages' folder cannot be written
 */
export function built(source: string | URL): Promise<URL>;
