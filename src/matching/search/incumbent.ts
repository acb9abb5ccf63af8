import type { Model } from '../model/model.ts';
import { type Scored, scoreTeam } from '../model/team.ts';

/** Order of teams: higher total first, then the list of ids, compared one after the other. */
export function better(
  a: { total: number; team: readonly number[] },
  b: { total: number; team: readonly number[] },
): boolean {
  return a.total !== b.total ? a.total > b.total : teamOrder(a.team, b.team) < 0;
}

/** Candidate numbers follow the ids' order, so comparing them compares ids. */
export function teamOrder(a: readonly number[], b: readonly number[]): number {
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    if (a[at] !== b[at]) return a[at]! - b[at]!;
  }
  return a.length - b.length;
}

/**
 * Most members that a team of size a may share with an earlier one of size b: the smaller of the two has at least
 * `difference` members that the other lacks, or as many as its free seats (those not pinned) allow, but one at least.
 */
export function mostShared(a: number, b: number, pinned: number, difference: number): number {
  const smaller = Math.min(a, b);
  return smaller - Math.max(1, Math.min(difference, smaller - pinned));
}

/** Number of common members of two ascending teams. */
export function shared(a: readonly number[], b: readonly number[]): number {
  return a.reduce((count, i) => count + Number(b.includes(i)), 0);
}

/** So many teams are remembered, for memory: when they are more, further ranks are searched one by one. */
const MOST_TEAMS = 100_000;

/** Every team that was scored, so that later ranks start from what earlier ones met. */
export class Archive {
  readonly #model: Model;
  readonly #scored = new Map<string, Scored | null>();

  constructor(model: Model) {
    this.#model = model;
  }

  /** The team's exact score, from memory when it was met before; null also when it is below what is needed. */
  score(team: readonly number[], needed?: number): Scored | null {
    const sorted = [...team].sort((a, b) => a - b);
    const key = sorted.join(',');
    const known = this.#scored.get(key);
    if (known !== undefined) return known;
    const scored = needed === undefined ? scoreTeam(this.#model, sorted) : scoreTeam(this.#model, sorted, needed);
    if (scored === 'below') return null;
    if (!this.isFull) this.#scored.set(key, scored);
    return scored;
  }

  /** Whether teams that are scored from now on are not remembered. */
  get isFull(): boolean {
    return this.#scored.size >= MOST_TEAMS;
  }

  /** The best teams met so far that pass, at most `most`, best first. */
  leading(most: number, passes: (team: readonly number[]) => boolean): Scored[] {
    const found: Scored[] = [];
    for (const scored of this.#scored.values()) {
      if (scored === null || (found.length === most && !better(scored, found[most - 1]!))) continue;
      if (!passes(scored.team)) continue;
      if (found.length === most) found.pop();
      let at = found.length;
      while (at > 0 && better(scored, found[at - 1]!)) at--;
      found.splice(at, 0, scored);
    }
    return found;
  }

  /** The best team met so far that passes. */
  best(passes: (team: readonly number[]) => boolean): Scored | null {
    return this.leading(1, passes)[0] ?? null;
  }
}
