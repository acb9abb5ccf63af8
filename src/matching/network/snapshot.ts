import type { CandidateRecord } from './candidate.ts';
import { type Columns, candidateAt, columnBytes, idAt, numberOf, wordsOf } from './columns.ts';
import { ColumnsBuilder } from './columns-builder.ts';

/**
 * The candidates of all clusters as they stood at one instant, in shared memory and never changed: a base, and beside it
 * a small delta of what changed since the base was built. A change makes a new snapshot over the same base; whoever
 * works on an older one keeps it. A *number* here counts through the base and then through the delta.
 */
export type Snapshot = {
  /** Names the instant. */
  readonly version: string;
  readonly base: Columns;
  /** 1 for each candidate of the base that is gone, or stands in the delta. */
  readonly tombstones: Uint8Array;
  /** Candidates that are new or changed; their pairs stand below. */
  readonly delta: Columns;
  /** Every pair with an end in the delta, as numbers; ties in basis points; owners as words of the delta + 1, 0 for none. */
  readonly deltaTies: DeltaPairs & { readonly weight: Uint32Array };
  readonly deltaApart: DeltaPairs;
};

type DeltaPairs = { readonly from: Uint32Array; readonly to: Uint32Array; readonly owner: Uint32Array };

/** What changed since the base was built: candidates as they are now, null: gone. */
export type Changes = ReadonlyMap<string, CandidateRecord | null>;

/** Lays changes over a base. */
export function snapshotOver(base: Columns, changes: Changes, version: string): Snapshot {
  const tombstones = new Uint8Array(new SharedArrayBuffer(base.candidates));
  const present: CandidateRecord[] = [];
  for (const [id, record] of changes) {
    const number = numberOf(base, id);
    if (number >= 0) tombstones[number] = 1;
    if (record !== null) present.push(record);
  }
  present.sort((a, b) => (a.candidate.id < b.candidate.id ? -1 : 1));
  const builder = new ColumnsBuilder();
  for (const { candidate } of present) builder.add(candidate);
  const standing = (id: string): number | undefined => {
    const inDelta = builder.numberOf(id);
    if (inDelta !== undefined) return base.candidates + inDelta;
    const number = numberOf(base, id);
    return number < 0 || tombstones[number] === 1 ? undefined : number;
  };
  const ties: [from: number, to: number, owner: number, weightBp: number][] = [];
  const apart: [from: number, to: number, owner: number][] = [];
  for (const pair of present.flatMap(({ pairs }) => pairs)) {
    const [from, to] = [standing(pair.a), standing(pair.b)];
    if (from === undefined || to === undefined) continue;
    const owner = builder.ownerOf(pair.of);
    if (pair.kind === 'tie') ties.push([from, to, owner, pair.weightBp]);
    else apart.push([from, to, owner]);
  }
  return {
    version,
    base,
    tombstones,
    delta: builder.build(),
    deltaTies: {
      from: shared(ties.map(([from]) => from)),
      to: shared(ties.map(([, to]) => to)),
      owner: shared(ties.map(([, , owner]) => owner)),
      weight: shared(ties.map(([, , , weight]) => weight)),
    },
    deltaApart: {
      from: shared(apart.map(([from]) => from)),
      to: shared(apart.map(([, to]) => to)),
      owner: shared(apart.map(([, , owner]) => owner)),
    },
  };
}

/** Works the delta into a new base: the same content, nothing beside it. */
export function compacted(snapshot: Snapshot): Columns {
  const { base, delta, tombstones } = snapshot;
  const builder = new ColumnsBuilder();
  /** New numbers by old ones. */
  const moved = new Uint32Array(base.candidates + delta.candidates);
  const standing = Array.from({ length: base.candidates }, (_, i) => i).filter((i) => tombstones[i] === 0);
  const added = Array.from({ length: delta.candidates }, (_, i) => base.candidates + i);
  byId(snapshot, standing, added).forEach((number, at) => {
    moved[number] = at;
    builder.add(candidateOf(snapshot, number));
  });
  const { tieStarts, tiePartner, tieWeight, tieOwner, apartStarts, apartPartner, apartOwner } = base;
  const owner = (columns: Columns, at: number): string | null => (at === 0 ? null : wordsOf(columns)[at - 1]!);
  for (const i of standing) {
    for (let t = tieStarts[i]!; t < tieStarts[i + 1]!; t++) {
      const partner = tiePartner[t]!;
      if (partner > i && tombstones[partner] === 0) {
        builder.tie(moved[i]!, moved[partner]!, tieWeight[t]!, owner(base, tieOwner[t]!));
      }
    }
    for (let t = apartStarts[i]!; t < apartStarts[i + 1]!; t++) {
      const partner = apartPartner[t]!;
      if (partner > i && tombstones[partner] === 0)
        builder.apart(moved[i]!, moved[partner]!, owner(base, apartOwner[t]!));
    }
  }
  // A pair between two of the delta stands under either end.
  const once = new Set<string>();
  const isNew = (kind: string, a: number, b: number, of: number): boolean =>
    once.size !== once.add(`${kind} ${Math.min(a, b)} ${Math.max(a, b)} ${of}`).size;
  const { deltaTies: ties, deltaApart: apart } = snapshot;
  ties.from.forEach((from, p) => {
    const [to, of] = [ties.to[p]!, ties.owner[p]!];
    if (isNew('tie', from, to, of)) builder.tie(moved[from]!, moved[to]!, ties.weight[p]!, owner(delta, of));
  });
  apart.from.forEach((from, p) => {
    const [to, of] = [apart.to[p]!, apart.owner[p]!];
    if (isNew('apart', from, to, of)) builder.apart(moved[from]!, moved[to]!, owner(delta, of));
  });
  return builder.build();
}

/** A candidate by its number. */
export const candidateOf = ({ base, delta }: Snapshot, number: number) =>
  number < base.candidates ? candidateAt(base, number) : candidateAt(delta, number - base.candidates);

/** The id of a number. */
export const idOf = ({ base, delta }: Snapshot, number: number): string =>
  number < base.candidates ? idAt(base, number) : idAt(delta, number - base.candidates);

/** Numbers of the base and of the delta, each in ascending order, as one list in the order of their ids. */
export function byId(snapshot: Snapshot, ofBase: readonly number[], ofDelta: readonly number[]): number[] {
  const merged: number[] = [];
  const waiting = ofDelta.map((number) => ({ number, id: idOf(snapshot, number) }));
  let next = 0;
  for (const number of ofBase) {
    if (next < waiting.length) {
      const id = idOf(snapshot, number);
      for (let one = waiting[next]; one !== undefined && one.id < id; one = waiting[++next]) merged.push(one.number);
    }
    merged.push(number);
  }
  return [...merged, ...ofDelta.slice(next)];
}

/** How many candidates there are. */
export const sizeOf = ({ base, delta, tombstones }: Snapshot): number =>
  base.candidates - tombstones.reduce((sum, gone) => sum + gone, 0) + delta.candidates;

/** Shared memory that it takes, in bytes. */
export const bytesOf = ({ base, delta, tombstones, deltaTies, deltaApart }: Snapshot): number =>
  columnBytes(base) +
  columnBytes(delta) +
  tombstones.byteLength +
  [...Object.values(deltaTies), ...Object.values(deltaApart)].reduce((sum, column) => sum + column.byteLength, 0);

/** The words of base and delta that are one of the texts, flagged by word. */
export function flagsOf(columns: Columns, texts: readonly string[]): Uint8Array {
  const wanted = new Set(texts);
  return Uint8Array.from(wordsOf(columns), (word) => Number(wanted.has(word)));
}

function shared(values: readonly number[]): Uint32Array {
  const column = new Uint32Array(new SharedArrayBuffer(4 * values.length));
  column.set(values);
  return column;
}
