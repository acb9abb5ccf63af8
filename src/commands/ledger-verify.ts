import { parseArgs } from 'node:util';
import postgres from 'postgres';
import { repairLedgerSums, verifyLedger } from '../ledger/verify.ts';
import { runCommand } from './command.ts';

const HELP = `Checks the ledger: that every entry balances, and that the sums which reports read are those of its lines.

  npm run ledger:verify                exit code 1 and what is wrong, if anything is
  npm run ledger:verify -- --repair    also makes the sums anew from the lines; entries are never changed
`;

/** How many faults are told one by one. */
const TOLD = 20;

/** `npm run ledger:verify`. */
await runCommand(HELP, async ({ args, open, print }) => {
  const { values } = parseArgs({ args, options: { repair: { type: 'boolean', default: false } } });
  const { url, place } = await open();
  const sql = postgres(url, {
    max: 1,
    onnotice: () => undefined,
    connection: { application_name: 'groupement-ledger' },
  });
  try {
    const verdict = await verifyLedger(sql);
    print(`${verdict.entries} entries and ${verdict.sums} sums of ${place}`);
    for (const fault of verdict.faults.slice(0, TOLD)) print(`  ${fault}`);
    if (verdict.faults.length > TOLD) print(`  and ${verdict.faults.length - TOLD} more`);
    print(verdict.faults.length === 0 ? 'sound' : 'NOT SOUND');
    if (verdict.faults.length > 0) process.exitCode = 1;
    if (values.repair) print(`${await repairLedgerSums(sql)} sums made anew`);
  } finally {
    await sql.end();
  }
});
