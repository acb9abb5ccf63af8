import { KINDS, SIZES } from '../problem/organisation.ts';
import type { Candidate } from './candidate.ts';
import { type Columns, dayNumber } from './columns.ts';

type Values = Uint8Array | Uint16Array | Uint32Array | Float64Array;

/** A column that grows: twice the room whenever it is full, cut to length in shared memory at the end. */
class Growing<A extends Values> {
  readonly #over: (buffer: ArrayBuffer | SharedArrayBuffer) => A;
  #values: A;
  #length = 0;

  constructor(over: (buffer: ArrayBuffer | SharedArrayBuffer) => A) {
    this.#over = over;
    this.#values = over(new ArrayBuffer(1024));
  }

  get length(): number {
    return this.#length;
  }

  at(i: number): number {
    return this.#values[i]!;
  }

  push(value: number): void {
    this.#room(1);
    this.#values[this.#length++] = value;
  }

  pushAll(values: Uint8Array): void {
    this.#room(values.length);
    this.#values.set(values, this.#length);
    this.#length += values.length;
  }

  /** The column, read-only from now on. */
  done(): A {
    const shared = this.#over(new SharedArrayBuffer(this.#values.BYTES_PER_ELEMENT * this.#length));
    shared.set(this.#values.subarray(0, this.#length));
    this.#values = this.#over(new ArrayBuffer(0));
    return shared;
  }

  #room(more: number): void {
    if (this.#length + more <= this.#values.length) return;
    const length = Math.max(2 * this.#values.length, this.#length + more);
    const larger = this.#over(new ArrayBuffer(length * this.#values.BYTES_PER_ELEMENT));
    larger.set(this.#values);
    this.#values = larger;
  }
}

const u8 = () => new Growing((buffer) => new Uint8Array(buffer));
const u16 = () => new Growing((buffer) => new Uint16Array(buffer));
const u32 = () => new Growing((buffer) => new Uint32Array(buffer));
const f64 = () => new Growing((buffer) => new Float64Array(buffer));

/**
 * Builds columns from a stream: candidates in ascending order of id, then ties and pairs that stay apart. Holds little beside the
 * columns themselves, so that a whole network can be read page by page.
 */
export class ColumnsBuilder {
  readonly #encoder = new TextEncoder();
  readonly #numbers = new Map<string, number>();
  readonly #words = new Map<string, number>();
  readonly #columns = {
    ids: u8(),
    idStarts: u32(),
    words: u8(),
    wordStarts: u32(),
    kind: u8(),
    size: u8(),
    canLead: u8(),
    excludedUntil: u32(),
    headcount: f64(),
    turnover: f64(),
    lat: f64(),
    lon: f64(),
    nuts: u32(),
    clusterStarts: u32(),
    cluster: u32(),
    workingGroupStarts: u32(),
    workingGroup: u32(),
    capabilityStarts: u32(),
    cpv: u32(),
    level: u8(),
    evidence: u32(),
    capacity: f64(),
    certificateStarts: u32(),
    certificate: u32(),
    validUntil: u32(),
  };
  readonly #ties = { from: u32(), to: u32(), weight: u16(), owner: u32() };
  readonly #apart = { from: u32(), to: u32(), weight: u16(), owner: u32() };
  #last = '';

  /** Adds a candidate. Throws RangeError when its id is not above the one before. */
  add(candidate: Candidate): void {
    const c = this.#columns;
    if (this.#numbers.size > 0 && candidate.id <= this.#last) throw new RangeError(`${candidate.id} is out of order`);
    this.#last = candidate.id;
    this.#numbers.set(candidate.id, this.#numbers.size);
    c.idStarts.push(c.ids.length);
    c.ids.pushAll(this.#encoder.encode(candidate.id));
    c.kind.push(KINDS.indexOf(candidate.kind));
    c.size.push(SIZES.indexOf(candidate.sizeClass));
    c.canLead.push(Number(candidate.canLead));
    c.excludedUntil.push(dayNumber(candidate.excludedUntil));
    c.headcount.push(candidate.headcount);
    c.turnover.push(candidate.turnoverCents);
    c.lat.push(candidate.lat ?? Number.NaN);
    c.lon.push(candidate.lon ?? Number.NaN);
    c.nuts.push(candidate.nuts === null ? 0 : this.#word(candidate.nuts) + 1);
    c.clusterStarts.push(c.cluster.length);
    for (const id of candidate.clusters) c.cluster.push(this.#word(id));
    c.workingGroupStarts.push(c.workingGroup.length);
    for (const id of candidate.workingGroups) c.workingGroup.push(this.#word(id));
    c.capabilityStarts.push(c.cpv.length);
    for (const { cpv, level, evidence, capacityCents } of candidate.capabilities) {
      c.cpv.push(Number(cpv));
      c.level.push(level);
      c.evidence.push(evidence);
      c.capacity.push(capacityCents ?? -1);
    }
    c.certificateStarts.push(c.certificate.length);
    for (const { code, validUntil } of candidate.certifications) {
      c.certificate.push(this.#word(code));
      c.validUntil.push(dayNumber(validUntil));
    }
  }

  /** The number that an id got; undefined: it was not added. */
  numberOf(id: string): number | undefined {
    return this.#numbers.get(id);
  }

  /** How a cluster stands in the owners of pairs: its word + 1; 0 for none. */
  ownerOf(cluster: string | null | undefined): number {
    return cluster == null ? 0 : this.#word(cluster) + 1;
  }

  /** Adds a tie between two numbers, its strength in basis points, as a cluster says or for all. */
  tie(a: number, b: number, weightBp: number, cluster?: string | null): void {
    this.#pair(this.#ties, a, b, weightBp, cluster);
  }

  /** Adds two numbers that never sit together, as a cluster says or for all. */
  apart(a: number, b: number, cluster?: string | null): void {
    this.#pair(this.#apart, a, b, 0, cluster);
  }

  /** The columns; the builder is of no use afterwards. */
  build(): Columns {
    const candidates = this.#numbers.size;
    this.#numbers.clear();
    const c = this.#columns;
    c.idStarts.push(c.ids.length);
    c.clusterStarts.push(c.cluster.length);
    c.workingGroupStarts.push(c.workingGroup.length);
    c.capabilityStarts.push(c.cpv.length);
    c.certificateStarts.push(c.certificate.length);
    for (const word of this.#words.keys()) {
      c.wordStarts.push(c.words.length);
      c.words.pushAll(this.#encoder.encode(word));
    }
    c.wordStarts.push(c.words.length);
    const columns = Object.fromEntries(Object.entries(c).map(([name, column]) => [name, column.done()])) as {
      [Name in keyof typeof c]: ReturnType<(typeof c)[Name]['done']>;
    };
    const ties = bothWays(candidates, this.#ties);
    const apart = bothWays(candidates, this.#apart);
    return {
      candidates,
      ...columns,
      ...cpvIndex(candidates, columns),
      tieStarts: ties.starts,
      tiePartner: ties.partners,
      tieWeight: ties.weights,
      tieOwner: ties.owners,
      apartStarts: apart.starts,
      apartPartner: apart.partners,
      apartOwner: apart.owners,
    };
  }

  #pair(pairs: Pairs, from: number, to: number, weight: number, cluster: string | null | undefined): void {
    pairs.from.push(from);
    pairs.to.push(to);
    pairs.weight.push(weight);
    pairs.owner.push(this.ownerOf(cluster));
  }

  #word(text: string): number {
    const known = this.#words.get(text) ?? this.#words.size;
    if (known === this.#words.size) this.#words.set(text, known);
    return known;
  }
}

type Pairs = {
  readonly from: Growing<Uint32Array>;
  readonly to: Growing<Uint32Array>;
  readonly weight: Growing<Uint16Array>;
  readonly owner: Growing<Uint32Array>;
};

const shared = {
  u16: (length: number) => new Uint16Array(new SharedArrayBuffer(2 * length)),
  u32: (length: number) => new Uint32Array(new SharedArrayBuffer(4 * length)),
};

/** Pairs by either end: counted, then laid down in the order in which they came, then each list by partner. */
function bothWays(candidates: number, pairs: Pairs) {
  const starts = shared.u32(candidates + 1);
  for (let p = 0; p < pairs.from.length; p++) {
    for (const end of [pairs.from.at(p), pairs.to.at(p)]) starts[end + 1] = starts[end + 1]! + 1;
  }
  for (let i = 0; i < candidates; i++) starts[i + 1] = starts[i + 1]! + starts[i]!;
  const next = starts.slice();
  const partners = shared.u32(2 * pairs.from.length);
  const weights = shared.u16(2 * pairs.from.length);
  const owners = shared.u32(2 * pairs.from.length);
  const lay = (end: number, partner: number, weight: number, owner: number): void => {
    const at = next[end]!;
    next[end] = at + 1;
    partners[at] = partner;
    weights[at] = weight;
    owners[at] = owner;
  };
  for (let p = 0; p < pairs.from.length; p++) {
    const [from, to, weight, owner] = [pairs.from.at(p), pairs.to.at(p), pairs.weight.at(p), pairs.owner.at(p)];
    lay(from, to, weight, owner);
    lay(to, from, weight, owner);
  }
  return { starts, partners, weights, owners };
}

/** Capabilities in ascending order of code; of equal codes in order of owner. */
function cpvIndex(candidates: number, { capabilityStarts, cpv }: Pick<Columns, 'capabilityStarts' | 'cpv'>) {
  const owner = new Uint32Array(cpv.length);
  for (let i = 0; i < candidates; i++) owner.fill(i, capabilityStarts[i], capabilityStarts[i + 1]);
  // One number for code and row: codes are below 2^27, rows below 2^24.
  const order = Float64Array.from(cpv, (code, row) => code * 2 ** 24 + row).sort();
  const sortedCpv = shared.u32(cpv.length);
  const sortedOwner = shared.u32(cpv.length);
  order.forEach((key, at) => {
    sortedCpv[at] = Math.floor(key / 2 ** 24);
    sortedOwner[at] = owner[key % 2 ** 24]!;
  });
  return { sortedCpv, sortedOwner };
}
