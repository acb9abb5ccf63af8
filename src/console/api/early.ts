import { type Answered, call } from './call.ts';

type Who = Promise<Answered<'GET /v1/me'>>;

let asked: Who | null = null;

/** Asks who is signed in while the code that draws is still on its way. */
export function askWhoIsSignedIn(): void {
  asked = call('GET /v1/me', {});
  // A refusal is told to whoever takes the answer.
  asked.catch(() => undefined);
}

/** What was asked early, once; null afterwards. */
export function takeEarlyAnswer(): Who | null {
  const early = asked;
  asked = null;
  return early;
}
