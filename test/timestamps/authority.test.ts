import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guardedFetch } from '../../src/shared/guarded-fetch.ts';
import { readTimestamp } from '../../src/timestamps/authority.ts';
import { configuredAuthority } from '../../src/timestamps/configured.ts';

/** A small authority: OpenSSL's, with certificates of its own, behind HTTP. */
const folder = mkdtempSync(join(tmpdir(), 'groupement-tsa-'));
const file = (name: string): string => join(folder, name);
const PROGRAM = 'openssl';
const openssl = (...words: string[]): Buffer => execFileSync(PROGRAM, words, { cwd: folder, stdio: 'pipe' });
const there = spawnSync(PROGRAM, ['version']).status === 0;
let server: Server;
let url: string;
/** What becomes of an answer on its way. */
let mangle: (answer: Buffer) => Buffer = (answer) => answer;
let asked: { contentType: string | undefined; accept: string | undefined } | null = null;

const CONFIG = `
[tsa]
default_tsa = t
[t]
serial = ${file('serial')}
signer_cert = ${file('tsa.pem')}
certs = ${file('tsa.pem')}
signer_key = ${file('tsa.key')}
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
ordering = no
ess_cert_id_chain = no
[ext]
extendedKeyUsage = critical,timeStamping
[plain]
extendedKeyUsage = serverAuth
`;

function certificate(name: string, extension: string): void {
  openssl(
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-keyout',
    `${name}.key`,
    '-out',
    `${name}.pem`,
    '-days',
    '2',
    '-subj',
    `/O=Horodateur/CN=${name}`,
    '-config',
    'req.cnf',
    '-extensions',
    extension,
  );
}

beforeAll(async () => {
  if (!there) return;
  writeFileSync(file('tsa.cnf'), CONFIG);
  writeFileSync(file('req.cnf'), `[req]\ndistinguished_name = dn\n[dn]\n${CONFIG}`);
  writeFileSync(file('serial'), '01\n');
  certificate('tsa', 'ext');
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    asked = { contentType: request.headers['content-type'], accept: request.headers.accept };
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      writeFileSync(file('query.tsq'), Buffer.concat(chunks));
      openssl('ts', '-reply', '-config', 'tsa.cnf', '-queryfile', 'query.tsq', '-out', 'reply.tsr');
      response.setHeader('content-type', 'application/timestamp-reply');
      response.end(mangle(readFileSync(file('reply.tsr'))));
    });
  }).listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/tsa`;
});
afterAll(async () => {
  if (there) await new Promise((done) => server.close(done));
  rmSync(folder, { recursive: true });
});

const sha256 = createHash('sha256').update('dossier').digest('hex');
const stamp = () => configuredAuthority(url, guardedFetch(true, 10_000))(sha256);

describe.skipIf(!there)(
  there ? 'a timestamp (RFC 3161)' : 'a timestamp (RFC 3161) did not run: no openssl here',
  () => {
    it('is asked of the authority, checked, and verified by another program', async () => {
      const got = await stamp();
      expect(asked).toEqual({ contentType: 'application/timestamp-query', accept: 'application/timestamp-reply' });
      expect(got!.authority).toContain('CN=tsa');
      expect(Math.abs(Date.parse(got!.at) - Date.now())).toBeLessThan(3_600_000);
      writeFileSync(file('token.der'), Buffer.from(got!.token, 'base64'));
      const said = openssl('ts', '-verify', '-digest', sha256, '-in', 'token.der', '-token_in', '-CAfile', 'tsa.pem');
      expect(said.toString()).toContain('Verification: OK');
    });

    it('is none where no authority is configured', async () => {
      expect(await configuredAuthority(null, guardedFetch(true))(sha256)).toBeNull();
    });

    it('is not believed when it is of another hash, another request, changed, refused, or signed by no authority', async () => {
      await stamp();
      const honest = readFileSync(file('reply.tsr'));
      const imprint = Buffer.from(sha256, 'hex');
      expect(readTimestamp(honest, imprint, null).serial).toMatch(/^[0-9a-f]+$/);
      expect(() => readTimestamp(honest, createHash('sha256').update('other').digest(), null)).toThrow('another hash');
      mangle = () => honest;
      await expect(stamp()).rejects.toThrow('another request');
      mangle = (answer) => {
        const changed = Buffer.from(answer);
        changed[changed.byteLength - 1]! ^= 1;
        return changed;
      };
      await expect(stamp()).rejects.toThrow('no certificate for timestamps');
      mangle = () => Buffer.from('3005300302010 2'.replace(' ', ''), 'hex');
      await expect(stamp()).rejects.toThrow('refused (status 2)');
      mangle = () => Buffer.from('<html>');
      await expect(stamp()).rejects.toThrow();
      mangle = (answer) => answer;
    });
  },
);
