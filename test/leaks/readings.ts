import { strFromU8, unzipSync } from 'fflate';
import type { TestApp, TestPerson } from '../app.ts';
import { type Operation, operationsOf } from '../http/operations.ts';
import { pdfPages } from '../reading.ts';
import { credentials } from './credentials.ts';
import type { RoleOfReader, Secret } from './secrets.ts';

/** Something that a person got to read: where, with what status, and its text. */
export type Reading = { where: string; status: number; text: string };

/** What of it is a secret that the role may not know. What the caller put into the path comes back in `instance`. */
export function leaksOf(readings: readonly Reading[], role: RoleOfReader, secrets: readonly Secret[]): string[] {
  const hidden = secrets.filter(({ allowed }) => !allowed.includes(role));
  return readings.flatMap(({ where, status, text }) => {
    const said = text.replaceAll(/"instance":"[^"]*"/g, '');
    return hidden
      .filter((secret) => said.includes(secret.text))
      .map((secret) => `${role}: ${where} ${status} tells ${secret.of}: ${secret.text}`);
  });
}

const isStream = ({ operation }: Operation): boolean =>
  JSON.stringify(operation['responses']).includes('text/event-stream');
const SESSIONS = /logout|refresh|login|accept-invitation|invitation-session|password|calendar\/token/;

/** The operations that a search calls: all but those of sessions, and streams, which have a search of their own. */
export const searched = (app: TestApp): Operation[] =>
  operationsOf(app.app).filter((operation) => !SESSIONS.test(operation.path) && !isStream(operation));

export const streams = (app: TestApp): Operation[] => operationsOf(app.app).filter(isStream);

/** Every way to fill a path with ids of its collection; of a collection that has none here, with the first of each. */
export function addresses({ path, operation }: Operation, ids: Record<string, string[]>): string[] {
  const [, collection = ''] = /^\/v1\/([\w-]+)/.exec(path) ?? [];
  const candidates = ids[collection] ?? Object.values(ids).map(([first]) => first!);
  const other = ids['organisations']![0]!;
  const filled = path.includes('{')
    ? candidates.map((id) =>
        path
          .replace(/\{\w+\}/, id)
          .replaceAll(/\{(\w+)\}/g, (_all, name: string) => (name === 'kind' ? '{kind}' : other)),
      )
    : [path];
  const queries = ((operation['parameters'] ?? []) as { name: string; in: string }[]).flatMap(({ name, in: place }) => {
    const target = ids[`${name.replace(/Id$/, '')}s`] ?? (name === 'consortiumId' ? ids['consortia'] : undefined);
    return place === 'query' && name.endsWith('Id') && target !== undefined ? [`${name}=${target[0]}`] : [];
  });
  return filled
    .flatMap((url) => (url.includes('{kind}') ? documentsAt(url, ids) : [url]))
    .flatMap((url) => [url, ...queries.map((query) => `${url}${url.includes('?') ? '&' : '?'}${query}`)]);
}

/** Each kind of document; those that are about a member, for one of the rival and for the reader's own organisation. */
const documentsAt = (url: string, ids: Record<string, string[]>): string[] => [
  ...['dc1', 'convention', 'split', 'dossier', 'zip'].map((kind) => url.replace('{kind}', kind)),
  ...['dc2', 'dc4', 'espd'].flatMap((kind) =>
    ids['organisations']!.slice(0, 2).map(
      (member) => `${url.replace('{kind}', kind)}?member=${member}&lot=${ids['lots']![0]}`,
    ),
  ),
];

/** The text of an answer, whatever it is packed in: PDF, Word, spreadsheet, zip of these. */
export async function textOf(bytes: Uint8Array): Promise<string> {
  const opening = strFromU8(bytes.subarray(0, 5), true);
  if (opening.startsWith('%PDF-')) return (await pdfPages(bytes)).join('\n');
  if (!opening.startsWith('PK')) return Buffer.from(bytes).toString('utf8');
  const inner = Object.entries(unzipSync(bytes)).map(async ([name, content]) => `${name}\n${await textOf(content)}`);
  return (await Promise.all(inner)).join('\n');
}

/** Calls every GET as the person, with every id that it should not get anything by, and gives back what came. */
export async function readAll(
  app: TestApp,
  person: TestPerson,
  ids: Record<string, string[]>,
  only: RegExp = /./,
): Promise<Reading[]> {
  const urls = searched(app)
    .filter(({ method, path }) => method === 'GET' && only.test(path))
    .flatMap((operation) => addresses(operation, ids));
  const readings: Reading[] = [];
  for (const url of urls) {
    const headers = credentials(person);
    const answer = await app.app.inject({ method: 'GET', url, headers });
    readings.push({ where: `GET ${url}`, status: answer.statusCode, text: await textOf(answer.rawPayload) });
  }
  return readings;
}

/** Listens to a stream for a while, over a real connection, while `meanwhile` happens. */
export async function listen(url: string, person: TestPerson, meanwhile: () => Promise<void>): Promise<Reading> {
  const stop = new AbortController();
  const answer = await fetch(url, { headers: { authorization: `Bearer ${person.token}` }, signal: stop.signal });
  let text = '';
  const reading = (async () => {
    for await (const chunk of answer.body!) text += Buffer.from(chunk).toString('utf8');
  })().catch(() => undefined);
  await meanwhile();
  stop.abort();
  await reading;
  return { where: `stream ${new URL(url).pathname}`, status: answer.status, text };
}
