/** Tells who runs the command a line; nobody reads it in a test of the suite. */
export const say = (line: string): void => void process.stdout.write(`${line}\n`);
