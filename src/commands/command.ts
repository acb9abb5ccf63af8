import { type Config, ConfigError, environment, loadConfig } from '../config.ts';
import { createLog } from '../log.ts';
import { openDatabaseServer } from '../runtime.ts';
import { DomainError } from '../shared/errors.ts';

/** What a command works with. */
export type CommandContext = {
  args: string[];
  /** Starts or joins the database server of the configuration; it is given up when the command ends. */
  open(): Promise<{ url: string; place: string; dataDir: string }>;
  print(line: string): void;
};

class UsageError extends Error {}

/** The arguments are wrong: the help is shown. */
export const usageError = (message: string): Error => new UsageError(message);

/** Runs a command of the shell: `--help`, errors in words, exit code 1 for a failure and 2 for wrong arguments. */
export async function runCommand(help: string, work: (context: CommandContext) => Promise<void>): Promise<void> {
  const args = process.argv.slice(2);
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(help);
    return;
  }
  let stop = async (): Promise<void> => undefined;
  const open = async () => {
    const config: Config = loadConfig(environment());
    const server = await openDatabaseServer(config, createLog(config.LOG_LEVEL, 'backup'));
    stop = () => server.stop();
    return { url: server.directUrl ?? server.url, place: server.place, dataDir: config.DATA_DIR };
  };
  try {
    await work({ args, open, print: (line) => process.stdout.write(`${line}\n`) });
  } catch (error) {
    process.exitCode = report(error, help);
  } finally {
    await stop();
  }
}

function report(error: unknown, help: string): number {
  const code = (error as { code?: string }).code ?? '';
  if (error instanceof UsageError || code.startsWith('ERR_PARSE_ARGS')) {
    process.stderr.write(`${(error as Error).message}\n\n${help}`);
    return 2;
  }
  const expected = error instanceof DomainError || error instanceof ConfigError;
  process.stderr.write(`${expected ? error.message : String((error as Error).stack ?? error)}\n`);
  return error instanceof ConfigError ? 2 : 1;
}
