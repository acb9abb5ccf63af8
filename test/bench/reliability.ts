import { parseArgs } from 'node:util';
import { type Figure, printFigures } from './figures.ts';
import { measureCommits } from './reliability-commits.ts';
import { measureEvents, redisAbsent } from './reliability-events.ts';
import { measureKeys, measureUpdates } from './reliability-http.ts';

const HELP = `Figures of the reliability programme, measured on the embedded database.

  npm run bench -- reliability [--only commits,events,keys,updates] [--kills 12] [--commits 20000] [--writers 4]
      [--events 3000] [--keys 40] [--concurrent 50] [--updates 1000]

The published figures are those of --kills 50 --commits 100000 --events 20000 --keys 200 --updates 10000.
Exit code 1 when a target is missed.
`;

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '12' },
    commits: { type: 'string', default: '20000' },
    writers: { type: 'string', default: '4' },
    only: { type: 'string', default: 'commits,events,keys,updates' },
    events: { type: 'string', default: '3000' },
    keys: { type: 'string', default: '40' },
    concurrent: { type: 'string', default: '50' },
    updates: { type: 'string', default: '1000' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) {
  process.stdout.write(HELP);
} else {
  const wanted = values.only.split(',');
  const kills = Number(values.kills);
  const missed: Figure[] = [];
  const print = (title: string, figures: Figure[]): void => {
    printFigures(title, figures);
    missed.push(...figures.filter((figure) => !figure.met));
  };
  const none = (what: string, count: number): Figure => ({ what, reached: `${count}`, target: '0', met: count === 0 });

  if (wanted.includes('commits')) {
    const seen = await measureCommits({ kills, commits: Number(values.commits), writers: Number(values.writers) });
    const slowest = Math.max(...seen.back);
    print(`1 · PostgreSQL killed ${seen.kills} times, ${seen.acknowledged} commits acknowledged`, [
      none('acknowledged commits lost', seen.lost),
      {
        what: 'back after, at worst',
        reached: `${Math.round(slowest)} ms`,
        target: '< 2,000 ms',
        met: slowest < 2_000,
      },
      none('damaged pages', seen.checksumFailures),
      { what: 'committed, answer died (allowed)', reached: `${seen.unanswered}`, target: '', met: true },
    ]);
  }
  if (wanted.includes('events')) {
    for (const redis of [false, true]) {
      if (redis && redisAbsent !== null) {
        process.stdout.write(`\nevents on Redis: not measured, ${redisAbsent}\n`);
        continue;
      }
      const seen = await measureEvents({ redis, events: Number(values.events), kills });
      const where = `${redis ? 'Redis' : 'PostgreSQL'} queue: ${seen.events} events`;
      print(`2, 3 · ${where}, writer, relay and worker killed ${seen.kills} times in turn`, [
        none('acknowledged events not kept', seen.unkept),
        none('events without their effect', seen.lost),
        none('effects applied twice', seen.twice),
      ]);
    }
  }
  if (wanted.includes('keys')) {
    const [keys, concurrent] = [Number(values.keys), Number(values.concurrent)];
    const seen = await measureKeys({ keys, concurrent, kills: Math.min(kills, 6) });
    print(`4 · ${seen.keys} Idempotency-Keys by ${concurrent} clients each, API killed ${seen.kills} times`, [
      none('duplicate effects', seen.duplicates),
      none('keys with differing answers', seen.differing),
    ]);
  }
  if (wanted.includes('updates')) {
    const seen = await measureUpdates({ updates: Number(values.updates), clients: 8 });
    print(`5 · ${seen.updates} updates with If-Match by 8 clients, ${seen.refused} refused with 412`, [
      none('lost updates', seen.lost),
    ]);
  }
  process.exitCode = missed.length === 0 ? 0 : 1;
}
