/**
 * `npm run law:rules`: writes src/law/RULES.md from the rules themselves. `--check` only compares, and fails where the file
 * is not what the rules say.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { RULES } from '../law/evaluate.ts';
import type { Rule } from '../law/rule.ts';

const FILE = fileURLToPath(new URL('../law/RULES.md', import.meta.url));

const SETS: Readonly<Record<Rule['set'], string>> = {
  ccp: 'public buyers in France',
  competition: 'every buyer',
};

const days = ({ from, to }: Rule): string =>
  from === null && to === null
    ? 'always'
    : from === null
      ? `up to ${to}`
      : `from ${from}${to === null ? '' : ` to ${to}`}`;

const rows = RULES.map(
  (rule) =>
    `| \`${rule.id}\` | ${rule.title.en} (${rule.title.fr}) | ${rule.article} | ${SETS[rule.set]} | ${days(rule)} |`,
);
const written = `# Rules of joint bids

What \`GET /consortia/{id}/checks\` asks of a consortium, made from \`rules/\` (\`npm run law:rules\`). The day on which the
procedure was launched picks the version of a rule: the dispatch of the notice, else its publication here. A verdict is
\`ok\`, \`not_yet_known\` (evidence is missing), \`warning\`, \`blocking\` or \`not_applicable\`. Articles are those of the Code
de la commande publique unless another text is named.

| rule | asks about | rests on | holds for | procedures launched |
|---|---|---|---|---|
${rows.join('\n')}
`;

if (process.argv.includes('--check')) {
  if (readFileSync(FILE, 'utf8') !== written) {
    process.stderr.write('src/law/RULES.md is not what src/law/rules says: run `npm run law:rules`\n');
    process.exitCode = 1;
  }
} else {
  writeFileSync(FILE, written);
}
