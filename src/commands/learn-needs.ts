import { parseArgs } from 'node:util';
import { connectDatabase } from '../db/client.ts';
import { systemClock } from '../shared/clock.ts';
import { cpvLabel } from '../taxonomies/known-codes.ts';
import { type LearningReport, learnNeeds } from '../trades/lots/learning.service.ts';
import { runCommand } from './command.ts';

const HELP = `Learns from what coordinators of this installation confirmed, struck out and added of lots' needs.

  npm run learn:needs     learns, and tells what changed; the same decisions again change nothing
`;

/** Lessons told in full; the rest is counted. */
const TOLD = 30;

/** `npm run learn:needs`. */
await runCommand(HELP, async ({ args, open, print }) => {
  parseArgs({ args, options: {} });
  const { url } = await open();
  const database = connectDatabase({ url }, { max: 2, name: 'groupement-learn' });
  try {
    for (const line of inLines(await learnNeeds({ database, clock: systemClock }))) print(line);
  } finally {
    await database.close();
  }
});

function inLines({ lots, decisions, foresight, changes }: LearningReport): string[] {
  const { confirmed, struckOut, added } = decisions;
  return [
    `${lots} lots decided: ${confirmed} proposals confirmed, ${struckOut} struck out, ${added} added`,
    foresight === null
      ? 'too few lots to say whether lessons foretell decisions better'
      : `squared error of ${foresight.proposals} proposals, on lots that were not learned from: ${foresight.before.toFixed(4)} without lessons, ${foresight.after.toFixed(4)} with them`,
    changes.length === 0 ? 'nothing changed' : `${changes.length} lessons changed:`,
    ...changes.slice(0, TOLD).map(({ work, trade, cpv, from, to, proposes }) => {
      const where = work === '*' ? 'any work' : `works ${work}…`;
      const moved = `${from === null ? 'new' : from.toFixed(2)} → ${to === null ? 'gone' : to.toFixed(2)}`;
      return `  ${where}: ${trade}… ${cpvLabel(cpv, 'fr') ?? cpv} ${moved}${proposes ? ', proposed from now on' : ''}`;
    }),
    ...(changes.length > TOLD ? [`  and ${changes.length - TOLD} more`] : []),
  ];
}
