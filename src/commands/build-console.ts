/** Part of `npm run build`: the console's files into dist/console. */
import { fileURLToPath } from 'node:url';
import { buildConsole, consoleFolder } from '../console-files/build.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
await buildConsole(root);
console.log(`built ${consoleFolder(root)}`);
