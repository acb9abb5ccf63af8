import { describe, expect, it } from 'vitest';
import type { MatchRunLotRow, MatchRunRow } from '../../src/match-runs/repository.ts';
import { runView } from '../../src/match-runs/view.ts';
import { type LotResult, match, readProblem } from '../../src/matching/index.ts';

const capability = { cpv: '45310000', level: 4, evidence: 2 };
const firm = (id: string) => ({
  id,
  kind: 'company',
  headcount: 10,
  turnoverCents: 1_000_000,
  lat: 47,
  lon: -1,
  canLead: true,
  capabilities: [capability],
  certifications: [],
});
const result = match(
  readProblem({
    organisations: [firm('a'), firm('b')],
    requirements: [{ id: 'r1', cpv: '45000000', weightBp: 10_000 }],
    constraints: {},
  }),
);
const at = new Date('2026-11-27T00:00:00Z');
const run: MatchRunRow = {
  id: 'run',
  tenderId: 'tender',
  clusterId: 'cluster',
  lotIds: ['lot'],
  options: {},
  status: 'succeeded',
  progress: { lotsDone: 1, lotsTotal: 1, lotId: null, nodes: 1, incumbent: null, upperBound: null },
  error: null,
  engineVersion: '2.3.0',
  plan: null,
  stopRequestedAt: null,
  planHash: null,
  planRules: null,
  requestedBy: null,
  cancelRequestedAt: null,
  createdAt: at,
  startedAt: at,
  finishedAt: at,
};
const lots: Omit<MatchRunLotRow, 'problem'>[] = [
  {
    id: 'answer',
    clusterId: 'cluster',
    matchRunId: 'run',
    lotId: 'lot',
    position: 0,
    status: 'succeeded',
    looks: null,
    equipment: null,
    snapshotVersion: '1',
    problemHash: '',
    resultHash: '',
    result,
  },
];

/** What is said beyond the engine's own words of a lot with that one requirement. */
const said = (cpv: string, weightBp: number, confirmed: boolean, textLanguage = 'fr', language: 'fr' | 'en' = 'en') => {
  const requirements = [{ lotId: 'lot', cpv, weightBp, confirmed }];
  const { explanation } = runView(run, lots, {
    language,
    names: new Map(),
    textLanguage,
    requirements,
    unread: [],
    origins: [],
  }).lots[0]!;
  return (explanation ?? []).filter((one) => /names no trade|Nobody has yet confirmed|texte? (?:of|de)/.test(one));
};

describe('the answer for a lot', () => {
  it('says when most of it is asked for under a code that names no trade, and when nobody confirmed it', () => {
    expect(said('45000000', 10_000, false)).toHaveLength(2);
    expect(said('45000000', 10_000, true)).toEqual([expect.stringMatching(/Construction work.*names no trade/)]);
    expect(said('45000000', 1_000, true)).toEqual([]);
    expect(said('45310000', 10_000, true)).toEqual([]);
  });

  it('says of a text in a language that it cannot read that only its codes are, until somebody confirms what it needs', () => {
    const german = (confirmed: boolean, language: 'fr' | 'en') => said('45310000', 10_000, confirmed, 'de', language);
    expect(german(false, 'en')).toContainEqual(expect.stringMatching(/is in German: it is read only in part/));
    expect(german(false, 'fr')).toContainEqual(expect.stringMatching(/est en allemand : il n’est lu qu’en partie/));
    expect(german(true, 'en')).toEqual([]);
    for (const known of ['fr', 'en', 'und']) expect(said('45310000', 10_000, false, known)).toHaveLength(1);
  });

  it('says of a code that names no trade who works in its field, not who could do the lot alone', () => {
    const alone: LotResult = { ...result, explanation: [{ code: 'only_alone', count: 12 }] };
    const told = (cpv: string) =>
      runView(run, [{ ...lots[0]!, result: alone }], {
        language: 'en',
        names: new Map(),
        textLanguage: 'fr',
        requirements: [{ lotId: 'lot', cpv, weightBp: 10_000, confirmed: true }],
        unread: [],
        origins: [],
      }).lots[0]!;
    expect(told('45000000').generalCpv).toBe('45000000');
    expect(told('45000000').explanation?.[0]).toMatch(/12 organisations work in the field of “Construction work”/);
    expect(told('45310000').generalCpv).toBeNull();
    expect(told('45310000').explanation?.[0]).toMatch(/12 organisations can do this lot alone/);
  });
});
