import { readFile, stat } from 'node:fs/promises';

/** The system account that PostgreSQL runs under; `switches` is false when it is the account we already have. */
export type ServerAccount = { uid: number; gid: number; name: string; switches: boolean };

/**
 * PostgreSQL refuses to run as root. An ordinary user runs it as itself; root runs it as the owner of the data that is
 * already there, else as `postgres`, else (no such account, and none is created) as `nobody`.
 *
 * @param cluster the folder of the server's own files, which may not exist yet
 * @param passwd the file that lists the machine's accounts
 */
export async function serverAccount(cluster: string, passwd = '/etc/passwd'): Promise<ServerAccount> {
  const uid = process.getuid?.() ?? 0;
  if (uid !== 0) return { uid, gid: process.getgid?.() ?? 0, name: `user ${uid}`, switches: false };
  const accounts = parsePasswd(await readFile(passwd, 'utf8'));
  const owner = await stat(cluster).catch(() => null);
  if (owner !== null && owner.uid !== 0) {
    const name = accounts.find((account) => account.uid === owner.uid)?.name ?? `user ${owner.uid}`;
    return { uid: owner.uid, gid: owner.gid, name, switches: true };
  }
  const found = ['postgres', 'nobody'].map((name) => accounts.find((a) => a.name === name)).find((a) => a);
  if (!found) {
    throw new Error('The embedded database cannot run as root, and this machine has no account postgres or nobody.');
  }
  return { ...found, switches: true };
}

/** The accounts of an /etc/passwd; macOS writes nobody as -2, which the system calls want unsigned. */
function parsePasswd(text: string): { name: string; uid: number; gid: number }[] {
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(':'))
    .map(([name, , uid, gid]) => ({ name: name ?? '', uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 }));
}
