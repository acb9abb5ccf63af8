import { taskThread } from '../../shared/task-thread.ts';
import type { LevelSuggestions, SuggestRequest } from './suggester.ts';

/** What the suggesting thread does. */
export type SuggestTasks = {
  /** `suggestLevels` of the committed artifact. */
  suggestLevels: (request: SuggestRequest) => Promise<LevelSuggestions[]>;
};

/** Suggests CPV codes in a thread of its own. */
export type BackgroundSuggester = SuggestTasks & {
  /** Reads the artifact and the French labels, so that the first who asks need not wait for it. */
  warm(): Promise<void>;
  close(): Promise<void>;
};

/** Reading the artifact takes about a second of a processor, a long text a tenth: never in the event loop. */
export function createBackgroundSuggester(): BackgroundSuggester {
  const thread = taskThread<SuggestTasks>(new URL('./suggest-thread', import.meta.url), ['suggestLevels'], null);
  return {
    ...thread,
    warm: async () => {
      await thread.suggestLevels({ text: 'travaux', lang: 'fr' });
    },
  };
}
