import type { Capability, Requirement } from '../../../src/matching/problem/problem.ts';
import { cpvCloseness } from '../../../src/matching/quality/cpv.ts';
import { bestFit } from '../../../src/matching/quality/quality.ts';
import type { Award, Case } from './cases.ts';
import { dot, type History, tokenVector } from './history.ts';
import { nearest } from './nearness.ts';

/** What is known of one company of the pool for a case. Thousandths unless said otherwise. */
export interface Signals {
  /** The engine's quality of the company's best capability for the lot. */
  quality: number;
  /**
   * The engine's proximity of the nearest place of the company's work to the site. Nearness to the seed, the other half of
   * the engine's component, is left out: nearly all of a pool worked near the seed's places too, and it only added noise.
   */
  proximity: number;
  /** Whether it was in one group, or bid as one, with the seed. */
  joint: boolean;
  /** Likeness of its history to the seed's. */
  likeness: number;
  /** For the baselines: awards; topic, nearness and value fit, about [0,1]; friend of a friend. */
  awards: number;
  topic: number;
  nearSite: number;
  valueFit: number;
  friendOfFriend: boolean;
}

/** Awards of codes at least this close to a capability's code (the same category) are its references. */
const SAME_TRADE = 700;

/** Level that so many references speak for: 1 none, 2 from one, 3 from three, 4 from seven, 5 from fifteen. */
export const levelOf = (references: number): number => Math.min(5, 1 + Math.floor(Math.log2(1 + references)));

/** The capabilities that a track record proves: each code once, level and evidence by its references. */
export function capabilitiesOf(awards: readonly Award[]): Capability[] {
  const codes = [...new Set(awards.flatMap((award) => award.cpv))];
  return codes.map((cpv) => {
    const references = awards.filter((award) => award.cpv.some((code) => cpvCloseness(code, cpv) >= SAME_TRADE)).length;
    return { cpv, level: levelOf(references), evidence: Math.min(5, references), capacityCents: null };
  });
}

/** The engine's quality in thousandths, and how near the track record is to the lot for the baselines, about [0,1]. */
interface Topic {
  quality: number;
  topic: number;
}

const FREE = { deadline: null, minQuality: 0 };

/** By codes, through the engine itself. Topic: ln(1 + Σ closeness⁶) / ln 100, which counts near references. */
function byCodes(awards: readonly Award[], { cpv }: Case): Topic {
  const organisation = { capabilities: capabilitiesOf(awards), certifications: [] };
  const qualities = cpv.map((code): number => {
    const requirement: Requirement = {
      id: code,
      cpv: code,
      weightBp: 10_000,
      mandatory: true,
      minLevel: 1,
      certification: null,
      capacityCents: 0,
      minQuality: 0,
      mustBeDoneByMember: false,
    };
    return bestFit(organisation, requirement, FREE)?.quality ?? 0;
  });
  const closest = (award: Award): number =>
    best(award.cpv.flatMap((held) => cpv.map((code) => cpvCloseness(held, code)))) / 1000;
  const mass = awards.reduce((sum, award) => sum + closest(award) ** 6, 0);
  return { quality: best(qualities), topic: Math.log(1 + mass) / Math.log(100) };
}

/**
 * By title words, where no codes are published: the cosine of words stands for the closeness of codes, and the engine's
 * level and evidence count the awards at least as close. Topic: mean of the three best matches.
 */
function byWords(awards: readonly Award[], { words }: Case, history: History): Topic {
  const asked = new Set(words);
  const lengthOf = (list: Iterable<number>): number => {
    let squares = 0;
    for (const word of list) squares += history.wordWeight(word) ** 2;
    return Math.sqrt(squares) || 1;
  };
  const askedLength = lengthOf(asked);
  const matches = awards.map(({ words: own = [] }) => {
    let sum = 0;
    for (const word of own) if (asked.has(word)) sum += history.wordWeight(word) ** 2;
    return sum === 0 ? 0 : sum / (lengthOf(own) * askedLength);
  });
  matches.sort((a, b) => b - a);
  const qualities = matches.map((match, i) =>
    Math.floor(match * (500 + 100 * levelOf(i + 1)) * (0.85 + 0.03 * Math.min(5, i + 1))),
  );
  const firstThree = matches.slice(0, 3).reduce((sum, match) => sum + match, 0);
  return { quality: best(qualities), topic: firstThree / 3 };
}

const best = (values: readonly number[]): number => values.reduce((most, value) => Math.max(most, value), 0);

const valueFit = (a: number | null, b: number | null): number =>
  a === null || b === null ? 0 : Math.exp(-Math.abs(Math.log10((a + 1) / (b + 1))));

const partnersOf = (company: string, awards: readonly Award[]): Set<string> =>
  new Set(awards.flatMap(({ winners }) => winners.filter((other) => other !== company)));

/** Works out the signals of every company in the pool of a case, in pool order. */
export function signalsOf(given: Case, history: History): Signals[] {
  const seedAwards = history.of(given.seed, given);
  const seedVector = tokenVector(seedAwards, history);
  const seedPartners = partnersOf(given.seed, seedAwards);
  return given.pool.map((company) => {
    const awards = history.of(company, given);
    const { quality, topic } = given.words.length > 0 ? byWords(awards, given, history) : byCodes(awards, given);
    const places = new Set(awards.flatMap((award) => award.place));
    const nearSite = nearest(places, given.place);
    const partners = partnersOf(company, awards);
    return {
      quality,
      proximity: nearSite,
      joint: seedPartners.has(company),
      likeness: Math.floor(1000 * dot(seedVector, tokenVector(awards, history))),
      awards: awards.length,
      topic,
      nearSite: nearSite / 1000,
      valueFit: best(awards.map((award) => valueFit(award.value, given.value))),
      friendOfFriend: [...partners].some((other) => other !== given.seed && seedPartners.has(other)),
    };
  });
}
