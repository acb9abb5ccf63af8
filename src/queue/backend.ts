import {
  type BackendFactory,
  createPostgresBackend,
  createRedisBackend,
  type IQueueBackend,
  isPgPool,
  type Job,
  type JobsOptions,
  type PgPool,
  type Processor,
  type Queue,
  runMigrations,
  withBackend,
} from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';

/** Connections of the PostgreSQL backend in one process, beside one listener for each kind of job it works on. */
const POOL_SIZE = 8;
const LISTENERS = 24;
/** Finished jobs are kept for the board this long (seconds), failed ones longer. */
const KEEP_DONE = { age: 3_600, count: 1_000 };
const KEEP_FAILED = { age: 14 * 86_400, count: 10_000 };

/**
 * How often a job may be found without its worker, killed in the middle of it, and is given to another. BullMQ's one
 * would give up a job whose worker was restarted twice, which is no fault of the job.
 */
const MAX_STALLED = 10;
/**
 * A worker that lost its connection looks for jobs again after so long, in milliseconds. BullMQ's fifteen seconds keep all
 * that was asked for meanwhile, a match run that somebody watches, waiting after a restart that took one.
 */
const RETRY_MS = 1_000;
/** Seconds after which a job without a sign of its worker is another's: BullMQ's own default. */
const CLAIM_SECONDS = 30;

export type JobData = {
  payload: Record<string, unknown>;
  requestId: string | null;
  /** The place in the trace that it continues; jobs that were queued by an older version have none. */
  traceparent?: string | null;
};
export type JobToAdd = { name: string; data: JobData; opts: JobsOptions };

/** What the rest of the program needs of a queue and of a worker, whichever backend they are on. */
export type JobQueue = {
  add(jobs: readonly JobToAdd[]): Promise<unknown>;
  /** How the queue has a job; `lost`: not at all. */
  stateOf(jobId: string): Promise<'under way' | 'ended' | 'lost'>;
  close(): Promise<void>;
  board: Queue;
};
export type JobWorker = {
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'failed', listener: (job: Job | undefined, error: Error) => void): unknown;
  close(): Promise<void>;
  waitUntilReady(): Promise<unknown>;
};

/** BullMQ on one backend: makes queues and workers. */
export type QueueBackend = {
  kind: 'redis' | 'postgres';
  /** What an operator should know, such as a Redis that would lose jobs. */
  warnings: string[];
  queue(name: string): JobQueue;
  worker(name: string, concurrency: number, process: Processor<JobData>): JobWorker;
  /** Close queues and workers first. */
  close(): Promise<void>;
};

/**
 * The one place that chooses where jobs live: Redis when there is a URL for it, else the PostgreSQL database.
 * @param options.prefix keeps several installations apart on one Redis
 * @param options.claimSeconds how long a worker may be silent about a job before another takes it up
 */
export function openQueueBackend({
  redisUrl,
  databaseUrl,
  prefix = 'groupement',
  claimSeconds = CLAIM_SECONDS,
}: {
  redisUrl: string | null;
  databaseUrl: string;
  prefix?: string;
  claimSeconds?: number;
}): Promise<QueueBackend> {
  return redisUrl === null ? openPostgres(databaseUrl, claimSeconds) : openRedis(redisUrl, prefix, claimSeconds);
}

/** Makes or updates BullMQ's own tables; it takes a lock of its own. */
export async function migrateQueue(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await runMigrations(client);
  } finally {
    await client.end();
  }
}

async function openPostgres(url: string, claimSeconds: number): Promise<QueueBackend> {
  const pool = new pg.Pool({
    connectionString: url,
    max: POOL_SIZE + LISTENERS,
    keepAlive: true,
    options: '-c search_path=bullmq',
    application_name: 'groupement-queue',
  });
  // Every queue and worker listens for the errors of the one pool.
  pool.setMaxListeners(0);
  pool.on('error', () => undefined);
  // The pool hears the errors of idle connections only; one that breaks in use tells its queries, and would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return {
    kind: 'postgres',
    warnings: [],
    ...makers(createPostgresBackend, asBullmqPool(pool), 'groupement', claimSeconds),
    close: () => pool.end(),
  };
}

/** A pool of node-postgres as BullMQ describes one. */
function asBullmqPool(pool: pg.Pool): PgPool {
  if (!isPgPool(pool)) throw new TypeError('BullMQ does not know this pool of node-postgres');
  return pool;
}

async function openRedis(url: string, prefix: string, claimSeconds: number): Promise<QueueBackend> {
  // Null: a worker waits for Redis to come back instead of failing its jobs.
  const redis = new Redis(url, { maxRetriesPerRequest: null });
  redis.setMaxListeners(0);
  redis.on('error', () => undefined);
  return {
    kind: 'redis',
    warnings: await durabilityWarnings(redis),
    ...makers(createRedisBackend, redis, prefix, claimSeconds),
    close: async () => {
      await redis.quit();
    },
  };
}

function makers<B extends IQueueBackend, C>(
  factory: BackendFactory<B, C>,
  connection: C,
  prefix: string,
  claimSeconds: number,
) {
  const classes = withBackend(factory);
  const defaultJobOptions = { removeOnComplete: KEEP_DONE, removeOnFail: KEEP_FAILED };
  return {
    queue: (name: string): JobQueue => {
      const queue = new classes.Queue<JobData>(name, { connection, prefix, defaultJobOptions });
      queue.on('error', () => undefined);
      return {
        // In PostgreSQL a bulk makes temporary tables: that takes longer than the job itself, and makes every connection
        // look up its tables afresh.
        add: ([only, ...others]) =>
          only !== undefined && others.length === 0
            ? queue.add(only.name as never, only.data as never, only.opts)
            : queue.addBulk([only, ...others] as never),
        stateOf: async (jobId) => {
          const state = await queue.getJobState(jobId);
          if (state === 'unknown') return 'lost';
          return state === 'completed' || state === 'failed' ? 'ended' : 'under way';
        },
        close: () => queue.close(),
        // Its types name the backend that it is on; the board reads any.
        board: queue as unknown as Queue,
      };
    },
    worker: (name: string, concurrency: number, process: Processor<JobData>): JobWorker =>
      new classes.Worker<JobData>(name, process as never, {
        connection,
        prefix,
        concurrency,
        maxStalledCount: MAX_STALLED,
        runRetryDelay: RETRY_MS,
        lockDuration: claimSeconds * 1_000,
        stalledInterval: claimSeconds * 1_000,
      }),
  };
}

/** A Redis without an append-only file forgets acknowledged jobs when it dies; one that evicts keys loses them at will. */
async function durabilityWarnings(redis: Redis): Promise<string[]> {
  try {
    const [, appendOnly] = (await redis.config('GET', 'appendonly')) as string[];
    const [, policy] = (await redis.config('GET', 'maxmemory-policy')) as string[];
    return [
      ...(appendOnly === 'yes' ? [] : ['Redis has appendonly off: a crash of Redis loses jobs that were handed to it']),
      ...(policy === 'noeviction' ? [] : [`Redis evicts keys (maxmemory-policy ${policy}): set noeviction`]),
    ];
  } catch {
    return [
      'Redis does not let us read its settings: make sure that appendonly is yes and maxmemory-policy is noeviction',
    ];
  }
}
