import { type Answered, type CallName, call, type Input } from './call.ts';

/** A read of the API. */
type ReadName = CallName & `GET ${string}`;
/** What was asked before the code that reads it was there. */
export type Early = { name: ReadName; input: object; pages: boolean; answer: Promise<Answered<ReadName>> };

const waiting: Early[] = [];
let take: ((early: Early) => void) | null = null;

/**
 * Asks what a page will read first while the code that draws it is still on its way.
 * @param options.pages where the page reads a list, page by page
 */
export function askEarly<C extends ReadName>(
  name: C,
  input: Input<C>,
  { pages = false }: { pages?: boolean } = {},
): Promise<Answered<C>> {
  const answer = call(name, input);
  // A refusal is told to whoever takes the answer.
  answer.catch(() => undefined);
  const early: Early = { name, input, pages, answer: answer as Promise<Answered<ReadName>> };
  if (take === null) waiting.push(early);
  else take(early);
  return answer;
}

/** Gives whatever was asked early, and will be, to who keeps answers. */
export function takeEarlyAnswers(taker: (early: Early) => void): void {
  take = taker;
  for (const early of waiting.splice(0)) taker(early);
}
