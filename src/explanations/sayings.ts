import type { TeamFault, Told } from '../matching/index.ts';

/** What is said where a consortium has to go on without somebody, beside what the engine says. */
export type ToldOfRecomposition =
  | { readonly code: 'cannot_go_on' }
  | { readonly code: 'nobody_takes_the_rest' }
  | { readonly code: 'nobody_is_left' };

/**
 * What is said of a lot: no coordinator has confirmed its requirements; its text is in a language (ISO 639-1) of which only
 * codes and what resembles their labels is read; the code `cpv` of one names no trade, and `count`
 * organisations work in its field where nobody is proposed; its search was ended by the clock.
 */
export type ToldOfLot =
  | { readonly code: 'needs_unconfirmed' }
  | { readonly code: 'text_read_in_part'; readonly language: string }
  | { readonly code: 'needs_general'; readonly cpv: string; readonly weightBp: number }
  | { readonly code: 'only_in_field'; readonly cpv: string; readonly count: number }
  | { readonly code: 'time_ran_out' };

/** A share of the group beyond `able`, what the member can do of the whole work; both in basis points. */
export type ToldOfShare = {
  readonly code: 'team_share_beyond';
  readonly organisations: readonly string[];
  readonly requirements: readonly string[];
  readonly shareBp: number;
  readonly able: number;
};

/** Work that a member is given and that nothing in its profile says it can do, at the level and with the certificate asked for. */
export type ToldOfWork = {
  readonly code: 'team_not_served';
  readonly organisations: readonly string[];
  readonly requirements: readonly string[];
};

/** What keeps a group from standing, or makes it unwise, with those whom it concerns. */
export type ToldOfTeam = {
  [Code in TeamFault['code']]: { readonly code: `team_${Code}` } & Omit<TeamFault, 'code'>;
}[TeamFault['code']];

/** What is said of a group that was made or changed by hand. */
export type TeamSaying = ToldOfTeam | ToldOfShare | ToldOfWork;

/** Every sentence of an explanation, as a code with its values. */
export type Saying = Told | ToldOfLot | ToldOfRecomposition | TeamSaying;
export type SayingCode = Saying['code'];

/** What sentences are made with, in one language. */
export type Words = {
  /** The name of an organisation, a requirement or a lot; its id where the reader may not know the name. */
  name(id: string): string;
  /** Names as a list: with `and` before the last. */
  names(ids: readonly string[]): string;
  /** Texts as a list. */
  list(texts: readonly string[]): string;
  /** Of lots, some of which are answered together. */
  lots(lots: readonly (readonly string[])[]): string;
  /** A number in [0,1] as points out of 100. */
  points(value: number): string;
  /** Basis points as a percentage. */
  percent(bp: number): string;
  euros(cents: number): string;
  /** A CPV code with its label. */
  trade(cpv: string): string;
};

/** The sentences of one language: one for every code, so that none can be forgotten. */
export type Sentences = {
  readonly [Code in SayingCode]: (told: Extract<Saying, { code: Code }>, words: Words) => string;
};
