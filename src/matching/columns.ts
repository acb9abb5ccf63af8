import type { Capability, Certification, Conflict, Kind, Organisation, SizeClass, Tie } from './problem.ts';

/**
 * Organisations as typed arrays over shared memory: threads read one copy, and 80,000 organisations with their
 * capabilities and ties take some tens of megabytes instead of hundreds. Read-only once built.
 */
export type Columns = {
  readonly organisations: number;
  /** All texts (ids, certification codes, groups, NUTS codes), UTF-8; text t is `texts[textStarts[t] .. textStarts[t+1])`. */
  readonly texts: Uint8Array;
  readonly textStarts: Uint32Array;
  readonly id: Uint32Array;
  readonly kind: Uint8Array;
  readonly size: Uint8Array;
  /** Bit 0 canLead, bit 1 excluded. */
  readonly flags: Uint8Array;
  readonly headcount: Float64Array;
  readonly turnover: Float64Array;
  /** Degrees; NaN when unknown. */
  readonly lat: Float64Array;
  readonly lon: Float64Array;
  /** Text numbers + 1; 0: none. */
  readonly nuts: Uint32Array;
  readonly group: Uint32Array;
  readonly proposals: Uint32Array;
  /** Capabilities of organisation i are rows `capabilityStarts[i] .. capabilityStarts[i+1]`. */
  readonly capabilityStarts: Uint32Array;
  readonly cpv: Uint32Array;
  readonly level: Uint8Array;
  readonly evidence: Uint32Array;
  /** Cents; −1: not limited. */
  readonly capacity: Float64Array;
  readonly certificateStarts: Uint32Array;
  readonly certificate: Uint32Array;
  /** YYYYMMDD; 0: does not expire. */
  readonly validUntil: Uint32Array;
  /** The index: CPV codes in ascending order and whose they are; a prefix is one run of it. */
  readonly sortedCpv: Uint32Array;
  readonly sortedOwner: Uint32Array;
  /** Ties in both directions: partners of i are `tieStarts[i] .. tieStarts[i+1]`. */
  readonly tieStarts: Uint32Array;
  readonly tiePartner: Uint32Array;
  readonly tieWeight: Float64Array;
  readonly conflictStarts: Uint32Array;
  readonly conflictPartner: Uint32Array;
};

const KINDS: readonly Kind[] = ['company', 'research', 'training', 'institution'];
const SIZES: readonly SizeClass[] = ['micro', 'small', 'medium', 'large'];

const u8 = (length: number) => new Uint8Array(new SharedArrayBuffer(length));
const u32 = (length: number) => new Uint32Array(new SharedArrayBuffer(4 * length));
const f64 = (length: number) => new Float64Array(new SharedArrayBuffer(8 * length));

/** Running starts of lists of these lengths. */
function starts(lengths: Iterable<number>, count: number): Uint32Array {
  const result = u32(count + 1);
  let at = 0;
  for (const length of lengths) {
    result[at + 1] = (result[at] as number) + length;
    at++;
  }
  return result;
}

/** Builds the columns. Ties and conflicts that name an organisation which is not there are left out. */
export function buildColumns(
  organisations: readonly Organisation[],
  ties: readonly Tie[],
  conflicts: readonly Conflict[],
): Columns {
  const n = organisations.length;
  const texts = new TextTable();
  const rows = organisations.reduce((sum, one) => sum + one.capabilities.length, 0);
  const certificates = organisations.reduce((sum, one) => sum + one.certifications.length, 0);
  const index = new Map(organisations.map(({ id }, i) => [id, i]));
  const columns = {
    organisations: n,
    id: u32(n),
    kind: u8(n),
    size: u8(n),
    flags: u8(n),
    headcount: f64(n),
    turnover: f64(n),
    lat: f64(n),
    lon: f64(n),
    nuts: u32(n),
    group: u32(n),
    proposals: u32(n),
    capabilityStarts: starts(lengths(organisations, 'capabilities'), n),
    cpv: u32(rows),
    level: u8(rows),
    evidence: u32(rows),
    capacity: f64(rows),
    certificateStarts: starts(lengths(organisations, 'certifications'), n),
    certificate: u32(certificates),
    validUntil: u32(certificates),
  };
  organisations.forEach((one, i) => {
    columns.id[i] = texts.add(one.id);
    columns.kind[i] = KINDS.indexOf(one.kind);
    columns.size[i] = SIZES.indexOf(one.sizeClass);
    columns.flags[i] = Number(one.canLead) + 2 * Number(one.excluded);
    columns.headcount[i] = one.headcount;
    columns.turnover[i] = one.turnoverCents;
    columns.lat[i] = one.lat ?? Number.NaN;
    columns.lon[i] = one.lon ?? Number.NaN;
    columns.nuts[i] = one.nuts === null ? 0 : texts.add(one.nuts) + 1;
    columns.group[i] = one.group === null ? 0 : texts.add(one.group) + 1;
    columns.proposals[i] = one.recentProposals;
    one.capabilities.forEach((capability, c) => {
      const row = (columns.capabilityStarts[i] as number) + c;
      columns.cpv[row] = Number(capability.cpv);
      columns.level[row] = capability.level;
      columns.evidence[row] = capability.evidence;
      columns.capacity[row] = capability.capacityCents ?? -1;
    });
    one.certifications.forEach((certification, c) => {
      const row = (columns.certificateStarts[i] as number) + c;
      columns.certificate[row] = texts.add(certification.code);
      columns.validUntil[row] = Number(certification.validUntil?.replaceAll('-', '') ?? 0);
    });
  });
  return {
    ...columns,
    ...cpvIndex(columns),
    ...tieColumns(n, ties, index),
    ...conflictColumns(n, conflicts, index),
    ...texts.columns(),
  };
}

const lengths = (organisations: readonly Organisation[], of: 'capabilities' | 'certifications') =>
  organisations.map((one) => one[of].length);

/** Rows in ascending order of code; of equal codes in order of owner, by a stable sort of row numbers. */
function cpvIndex(columns: Pick<Columns, 'organisations' | 'capabilityStarts' | 'cpv'>) {
  const rows = columns.cpv.length;
  const owner = new Uint32Array(rows);
  for (let i = 0; i < columns.organisations; i++) {
    owner.fill(i, columns.capabilityStarts[i], columns.capabilityStarts[i + 1]);
  }
  const order = Float64Array.from(columns.cpv, (cpv, row) => cpv * 2 ** 24 + row).sort();
  const sortedCpv = u32(rows);
  const sortedOwner = u32(rows);
  order.forEach((key, at) => {
    sortedCpv[at] = Math.floor(key / 2 ** 24);
    sortedOwner[at] = owner[key % 2 ** 24] as number;
  });
  return { sortedCpv, sortedOwner };
}

function tieColumns(n: number, ties: readonly Tie[], index: ReadonlyMap<string, number>) {
  const strongest = new Map<string, Tie>();
  for (const tie of ties) {
    const key = tie.a < tie.b ? `${tie.a}\u0000${tie.b}` : `${tie.b}\u0000${tie.a}`;
    if ((strongest.get(key)?.weight ?? -1) < tie.weight) strongest.set(key, tie);
  }
  const lists = adjacency(n, [...strongest.values()], index);
  const tieStarts = starts(
    lists.map(({ length }) => length),
    n,
  );
  const tiePartner = u32(tieStarts[n] as number);
  const tieWeight = f64(tieStarts[n] as number);
  lists.flat().forEach(({ partner, pair }, at) => {
    tiePartner[at] = partner;
    tieWeight[at] = pair.weight;
  });
  return { tieStarts, tiePartner, tieWeight };
}

function conflictColumns(n: number, conflicts: readonly Conflict[], index: ReadonlyMap<string, number>) {
  const lists = adjacency(n, conflicts, index);
  const conflictStarts = starts(
    lists.map(({ length }) => length),
    n,
  );
  const conflictPartner = u32(conflictStarts[n] as number);
  lists.flat().forEach(({ partner }, at) => {
    conflictPartner[at] = partner;
  });
  return { conflictStarts, conflictPartner };
}

function adjacency<P extends Conflict>(n: number, pairs: readonly P[], index: ReadonlyMap<string, number>) {
  const lists: { partner: number; pair: P }[][] = Array.from({ length: n }, () => []);
  for (const pair of pairs) {
    const [a, b] = [index.get(pair.a), index.get(pair.b)];
    if (a === undefined || b === undefined) continue;
    (lists[a] as { partner: number; pair: P }[]).push({ partner: b, pair });
    (lists[b] as { partner: number; pair: P }[]).push({ partner: a, pair });
  }
  return lists;
}

/** Interned texts. */
class TextTable {
  readonly #numbers = new Map<string, number>();

  add(text: string): number {
    const known = this.#numbers.get(text) ?? this.#numbers.size;
    if (known === this.#numbers.size) this.#numbers.set(text, known);
    return known;
  }

  columns(): Pick<Columns, 'texts' | 'textStarts'> {
    const encoder = new TextEncoder();
    const encoded = [...this.#numbers.keys()].map((text) => encoder.encode(text));
    const textStarts = starts(
      encoded.map(({ length }) => length),
      encoded.length,
    );
    const texts = u8(textStarts[encoded.length] as number);
    encoded.forEach((bytes, t) => {
      texts.set(bytes, textStarts[t]);
    });
    return { texts, textStarts };
  }
}

const decoder = new TextDecoder();

/** One text. A copy is decoded: decoders refuse shared memory. */
export function textAt(columns: Pick<Columns, 'texts' | 'textStarts'>, t: number): string {
  return decoder.decode(columns.texts.slice(columns.textStarts[t], columns.textStarts[t + 1]));
}

/** Organisation number i, as it was given. */
export function organisationAt(columns: Columns, i: number): Organisation {
  const flags = columns.flags[i] as number;
  const optional = (t: number) => (t === 0 ? null : textAt(columns, t - 1));
  const degrees = (value: number) => (Number.isNaN(value) ? null : value);
  const capabilities: Capability[] = [];
  for (let row = columns.capabilityStarts[i] as number; row < (columns.capabilityStarts[i + 1] as number); row++) {
    const capacity = columns.capacity[row] as number;
    capabilities.push({
      cpv: String(columns.cpv[row]).padStart(8, '0'),
      level: columns.level[row] as number,
      evidence: columns.evidence[row] as number,
      capacityCents: capacity < 0 ? null : capacity,
    });
  }
  const certifications: Certification[] = [];
  for (let row = columns.certificateStarts[i] as number; row < (columns.certificateStarts[i + 1] as number); row++) {
    const until = String(columns.validUntil[row]).padStart(8, '0');
    certifications.push({
      code: textAt(columns, columns.certificate[row] as number),
      validUntil: columns.validUntil[row] === 0 ? null : `${until.slice(0, 4)}-${until.slice(4, 6)}-${until.slice(6)}`,
    });
  }
  return {
    id: textAt(columns, columns.id[i] as number),
    kind: KINDS[columns.kind[i] as number] as Kind,
    sizeClass: SIZES[columns.size[i] as number] as SizeClass,
    headcount: columns.headcount[i] as number,
    turnoverCents: columns.turnover[i] as number,
    nuts: optional(columns.nuts[i] as number),
    lat: degrees(columns.lat[i] as number),
    lon: degrees(columns.lon[i] as number),
    canLead: (flags & 1) === 1,
    excluded: (flags & 2) === 2,
    recentProposals: columns.proposals[i] as number,
    group: optional(columns.group[i] as number),
    capabilities,
    certifications,
  };
}

/** Size in bytes of all columns. */
export const columnBytes = (columns: Columns): number =>
  Object.values(columns).reduce((sum: number, column) => sum + (typeof column === 'number' ? 0 : column.byteLength), 0);
