/**
 * The life of a consortium as decide / evolve: `decide(consortium, command)` says what happens, `evolve` applies it.
 * Pure: time and the verdicts of the law come in as data.
 */
export * from './commands.domain.ts';
export { assertPlaces, decide, samePlace, step } from './decide.domain.ts';
export { evolve, replay } from './evolve.domain.ts';
export * from './split.domain.ts';
export * from './states.domain.ts';
