/**
 * CPV codes for a text, in three steps: evidence for each node of the tree (`evidence.ts`: labels in the text's own
 * language summed up the tree, linear scores of the language-neutral description, nearest training texts), a softmax per
 * level from divisions down (`ranker.ts`, which also weighs codes never seen in training), and the ranked nodes. A short
 * text that names trades of the lexicon ("chaudronnerie, soudure") is drawn to their codes (`named-trades.ts`).
 *
 * Reached on five folds by notice and by notice title, 6,125 texts in 22 languages (`npm run bench:intake`, recall in %):
 * division@1 71, division@5 91, group@5 79, class@5 66, code@10 58; French 72, 92, 81, 69, 61. With the nature of the
 * contract hidden 64, 87, 74, 61, 57. Codes never seen in training: code@10 26. BM25 over labels: division@1 27, code@10 16.
 *
 * Tried, on the same folds: labels alone 45 at division@1; a kernel ridge on character grams alone 60, on neutral
 * features alone 63, on both 66 (and 45 at code@10), which costs 9,000 stored texts and minutes of training; its low-rank
 * forms (landmarks, truncated singular vectors) lose 2 to 4 points at division@1 by themselves and nothing once stacked
 * with neighbours, so the plain ridge on 1,683 node sums is used. Soft targets from additional codes changed nothing.
 * Weighting label grams by how telling they are in notices gave 1 point at code@10. Short generic titles stay weak:
 * "Fourniture de mobilier de bureau" is taken for office supplies first, for furniture second.
 */
import { readFileSync } from 'node:fs';
import { type Artifact, unpackArtifact } from './artifact.ts';
import { gather } from './evidence.ts';
import { gramsOfText } from './grams.ts';
import { LABEL_LANGUAGES, LabelLibrary } from './labels.ts';
import { guessLanguage, type LanguageProfiles } from './language.ts';
import { buildModel, type Model, natureIndex, tellingOf } from './model.ts';
import { drawnTo, namedTrades } from './named-trades.ts';
import { type RankedLevel, type RankerWeights, rankLevels } from './ranker.ts';
import { cpvTree, LEVEL_NAMES } from './tree.ts';

/** A text to find codes for. */
export interface SuggestRequest {
  /** What is bought, or what a company does; a title on its own first line helps. */
  text: string;
  /** Two letters; guessed from the text when absent or without CPV labels. */
  lang?: string | undefined;
  /** "works", "supplies" or "services"; anything else counts as not known. */
  nature?: string | undefined;
  /** Codes wanted, 10 by default, at most 80. */
  limit?: number | undefined;
}

/** A suggested code with its label in the text's language and its probability in [0,1]. */
export interface Suggestion {
  code: string;
  label: string;
  score: number;
}

/** Suggestions for one level: codes end in zeros below it. */
export interface LevelSuggestions {
  level: (typeof LEVEL_NAMES)[number];
  items: Suggestion[];
}

/** Suggests CPV codes for texts. Deterministic; a few milliseconds per text once its language is loaded. */
export interface Suggester {
  /** Full codes of any level, most probable first; none for a text without letters. */
  suggest(request: SuggestRequest): Suggestion[];
  /** The same for each level on its own: the best divisions, groups, classes, categories and codes. */
  suggestLevels(request: SuggestRequest): LevelSuggestions[];
}

const DEFAULT_LIMIT = 10;
const LEVELS = LEVEL_NAMES.length;

/** What texts are read with: the learned model and the labels of languages. */
export interface SuggesterReading {
  model: Model;
  weights: RankerWeights;
  library: LabelLibrary;
  languages: LanguageProfiles;
}

/** Builds the indexes of an unpacked artifact. */
function readingOf(artifact: Artifact): SuggesterReading {
  const model = buildModel(artifact.model);
  const library = new LabelLibrary(tellingOf(model.data, model.data.codes.length));
  return { model, library, weights: artifact.weights, languages: artifact.languages };
}

/** Makes a suggester of an unpacked artifact. */
export const suggesterOf = (artifact: Artifact): Suggester => suggesterWith(readingOf(artifact));

function suggesterWith({ model, library, weights, languages }: SuggesterReading): Suggester {
  const tree = cpvTree();

  function ranked(request: SuggestRequest): { levels: RankedLevel[]; labels: readonly string[] } {
    const grams = gramsOfText(request.text);
    const asked = request.lang?.toLowerCase().slice(0, 2) ?? '';
    const lang = LABEL_LANGUAGES.includes(asked) ? asked : guessLanguage(grams, languages);
    const { labels, index } = library.of(lang);
    if (grams.ids.length === 0) return { levels: [], labels };
    const evidence = gather(grams, index.scores(grams), model);
    const learned = rankLevels(evidence, model, weights, natureIndex(request.nature));
    const named = namedTrades(request.text);
    return { levels: named === null ? learned : drawnTo(learned, named), labels };
  }

  function itemsOf(level: number, ranking: RankedLevel, labels: readonly string[], limit: number): Suggestion[] {
    return Array.from(ranking.nodes.slice(0, limit), (node, rank) => {
      const code = tree.levels[level]!.codeOf[node]!;
      return {
        code: tree.codes[code]!,
        label: labels[code]!,
        score: Number(ranking.probabilities[rank]!.toFixed(4)),
      };
    });
  }

  return {
    suggest(request) {
      const { levels, labels } = ranked(request);
      const last = levels.at(-1);
      return last ? itemsOf(LEVELS - 1, last, labels, request.limit ?? DEFAULT_LIMIT) : [];
    },
    suggestLevels(request) {
      const { levels, labels } = ranked(request);
      return levels.map((ranking, level) => ({
        level: LEVEL_NAMES[level]!,
        items: itemsOf(level, ranking, labels, request.limit ?? DEFAULT_LIMIT),
      }));
    },
  };
}

/** Where the artifact lives: beside the other taxonomy data, copied by the build. */
export const ARTIFACT_URL = new URL('../data/cpv-suggest.bin.gz', import.meta.url);

let reading: SuggesterReading | undefined;

/** What the committed artifact reads texts with, built at the first call (under a second) and kept. */
export function loadReading(): SuggesterReading {
  reading ??= readingOf(unpackArtifact(readFileSync(ARTIFACT_URL)));
  return reading;
}

let loaded: Suggester | undefined;

/** The suggester of the committed artifact, made at the first call and kept. */
export function loadSuggester(): Suggester {
  loaded ??= suggesterWith(loadReading());
  return loaded;
}
