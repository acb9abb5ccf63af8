import { setTimeout as sleep } from 'node:timers/promises';

/** A thing that people do, how often beside the others, and what it asks for. */
type Doing = {
  name: string;
  /** Of a hundred. */
  often: number;
  ask: (own: Own) => { method?: string; path: string; body?: object };
};

/** What a person comes upon of its own: ids that its lists gave. */
type Own = Readonly<Record<'tenders' | 'consortia' | 'contracts' | 'organisations' | 'runs', readonly string[]>>;
const one = (ids: readonly string[]): string => ids[Math.floor(Math.random() * ids.length)] ?? '';
const get = (name: string, often: number, path: (own: Own) => string): Doing => ({
  name,
  often,
  ask: (own) => ({ path: path(own) }),
});
const KPIS = '/reports/kpis?from=2023-01-01&to=2023-12-31';

/** A day's work of a coordinator, in the proportions of a hundred requests: nine reads to an act. */
const COORDINATOR: readonly Doing[] = [
  get('organisations', 10, () => '/organisations'),
  get('organisations by words', 6, () => '/organisations?q=soudure%20durand'),
  get('organisations of a trade', 5, () => '/organisations?cpv=45310000'),
  get('one organisation', 9, (own) => `/organisations/${one(own.organisations)}`),
  get('tenders', 9, () => '/tenders'),
  get('one tender', 9, (own) => `/tenders/${one(own.tenders)}`),
  get('a match run', 4, (own) => `/match-runs/${one(own.runs)}`),
  get('consortia', 7, () => '/consortia'),
  get('one consortium', 7, (own) => `/consortia/${one(own.consortia)}`),
  get('deadlines', 5, () => '/deadlines'),
  get('certificates', 2, () => '/certifications'),
  get('contracts', 4, () => '/contracts'),
  get('ledger', 3, () => '/ledger-entries'),
  get('key figures', 2, () => KPIS),
  get('turnover', 2, () => '/reports/turnover?groupBy=year'),
  get('exposure', 1, () => '/reports/exposure'),
  get('notifications', 7, () => '/notifications'),
  {
    name: 'act: change a tender',
    often: 3,
    ask: (own) => ({
      method: 'PATCH',
      path: `/tenders/${one(own.tenders)}`,
      body: { description: `At work ${Math.random()}` },
    }),
  },
  {
    name: 'act: post a tender',
    often: 2,
    ask: () => ({ method: 'POST', path: '/tenders', body: { title: 'At work', buyer: { name: 'A buyer' } } }),
  },
  {
    name: 'act: post a ledger entry',
    often: 3,
    ask: (own) => ({
      method: 'POST',
      path: `/contracts/${one(own.contracts)}/entries`,
      body: { measure: 'invoiced', amount: { amountCents: 123_457, currency: 'EUR' } },
    }),
  },
];

/** Of a member, who comes to look at what it was asked. */
const MEMBER: readonly Doing[] = [
  get('its organisation', 20, (own) => `/organisations/${one(own.organisations)}`),
  get('its invitations', 30, () => '/invitations'),
  get('its consortia', 10, () => '/consortia'),
  get('its contracts', 10, () => '/contracts'),
  get('its ledger', 8, () => '/ledger-entries'),
  get('notifications', 20, () => '/notifications'),
  {
    name: 'act: change its organisation',
    often: 2,
    ask: (own) => ({
      method: 'PATCH',
      path: `/organisations/${one(own.organisations)}`,
      body: { description: `At work ${Math.random()}` },
    }),
  },
];

export type Person = { url: string; token: string; own: Own; coordinates: boolean };

/** Signs a person in and looks at its lists. */
export async function signInPerson(url: string, email: string, password: string): Promise<Person> {
  const login = await fetch(`${url}/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  if (login.status !== 200) throw new Error(`${email}: ${login.status}`);
  const token = ((await login.json()) as { accessToken: string }).accessToken;
  const list = async (path: string): Promise<{ id: string; latestMatchRunId?: string | null; state?: string }[]> => {
    const answer = await fetch(`${url}/v1${path}`, { headers: { authorization: `Bearer ${token}` } });
    return answer.status === 200 ? ((await answer.json()) as { items: { id: string }[] }).items : [];
  };
  const ids = (items: { id: string }[]): string[] => items.map(({ id }) => id);
  const tenders = await list('/tenders');
  const own: Own = {
    tenders: ids(tenders.filter(({ state }) => state !== 'awarded' && state !== 'lost' && state !== 'submitted')),
    runs: tenders.flatMap(({ latestMatchRunId }) => latestMatchRunId ?? []),
    consortia: ids(await list('/consortia')),
    contracts: ids(await list('/contracts')),
    organisations: ids(await list('/organisations')),
  };
  const me = await fetch(`${url}/v1/me`, { headers: { authorization: `Bearer ${token}` } });
  const { roles } = (await me.json()) as { roles: { role: string }[] };
  return { url, token, own, coordinates: roles.some(({ role }) => role === 'coordinator') };
}

/** What was asked, in order: milliseconds, and the status where it was refused. */
export type Asked = { name: string; ms: number; fault: string | null };

/**
 * Everybody works until `until` (as `performance.now` counts), thinking for `thinkMs` on average between two requests:
 * as long as it takes, from nothing to twice that.
 */
export async function workTogether(people: readonly Person[], thinkMs: number, until: number): Promise<Asked[]> {
  const asked: Asked[] = [];
  await Promise.all(
    people.map(async (person) => {
      await sleep(Math.random() * thinkMs);
      while (performance.now() < until) {
        asked.push(await doOne(person));
        if (thinkMs > 0) await sleep(Math.random() * 2 * thinkMs);
      }
    }),
  );
  return asked;
}

/** One of them, as often as it says. */
function drawn(doings: readonly Doing[]): Doing {
  let at = Math.random() * doings.reduce((sum, { often }) => sum + often, 0);
  for (const doing of doings) {
    at -= doing.often;
    if (at < 0) return doing;
  }
  return doings[0]!;
}

async function doOne({ url, token, own, coordinates }: Person): Promise<Asked> {
  const doing = drawn(coordinates ? COORDINATOR : MEMBER);
  const { method = 'GET', path, body } = doing.ask(own);
  // A person without any of these looks at its notifications instead.
  const missing = /\/(\/|$)/.test(path);
  const start = performance.now();
  const answer = await fetch(`${url}/v1${missing ? '/notifications' : path}`, {
    method: missing ? 'GET' : method,
    headers: {
      authorization: `Bearer ${token}`,
      'if-match': '*',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined || missing ? {} : { body: JSON.stringify(body) }),
  }).catch((error: Error) => error);
  if (answer instanceof Error) return { name: doing.name, ms: performance.now() - start, fault: answer.message };
  const text = await answer.text();
  return {
    name: missing ? 'notifications' : doing.name,
    ms: performance.now() - start,
    fault: answer.status < 400 ? null : `${answer.status} ${text.slice(0, 200)}`,
  };
}
