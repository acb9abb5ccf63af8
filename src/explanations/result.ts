import type { LotResult, Proposal } from '../matching/index.ts';
import type { Language } from '../shared/language.ts';
import { type Names, tellStored } from './tell.ts';

/** A proposal with its explanation in words. */
export const consortiumInWords = (consortium: Proposal, language: Language, names: Names) => ({
  ...consortium,
  explanation: tellStored(consortium.explanation, language, names),
});

/** The answer for a lot with every explanation in words, as the API and the command line give it. */
export function lotInWords(result: LotResult, language: Language, names: Names) {
  const { infeasibility } = result;
  return {
    ...result,
    consortia: result.consortia.map((one) => consortiumInWords(one, language, names)),
    // Runs before engine 2.1 say nothing of how their lists end.
    explanation: tellStored(result.explanation ?? [], language, names),
    infeasibility:
      infeasibility === null
        ? null
        : {
            ...infeasibility,
            explanation: tellStored(infeasibility.explanation, language, names),
            nearest: infeasibility.nearest.map(({ requirementId, organisations }) => ({
              requirementId,
              organisations: organisations.map((near) => ({
                ...near,
                explanation: tellStored([near.explanation], language, names)[0] ?? '',
              })),
            })),
          },
  };
}
