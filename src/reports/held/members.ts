import type { Cents } from './cents.ts';

/** What is known of an organisation; one object each, so that it is counted once however many clusters have it. */
export type Organisation = {
  readonly id: string;
  known: Known | null;
  /** Several clusters have, or had, it: then none counts it among its own, not even once the others have gone. */
  shared: boolean;
  /** Its memberships of the clusters that are held. */
  readonly joined: Membership[];
  /** The count that met it last, whether it is a member there, and what that count counted of it: there is one at a time. */
  met: number;
  member: boolean;
  proposed: number;
  invited: number;
  contracted: number;
  /** What was added up for it in the sum that met it last (`sums`), in cents. */
  summed: number;
  cents: Cents;
};
type Known = {
  readonly kind: string;
  readonly sizeClass: string | null;
  /** Year, turnover in cents and jobs of each year, the earliest first, in one row: all members are gone through. */
  readonly years: readonly number[];
};

/** A membership with its first day and the one after its last (null: it lasts), as days since 1970. */
export type Membership = {
  readonly organisation: Organisation;
  readonly of: ClusterMembers;
  readonly since: number;
  readonly until: number | null;
};

/** An organisation of which nothing is known yet. */
export const newOrganisation = (id: string): Organisation => ({
  id,
  known: null,
  shared: false,
  joined: [],
  met: 0,
  member: false,
  proposed: 0,
  invited: 0,
  contracted: 0,
  summed: 0,
  cents: 0,
});

/** So many days of which something was counted are kept for each cluster. */
const MOST_DAYS = 8;
/** Days counted one by one before that is made by which any is found: after a change most reports ask for two. */
const DAYS_ONE_BY_ONE = 2;

/** Of something that is counted of a day: finds it for any. */
type ByDay<T> = (day: string) => T;

/**
 * The memberships of a cluster, those that are over included, with what was counted of its own: of organisations that no
 * other cluster held has ever had. Those can be added up over clusters; the others are few, and met one by one.
 */
export class ClusterMembers {
  readonly rows: readonly Membership[];
  /** The count that this cluster is in. */
  asked = 0;
  readonly #counted = new Map<string, unknown>();
  #misses = 0;
  /** Undefined: not made yet; null: cannot be. */
  #byDay: ByDay<unknown> | null | undefined;
  #parts: { own: Membership[]; shared: Membership[] } | null = null;

  constructor(rows: readonly (readonly [organisation: Organisation, since: number, until: number | null])[] = []) {
    this.rows = rows.map(([organisation, since, until]) => ({ organisation, of: this, since, until }));
  }

  /** Is held from now on: what other clusters counted of its members as theirs alone is forgotten. */
  join(): void {
    for (const row of this.rows) {
      const { organisation } = row;
      const others = organisation.joined.filter(({ of }) => of !== this);
      if (others.length > 0 && !organisation.shared) {
        organisation.shared = true;
        for (const { of } of others) of.forgetCounts();
      }
      organisation.joined.push(row);
    }
  }

  /** Is held no longer. What another cluster took for shared stays so: it is met one by one, wherever it is. */
  leave(): void {
    for (const { organisation } of this.rows) {
      const others = organisation.joined.filter(({ of }) => of !== this);
      organisation.joined.splice(0, Number.POSITIVE_INFINITY, ...others);
    }
  }

  /** Something is different now: who of its members is a member elsewhere, or what is known of one. */
  forgetCounts(): void {
    this.#counted.clear();
    this.#parts = null;
    this.#misses = 0;
    this.#byDay = undefined;
  }

  /** Memberships of organisations that other clusters have, or had, too. */
  get shared(): readonly Membership[] {
    return this.#partsNow().shared;
  }

  /**
   * What is counted of the others' memberships for a day, unless it was.
   * @param of makes that by which it is found for any day; null where that cannot be
   */
  ownOn<T>(
    day: string,
    count: (own: readonly Membership[]) => T,
    of: (own: readonly Membership[]) => ByDay<T> | null,
  ): T {
    if (this.#counted.has(day)) return this.#kept(day, this.#counted.get(day) as T);
    if (++this.#misses > DAYS_ONE_BY_ONE) this.findByDay(of);
    if (this.#byDay) return this.#byDay(day) as T;
    return this.#kept(day, count(this.#partsNow().own));
  }

  /** Makes that by which `ownOn` finds any day, unless it is there. */
  findByDay<T>(of: (own: readonly Membership[]) => ByDay<T> | null): void {
    if (this.#byDay === undefined) this.#byDay = of(this.#partsNow().own);
  }

  #kept<T>(day: string, counted: T): T {
    this.#counted.delete(day);
    this.#counted.set(day, counted);
    if (this.#counted.size > MOST_DAYS) this.#counted.delete(this.#counted.keys().next().value ?? '');
    return counted;
  }

  #partsNow() {
    if (this.#parts === null) {
      this.#parts = { own: [], shared: [] };
      for (const row of this.rows) this.#parts[row.organisation.shared ? 'shared' : 'own'].push(row);
    }
    return this.#parts;
  }
}
