import type postgres from 'postgres';
import { quantile } from '../figures.ts';
import { ACTS, type Act, type Life } from './acts.ts';
import { askByHand } from './hand.ts';
import { type Asker, OPERATIONS, type Operation, type ScaleIds } from './operations.ts';

/**
 * What one operation took: milliseconds over HTTP, bytes of its answer, and milliseconds of the statement by hand, run by
 * itself and served over HTTP by a process that does nothing else.
 */
export type Measured = {
  operation: Operation;
  p50: number;
  p95: number;
  p99: number;
  bytes: number;
  hand: { alone: number; served: number } | null;
};

/** Who asks, by e-mail address of the filled database. */
const EMAILS: Record<Asker, string> = {
  coordinator: 'coordinator@demo.example',
  cluster: 'person-20@scale.example',
  member: 'person-120@scale.example',
  seated: 'person-121@scale.example',
  admin: 'admin@demo.example',
};
/** One warm round of each is left out: what a process does once (reading code, preparing statements) is not its daily work. */
const WARM = 2;

/** Asks an API again and again for every operation, and for the same by hand, turn about. */
export async function measureOperations(
  { url, handUrl, owner, password }: { url: string; handUrl: string; owner: postgres.Sql; password: string },
  rounds: number,
  only: string | undefined,
): Promise<Measured[]> {
  const ids = await findIds(owner);
  const tokens = await tokensOf(url, password);
  const measured: Measured[] = [];
  for (const operation of OPERATIONS.filter(({ name }) => only === undefined || name.includes(only))) {
    const headers = { authorization: `Bearer ${tokens.get(operation.as)}`, 'accept-language': 'en' };
    const times: number[] = [];
    const alone: number[] = [];
    const served: number[] = [];
    let bytes = 0;
    for (let round = -WARM; round < rounds; round++) {
      if (operation.change !== undefined) await owner.unsafe(operation.change(ids));
      const [ms, length] = await ask(`${url}/v1${operation.path(ids)}`, headers);
      bytes = length;
      if (round >= 0) times.push(ms);
      if (operation.hand !== undefined) {
        const statement = operation.hand(ids);
        const start = performance.now();
        await owner.unsafe(statement);
        if (round >= 0) alone.push(performance.now() - start);
        const overHttp = await askByHand(handUrl, statement);
        if (round >= 0) served.push(overHttp);
      }
    }
    const at = (part: number): number => quantile(times, part);
    const hand = alone.length === 0 ? null : { alone: quantile(alone, 0.5), served: quantile(served, 0.5) };
    measured.push({ operation, p50: at(0.5), p95: at(0.95), p99: at(0.99), bytes, hand });
    process.stderr.write(
      `${operation.name} (${operation.as}): ${at(0.5).toFixed(1)} / ${at(0.95).toFixed(1)} ms, ${(bytes / 1_024).toFixed(0)} kB${hand === null ? '' : `, by hand ${hand.alone.toFixed(1)}, served ${hand.served.toFixed(1)} ms`}\n`,
    );
  }
  return measured;
}

/** What one act took: milliseconds over HTTP until its answer was there. */
export type MeasuredAct = { act: Act; p50: number; p95: number; p99: number };

/**
 * Goes through the life of a call for tender again and again, act by act: each on what the acts before it made.
 * @throws Error when an act is refused
 */
export async function measureActs(
  { url, owner, password }: { url: string; owner: postgres.Sql; password: string },
  rounds: number,
): Promise<MeasuredAct[]> {
  const ids = await findIds(owner);
  await owner`
    insert into user_roles (id, user_id, role, organisation_id)
    select uuidv7(), u.id, 'member', ${ids.seen} from users u where u.email = ${EMAILS.seated}
       and not exists (select 1 from user_roles r where r.user_id = u.id and r.organisation_id = ${ids.seen})`;
  const tokens = await tokensOf(url, password);
  const times = new Map<Act, number[]>(ACTS.map((act) => [act, []]));
  for (let round = -WARM; round < rounds; round++) {
    const life: Life = {};
    for (const act of ACTS) {
      const start = performance.now();
      const answer = await fetch(`${url}/v1${act.path(ids, life)}`, {
        method: act.method,
        headers: {
          authorization: `Bearer ${tokens.get(act.as)}`,
          'if-match': '*',
          ...(act.body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(act.body === undefined ? {} : { body: JSON.stringify(act.body(ids, life)) }),
      });
      const text = await answer.text();
      if (!answer.ok) throw new Error(`${act.name}: ${answer.status} ${text}`);
      if (round >= 0) times.get(act)!.push(performance.now() - start);
      Object.assign(life, act.keep?.(JSON.parse(text)));
    }
  }
  return [...times].map(([act, ms]) => {
    const at = (part: number): number => quantile(ms, part);
    return { act, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
  });
}

async function tokensOf(url: string, password: string): Promise<ReadonlyMap<Asker, string>> {
  const tokens = new Map<Asker, string>();
  for (const [asker, email] of Object.entries(EMAILS)) tokens.set(asker as Asker, await signedIn(url, email, password));
  return tokens;
}

async function ask(url: string, headers: Record<string, string>): Promise<[ms: number, bytes: number]> {
  const start = performance.now();
  const answer = await fetch(url, { headers });
  const { byteLength } = await answer.arrayBuffer();
  if (answer.status !== 200) throw new Error(`${url}: ${answer.status}`);
  return [performance.now() - start, byteLength];
}

async function signedIn(url: string, email: string, password: string): Promise<string> {
  const login = await fetch(`${url}/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  if (login.status !== 200) throw new Error(`${email}: ${login.status} ${await login.text()}`);
  return ((await login.json()) as { accessToken: string }).accessToken;
}

/** Ids of the largest of everything: what is slow is slow there. */
async function findIds(owner: postgres.Sql): Promise<ScaleIds> {
  const [row] = await owner<[ScaleIds]>`
    with own as (select array_agg(r.cluster_id) as ids from user_roles r join users u on u.id = r.user_id where u.email = ${EMAILS.coordinator}),
    largest as (select cluster_id as id from memberships where cluster_id = any ((select ids from own)::uuid[]) group by 1 order by count(*) desc limit 1)
    select (select ids::text from own) as clusters, (select id from largest) as cluster,
           (select r.organisation_id from user_roles r join users u on u.id = r.user_id where u.email = ${EMAILS.member}) as organisation,
           (select organisation_id from memberships where cluster_id = (select id from largest) order by id desc limit 1) as seen,
           (select organisation_id from memberships where cluster_id = (select id from largest) order by id desc offset 1 limit 1) as beside,
           t.id as tender, (select id from consortia where tender_id = t.id order by id limit 1) as consortium,
           (select id from match_runs where tender_id = t.id order by id limit 1) as run,
           (select id from contracts where cluster_id = (select id from largest) order by id desc limit 1) as contract
      from tenders t where t.cluster_id = any ((select ids from own)::uuid[]) and exists (select 1 from consortia where tender_id = t.id) order by t.id desc limit 1`;
  return row;
}
