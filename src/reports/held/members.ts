import type { Cents } from './cents.ts';

/** What is known of an organisation; one object each, so that it is counted once however many clusters have it. */
export type Organisation = {
  readonly id: string;
  known: Known | null;
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

/**
 * The memberships of a cluster, those that are over included, with what was counted of its own: of organisations that no
 * other cluster held has ever had. Those can be added up over clusters; the others are few, and met one by one.
 */
export class ClusterMembers {
  readonly rows: readonly Membership[];
  /** The count that this cluster is in. */
  asked = 0;
  readonly #counted = new Map<string, unknown>();
  #parts: { own: Membership[]; shared: Membership[] } | null = null;

  constructor(rows: readonly (readonly [organisation: Organisation, since: number, until: number | null])[] = []) {
    this.rows = rows.map(([organisation, since, until]) => ({ organisation, of: this, since, until }));
  }

  /** Is held from now on: what other clusters counted of its members as theirs alone is forgotten. */
  join(): void {
    for (const row of this.rows) {
      for (const { of } of row.organisation.joined) if (of !== this) of.forgetCounts();
      row.organisation.joined.push(row);
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
  }

  /** Memberships of organisations that other clusters have, or had, too. */
  get shared(): readonly Membership[] {
    return this.#partsNow().shared;
  }

  /** What is counted of the others' memberships for a day, unless it was. */
  ownOn<T>(day: string, count: (own: readonly Membership[]) => T): T {
    const counted = this.#counted.has(day) ? (this.#counted.get(day) as T) : count(this.#partsNow().own);
    this.#counted.delete(day);
    this.#counted.set(day, counted);
    if (this.#counted.size > MOST_DAYS) this.#counted.delete(this.#counted.keys().next().value ?? '');
    return counted;
  }

  #partsNow() {
    if (this.#parts === null) {
      this.#parts = { own: [], shared: [] };
      for (const row of this.rows)
        this.#parts[row.organisation.joined.some(({ of }) => of !== this) ? 'shared' : 'own'].push(row);
    }
    return this.#parts;
  }
}
