import type { Language } from '../shared/language.ts';
import { taskThread } from '../shared/task-thread.ts';
import type { LevelSuggestions, SuggestRequest } from '../taxonomies/suggest/suggester.ts';
import type { SuggestedCapability } from './capabilities/reading.ts';
import type { FurtherTrade } from './decompose/decomposer.ts';
import type { Work } from './decompose/work.ts';

/** What a row of a list says of a company: words, and its activity code. */
export type Said = { text: string; nafCode: string | null };

/** What the suggesting thread does. */
export type SuggestTasks = {
  /** `suggestLevels` of the committed artifact. */
  suggestLevels: (request: SuggestRequest) => Promise<LevelSuggestions[]>;
  /** Further trades of each work by the committed artifact, most probable first, at most `limit` of each. */
  furtherTrades: (works: readonly Work[], limit: number) => Promise<FurtherTrade[][]>;
  /** Capabilities that each of many short texts and activity codes speaks for, in their order. */
  readSaid: (said: readonly Said[], language: Language) => Promise<SuggestedCapability[][]>;
};

/** Suggests CPV codes and further trades in a thread of its own. */
export type BackgroundSuggester = SuggestTasks & {
  /** Reads both artifacts and the French labels, so that the first who asks need not wait for it. */
  warm(): Promise<void>;
  close(): Promise<void>;
};

/** Reading the artifacts takes about a second of a processor, a long text a tenth: never in the event loop. */
export function createBackgroundSuggester(): BackgroundSuggester {
  const thread = taskThread<SuggestTasks>(
    new URL('./suggest-thread', import.meta.url),
    ['suggestLevels', 'furtherTrades', 'readSaid'],
    null,
  );
  return {
    ...thread,
    warm: async () => {
      await thread.suggestLevels({ text: 'travaux', lang: 'fr' });
      await thread.furtherTrades(
        [{ kind: 'lot', text: 'travaux', lang: 'fr', nature: '', cpvMain: '45000000', buyer: '' }],
        1,
      );
    },
  };
}
