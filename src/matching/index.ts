/**
 * The engine: `match(readProblem(json), { k?, nodes?, epsilon?, onProgress?, shouldStop? }) → LotResult`.
 *
 * Pure and deterministic: no clock, no I/O, no randomness; the budget is counted in nodes. `readProblem` refuses bad
 * input with a DomainError (`invalid`, code `invalid_problem`) that names every wrong field by JSON pointer.
 * The formulas of the score are in model.ts, of quality in quality.ts and cpv.ts, of proximity in proximity.ts; the
 * proof is in bounds.ts (Lagrangian bound), solve.ts (variable fixing) and search.ts (branch and bound).
 */
export { cpvCloseness } from './cpv.ts';
export { type LotQuestion, lotProblem } from './lot-problem.ts';
export { DEFAULT_NODES, ENGINE_VERSION, type MatchOptions, match, type Progress } from './match.ts';
export * from './problem.ts';
export { distanceHm, nutsNumber, type Place, placeOf, placeProximity, regionProximity } from './proximity.ts';
export { bestFit, capabilityQuality, type Fit, holdsCertification } from './quality.ts';
export { type ReadOptions, readProblem } from './read-problem.ts';
export type * from './result.ts';
export { type Changes, compacted, type Snapshot, snapshotOver } from './snapshot.ts';
export { nearness, pairMeasure } from './team.ts';
export { matchTender, type TenderLot, type TenderOptions, type TenderProblem, type TenderResult } from './tender.ts';
export { type ProfileChange, type WhyNot, type WhyNotOptions, whyNot } from './why-not.ts';
