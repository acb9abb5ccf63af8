import type { Api } from './types.ts';

/** A call of the API by its method and path, as "GET /v1/tenders/{id}". */
export type CallName = keyof Api;
/** What a call answers. */
export type Answer<C extends CallName> = Api[C]['answer'];

type PathParts<P extends string> = P extends `${string}{${infer Name}}${infer Rest}` ? Name | PathParts<Rest> : never;
type Params<C extends CallName> =
  PathParts<C> extends never ? { params?: undefined } : { params: Record<PathParts<C>, string> };
type Query<C extends CallName> = undefined extends Api[C]['query']
  ? { query?: undefined }
  : { query?: Api[C]['query'] };
type Body<C extends CallName> = undefined extends Api[C]['body'] ? { body?: Api[C]['body'] } : { body: Api[C]['body'] };

/** What goes into a call: parts of its path, query, body, and headers that some calls know. */
export type Input<C extends CallName> = Params<C> &
  Query<C> &
  Body<C> & {
    /** The ETag that a change builds on; `*` for any. */
    ifMatch?: string;
    /** The same key again is the same act: for a POST that is sent a second time. */
    key?: string;
    /** Media type of a body that is a document, not JSON. */
    mediaType?: string;
    /** Another form of the answer than JSON; it comes as `text`. */
    accept?: string;
    signal?: AbortSignal;
  };

/** What a call answered, with its headers that matter. */
export type Answered<C extends CallName> = {
  data: Answer<C>;
  /** What was answered, where `accept` asked for another form than JSON. */
  text: string | null;
  etag: string | null;
  location: string | null;
  status: number;
};

/** One faulty place of what was sent. */
export type FieldError = { pointer: string; message: string };

/** The API refused, with a problem document (RFC 9457). */
export class Problem extends Error {
  override name = 'Problem';
  readonly status: number;
  readonly code: string;
  /** What the code means, in one sentence in the language of the reader; empty when the page itself refused. */
  readonly title: string;
  readonly errors: readonly FieldError[];
  readonly requestId: string | null;
  /** Further members: `state` and `allowed` of a transition, among others. */
  readonly details: Readonly<Record<string, unknown>>;
  constructor(status: number, body: Record<string, unknown>) {
    super(typeof body['detail'] === 'string' ? body['detail'] : `HTTP ${status}`);
    this.status = status;
    this.code = typeof body['code'] === 'string' ? body['code'] : 'unknown';
    this.title = typeof body['title'] === 'string' ? body['title'] : '';
    this.errors = Array.isArray(body['errors']) ? (body['errors'] as FieldError[]) : [];
    this.requestId = typeof body['requestId'] === 'string' ? body['requestId'] : null;
    this.details = body;
  }
}

/** Refusals of somebody who is signing in, or shows anew who they are. */
const AT_THE_DOOR = new Set(['wrong_credentials', 'second_factor_needed', 'wrong_code', 'passkey_refused']);

/** The API says that nobody is signed in any more. */
export const isSignedOut = (error: unknown): boolean =>
  error instanceof Problem && error.status === 401 && !AT_THE_DOOR.has(error.code);

/** The server could not be reached. */
export class Unreachable extends Error {
  override name = 'Unreachable';
}

/** The address of a call. */
export function addressOf(
  name: string,
  input: { params?: Record<string, string> | undefined; query?: object | undefined },
): string {
  const path = name
    .slice(name.indexOf(' ') + 1)
    .replace(/\{(\w+)\}/g, (_all, part: string) => encodeURIComponent(input.params?.[part] ?? ''));
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(input.query ?? {})) {
    if (value !== undefined && value !== null && value !== '') query.append(key, String(value));
  }
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}

/**
 * Calls the API with the console's cookie.
 * @throws Problem when it refuses, Unreachable when there is no answer
 */
export async function call<C extends CallName>(name: C, input: Input<C>): Promise<Answered<C>> {
  const { body, ifMatch, key, mediaType, accept, signal } = input;
  const isDocument = typeof body === 'string' || body instanceof Blob;
  const headers: Record<string, string> = {
    accept: accept ?? 'application/json',
    'accept-language': document.documentElement.lang || 'fr',
    'x-groupement-console': '1',
  };
  if (body !== undefined) headers['content-type'] = isDocument ? (mediaType ?? 'application/xml') : 'application/json';
  if (ifMatch !== undefined) headers['if-match'] = ifMatch;
  if (key !== undefined) headers['idempotency-key'] = key;
  let response: Response;
  try {
    response = await fetch(addressOf(name, input), {
      method: name.slice(0, name.indexOf(' ')),
      headers,
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body: isDocument ? (body as string | Blob) : JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    });
  } catch (cause) {
    if (signal?.aborted === true) throw cause;
    throw new Unreachable('no answer', { cause });
  }
  const isJson = /^application\/(?:[\w.+-]*\+)?json/.test(response.headers.get('content-type') ?? '');
  const data: unknown = isJson ? await response.json() : undefined;
  if (!response.ok) throw new Problem(response.status, (data ?? {}) as Record<string, unknown>);
  return {
    data: data as Answer<C>,
    text: accept === undefined || isJson ? null : await response.text(),
    etag: response.headers.get('etag'),
    location: response.headers.get('location'),
    status: response.status,
  };
}

/** A key for an act, so that sending it twice does it once. Also where the page isn't a secure context. */
export const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
