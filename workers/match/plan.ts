import { storedProblem } from '../../src/match-runs/archive.ts';
import type { SearchProgress } from '../../src/match-runs/engine.ts';
import type { PlanTask } from '../../src/match-runs/plan.ts';
import {
  matchTender,
  type Organisation,
  type Problem,
  readProblem,
  type TenderLot,
  type TenderResult,
} from '../../src/matching/index.ts';

/** Makes the plan for a whole tender from the stored problems and answers of its lots. */
export function makePlan(
  { rules, lots }: PlanTask,
  onProgress: (progress: SearchProgress) => void,
  shouldStop: () => boolean,
): TenderResult {
  const share = sharedOrganisations();
  const tenderLots = lots.map((lot): TenderLot => {
    const { certificate, consortia } = lot.result;
    return {
      id: lot.lotId,
      weight: rules.lots.find(({ lotId }) => lotId === lot.lotId)?.weight ?? 1,
      problem: share(readProblem(storedProblem(lot))),
      known: {
        certificate,
        teams: consortia.map(({ members }) => members.map(({ organisationId }) => organisationId)),
      },
    };
  });
  const { maxLotsPerTenderer, allLotsRequired, groups, nodes, solves } = rules;
  return matchTender(
    { lots: tenderLots, maxLotsPerTenderer, allLotsRequired, groups },
    {
      nodes,
      solves,
      shouldStop,
      onProgress: ({ bound, ...progress }) => onProgress({ ...progress, upperBound: bound }),
    },
  );
}

/** An organisation that is the same in several lots is held in memory once. */
function sharedOrganisations(): (problem: Problem) => Problem {
  const known = new Map<string, { organisation: Organisation; json: string }>();
  return (problem) => ({
    ...problem,
    organisations: problem.organisations.map((organisation) => {
      const json = JSON.stringify(organisation);
      const before = known.get(organisation.id);
      if (before?.json === json) return before.organisation;
      known.set(organisation.id, { organisation, json });
      return organisation;
    }),
  });
}
