import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where a PostgreSQL is: a connection URL of the owner of the schema. */
export type DatabaseLocation = { url: string /** Past a pooler that `url` leads to. */; directUrl?: string };

/** One variable of the environment: what it means, its default as people read it, and how to read it. */
type Setting<T> = { about: string; default: string; read: (value: string | undefined, name: string) => T };

/** The folder of package.json above this file, also when this file is the compiled one in dist. */
const PROJECT_FOLDER = ((): string => {
  let folder = fileURLToPath(new URL('..', import.meta.url));
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
})();
/** Secrets that stand in examples; production refuses them. */
const SAMPLE_SECRETS = [
  'change-me',
  'changeme',
  'secret',
  'groupement-demo',
  'please-change-this-secret-of-32-characters',
];
const SECRET_LENGTH = 32;

const text = (about: string, fallback: string): Setting<string> => ({
  about,
  default: fallback === '' ? '(none)' : fallback,
  read: (value) => (value === undefined || value === '' ? fallback : value),
});
const optionalText = (about: string, shown: string): Setting<string | null> => ({
  about,
  default: shown,
  read: (value) => (value === undefined || value === '' ? null : value),
});
const integer = (about: string, fallback: number, min: number, max: number): Setting<number> => ({
  about,
  default: String(fallback),
  read: (value, name) => {
    if (value === undefined || value === '') return fallback;
    const parsed = Number(value);
    if (!Number.isInteger(parsed) || parsed < min || parsed > max) {
      throw new ConfigError(`${name} must be a whole number from ${min} to ${max}, not "${value}"`);
    }
    return parsed;
  },
});
const flag = (about: string, fallback: boolean): Setting<boolean> => ({
  about,
  default: String(fallback),
  read: (value, name) => {
    if (value === undefined || value === '') return fallback;
    if (value !== 'true' && value !== 'false') throw new ConfigError(`${name} must be true or false, not "${value}"`);
    return value === 'true';
  },
});
const url = (about: string, shown: string, schemes: readonly string[]): Setting<string | null> => ({
  about,
  default: shown,
  read: (value, name) => {
    if (value === undefined || value === '') return null;
    const scheme = schemes.find((s) => value.startsWith(`${s}://`));
    if (scheme === undefined || !URL.canParse(value)) {
      throw new ConfigError(`${name} must be a URL that begins with ${schemes.map((s) => `${s}://`).join(' or ')}`);
    }
    return value;
  },
});
/** A list of addresses, of networks, and of the names that Fastify knows for some. */
const PROXY = /^(loopback|linklocal|uniquelocal|[0-9a-f.:]+(\/\d{1,3})?)$/i;
const proxies = (about: string): Setting<number | string[] | false> => ({
  about,
  default: '(none)',
  read: (value, name) => {
    if (value === undefined || value === '' || value === 'false' || value === '0') return false;
    if (/^[1-9]$/.test(value)) return Number(value);
    const networks = value.split(',').map((part) => part.trim());
    if (networks.every((part) => PROXY.test(part) && (isIP(part.split('/')[0]!) !== 0 || /^[a-z]+$/.test(part))))
      return networks;
    throw new ConfigError(
      `${name} must be the number of your proxies (1 to 9) or their networks, not "${value}": whoever is believed without being named can send any address`,
    );
  },
});
const oneOf = <const T extends string>(about: string, values: readonly T[], fallback: T): Setting<T> => ({
  about: `${about} (${values.join(', ')})`,
  default: fallback,
  read: (value, name) => {
    if (value === undefined || value === '') return fallback;
    if (!(values as readonly string[]).includes(value)) {
      throw new ConfigError(`${name} must be one of ${values.join(', ')}, not "${value}"`);
    }
    return value as T;
  },
});

/** Every variable of the environment that the program reads. CONFIGURATION.md is made from this one (`npm run configuration`). */
export const SETTINGS = {
  NODE_ENV: oneOf(
    '`production` refuses missing or sample secrets',
    ['development', 'test', 'production'],
    'development',
  ),
  HOST: text('address to listen on', '127.0.0.1'),
  PORT: integer('port to listen on; 0 takes a free one', 3000, 0, 65_535),
  PUBLIC_URL: url(
    'address under which people reach the API: for links in mails, and the domain that passkeys are bound to (a name under HTTPS)',
    'http://HOST:PORT',
    ['http', 'https'],
  ),
  DATABASE_URL: url('PostgreSQL 15 or newer; without it an embedded one is started in the data folder', '(embedded)', [
    'postgres',
    'postgresql',
  ]),
  DATABASE_DIRECT_URL: url(
    'the same database past a pooler (PgBouncer) that DATABASE_URL leads to: for LISTEN, migrations and jobs in PostgreSQL',
    '(DATABASE_URL)',
    ['postgres', 'postgresql'],
  ),
  REDIS_URL: url('Redis for BullMQ; without it BullMQ works in the PostgreSQL database', '(PostgreSQL)', [
    'redis',
    'rediss',
  ]),
  DATA_DIR: text('folder of the embedded database, mails and generated secrets', '.data'),
  DATABASE_POOL: integer('connections to PostgreSQL in each process', 10, 2, 200),
  JWT_SECRET: optionalText(
    `signs access tokens, seals second factors and the votes of open elections; at least ${SECRET_LENGTH} characters`,
    '(made at first start, kept in DATA_DIR)',
  ),
  ACCESS_TOKEN_MINUTES: integer('life of an access token', 15, 1, 1_440),
  REFRESH_TOKEN_DAYS: integer('life of a refresh token', 30, 1, 365),
  SESSION_IDLE_MINUTES: integer("the console's session ends when nobody used it for so long", 720, 5, 43_200),
  SESSION_DAYS: integer("the console's session ends after so many days, however much it is used", 14, 1, 365),
  LOGIN_ATTEMPTS_PER_MINUTE: integer('logins from one address in a minute', 10, 1, 10_000),
  SECOND_FACTOR: oneOf(
    'of whom a second factor is demanded: without one they sign in, and reach nothing but their account until they set it up',
    ['optional', 'administrators', 'staff'],
    'optional',
  ),
  REQUESTS_PER_MINUTE: integer('requests from one address in a minute; health checks are free', 6_000, 1, 10_000_000),
  TRUST_PROXY: proxies(
    'whom X-Forwarded-For is believed of: the number of proxies of your own in front, or their networks (10.0.0.0/8, loopback), separated by commas',
  ),
  CORS_ORIGINS: text('web origins that may call the API, separated by commas', ''),
  BODY_LIMIT_MB: integer('largest file in a request; other bodies have at most 1 MB, those of /auth 16 KB', 32, 1, 512),
  LOG_LEVEL: oneOf('how much is logged', ['trace', 'debug', 'info', 'warn', 'error', 'silent'], 'info'),
  METRICS_TOKEN: optionalText(
    'bearer token for /metrics, demanded in production; without it only the machine itself may read them',
    '(local only)',
  ),
  OTEL_EXPORTER_OTLP_ENDPOINT: url(
    'collector of OpenTelemetry traces (OTLP over HTTP), such as http://localhost:4318; the sampler and headers are those of OTEL_TRACES_SAMPLER and OTEL_EXPORTER_OTLP_HEADERS',
    '(no traces)',
    ['http', 'https'],
  ),
  MATCH_THREADS: integer(
    'lots searched at once in a worker process; one more for a cluster that has none under way, and one for re-compositions',
    2,
    1,
    64,
  ),
  MATCH_NODE_BUDGET: integer(
    'search nodes for each consortium of a lot; one over many candidates counts as several',
    50_000,
    1,
    1_000_000_000,
  ),
  MATCH_SECONDS: integer(
    'how long a lot is searched at most, however many nodes are left; what is found by then is the answer, and says so',
    120,
    1,
    86_400,
  ),
  TIMESTAMP_URL: url(
    'an authority for timestamps (RFC 3161): the record of competition of a tender then carries one of its seal',
    '(none)',
    ['http', 'https'],
  ),
  COMPANY_SEARCH_URL: text(
    'the public company search that fills in a company by its SIREN or SIRET when somebody asks; `off`: nobody is asked',
    'https://recherche-entreprises.api.gouv.fr',
  ),
  WATCH_FOLDER: text(
    'each cluster’s folders of notices are watched below a folder here that is named by its id',
    '.data/watch',
  ),
  WATCH_PRIVATE_ADDRESSES: flag('let watches fetch from addresses in private networks', false),
  SMTP_URL: url('mail server; without it mails are written to DATA_DIR/mail', '(files)', ['smtp', 'smtps']),
  MAIL_DIGEST_MINUTES: integer(
    'how long news that ask for nothing wait, to go to a person as one mail instead of many; 0 sends each at once',
    30,
    0,
    1_440,
  ),
  MAIL_FROM: text('sender of mails', 'groupement@localhost.invalid'),
  MAIL_REPORTS: optionalText(
    'folder where the mail server puts mails that come back (RFC 3464), one file each, such as the `new` of a Maildir',
    'DATA_DIR/mail-reports',
  ),
  DEMO_PASSWORD: text("password of the demo's three logins; the seeds run outside production only", 'groupement-demo'),
  WEBHOOK_PRIVATE_TARGETS: flag('let webhooks reach private addresses and plain http: for closed networks', false),
  DRAIN_NOTICE_SECONDS: integer(
    'in production, how long it says that it is not ready before it stops listening',
    1,
    0,
    60,
  ),
  JOB_CLAIM_SECONDS: integer(
    'a job whose worker has not said for so long that it is at it, killed or cut off, is given to another',
    30,
    2,
    600,
  ),
  DRAIN_SECONDS: integer('how long a process finishes its work after SIGTERM', 25, 1, 600),
} satisfies Record<string, Setting<unknown>>;

type Settings = { [K in keyof typeof SETTINGS]: ReturnType<(typeof SETTINGS)[K]['read']> };

/** The configuration of one process, read once at its start. */
export type Config = Readonly<
  Omit<Settings, 'JWT_SECRET'> & {
    JWT_SECRET: string;
    /** Absolute. */
    DATA_DIR: string;
    /** Folder that holds package.json: the embedded database of a project belongs to it. */
    projectFolder: string;
    production: boolean;
    /** Whether DATA_DIR was set, rather than left to its default. */
    dataDirGiven: boolean;
  }
>;

/** The environment is wrong; the message names the variable. */
export class ConfigError extends Error {}

/**
 * Reads and checks the environment.
 * @throws ConfigError that names the variable and what it should be
 */
export function loadConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const read = Object.fromEntries(
    Object.entries(SETTINGS).map(([name, setting]) => [name, setting.read(env[name], name)]),
  ) as Settings;
  const production = read.NODE_ENV === 'production';
  if (production && read.METRICS_TOKEN === null)
    throw new ConfigError('METRICS_TOKEN is missing: production needs one, since behind a proxy everybody is local');
  const dataDir = resolve(PROJECT_FOLDER, read.DATA_DIR);
  return {
    ...read,
    DATA_DIR: dataDir,
    JWT_SECRET: readSecret(read.JWT_SECRET, production, dataDir),
    projectFolder: PROJECT_FOLDER,
    production,
    dataDirGiven: env['DATA_DIR'] !== undefined && env['DATA_DIR'] !== '',
  };
}

function readSecret(given: string | null, production: boolean, dataDir: string): string {
  if (given === null && production) throw new ConfigError('JWT_SECRET is missing: production needs one of its own');
  if (given === null) return keptSecret(dataDir);
  if (given.length < SECRET_LENGTH) throw new ConfigError(`JWT_SECRET must have at least ${SECRET_LENGTH} characters`);
  if (production && SAMPLE_SECRETS.some((sample) => given.toLowerCase().includes(sample))) {
    throw new ConfigError('JWT_SECRET is a sample: production needs one of its own');
  }
  return given;
}

/**
 * Outside production a secret is made once and kept, so that tokens outlive a restart. It is written whole beside its
 * place and then linked there, so that of several processes at once all read the same.
 */
function keptSecret(dataDir: string): string {
  const file = join(dataDir, 'jwt-secret');
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  if (!existsSync(file)) {
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, randomBytes(48).toString('base64url'), { mode: 0o600 });
    try {
      linkSync(draft, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      unlinkSync(draft);
    }
  }
  return readFileSync(file, 'utf8').trim();
}

/** The environment of this process: the only place that reads it. */
export const environment = (): Readonly<Record<string, string | undefined>> => process.env;
