import { answerTasks } from '../../shared/task-thread.ts';
import type { SuggestTasks } from './background.ts';
import { loadSuggester } from './suggester.ts';

/** The suggesting thread: one text after the other. */
answerTasks<SuggestTasks>({ suggestLevels: async (request) => loadSuggester().suggestLevels(request) });
