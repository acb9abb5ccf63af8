import { storedProblem } from '../match-runs/archive.ts';
import type { SearchProgress } from '../match-runs/engine.ts';
import type { PlanTask } from '../match-runs/plan.ts';
import {
  matchTender,
  type Organisation,
  type Problem,
  readProblem,
  type TenderLot,
  type TenderResult,
  type Told,
} from '../matching/index.ts';

/** Makes the plan for a whole tender from the stored problems and answers of its lots. */
export function makePlan(
  { rules, lots }: PlanTask,
  onProgress: (progress: SearchProgress) => void,
  shouldStop: () => boolean,
  shouldEnd: () => boolean,
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
  const { maxLotsPerTenderer, allLotsRequired, nodes, solves } = rules;
  const { groups, apart } = servable(rules.groups, lots);
  const plan = matchTender(
    { lots: tenderLots, maxLotsPerTenderer, allLotsRequired, groups },
    {
      nodes,
      solves,
      shouldStop,
      shouldEnd,
      onProgress: ({ bound, ...progress }) => onProgress({ ...progress, upperBound: bound }),
    },
  );
  return { ...plan, explanation: [...apart, ...plan.explanation] };
}

/**
 * Groups that one consortium can answer, and those that none can, because one of their lots has no consortium at
 * all: a group may be bid for, it need not be (Directive 2014/24/EU, article 46(3)), so its other lots stand by themselves.
 */
function servable(groups: readonly (readonly string[])[], lots: PlanTask['lots']) {
  const barren = new Set(
    lots.filter(({ result }) => result.certificate.status === 'infeasible').map(({ lotId }) => lotId),
  );
  const missing = (ids: readonly string[]) => ids.filter((id) => barren.has(id));
  return {
    groups: groups.filter((ids) => missing(ids).length === 0),
    apart: groups
      .filter((ids) => missing(ids).length > 0)
      .map((lotIds): Told => ({ code: 'group_unserved', lotIds, missing: missing(lotIds).length })),
  };
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
