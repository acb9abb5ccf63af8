import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blockingRules, evaluate, RULES, rulesOn } from '../../src/law/evaluate.ts';
import { solidarityExposure } from '../../src/law/exposure.ts';
import type { LawFacts, LawMember } from '../../src/law/facts.ts';
import { linksOf } from '../../src/law/links.ts';
import { FIGURES, figureIfAny, figureOn } from '../../src/law/periods.ts';
import { RULE_PHASES } from '../../src/law/phases.ts';

const member = (organisationId: string, more: Partial<LawMember> = {}): LawMember => ({
  organisationId,
  name: organisationId.toUpperCase(),
  role: 'cotraitant',
  shareBp: 5_000,
  covers: [`r-${organisationId}`],
  turnoverCents: 100_000_000,
  exclusion: null,
  accepted: true,
  undertaking: true,
  essential: true,
  solo: [{ lotId: 'lot', couldBidAlone: false, reasons: 'too big for us' }],
  ...more,
});
const facts = (more: Partial<LawFacts> = {}): LawFacts => ({
  today: '2026-03-01',
  launchedOn: '2026-02-01',
  buyerPrivate: false,
  country: 'FR',
  underCcp: true,
  underDirective: false,
  procedure: 'open',
  phase: 'offers',
  habilitation: null,
  formRequirement: null,
  reliedOperators: [],
  state: 'agreed',
  legalForm: 'conjoint_mandataire_solidaire',
  requiredFormAfterAward: null,
  constraints: {
    minTurnoverCents: 0,
    minMemberTurnoverCents: 0,
    minMandataireTurnoverCents: 0,
    forbidSoloAndGroup: false,
    forbidSeveralGroups: false,
  },
  lots: [{ id: 'lot', externalId: 'LOT-0001', estimatedCents: 100_000_000 }],
  requirements: ['a', 'b'].map((id) => ({
    id: `r-${id}`,
    lotId: 'lot',
    mandatory: true,
    mustBeDoneByMember: false,
    able: null,
  })),
  members: [member('a', { role: 'mandataire' }), member('b')],
  elsewhere: [],
  change: null,
  indispensability: [],
  sameGroup: [],
  ...more,
});
const verdict = (ruleId: string, of: LawFacts) => evaluate(of, 'en').find((v) => v.ruleId === ruleId)!;
const members = (...list: LawMember[]) => facts({ members: list });
const limits = (more: Partial<LawFacts['constraints']>) => ({ ...facts().constraints, ...more });

describe('competition', () => {
  const signed = [{ lotId: 'lot', efficiencies: 'e', indispensability: 'i', minimality: 'm', signedOff: true }];
  const solo = (couldBidAlone: boolean) => [{ lotId: 'lot', couldBidAlone, reasons: 'as it is' }];

  test('22-D-04: a group larger than needed is justified and signed, or a warning', () => {
    const spare = { members: [member('a', { role: 'mandataire' as const }), member('b', { essential: false })] };
    expect(verdict('oversize', facts(spare))).toMatchObject({ status: 'warning', figures: { superfluous: ['b'] } });
    expect(verdict('oversize', facts({ ...spare, indispensability: signed }))).toMatchObject({
      status: 'ok',
      figures: { superfluous: ['b'], justified: true },
    });
    const unsigned = signed.map((record) => ({ ...record, signedOff: false }));
    expect(verdict('oversize', facts({ ...spare, indispensability: unsigned })).status).toBe('warning');
  });

  test('22-D-04: where nothing is mandatory, who alone does what is asked for is needed', () => {
    const [one] = facts().requirements;
    const covers = (id: string) => ({ covers: [id], essential: null });
    const both = facts({
      requirements: ['x', 'y'].map((id) => ({ ...one!, id, mandatory: false, able: null })),
      members: [member('a', { role: 'mandataire', ...covers('x') }), member('b', covers('y'))],
    });
    expect(verdict('oversize', both).status).toBe('ok');
    const twice = { ...both, members: [...both.members, member('c', covers('y'))] };
    expect(verdict('oversize', twice)).toMatchObject({ status: 'warning', figures: { superfluous: ['b', 'c'] } });
    expect(verdict('oversize', twice).message).toContain('everything that is asked for');
  });

  test('Guidelines § 352: a declaration is held against the profile, both ways', () => {
    const profile = (servesAll: boolean, turnoverEnough = true) => ({
      soloProfiles: [{ lotId: 'lot', organisationId: 'a', servesAll, turnoverEnough }],
    });
    const declared = (could: boolean) => [member('a', { role: 'mandataire', solo: solo(could) }), member('b')];
    const status = (could: boolean, more: Partial<LawFacts>) =>
      verdict('solo-profile', facts({ members: declared(could), ...more }));
    expect(status(false, profile(false)).status).toBe('ok');
    expect(status(true, profile(true)).status).toBe('ok');
    expect(status(false, profile(true))).toMatchObject({ status: 'warning', figures: { members: ['a'] } });
    expect(status(true, profile(false))).toMatchObject({ status: 'warning', figures: { members: ['a'] } });
    expect(status(false, profile(true, false)).status).toBe('ok');
    expect(status(false, { soloProfiles: null }).status).toBe('not_yet_known');
  });

  test('R2151-6: a member of two rival groups for one lot is a warning where it is allowed', () => {
    const elsewhere = [{ organisationId: 'b', lotId: 'lot', kind: 'group' as const, mandataire: false }];
    expect(verdict('multi-candidature', facts({ elsewhere })).status).toBe('warning');
    const forbidden = facts({ elsewhere, constraints: limits({ forbidSeveralGroups: true }) });
    expect(verdict('multi-candidature', forbidden).status).toBe('blocking');
  });
});

describe('hand-made groups and days', () => {
  test('R2142-25: work given to a member whose profile shows no such skill is no "ok"', () => {
    const judged = (servers: readonly string[]) =>
      verdict('all-covered', facts({ requirements: facts().requirements.map((r) => ({ ...r, servers })) }));
    expect(judged(['a', 'b'])).toMatchObject({ status: 'ok' });
    expect(judged(['a'])).toMatchObject({ status: 'warning', figures: { requirementIds: ['r-b'], members: ['b'] } });
    // Not judged is not held against anybody.
    expect(verdict('all-covered', facts())).toMatchObject({ status: 'ok' });
  });

  test('R2143-3, number 17: what the papers lack is told, graver once the file is said to be ready', () => {
    const told = (count: number, state: string) =>
      verdict('complete-file', facts({ state, fileGaps: { count, organisationIds: count === 0 ? [] : ['b'] } }));
    expect(told(34, 'agreed')).toMatchObject({ status: 'not_yet_known', figures: { missing: 34, members: ['b'] } });
    expect(told(34, 'ready').status).toBe('warning');
    expect(told(34, 'ready').message).toContain('34 facts are missing in the papers, of: B');
    expect(told(0, 'ready').status).toBe('ok');
    expect(told(34, 'submitted').status).toBe('not_applicable');
  });

  test('R2143-2, R2151-5: a bid that is due, or due before its members have answered, is told', () => {
    const due = (at: string | null, more: Partial<LawFacts> = {}) =>
      verdict(
        'in-time',
        facts({ lots: [{ ...facts().lots[0]!, deadline: at === null ? null : new Date(at) }], ...more }),
      );
    const asked = (until: string) => [member('a', { role: 'mandataire' }), member('b', { answersBy: new Date(until) })];
    expect(due(null)).toMatchObject({ status: 'not_yet_known' });
    expect(due('2026-02-28T11:00:00Z')).toMatchObject({ status: 'warning' });
    expect(due('2026-03-02T11:00:00Z')).toMatchObject({ status: 'ok' });
    expect(due('2026-03-02T11:00:00Z', { members: asked('2026-03-02T11:00:01Z') })).toMatchObject({
      status: 'warning',
      figures: { members: ['b'] },
    });
    expect(due('2026-03-02T11:00:00Z', { members: asked('2026-03-02T11:00:00Z') })).toMatchObject({ status: 'ok' });
    expect(due('2026-02-28T11:00:00Z', { state: 'submitted' })).toMatchObject({ status: 'not_applicable' });
  });
});

describe('the rules', () => {
  test('R2142-20 ff. say nothing of a buyer outside France, and competition law all the same', () => {
    const abroad = facts({ country: 'GB', underCcp: false });
    expect(verdict('frozen-group', abroad)).toMatchObject({ status: 'not_applicable', figures: { country: 'GB' } });
    expect(verdict('solo-declaration', abroad).status).toBe('ok');
  });

  test('what nobody has declared is not yet known, never ok', () => {
    const silent = members(member('a', { role: 'mandataire', solo: null }), member('b', { solo: null }));
    expect(verdict('indispensability', silent)).toMatchObject({
      status: 'not_yet_known',
      figures: { missing: ['a', 'b'] },
    });
  });

  test('find nothing that blocks in a sound group', () => {
    expect(blockingRules(evaluate(facts(), 'fr'))).toEqual([]);
  });

  test('each block, or warn, when what they ask for is missing', () => {
    const cases: [string, string, LawFacts][] = [
      ['named-mandataire', 'blocking', members(member('a'), member('b'))],
      ['full-split', 'blocking', members(member('a', { role: 'mandataire' }), member('b', { shareBp: 4_999 }))],
      ['full-split', 'warning', members(member('a', { role: 'mandataire' }), member('b', { covers: [] }))],
      ['everybody-agreed', 'blocking', members(member('a', { role: 'mandataire' }), member('b', { accepted: false }))],
      [
        'one-mandataire',
        'blocking',
        facts({ elsewhere: [{ organisationId: 'a', lotId: 'lot', kind: 'group', mandataire: true }] }),
      ],
      [
        'multi-candidature',
        'blocking',
        facts({
          constraints: limits({ forbidSeveralGroups: true }),
          elsewhere: [{ organisationId: 'b', lotId: 'lot', kind: 'group', mandataire: false }],
        }),
      ],
      [
        'multi-candidature',
        'blocking',
        facts({
          constraints: limits({ forbidSoloAndGroup: true }),
          elsewhere: [{ organisationId: 'b', lotId: 'lot', kind: 'solo', mandataire: false }],
        }),
      ],
      ['frozen-group', 'blocking', facts({ change: { from: 'submitted', ground: 'replaced', replaceBy: null } })],
      ['execution', 'blocking', facts({ change: { from: 'awarded', ground: 'impossibility', replaceBy: null } })],
      [
        'ten-days',
        'blocking',
        facts({
          change: { from: 'submitted', ground: 'excluded', replaceBy: '2026-02-28' },
          members: [member('a', { role: 'mandataire' }), member('b', { accepted: false })],
        }),
      ],
      [
        'exclusion-grounds',
        'blocking',
        members(
          member('a', { role: 'mandataire', exclusion: { ground: 'L2141-2', until: '2026-03-01' } }),
          member('b'),
        ),
      ],
      ['global-capacity', 'blocking', facts({ constraints: limits({ minTurnoverCents: 200_000_001 }) })],
      ['global-capacity', 'blocking', facts({ constraints: limits({ minMemberTurnoverCents: 100_000_001 }) })],
      ['all-covered', 'blocking', members(member('a', { role: 'mandataire' }), member('b', { covers: [] }))],
      [
        'essential-tasks',
        'blocking',
        facts({
          requirements: [{ id: 'r-b', lotId: 'lot', mandatory: true, mustBeDoneByMember: true, able: null }],
          members: [member('a', { role: 'mandataire' }), member('b', { role: 'sous_traitant' })],
        }),
      ],
      ['solo-declaration', 'blocking', members(member('a', { role: 'mandataire', solo: null }), member('b'))],
      [
        'indispensability',
        'blocking',
        members(
          member('a', { role: 'mandataire', solo: [{ lotId: 'lot', couldBidAlone: true, reasons: 'we could' }] }),
          member('b'),
        ),
      ],
      ['oversize', 'warning', members(member('a', { role: 'mandataire', essential: false }), member('b'))],
      [
        'same-group',
        'blocking',
        facts({ sameGroup: [{ organisationId: 'a', withId: 'x', withName: 'X', elsewhere: true }] }),
      ],
      ['undertaking', 'warning', members(member('a', { role: 'mandataire', undertaking: false }), member('b'))],
    ];
    for (const [ruleId, status, of] of cases) {
      expect(verdict(ruleId, facts()).status, `${ruleId} in a sound group`).not.toBe('blocking');
      expect(verdict(ruleId, of).status, ruleId).toBe(status);
    }
  });

  const changed = (change: Partial<NonNullable<LawFacts['change']>>, more: Partial<LawFacts> = {}) =>
    facts({ change: { from: 'submitted', ground: 'restructuring', replaceBy: null, ...change }, ...more });
  const leave = { date: '2026-02-20', reference: 'Courrier 12', guaranteesHold: true, competitionUnharmed: true };
  const frozen = (of: LawFacts) => verdict('frozen-group', of).status;

  test('R2142-26: a frozen group changes with the buyer’s leave and both conditions, on record', () => {
    for (const ground of ['restructuring', 'impossibility']) {
      expect(frozen(changed({ ground }))).toBe('not_yet_known');
      expect(frozen(changed({ ground, authorisation: leave }))).toBe('ok');
      expect(frozen(changed({ ground, authorisation: { ...leave, competitionUnharmed: false } }))).toBe('blocking');
      expect(frozen(changed({ ground, authorisation: { ...leave, guaranteesHold: false } }))).toBe('blocking');
    }
    expect(frozen(changed({ ground: 'excluded', replaceBy: '2026-03-05' }))).toBe('ok');
  });

  test('R2142-26: the buyer may allow another change in negotiation and dialogue only, since 2025', () => {
    const asked = (procedure: string, launchedOn = '2026-02-01') =>
      frozen(changed({ ground: 'buyer_authorised', authorisation: leave }, { procedure, launchedOn }));
    expect(asked('open')).toBe('blocking');
    expect(asked('restricted')).toBe('blocking');
    expect(asked('negotiated')).toBe('ok');
    expect(asked('dialogue')).toBe('ok');
    expect(asked('negotiated', '2024-12-31')).toBe('blocking');
  });

  test('R2142-26 holds until signature; R2194-6 only from then on', () => {
    const between = changed({ from: 'awarded', ground: 'impossibility', frozen: true, authorisation: leave });
    expect(frozen(between)).toBe('ok');
    expect(verdict('execution', between).status).toBe('not_applicable');
    const signed = changed({ from: 'awarded', ground: 'review_clause', frozen: false });
    expect(frozen(signed)).toBe('not_applicable');
    expect(verdict('execution', signed).status).toBe('ok');
  });

  test('L2141-13: the day of the replacement decides, not the day of the look', () => {
    const replaced = (replacedOn: string) =>
      verdict('ten-days', changed({ ground: 'excluded', replaceBy: '2026-02-20', replacedOn }));
    expect(replaced('2026-02-20').status).toBe('ok');
    expect(replaced('2026-02-21')).toMatchObject({ status: 'blocking', figures: { replacedOn: '2026-02-21' } });
  });

  test('R2142-23: nobody is taken to be empowered', () => {
    expect(verdict('habilitation', facts()).status).toBe('not_yet_known');
    expect(verdict('habilitation', facts({ habilitation: { date: '2026-02-01', scope: 'offre' } })).status).toBe('ok');
  });

  test('R2142-22: the form that the buyer asks for after the award, with its day', () => {
    const asked = (form: string) =>
      verdict(
        'form-not-imposed',
        facts({ formRequirement: { form, justification: 'pont unique', date: '2026-02-02' } }),
      );
    expect(asked('conjoint_mandataire_solidaire').status).toBe('ok');
    expect(asked('solidaire')).toMatchObject({ status: 'warning', figures: { required: 'solidaire' } });
    expect(asked('solidaire').message).not.toContain('conjoint_mandataire_solidaire');
  });

  test('R2142-3: who is relied upon is bound firmly and for the whole execution', () => {
    const of = (firm: boolean, wholeExecution: boolean, espd = true) =>
      verdict(
        'relied-operators',
        facts({
          reliedOperators: [{ name: 'Grue', commitment: { signedOn: '2026-02-01', firm, wholeExecution }, espd }],
        }),
      ).status;
    expect(verdict('relied-operators', facts()).status).toBe('not_applicable');
    expect(of(true, true)).toBe('ok');
    expect(of(false, true)).toBe('blocking');
    expect(of(true, false)).toBe('blocking');
    expect(of(true, true, false)).toBe('not_yet_known');
    const none = facts({ reliedOperators: [{ name: 'Grue', commitment: null, espd: true }] });
    expect(verdict('relied-operators', none).status).toBe('not_yet_known');
  });

  test('L2141-1 ff.: no ground is known of who has not answered', () => {
    const silent = members(member('a', { role: 'mandataire' }), member('b', { accepted: false }));
    expect(verdict('exclusion-grounds', silent)).toMatchObject({
      status: 'not_yet_known',
      figures: { missing: ['b'] },
    });
  });

  test('let several candidacies be unless the documents forbid them (R2142-21)', () => {
    const elsewhere = [{ organisationId: 'b', lotId: 'lot', kind: 'group' as const, mandataire: false }];
    expect(verdict('multi-candidature', facts({ elsewhere })).status).not.toBe('blocking');
  });

  test('accept competitors together once the record is signed off', () => {
    const contested = facts({
      members: [
        member('a', { role: 'mandataire', solo: [{ lotId: 'lot', couldBidAlone: true, reasons: 'we could' }] }),
        member('b'),
      ],
      indispensability: [{ lotId: 'lot', efficiencies: 'e', indispensability: 'i', minimality: 'm', signedOff: true }],
    });
    expect(verdict('indispensability', contested).status).toBe('ok');
  });

  test('switch the CCP off for a private buyer, and competition law not', () => {
    const verdicts = evaluate(facts({ buyerPrivate: true, underCcp: false, equipment: { needs: 1, open: [] } }), 'en');
    const ccp = new Set(RULES.filter((r) => r.set === 'ccp').map((r) => r.id));
    for (const v of verdicts) expect(v.status === 'not_applicable').toBe(ccp.has(v.ruleId));
    // Number 16: what still applies cites no article of the code.
    for (const language of ['fr', 'en'] as const)
      for (const v of evaluate(facts({ country: 'GB', underCcp: false }), language))
        if (!ccp.has(v.ruleId)) expect(v.article, v.ruleId).not.toMatch(/\b[LR]2\d{3}-/);
    expect(verdicts.some((v) => v.ruleId === 'solo-declaration')).toBe(true);
  });

  test('cap the turnover at twice the value before 2026 and 1.5 times from then (R2142-7)', () => {
    const asking = (launchedOn: string, askedCents: number) =>
      verdict('turnover-cap', facts({ launchedOn, constraints: limits({ minTurnoverCents: askedCents }) }));
    expect(asking('2025-12-31', 200_000_000)).toMatchObject({ status: 'ok', figures: { cap: 2 } });
    expect(asking('2025-12-31', 200_000_001).status).toBe('warning');
    expect(asking('2026-01-01', 150_000_000)).toMatchObject({ status: 'ok', figures: { cap: 1.5 } });
    expect(asking('2026-01-01', 150_000_001).status).toBe('warning');
  });

  test('have exactly one version in force on any day', () => {
    for (const day of ['2020-01-01', '2024-12-31', '2025-01-01', '2025-12-31', '2026-01-01', '2030-06-30']) {
      const ids = rulesOn(day).map((r) => r.id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(new Set(ids)).toEqual(new Set(RULES.map((r) => r.id)));
    }
  });

  test('speak both languages and name their article', () => {
    for (const language of ['fr', 'en'] as const) {
      for (const v of evaluate(facts(), language)) {
        expect(v.message.length).toBeGreaterThan(5);
        expect(v.article.length).toBeGreaterThan(3);
      }
    }
  });
});

describe('the solidarity exposure', () => {
  const team = [member('a', { role: 'mandataire', shareBp: 3_333 }), member('b', { shareBp: 6_667 })];
  const of = (legalForm: string, list = team) =>
    solidarityExposure(100_000_001, list)
      .filter((e) => e.legalForm === legalForm)
      .map((e) => e.liabilityCents);

  test('is each part, the whole for the mandataire, or the whole for all', () => {
    expect(of('conjoint').reduce((a, b) => a + b, 0)).toBe(100_000_001);
    expect(of('conjoint_mandataire_solidaire')[0]).toBe(100_000_001);
    expect(of('conjoint_mandataire_solidaire')[1]).toBe(of('conjoint')[1]);
    expect(of('solidaire')).toEqual([100_000_001, 100_000_001]);
  });

  test('is the whole for everybody without a detailed split (CE n° 462994)', () => {
    const open = [member('a', { role: 'mandataire', shareBp: 5_000 }), member('b', { shareBp: 4_000 })];
    expect(of('conjoint_mandataire_solidaire', open)).toEqual([100_000_001, 100_000_001]);
  });

  test('never falls from a looser form to a tighter one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 0, max: 1e12 }), (share, value) => {
        const two = [member('a', { role: 'mandataire', shareBp: share }), member('b', { shareBp: 10_000 - share })];
        const [a1, b1, a2, b2, a3, b3] = solidarityExposure(value, two).map((e) => e.liabilityCents);
        expect(a1! + b1!).toBe(value);
        expect([a2, b2]).toEqual([value, value]);
        expect(a3).toBe(value);
        expect(b3).toBe(b1);
      }),
    );
  });
});

describe('dated figures and links', () => {
  test('every rule says in which phases it speaks, and of every figure one holds on a day', () => {
    expect(RULES.map(({ id }) => id).filter((id) => RULE_PHASES[id] === undefined)).toEqual([]);
    expect(Object.keys(RULE_PHASES).filter((id) => !RULES.some((rule) => rule.id === id))).toEqual([]);
    for (const { id, from, to } of FIGURES) {
      for (const day of [from, to].filter((one) => one !== null))
        expect(
          FIGURES.filter((f) => f.id === id && (f.from === null || f.from <= day) && (f.to === null || day <= f.to)),
          `${id} on ${day}`,
        ).toHaveLength(1);
    }
    expect([figureOn('turnover-cap', '2025-12-31'), figureOn('turnover-cap', '2026-01-01')]).toEqual([20, 15]);
    expect(() => figureOn('threshold-works', '2028-01-01')).toThrow('No figure');
    expect(figureIfAny('threshold-works', '2028-01-01')).toBeNull();
  });

  test('R2182-1: the standstill has 11 days, or 16 where losers are not told electronically', () => {
    expect([figureOn('standstill-electronic', '2026-05-01'), figureOn('standstill-paper', '2026-05-01')]).toEqual([
      11, 16,
    ]);
  });

  test('loi 2021-1104, art. 35: consultations from 21 August 2026 have environmental conditions, social ones by value', () => {
    expect(verdict('environment', facts({ launchedOn: '2026-08-20' })).status).toBe('not_applicable');
    const of = (estimatedCents: number | null) =>
      verdict(
        'environment',
        facts({ launchedOn: '2026-08-21', lots: [{ id: 'lot', externalId: 'L', estimatedCents }] }),
      );
    expect(of(900_000_000)).toMatchObject({ status: 'not_yet_known', figures: { socialConditions: 'yes' } });
    expect(of(10_000_000).figures['socialConditions']).toBe('no');
    const proof = (organisationId: string, about: string, validUntil: string | null = null) => {
      return { organisationId, about, validUntil };
    };
    const kept = (estimatedCents: number, ...conditionProofs: ReturnType<typeof proof>[]) =>
      verdict(
        'environment',
        facts({
          today: '2026-09-01',
          launchedOn: '2026-08-21',
          lots: [{ id: 'lot', externalId: 'L', estimatedCents }],
          conditionProofs,
        }),
      );
    const green = [proof('a', 'environment'), proof('b', 'environment', '2026-09-01')];
    expect(kept(10_000_000, ...green)).toMatchObject({ status: 'ok', figures: { missing: [] } });
    expect(kept(10_000_000, green[0]!, proof('b', 'environment', '2026-08-31'))).toMatchObject({
      status: 'not_yet_known',
      figures: { missing: ['b'] },
    });
    expect(kept(900_000_000, ...green)).toMatchObject({ status: 'not_yet_known', figures: { missing: ['a', 'b'] } });
    expect(kept(900_000_000, ...green, proof('a', 'social'), proof('b', 'social')).status).toBe('ok');
    expect([of(100_000_000), of(null)].map(({ figures }) => figures['socialConditions'])).toEqual(['maybe', 'maybe']);
  });

  test('links lead to each article and decision that a rule names', () => {
    expect(linksOf('R2194-6 ; CE 16 mai 2022, n° 459408').map(({ text }) => text)).toEqual(['R2194-6', 'n° 459408']);
    expect(linksOf('L2113-12 à L2113-16')[0]!.href).toContain('legifrance.gouv.fr/search/code');
    expect(linksOf('Lignes directrices horizontales 2023')).toEqual([]);
  });
});
