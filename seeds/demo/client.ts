/** Talks to the API over HTTP as one person, as any client would. */
export type DemoClient = {
  call<T>(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<T>;
  /** What a path answers, as bytes. */
  bytes(path: string): Promise<Buffer>;
  /** Server-sent events of a path, each as its parsed data. */
  events<T>(path: string): AsyncGenerator<T>;
};

/** Signs in; `url` is the address of the API without /v1. An answer of 400 or above is thrown with its detail. */
export async function signIn(url: string, email: string, password: string): Promise<DemoClient> {
  const login = await request(url, 'POST', '/auth/login', { email, password }, {});
  return withToken(url, ((await login.json()) as { accessToken: string }).accessToken);
}

/** A person who is signed in already. */
export function withToken(url: string, accessToken: string): DemoClient {
  const authorization = `Bearer ${accessToken}`;
  return {
    call: async <T>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<T> => {
      const answer = await request(url, method, path, body, { authorization, ...headers });
      return (answer.status === 204 ? null : await answer.json()) as T;
    },
    bytes: async (path) =>
      Buffer.from(await (await request(url, 'GET', path, undefined, { authorization })).arrayBuffer()),
    events: async function* <T>(path: string): AsyncGenerator<T> {
      const answer = await request(url, 'GET', path, undefined, { authorization, accept: 'text/event-stream' });
      let buffer = '';
      for await (const chunk of answer.body!.pipeThrough(new TextDecoderStream() as never) as AsyncIterable<string>) {
        buffer += chunk;
        const blocks = buffer.split('\n\n');
        buffer = blocks.pop() ?? '';
        for (const block of blocks) {
          const data = block.split('\n').find((line) => line.startsWith('data: '));
          if (data !== undefined) yield JSON.parse(data.slice(6)) as T;
        }
      }
    },
  };
}

async function request(
  url: string,
  method: string,
  path: string,
  body: unknown,
  headers: Record<string, string>,
): Promise<Response> {
  const isRaw = typeof body === 'string' || body instanceof Uint8Array;
  const answer = await fetch(`${url}/v1${path}`, {
    method,
    headers: { ...(body === undefined || isRaw ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: isRaw ? (body as string) : JSON.stringify(body) }),
  });
  if (answer.ok) return answer;
  const problem = (await answer.json().catch(() => null)) as { detail?: string } | null;
  throw new Error(`${method} ${path}: ${answer.status} ${problem?.detail ?? ''}`);
}
