/** Whose turn a piece of work takes, and of which kind it is: clusters take turns, and so do the kinds of each. */
export type Turn = { clusterId: string; work: 'run' | 'recomposition' | 'question' | 'upkeep' };

/** Somebody ended the search before it had an answer. */
export class SearchStopped extends Error {
  override name = 'SearchStopped';
  override message = 'the search was stopped';
}
