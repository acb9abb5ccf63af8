import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serverAccount } from '../../../src/db/embedded/account.ts';
import { prepareBinaries } from '../../../src/db/embedded/binaries.ts';
import { startEmbeddedPostgres } from '../../../src/db/embedded/launcher.ts';
import { defaultDataDir, layout, SYSTEM_CACHE, SYSTEM_DATA } from '../../../src/db/embedded/paths.ts';
import { readPidFile } from '../../../src/db/embedded/postmaster.ts';
import { isRoot, ordinary, ordinaryMissing, startUser } from './processes.ts';
import { copyProject, give, linksOf, removeProject } from './project.ts';

let temporary: string;
beforeAll(async () => {
  temporary = await realpath(await mkdtemp(join(tmpdir(), 'groupement-places-')));
  await chmod(temporary, 0o755);
});
afterAll(() => rm(temporary, { recursive: true, force: true }));

const needsRoot = isRoot ? '' : ' (did not run: needs root)';
const mode = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);
const ownerOfServer = async (dataDir: string) => {
  const { pid } = (await readPidFile(layout(dataDir)))!;
  return Number(execFileSync('ps', ['-o', 'uid=', '-p', String(pid)], { encoding: 'utf8' }));
};

describe.skipIf(ordinaryMissing !== null)(
  `as an ordinary user${ordinaryMissing ? ` (${ordinaryMissing})` : ''}`,
  () => {
    test('the data is in .data/pg of the project, the server is the user’s own', async () => {
      const project = await copyProject({ links: true });
      await give(project, ordinary);
      const user = await startUser(project, { as: ordinary });
      expect(user).toMatchObject({ dataDir: join(project, '.data', 'pg'), uid: ordinary.uid });
      expect(await ownerOfServer(user.dataDir)).toBe(ordinary.uid);
      expect(await readdir(user.dataDir)).not.toContain('programs');
      await user.stop();
      await removeProject(project);
    });

    test('links that --ignore-scripts left out are made at boot', async () => {
      const project = await copyProject({ links: false });
      await give(project, ordinary);
      expect(await linksOf(project)).toEqual([]);
      const user = await startUser(project, { as: ordinary });
      expect(await linksOf(project)).toContain('libicui18n.so.60');
      await user.stop();
      await removeProject(project);
    });
  },
);

describe.skipIf(!isRoot || ordinaryMissing !== null)(`of packages that another user installed${needsRoot}`, () => {
  test('an ordinary user takes a copy with the links, beside the data', async () => {
    const project = await copyProject({ links: false });
    const dataDir = join(dirname(project), 'theirs', 'pg');
    await mkdir(dataDir, { recursive: true });
    await give(dirname(dataDir), ordinary);
    const user = await startUser(project, { as: ordinary, dataDir });
    expect(await linksOf(project)).toEqual([]);
    expect(await readdir(dataDir)).toContain('programs');
    await user.stop();
    await removeProject(project);
  });
});

describe.skipIf(!isRoot)(`as root${needsRoot}`, () => {
  test('a project in a 0700 folder has its data under /var/lib and its programs under /var/cache', async () => {
    const project = await copyProject({ links: false });
    await chmod(dirname(project), 0o700);
    const user = await startUser(project);
    expect(user.uid).toBe(0);
    expect(user.dataDir).toBe(defaultDataDir(project));
    expect(dirname(user.dataDir)).toBe(SYSTEM_DATA);
    expect([await mode(SYSTEM_DATA), await mode(SYSTEM_CACHE), await mode(layout(user.dataDir).cluster)]).toEqual([
      '755',
      '755',
      '700',
    ]);
    const account = await serverAccount('/nowhere');
    expect(await ownerOfServer(user.dataDir)).toBe(account.uid);
    expect(account.uid).not.toBe(0);
    await user.stop();
    await rm(user.dataDir, { recursive: true });
    await removeProject(project);
  });

  test('the server runs as nobody where the machine has no account postgres, and so ever after', async () => {
    const passwd = join(temporary, 'passwd');
    const lines = (await readFile('/etc/passwd', 'utf8')).split('\n').filter((line) => !line.startsWith('postgres:'));
    await writeFile(passwd, lines.join('\n'));
    const dataDir = join(temporary, 'deep', 'er', 'nobody');
    const { uid } = await serverAccount('/nowhere', passwd);
    const first = await startEmbeddedPostgres({ dataDir, passwd });
    expect(await ownerOfServer(dataDir)).toBe(uid);
    await first.stop();
    const second = await startEmbeddedPostgres({ dataDir });
    expect(await ownerOfServer(dataDir)).toBe(uid);
    await second.stop();
  });

  test('a machine without any such account is told', async () => {
    const passwd = join(temporary, 'passwd-root');
    await writeFile(passwd, 'root:x:0:0:root:/root:/bin/bash\n');
    await expect(serverAccount('/nowhere', passwd)).rejects.toThrow('no account postgres or nobody');
  });

  test('a data folder that the server’s account cannot reach is refused by naming the folder in the way', async () => {
    const closed = join(temporary, 'closed');
    await mkdir(closed, { mode: 0o700 });
    const start = startEmbeddedPostgres({ dataDir: join(closed, 'pg') });
    await expect(start).rejects.toThrow(`who may not enter ${closed}`);
  });

  test('programs installed under a strict umask without links are copied for everybody, once by many', async () => {
    const project = await copyProject({ links: false });
    execFileSync('chmod', ['-R', 'go-rwx', project]);
    const copyTo = join(temporary, 'cache');
    const copies = await Promise.all(
      [1, 2, 3].map(() => prepareBinaries({ projectDir: project, copyTo, fallback: 'unused' })),
    );
    expect(await readdir(copyTo)).toHaveLength(1);
    const { uid, gid } = await serverAccount('/nowhere');
    const said = execFileSync(copies[2]!.initdb, ['--version'], { uid, gid, cwd: '/', encoding: 'utf8' });
    expect(said).toContain('initdb (PostgreSQL) 18');
    await removeProject(project);
  });
});

describe('a data folder', () => {
  test('that holds other files is refused and left alone', async () => {
    const dataDir = join(temporary, 'photos');
    await mkdir(dataDir);
    await writeFile(join(dataDir, 'beach.jpg'), 'x');
    await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow('beach.jpg');
    expect(await readdir(dataDir)).toEqual(['beach.jpg']);
    expect(await mode(dataDir)).toBe('755');
  });

  test('of another major version, or without its password, is refused in words', async () => {
    const dataDir = join(temporary, 'old');
    const server = await startEmbeddedPostgres({ dataDir });
    await server.stop();
    const { cluster, password } = layout(dataDir);
    await rm(password);
    await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow(password);
    await writeFile(join(cluster, 'PG_VERSION'), '17\n');
    await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow('is of PostgreSQL 17');
  });

  test('whose server cannot start is reported with the server’s own words, at once', async () => {
    const dataDir = join(temporary, 'broken');
    const start = startEmbeddedPostgres({ dataDir, settings: { shared_buffers: 'plenty' } });
    await expect(start).rejects.toThrow('invalid value for parameter "shared_buffers": "plenty"');
  });

  test('of a machine without the package is reported with what to do', async () => {
    const start = startEmbeddedPostgres({ dataDir: join(temporary, 'none'), projectDir: temporary });
    await expect(start).rejects.toThrow(/run npm ci, or set DATABASE_URL/);
  });
});
