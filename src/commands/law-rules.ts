/**
 * `npm run law:rules`: writes src/law/RULES.md from the rules themselves. `--check` only compares, and fails where the file
 * is not what the rules say.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { RULES } from '../law/evaluate.ts';
import { type DatedFigure, FIGURES } from '../law/periods.ts';
import { LAW_PHASES, RULE_PHASES } from '../law/phases.ts';
import type { Rule } from '../law/rule.ts';

const FILE = fileURLToPath(new URL('../law/RULES.md', import.meta.url));

const SETS: Readonly<Record<Rule['set'], string>> = {
  ccp: 'public buyers in France',
  competition: 'every buyer',
};

const days = ({ from, to }: Pick<Rule, 'from' | 'to'>): string =>
  from === null && to === null
    ? 'always'
    : from === null
      ? `up to ${to}`
      : `from ${from}${to === null ? '' : ` to ${to}`}`;

const rows = RULES.map(
  (rule) =>
    `| \`${rule.id}\` | ${rule.title.en} (${rule.title.fr}) | ${rule.article} | ${SETS[rule.set]} | ${days(rule)} |`,
);

/** One line a rule: a cross in each phase in which it has something to say. */
const crosses = [...new Map(RULES.map((rule) => [rule.id, rule])).values()].map((rule) => {
  const phases = RULE_PHASES[rule.id];
  if (phases === undefined) throw new Error(`src/law/phases.ts does not say in which phases ${rule.id} speaks`);
  return `| \`${rule.id}\` | ${LAW_PHASES.map((phase) => (phases.includes(phase) ? '×' : '')).join(' | ')} |`;
});

const UNITS: Readonly<Record<DatedFigure['unit'], (value: number) => string>> = {
  days: (value) => `${value} days`,
  years: (value) => `${value} years`,
  cents: (value) => `${(value / 100).toLocaleString('en-GB')} €`,
  tenths: (value) => `× ${value / 10}`,
};
const figures = FIGURES.map(
  (one) =>
    `| \`${one.id}\` | ${one.about.en} (${one.about.fr}) | ${UNITS[one.unit](one.value)} | ${one.article}${one.unverified ? ' (?)' : ''} | ${days(one)} |`,
);

const written = `# Rules of joint bids

What \`GET /consortia/{id}/checks\` asks of a consortium, made from \`rules/\` (\`npm run law:rules\`). The day on which the
procedure was launched picks the version of a rule: the dispatch of the notice, else its publication here. A verdict is
\`ok\`, \`not_yet_known\` (evidence is missing), \`warning\`, \`blocking\` or \`not_applicable\`. Articles are those of the Code
de la commande publique unless another text is named; (?) marks what could not be checked against a primary text.

| rule | asks about | rests on | holds for | procedures launched |
|---|---|---|---|---|
${rows.join('\n')}

## Rules by phase

| rule | ${LAW_PHASES.join(' | ')} |
|---|${LAW_PHASES.map(() => '---').join('|')}|
${crosses.join('\n')}

## Figures

Deadlines, windows and thresholds as dated data (\`periods.ts\`), for the day in question.

| figure | what | value | rests on | on days |
|---|---|---|---|---|
${figures.join('\n')}
`;

if (process.argv.includes('--check')) {
  if (readFileSync(FILE, 'utf8') !== written) {
    process.stderr.write('src/law/RULES.md is not what src/law/rules says: run `npm run law:rules`\n');
    process.exitCode = 1;
  }
} else {
  writeFileSync(FILE, written);
}
