import type { Judged, Model, Sparse } from './model.ts';

/** The model without some candidates, the others in the same order; null when a pinned one is among them. */
export function withoutCandidates(model: Model, gone: ReadonlySet<number>): Model | null {
  if (gone.size === 0) return model;
  if (model.pinned.some((i) => gone.has(i))) return null;
  const kept: number[] = [];
  const place = new Int32Array(model.n).fill(-1);
  for (let i = 0; i < model.n; i++) {
    if (gone.has(i)) continue;
    place[i] = kept.length;
    kept.push(i);
  }
  const { m } = model;
  const ofKept = ({ quality, cap, sharedCapacity }: Judged): Judged => ({
    quality: rows(quality, new Uint16Array(kept.length * m), kept, m),
    cap: rows(cap, new Uint16Array(kept.length * m), kept, m),
    sharedCapacity: new Map([...sharedCapacity].flatMap(([i, limits]) => (gone.has(i) ? [] : [[place[i]!, limits]]))),
  });
  const work = ofKept(model);
  return {
    ...model,
    n: kept.length,
    ids: kept.map((i) => model.ids[i]!),
    ...work,
    judged: model.judged.quality === model.quality ? work : ofKept(model.judged),
    sme: rows(model.sme, new Uint8Array(kept.length), kept, 1),
    lead: rows(model.lead, new Uint8Array(kept.length), kept, 1),
    wide: rows(model.wide, new Uint8Array(kept.length), kept, 1),
    research: rows(model.research, new Uint8Array(kept.length), kept, 1),
    turnover: rows(model.turnover, new Float64Array(kept.length), kept, 1),
    alone: rows(model.alone, new Uint8Array(kept.length), kept, 1),
    turn: rows(model.turn, new Uint16Array(kept.length), kept, 1),
    site: rows(model.site, new Uint16Array(kept.length), kept, 1),
    places: rows(model.places, new Int32Array(kept.length * 3), kept, 3),
    located: rows(model.located, new Uint8Array(kept.length), kept, 1),
    nuts: rows(model.nuts, new Int32Array(kept.length), kept, 1),
    ties: subMatrix(model.ties, kept, place),
    conflicts: subMatrix(model.conflicts, kept, place),
    pinned: model.pinned.map((i) => place[i]!),
  };
}

type Numbers = Uint8Array | Uint16Array | Int32Array | Float64Array;

/** Copies some rows of a row-major table into `into`. */
function rows<A extends Numbers>(from: A, into: A, kept: readonly number[], width: number): A {
  kept.forEach((i, at) => {
    for (let c = 0; c < width; c++) into[at * width + c] = from[i * width + c]!;
  });
  return into;
}

function subMatrix(matrix: Sparse, kept: readonly number[], place: Int32Array): Sparse {
  const starts = new Int32Array(kept.length + 1);
  const columns: number[] = [];
  const values: number[] = [];
  kept.forEach((i, at) => {
    for (let t = matrix.starts[i]!; t < matrix.starts[i + 1]!; t++) {
      const column = place[matrix.columns[t]!]!;
      if (column < 0) continue;
      columns.push(column);
      values.push(matrix.values[t]!);
    }
    starts[at + 1] = columns.length;
  });
  return { starts, columns: Int32Array.from(columns), values: Uint16Array.from(values) };
}
