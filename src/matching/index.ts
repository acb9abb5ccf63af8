/**
 * The engine: `match(readProblem(json), { k?, nodes?, epsilon?, onProgress?, shouldStop? }) → LotResult`.
 *
 * Pure and deterministic: no clock, no I/O, no randomness; the budget is counted in nodes. `readProblem` refuses bad
 * input with a DomainError (`invalid`, code `invalid_problem`) that names every wrong field by JSON pointer.
 * Whoever is outside of `matching/` imports this file only. Inside, every folder imports the ones before it:
 *
 * - `problem/` words of the question and of the answer, reading and refusing;
 * - `quality/` how an organisation serves a requirement: codes, levels, certificates, capacities, places;
 * - `network/` all organisations in columns, the snapshot, and the problem of a lot made from it;
 * - `model/` a problem in integers: what a team scores (`model.ts`), its allocation of work (`allocation.ts`);
 * - `bound/` upper bounds: prices (`bounds.ts`), stars (`stars.ts`), set cover;
 * - `search/` local search, and branch and bound (`solve.ts`, `branching.ts`, `finish.ts`);
 * - `explain/` what is said of proposals, and why there is none: codes with values, put into words in `src/explanations`;
 * - `tender/` all lots of a tender together.
 */
export { judgeTeam, type Service, type TeamFault, type TeamJudgement } from './explain/judge.ts';
export { DEFAULT_NODES, type MatchOptions, match, type Progress } from './match.ts';
export { nearness, pairMeasure } from './model/team.ts';
export {
  type Candidate,
  type CandidatePair,
  type CandidateRecord,
  FOREVER,
  organisationAt,
} from './network/candidate.ts';
export type { Columns } from './network/columns.ts';
export { ColumnsBuilder } from './network/columns-builder.ts';
export { type LotQuestion, lotProblem } from './network/lot-problem.ts';
export { bytesOf, type Changes, compacted, type Snapshot, sizeOf, snapshotOver } from './network/snapshot.ts';
export * from './problem/problem.ts';
export { sizeByHeadcount } from './problem/read-organisation.ts';
export { type ReadOptions, readProblem } from './problem/read-problem.ts';
export type * from './problem/result.ts';
export type * from './problem/told.ts';
export { ENGINE_VERSION } from './problem/version.ts';
export { cpvCloseness } from './quality/cpv.ts';
export { distanceHm, nutsNumber, type Place, placeOf, placeProximity, regionProximity } from './quality/proximity.ts';
export { bestFit, capabilityQuality, type Fit, holdsCertification } from './quality/quality.ts';
export {
  matchTender,
  type TenderLot,
  type TenderOptions,
  type TenderProblem,
  type TenderResult,
} from './tender/tender.ts';
export { type ProfileChange, type WhyNot, type WhyNotOptions, whyNot } from './why-not.ts';
export { type MissingCapabilities, type WorthOfMissing, worthOfMissing } from './worth-of-missing.ts';
