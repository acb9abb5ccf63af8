import type { Static } from 'typebox';
import type { Database } from '../db/client.ts';
import { inTransaction } from '../db/transaction.ts';
import { capabilityQuality, distanceHm, type LotResult, placeOf, readProblem } from '../matching/index.ts';
import type { Actor } from '../shared/actor.ts';
import { notFound } from '../shared/errors.ts';
import { storedProblem } from './archive.ts';
import type { LotFactsSchema } from './lot-facts.schemas.ts';
import * as repository from './repository.ts';

/** What a lot was matched with, as far as its proposals need it. */
export type LotFactsView = Static<typeof LotFactsSchema>;

export type LotFactsService = ReturnType<typeof createLotFactsService>;

/** A lot as a run had it: weights, requirements, site, and how each proposed member serves each requirement. */
export function createLotFactsService({ database }: { database: Database }) {
  return {
    /** From the stored problem, so as it was when the run was made. 404 while the lot has no answer. */
    async of(actor: Actor, runId: string, lotId: string): Promise<LotFactsView> {
      const stored = await inTransaction(database, actor, async (tx) => {
        if ((await repository.findRun(tx, runId)) === null) throw notFound('match run');
        const lot = (await repository.findRunLotProblems(tx, runId)).find((row) => row.lotId === lotId);
        if (lot === undefined) throw notFound('answered lot of this run');
        return lot;
      });
      const problem = readProblem(storedProblem(stored));
      const { site } = problem.constraints;
      const proposed = membersIn(stored.result);
      const members = problem.organisations.filter(({ id }) => proposed.has(id));
      return {
        weights: { ...problem.weights },
        candidates: problem.organisations.length,
        requirements: problem.requirements.map(({ id, cpv, weightBp, mandatory, minLevel, certification }) => ({
          id,
          cpv,
          weightBp,
          mandatory,
          minLevel,
          certification,
        })),
        site: site === null ? null : { lat: site.lat, lon: site.lon },
        members: members.map((member) => ({
          organisationId: member.id,
          lat: member.lat,
          lon: member.lon,
          distanceKm:
            site === null || member.lat === null || member.lon === null
              ? null
              : distanceHm(placeOf(site.lat, site.lon), placeOf(member.lat, member.lon)) / 10,
          qualities: problem.requirements.map((requirement) => ({
            requirementId: requirement.id,
            quality:
              Math.max(0, ...member.capabilities.map((capability) => capabilityQuality(capability, requirement))) /
              1_000,
          })),
        })),
      };
    },
  };
}

/** The organisations in the consortia of an answer. */
const membersIn = ({ consortia }: LotResult): Set<string> =>
  new Set(consortia.flatMap(({ members }) => members.map(({ organisationId }) => organisationId)));
