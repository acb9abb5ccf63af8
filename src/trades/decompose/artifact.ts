import { gunzipSync, gzipSync } from 'node:zlib';
import { decodeAscending, encodeAscending } from '../../taxonomies/suggest/bytes.ts';
import type { SparseRows } from '../../taxonomies/suggest/sparse.ts';
import type { Calibration } from './calibration.ts';
import type { TradeLevel } from './nodes.ts';
import type { Trees } from './trees.ts';

/** Layout of the artifact and of the features: raised with any change of either. */
export const TRADES_VERSION = 3;

/** A known work as it is kept: codes, the language and a hash of its buyer's name, no text. */
export interface KeptWork {
  kind: 'lot' | 'project';
  lang: string;
  main: string;
  further: readonly string[];
  buyer: string;
}

/** All that `npm run train:trades` produces. */
export interface TradesArtifact {
  /** Number of works and SHA-256 of each training file. */
  trainedOn: Readonly<Record<string, { works: number; sha256: string }>>;
  /** SHA-256 of the suggester's artifact, over whose vocabulary the vectors are. */
  base: string;
  works: readonly KeptWork[];
  words: SparseRows;
  meaning: SparseRows;
  /** Of each level several, grown alike with other draws: their mean counts. */
  trees: Readonly<Record<TradeLevel, readonly Trees[]>>;
  calibration: Readonly<Record<'lot' | 'project', Readonly<Record<TradeLevel, Calibration>>>>;
}

type PackedRows = { starts: string; ids: string; bytes: string; scales: string };
type PackedTrees = { start: number; roots: readonly number[]; feature: string; value: string; left: string };
type Packed = Omit<TradesArtifact, 'words' | 'meaning' | 'trees'> & {
  version: number;
  words: PackedRows;
  meaning: PackedRows;
  trees: Readonly<Record<TradeLevel, readonly PackedTrees[]>>;
};

const toText = (block: Uint8Array | Int8Array | Uint16Array | Uint32Array | Float32Array): string =>
  Buffer.from(block.buffer, block.byteOffset, block.byteLength).toString('base64');
/** A copy of its own, which also aligns it. */
const toBytes = (text: string): ArrayBuffer => Uint8Array.from(Buffer.from(text, 'base64')).buffer;

const packRows = ({ starts, ids, bytes, scales }: SparseRows): PackedRows => ({
  starts: toText(starts),
  ids: toText(encodeAscending(ids, starts)),
  bytes: toText(bytes),
  scales: toText(scales),
});
const unpackRows = (rows: PackedRows): SparseRows => {
  const starts = new Uint32Array(toBytes(rows.starts));
  return {
    starts,
    ids: decodeAscending(new Uint8Array(toBytes(rows.ids)), starts),
    bytes: new Uint8Array(toBytes(rows.bytes)),
    scales: new Float32Array(toBytes(rows.scales)),
  };
};
const packTrees = ({ start, roots, feature, value, left }: Trees): PackedTrees => ({
  start,
  roots,
  feature: toText(feature),
  value: toText(value),
  left: toText(left),
});
const unpackTrees = (trees: PackedTrees): Trees => ({
  start: trees.start,
  roots: trees.roots,
  feature: new Int8Array(toBytes(trees.feature)),
  value: new Float32Array(toBytes(trees.value)),
  left: new Uint16Array(toBytes(trees.left)),
});

/** Packs the artifact as gzip of JSON, numbers in base64. The same input gives the same bytes. */
export function packTrades(artifact: TradesArtifact): Buffer {
  const packed: Packed = {
    ...artifact,
    version: TRADES_VERSION,
    words: packRows(artifact.words),
    meaning: packRows(artifact.meaning),
    trees: { 1: artifact.trees[1].map(packTrees), 2: artifact.trees[2].map(packTrees) },
  };
  return gzipSync(JSON.stringify(packed), { level: 9 });
}

/** Unpacks an artifact. Throws when its version is not the one this program reads. */
export function unpackTrades(bytes: Uint8Array): TradesArtifact {
  const { version, ...packed } = JSON.parse(gunzipSync(bytes).toString('utf8')) as Packed;
  if (version !== TRADES_VERSION) {
    throw new Error(`trades artifact has version ${version}, ${TRADES_VERSION} is needed: run npm run train:trades`);
  }
  return {
    ...packed,
    words: unpackRows(packed.words),
    meaning: unpackRows(packed.meaning),
    trees: { 1: packed.trees[1].map(unpackTrees), 2: packed.trees[2].map(unpackTrees) },
  };
}
