/**
 * `npm run configuration`: writes src/CONFIGURATION.md from src/config.ts. `--check` only compares, and fails where the
 * file is not what the program reads.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { SETTINGS } from '../config.ts';

const FILE = fileURLToPath(new URL('../CONFIGURATION.md', import.meta.url));

const rows = Object.entries(SETTINGS).map(
  ([name, { about, default: shown }]) => `| \`${name}\` | ${shown} | ${about} |`,
);
const written = `# Configuration

All of it from the environment, read in \`config.ts\`, of which this is made (\`npm run configuration\`). A value that makes no
sense is refused at start with its name.

| variable | default | meaning |
|---|---|---|
${rows.join('\n')}
`;

if (process.argv.includes('--check')) {
  if (readFileSync(FILE, 'utf8') !== written) {
    process.stderr.write('src/CONFIGURATION.md is not what src/config.ts says: run `npm run configuration`\n');
    process.exitCode = 1;
  }
} else {
  writeFileSync(FILE, written);
}
