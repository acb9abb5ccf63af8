import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ConfigError, loadConfig, SETTINGS } from '../../src/config.ts';
import { VERSION } from '../../src/shared/version.ts';

const folder = mkdtempSync(join(tmpdir(), 'groupement-config-'));
afterAll(() => rmSync(folder, { recursive: true }));
const SECRET = 'k3Jx9PqL2mN8vB5tR7wY4zC6dF1gH0sA';

describe('the configuration', () => {
  it('has defaults that run on a fresh machine, and a secret that it makes once and keeps to itself', () => {
    const config = loadConfig({ DATA_DIR: folder });
    expect(config).toMatchObject({ PORT: 3000, DATABASE_URL: null, REDIS_URL: null, production: false });
    expect(config.JWT_SECRET.length).toBeGreaterThanOrEqual(32);
    expect(loadConfig({ DATA_DIR: folder }).JWT_SECRET).toBe(config.JWT_SECRET);
    expect(statSync(join(folder, 'jwt-secret')).mode & 0o777).toBe(0o600);
    const fresh = join(folder, 'data');
    loadConfig({ DATA_DIR: fresh });
    expect(statSync(fresh).mode & 0o777).toBe(0o700);
  });

  it.each([
    [{ PORT: 'eighty' }, 'PORT must be a whole number from 0 to 65535'],
    [{ PORT: '70000' }, 'PORT must be'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL must be a URL that begins with postgres://'],
    [{ REDIS_URL: 'localhost:6379' }, 'REDIS_URL must be a URL'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be one of'],
    [{ TRUST_PROXY: 'yes' }, 'TRUST_PROXY must be the number of your proxies'],
    [{ NODE_ENV: 'prod' }, 'NODE_ENV must be one of'],
    [{ JWT_SECRET: 'short' }, 'JWT_SECRET must have at least 32 characters'],
    [{ NODE_ENV: 'production', METRICS_TOKEN: 'm' }, 'JWT_SECRET is missing'],
    [{ NODE_ENV: 'production', JWT_SECRET: SECRET }, 'METRICS_TOKEN is missing'],
    [{ TRUST_PROXY: 'true' }, 'TRUST_PROXY must be the number of your proxies'],
    [{ TRUST_PROXY: '10.0.0.0/8,everybody' }, 'TRUST_PROXY must be'],
    [
      { NODE_ENV: 'production', METRICS_TOKEN: 'm', JWT_SECRET: 'please-change-this-secret-of-32-characters' },
      'JWT_SECRET is a sample',
    ],
    [
      { NODE_ENV: 'production', METRICS_TOKEN: 'm', JWT_SECRET: 'changeme-changeme-changeme-changeme' },
      'JWT_SECRET is a sample',
    ],
  ])('refuses %j and names the variable', (env, message) => {
    const load = () => loadConfig({ DATA_DIR: folder, ...env });
    expect(load).toThrow(ConfigError);
    expect(load).toThrow(message);
  });

  it('takes a good secret in production', () => {
    const env = { NODE_ENV: 'production', JWT_SECRET: SECRET, METRICS_TOKEN: 'm', DATA_DIR: folder };
    expect(loadConfig(env).JWT_SECRET).toBe(SECRET);
  });

  it('is documented: src/CONFIGURATION.md has a row with the default of every variable', () => {
    const table = readFileSync(new URL('../../src/CONFIGURATION.md', import.meta.url), 'utf8');
    for (const [name, setting] of Object.entries(SETTINGS)) {
      expect(table, `no row for ${name}: npm run configuration`).toContain(`| \`${name}\` | ${setting.default} |`);
    }
  });

  it('says the version of package.json', () => {
    expect(JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).version).toBe(VERSION);
  });
});
