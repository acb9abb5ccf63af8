import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import postgres from 'postgres';
import { type AuditAnchor, verifyAudit } from '../audit/verify.ts';
import { runCommand, usageError } from './command.ts';

const HELP = `Checks the audit log's hash chains: every row, and that none is missing.

  npm run audit:verify                       exit code 1 and the first bad row, if there is one
  npm run audit:verify -- --write FILE       also writes an anchor: how the log stands now
  npm run audit:verify -- --against FILE     also holds the log against an anchor

An anchor that is kept where the database's owner cannot reach it tells even of a log that was
rewritten as a whole.
`;

/** `npm run audit:verify`. */
await runCommand(HELP, async ({ args, open, print }) => {
  const { values } = parseArgs({ args, options: { write: { type: 'string' }, against: { type: 'string' } } });
  const against = values.against === undefined ? undefined : readAnchor(await readFile(values.against, 'utf8'));
  const { url, place } = await open();
  const sql = postgres(url, {
    max: 1,
    onnotice: () => undefined,
    connection: { application_name: 'groupement-audit' },
  });
  try {
    const verdict = await verifyAudit(sql, against);
    print(`${verdict.rows} rows in ${verdict.chains} chains of ${place}`);
    print(`digest ${verdict.digest}`);
    const [first, ...others] = verdict.faults;
    if (first === undefined) print('intact');
    else {
      print(
        `BROKEN: row ${first.id ?? '(none)'} of ${first.at?.toISOString() ?? 'unknown time'} ${first.fault} (chain ${first.chain}, number ${first.seq})`,
      );
      for (const fault of others)
        print(`  also chain ${fault.chain}, number ${fault.seq}: row ${fault.id ?? '(none)'} ${fault.fault}`);
      process.exitCode = 1;
    }
    if (values.write !== undefined) await writeFile(values.write, `${JSON.stringify(verdict.anchor, null, 2)}\n`);
  } finally {
    await sql.end();
  }
});

function readAnchor(text: string): AuditAnchor {
  try {
    const anchor = JSON.parse(text) as AuditAnchor;
    if (Array.isArray(anchor.heads)) return anchor;
  } catch {
    // Told below.
  }
  throw usageError('the file given to --against is no anchor');
}
