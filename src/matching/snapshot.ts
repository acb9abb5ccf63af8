import { buildColumns, type Columns, columnBytes, organisationAt, textAt } from './columns.ts';
import { cpvCloseness } from './cpv.ts';
import type { Conflict, Organisation, Problem, Tie } from './problem.ts';
import { type Extract, extract, retrieve } from './retrieval.ts';

/** One change of the feed. A put replaces the whole organisation; a tie of weight 0 is a tie removed. */
export type Change =
  | { readonly kind: 'organisation'; readonly organisation: Organisation }
  | { readonly kind: 'organisation_removed'; readonly id: string }
  | { readonly kind: 'tie'; readonly tie: Tie }
  | { readonly kind: 'conflict'; readonly conflict: Conflict; readonly removed?: boolean };

/** What a lot asks of a snapshot: everything of a problem but the organisations and their relations. */
export type Lot = Omit<Problem, 'organisations' | 'ties' | 'conflicts'>;

/**
 * The candidates of all clusters, kept current by a feed: an immutable base in columns, and beside it a small delta of
 * changed organisations with a tombstone for each base row that they replace. Once the delta has grown, `compacted`
 * builds a new base that is swapped in; every answer names the version that it saw.
 */
export class Snapshot {
  readonly #base: Columns;
  readonly #version: number;
  readonly #index: Map<string, number>;
  readonly #tombstones: Uint8Array;
  readonly #changed = new Map<string, Organisation>();
  readonly #ties = new Map<string, Tie>();
  readonly #conflicts = new Map<string, { conflict: Conflict; removed: boolean }>();
  #changes = 0;

  private constructor(base: Columns, version: number) {
    this.#base = base;
    this.#version = version;
    this.#tombstones = new Uint8Array(base.organisations);
    this.#index = new Map();
    for (let i = 0; i < base.organisations; i++) this.#index.set(textAt(base, base.id[i] as number), i);
  }

  /** A snapshot of what is true at `version`. */
  static build(
    organisations: readonly Organisation[],
    ties: readonly Tie[],
    conflicts: readonly Conflict[],
    version = 0,
  ): Snapshot {
    return new Snapshot(buildColumns(organisations, ties, conflicts), version);
  }

  /** A snapshot over columns that another thread built. */
  static over(columns: Columns, version: number): Snapshot {
    return new Snapshot(columns, version);
  }

  /** Grows by one with every change applied. */
  get version(): number {
    return this.#version + this.#changes;
  }

  /** The base, to be shared with other threads. */
  get columns(): Columns {
    return this.#base;
  }

  /** Changes since the base was built. */
  get pending(): number {
    return this.#changes;
  }

  get bytes(): number {
    return columnBytes(this.#base);
  }

  /** Number of organisations. */
  get size(): number {
    return this.#base.organisations - this.#tombstones.reduce((a, b) => a + b, 0) + this.#changed.size;
  }

  /** Takes in changes, in order. */
  apply(changes: readonly Change[]): void {
    for (const change of changes) {
      this.#changes++;
      if (change.kind === 'tie') this.#ties.set(pairKey(change.tie), change.tie);
      else if (change.kind === 'conflict') {
        this.#conflicts.set(pairKey(change.conflict), { conflict: change.conflict, removed: change.removed ?? false });
      } else {
        const id = change.kind === 'organisation' ? change.organisation.id : change.id;
        const row = this.#index.get(id);
        if (row !== undefined) this.#tombstones[row] = 1;
        if (change.kind === 'organisation') this.#changed.set(id, change.organisation);
        else this.#changed.delete(id);
      }
    }
  }

  /** One organisation as it stands now. */
  organisation(id: string): Organisation | null {
    const changed = this.#changed.get(id);
    if (changed !== undefined) return changed;
    const row = this.#index.get(id);
    return row === undefined || this.#tombstones[row] === 1 ? null : organisationAt(this.#base, row);
  }

  /**
   * The problem of one lot with the candidates that come near it: whoever has a capability close enough to one of the
   * requirements, or is pinned. Ordered by id, so it does not depend on how the snapshot came about.
   * `among`: only organisations that it accepts (a cluster's own and shared members).
   */
  problemOf(lot: Lot, among: (id: string) => boolean = () => true): Problem {
    const least = Math.round(1000 * lot.constraints.minQuality);
    const { pinned } = lot.constraints;
    const passes = (i: number) => this.#tombstones[i] === 0 && among(textAt(this.#base, this.#base.id[i] as number));
    const rows = new Set(retrieve(this.#base, lot.requirements, least, passes));
    for (const id of pinned) {
      const row = this.#index.get(id);
      if (row !== undefined && this.#tombstones[row] === 0) rows.add(row);
    }
    const found = this.#withDelta(
      extract(
        this.#base,
        [...rows].sort((a, b) => a - b),
      ),
      (one) => {
        const near = one.capabilities.some(({ cpv }) =>
          lot.requirements.some((r) => cpvCloseness(cpv, r.cpv) >= Math.max(1, least)),
        );
        return pinned.includes(one.id) || (near && among(one.id));
      },
    );
    const ids = new Set(found.organisations.map(({ id }) => id));
    return {
      ...lot,
      ...found,
      constraints: { ...lot.constraints, banned: lot.constraints.banned.filter((id) => ids.has(id)) },
    };
  }

  /** A new snapshot with the delta worked in; same content, same version. */
  compacted(): Snapshot {
    const rows = Array.from({ length: this.#base.organisations }, (_, i) => i).filter((i) => this.#tombstones[i] === 0);
    const { organisations, ties, conflicts } = this.#withDelta(extract(this.#base, rows), () => true);
    return Snapshot.build(organisations, ties, conflicts, this.version);
  }

  /** Adds changed organisations that pass, replaces ties and conflicts that changed, orders all by id. */
  #withDelta(base: Extract, passes: (organisation: Organisation) => boolean): Extract {
    const added = [...this.#changed.values()].filter(passes);
    const organisations = [...base.organisations, ...added].sort((a, b) => (a.id < b.id ? -1 : 1));
    const ids = new Set(organisations.map(({ id }) => id));
    const addedIds = new Set(added.map(({ id }) => id));
    const known = ({ a, b }: Conflict) => ids.has(a) && ids.has(b);
    const ties = new Map(base.ties.map((tie) => [pairKey(tie), tie]));
    const conflicts = new Map(base.conflicts.map((conflict) => [pairKey(conflict), conflict]));
    for (const id of addedIds) this.#baseRelations(id, ties, conflicts);
    for (const [key, tie] of this.#ties) {
      if (tie.weight === 0) ties.delete(key);
      else ties.set(key, tie);
    }
    for (const [key, { conflict, removed }] of this.#conflicts) {
      if (removed) conflicts.delete(key);
      else conflicts.set(key, conflict);
    }
    return {
      organisations,
      ties: inOrder([...ties.values()].filter(known)),
      conflicts: inOrder([...conflicts.values()].filter(known)),
    };
  }

  /** Relations of the base row that a changed organisation replaces: they stay until the feed says otherwise. */
  #baseRelations(id: string, ties: Map<string, Tie>, conflicts: Map<string, Conflict>): void {
    const row = this.#index.get(id);
    if (row === undefined) return;
    const base = this.#base;
    const name = (i: number) => textAt(base, base.id[i] as number);
    for (let t = base.tieStarts[row] as number; t < (base.tieStarts[row + 1] as number); t++) {
      const tie = { a: id, b: name(base.tiePartner[t] as number), weight: base.tieWeight[t] as number };
      ties.set(pairKey(tie), tie);
    }
    for (let t = base.conflictStarts[row] as number; t < (base.conflictStarts[row + 1] as number); t++) {
      const conflict = { a: id, b: name(base.conflictPartner[t] as number) };
      conflicts.set(pairKey(conflict), conflict);
    }
  }
}

const pairKey = ({ a, b }: Conflict): string => (a < b ? `${a}\u0000${b}` : `${b}\u0000${a}`);

/** Each pair with the smaller id first, by id. */
function inOrder<P extends Conflict>(pairs: readonly P[]): P[] {
  return pairs
    .map((pair) => (pair.a < pair.b ? pair : { ...pair, a: pair.b, b: pair.a }))
    .sort((x, y) => (x.a === y.a ? (x.b < y.b ? -1 : 1) : x.a < y.a ? -1 : 1));
}
