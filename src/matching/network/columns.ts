import { type Capability, type Certification, KINDS, SIZES } from '../problem/organisation.ts';
import type { Candidate } from './candidate.ts';

/**
 * Candidates as typed arrays over shared memory, in ascending order of id: threads read one copy, and 80,000 candidates
 * with their capabilities and ties take some tens of megabytes instead of hundreds. Read-only once built. A *number* is
 * a candidate's place; a *word* is a text that many share (certification codes, NUTS codes, clusters, working groups).
 */
export type Columns = {
  readonly candidates: number;
  /** UTF-8; id i is `ids[idStarts[i] .. idStarts[i+1])`. */
  readonly ids: Uint8Array;
  readonly idStarts: Uint32Array;
  readonly words: Uint8Array;
  readonly wordStarts: Uint32Array;
  readonly kind: Uint8Array;
  readonly size: Uint8Array;
  readonly canLead: Uint8Array;
  /** YYYYMMDD, last day; 0: not excluded. */
  readonly excludedUntil: Uint32Array;
  readonly headcount: Float64Array;
  /** Cents. */
  readonly turnover: Float64Array;
  /** Degrees; NaN when unknown. */
  readonly lat: Float64Array;
  readonly lon: Float64Array;
  /** Word + 1; 0: none. */
  readonly nuts: Uint32Array;
  /** Words; those of candidate i are `clusterStarts[i] .. clusterStarts[i+1]`, and so on. */
  readonly clusterStarts: Uint32Array;
  readonly cluster: Uint32Array;
  readonly workingGroupStarts: Uint32Array;
  readonly workingGroup: Uint32Array;
  readonly capabilityStarts: Uint32Array;
  readonly cpv: Uint32Array;
  readonly level: Uint8Array;
  readonly evidence: Uint32Array;
  /** Cents a year; −1: not limited. */
  readonly capacity: Float64Array;
  readonly certificateStarts: Uint32Array;
  readonly certificate: Uint32Array;
  /** YYYYMMDD; 0: does not expire. */
  readonly validUntil: Uint32Array;
  /** The index: CPV codes in ascending order and whose they are; a prefix is one run of it. */
  readonly sortedCpv: Uint32Array;
  readonly sortedOwner: Uint32Array;
  /** Ties in both directions, in basis points: partners of i are `tieStarts[i] .. tieStarts[i+1]`, as numbers. */
  readonly tieStarts: Uint32Array;
  readonly tiePartner: Uint32Array;
  readonly tieWeight: Uint16Array;
  /** The cluster whose word it is, as word + 1; 0: it counts everywhere. */
  readonly tieOwner: Uint32Array;
  /** Pairs that never sit together, in both directions. */
  readonly apartStarts: Uint32Array;
  readonly apartPartner: Uint32Array;
  readonly apartOwner: Uint32Array;
};

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** Id of candidate i. Only what is not ASCII is decoded, as a copy: decoders refuse shared memory, and are slow for short texts. */
export function idAt({ ids, idStarts }: Columns, i: number): string {
  const [start, end] = [idStarts[i]!, idStarts[i + 1]!];
  let text = '';
  for (let at = start; at < end; at++) {
    if (ids[at]! >= 0x80) return decoder.decode(ids.slice(start, end));
    text += String.fromCharCode(ids[at]!);
  }
  return text;
}

/** Codes as texts, each made once in each thread: equal ones are one text then, which are compared at once. */
const codeTexts = new Map<number, string>();

function codeText(cpv: number): string {
  const known = codeTexts.get(cpv);
  if (known !== undefined) return known;
  const text = String(cpv).padStart(8, '0');
  codeTexts.set(cpv, text);
  return text;
}

const decodedWords = new WeakMap<Columns, string[]>();

/** All words, decoded once in each thread. */
export function wordsOf(columns: Columns): readonly string[] {
  const known = decodedWords.get(columns);
  if (known !== undefined) return known;
  const { words, wordStarts } = columns;
  const decoded = Array.from({ length: wordStarts.length - 1 }, (_, w) =>
    decoder.decode(words.slice(wordStarts[w], wordStarts[w + 1])),
  );
  decodedWords.set(columns, decoded);
  return decoded;
}

/** The number of an id, or −1: a binary search, since candidates stand in the order of their ids. */
export function numberOf(columns: Columns, id: string): number {
  const wanted = encoder.encode(id);
  let low = 0;
  let high = columns.candidates;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const order = compareId(columns, middle, wanted);
    if (order === 0) return middle;
    if (order < 0) low = middle + 1;
    else high = middle;
  }
  return -1;
}

/** Below, at or above 0 as id i comes before, is or comes after the wanted one, in the order of code units; decodes nothing. */
function compareId({ ids, idStarts }: Columns, i: number, wanted: Uint8Array): number {
  const start = idStarts[i]!;
  const length = idStarts[i + 1]! - start;
  for (let at = 0; at < length && at < wanted.length; at++) {
    const [a, b] = [ids[start + at]!, wanted[at]!];
    if (a !== b) return inCodeUnits(a) - inCodeUnits(b);
  }
  return length - wanted.length;
}

/** Places a lead byte of UTF-8 where its code unit stands: surrogates (from 0xF0) come before U+E000 (from 0xEE). */
const inCodeUnits = (byte: number): number => (byte < 0xee ? byte : byte < 0xf0 ? byte + 16 : byte - 2);

/** Candidate number i, as it was added. */
export function candidateAt(columns: Columns, i: number): Candidate {
  const words = wordsOf(columns);
  const optional = (word: number): string | null => (word === 0 ? null : words[word - 1]!);
  const degrees = (value: number): number | null => (Number.isNaN(value) ? null : value);
  const list = (starts: Uint32Array, values: Uint32Array): string[] => {
    const found: string[] = [];
    for (let at = starts[i]!; at < starts[i + 1]!; at++) found.push(words[values[at]!]!);
    return found;
  };
  return {
    id: idAt(columns, i),
    kind: KINDS[columns.kind[i]!]!,
    sizeClass: SIZES[columns.size[i]!]!,
    headcount: columns.headcount[i]!,
    turnoverCents: columns.turnover[i]!,
    nuts: optional(columns.nuts[i]!),
    lat: degrees(columns.lat[i]!),
    lon: degrees(columns.lon[i]!),
    canLead: columns.canLead[i] === 1,
    excludedUntil: dayOf(columns.excludedUntil[i]!),
    clusters: list(columns.clusterStarts, columns.cluster),
    workingGroups: list(columns.workingGroupStarts, columns.workingGroup),
    capabilities: capabilitiesAt(columns, i),
    certifications: certificationsAt(columns, i, words),
  };
}

function capabilitiesAt(columns: Columns, i: number): Capability[] {
  const capabilities: Capability[] = [];
  for (let row = columns.capabilityStarts[i]!; row < columns.capabilityStarts[i + 1]!; row++) {
    const capacity = columns.capacity[row]!;
    capabilities.push({
      cpv: codeText(columns.cpv[row]!),
      level: columns.level[row]!,
      evidence: columns.evidence[row]!,
      capacityCents: capacity < 0 ? null : capacity,
    });
  }
  return capabilities;
}

function certificationsAt(columns: Columns, i: number, words: readonly string[]): Certification[] {
  const certifications: Certification[] = [];
  for (let row = columns.certificateStarts[i]!; row < columns.certificateStarts[i + 1]!; row++) {
    certifications.push({
      code: words[columns.certificate[row]!]!,
      validUntil: dayOf(columns.validUntil[row]!),
    });
  }
  return certifications;
}

/** A day as the columns hold it, YYYYMMDD; 0 for none. */
export const dayNumber = (day: string | null): number => (day === null ? 0 : Number(day.replaceAll('-', '')));

function dayOf(number: number): string | null {
  if (number === 0) return null;
  const digits = String(number).padStart(8, '0');
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
}

/** Size in bytes of all columns. */
export const columnBytes = (columns: Columns): number =>
  Object.values(columns).reduce((sum: number, column) => sum + (typeof column === 'number' ? 0 : column.byteLength), 0);
