import { gunzipSync, gzipSync } from 'node:zlib';
import { decodeAscending, encodeAscending } from './bytes.ts';
import type { LanguageProfiles } from './language.ts';
import type { ModelData } from './model.ts';
import type { RankerWeights } from './ranker.ts';
import type { SparseRows } from './sparse.ts';

/** Version of the artifact's layout and of the text features: raised with any change of either. */
export const ARTIFACT_VERSION = 2;

/** All that `npm run train:cpv` produces. */
export interface Artifact {
  /** Where it comes from: number of texts and SHA-256 of each training file. */
  trainedOn: Readonly<Record<string, { texts: number; sha256: string }>>;
  weights: RankerWeights;
  model: ModelData;
  languages: LanguageProfiles;
}

const ARRAYS = { Uint8Array, Int8Array, Uint16Array, Uint32Array, Float32Array } as const;
type Block = Uint8Array | Int8Array | Uint16Array | Uint32Array | Float32Array;

interface Header {
  version: number;
  trainedOn: Artifact['trainedOn'];
  weights: RankerWeights;
  blocks: { name: string; type: keyof typeof ARRAYS; length: number }[];
}

function sparseBlocks(name: string, rows: SparseRows): [string, Block][] {
  return [
    [`${name}.starts`, rows.starts],
    [`${name}.ids`, encodeAscending(rows.ids, rows.starts)],
    [`${name}.bytes`, rows.bytes],
    [`${name}.scales`, rows.scales],
  ];
}

const whole = (numbers: Uint32Array): Uint32Array => Uint32Array.of(0, numbers.length);

/**
 * Packs the artifact: gzip of a JSON header (its length in four bytes first, little-endian), then the blocks of numbers it
 * lists, little-endian, one after the other. The same input gives the same bytes.
 */
export function packArtifact({ trainedOn, weights, model, languages }: Artifact, gzipLevel = 9): Buffer {
  const blocks: [string, Block][] = [
    ['vocabulary.length', Uint32Array.of(model.vocabulary.length)],
    ['vocabulary', encodeAscending(model.vocabulary, whole(model.vocabulary))],
    ['documentFrequency', model.documentFrequency],
    ...sparseBlocks('texts', model.texts),
    ...sparseBlocks('neutralTexts', model.neutralTexts),
    ['usual', model.usual],
    ['codes', model.codes],
    ['natures', model.natures],
    ...model.linear.flatMap((level, i): [string, Block][] => [
      [`linear.${i}.nodes`, level.nodes],
      [`linear.${i}.scales`, level.scales],
      [`linear.${i}.bytes`, level.bytes],
    ]),
    ['languages.grams', languages.grams],
    ['languages.costs', languages.costs],
  ];
  const header: Header = {
    version: ARTIFACT_VERSION,
    trainedOn,
    weights,
    blocks: blocks.map(([name, block]) => ({
      name,
      type: block.constructor.name as keyof typeof ARRAYS,
      length: block.length,
    })),
  };
  const json = Buffer.from(JSON.stringify(header));
  const size = Buffer.alloc(4);
  size.writeUInt32LE(json.length);
  const bytes = blocks.map(([, block]) => Buffer.from(block.buffer, block.byteOffset, block.byteLength));
  return gzipSync(Buffer.concat([size, json, ...bytes]), { level: gzipLevel });
}

/** Unpacks an artifact. Throws when its version is not the one this program reads. */
export function unpackArtifact(packed: Uint8Array): Artifact {
  const bytes = gunzipSync(packed);
  const headerEnd = 4 + bytes.readUInt32LE(0);
  const header = JSON.parse(bytes.toString('utf8', 4, headerEnd)) as Header;
  if (header.version !== ARTIFACT_VERSION) {
    throw new Error(`CPV artifact has version ${header.version}, ${ARTIFACT_VERSION} is needed: run npm run train:cpv`);
  }
  const blocks = new Map<string, Block>();
  let at = headerEnd;
  for (const { name, type, length } of header.blocks) {
    const end = at + length * ARRAYS[type].BYTES_PER_ELEMENT;
    // A copy of its own, which also aligns it.
    blocks.set(name, new ARRAYS[type](Uint8Array.from(bytes.subarray(at, end)).buffer));
    at = end;
  }
  const block = <T extends Block>(name: string): T => blocks.get(name) as T;
  const sparse = (name: string): SparseRows => {
    const starts = block<Uint32Array>(`${name}.starts`);
    return {
      starts,
      ids: decodeAscending(block(`${name}.ids`), starts),
      bytes: block(`${name}.bytes`),
      scales: block(`${name}.scales`),
    };
  };
  const vocabularyEnds = Uint32Array.of(0, block<Uint32Array>('vocabulary.length')[0]!);
  return {
    trainedOn: header.trainedOn,
    weights: header.weights,
    model: {
      vocabulary: decodeAscending(block('vocabulary'), vocabularyEnds),
      documentFrequency: block('documentFrequency'),
      texts: sparse('texts'),
      neutralTexts: sparse('neutralTexts'),
      usual: block('usual'),
      codes: block('codes'),
      natures: block('natures'),
      linear: header.weights.withNature.map((_, i) => ({
        nodes: block(`linear.${i}.nodes`),
        scales: block(`linear.${i}.scales`),
        bytes: block(`linear.${i}.bytes`),
      })),
    },
    languages: { grams: block('languages.grams'), costs: block('languages.costs') },
  };
}
