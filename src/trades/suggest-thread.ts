import { answerTasks } from '../shared/task-thread.ts';
import { loadSuggester } from '../taxonomies/suggest/suggester.ts';
import type { SuggestTasks } from './background.ts';
import { capabilitiesSaid } from './capabilities/said.ts';
import { loadDecomposer } from './decompose/decomposer.ts';

/** The suggesting thread: one order after the other, both tasks on one model in memory. */
answerTasks<SuggestTasks>({
  suggestLevels: async (request) => loadSuggester().suggestLevels(request),
  furtherTrades: async (works, limit) => works.map((work) => loadDecomposer().further(work, limit)),
  readSaid: async (said, language) => said.map((one) => capabilitiesSaid(one, language)),
});
