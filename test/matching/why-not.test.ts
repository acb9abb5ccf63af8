import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { match, readProblem, whyNot } from '../../src/matching/index.ts';
import { DomainError } from '../../src/shared/errors.ts';
import { randomProblem } from './random-problem.ts';

const given = JSON.parse(readFileSync(new URL('./cases/five-trades.json', import.meta.url), 'utf8'));
const problem = readProblem(given);

describe('why not me', () => {
  it('tells the best consortium with the organisation and how far it is behind', () => {
    const best = match(problem, { k: 1 });
    const answer = whyNot(problem, 'bois-et-fils');
    const pinned = match({ ...problem, constraints: { ...problem.constraints, pinned: ['bois-et-fils'] } }, { k: 1 });
    expect(answer.bestScore).toBe(best.certificate.score);
    expect(answer.bestWith).toEqual(pinned.consortia[0]);
    expect(answer.behind).toBeGreaterThan(0);
    expect(answer.proven).toBe(true);
    expect(answer.explanation[0]).toMatchObject({ code: 'behind', behind: answer.behind });
  });

  it('a member of the best consortium is told so', () => {
    const answer = whyNot(problem, 'oak-joiners');
    expect(answer).toMatchObject({ proposed: true, rank: 1, reason: 'proposed', behind: 0, smallestChange: null });
  });

  it('the change that it names does bring the organisation in', () => {
    let named = 0;
    for (let seed = 300; seed < 312; seed++) {
      const one = readProblem(randomProblem(seed, { organisations: 12, requirements: 3, maxMembers: 3 }));
      const id = one.organisations[seed % 12]?.id ?? '';
      const answer = whyNot(one, id);
      const change = answer.smallestChange;
      if (change === null || change.capability === null) continue;
      named++;
      const capability = change.capability;
      const certification = change.certification;
      const changed = {
        ...one,
        organisations: one.organisations.map((organisation) =>
          organisation.id !== id
            ? organisation
            : {
                ...organisation,
                capabilities: [...organisation.capabilities, capability],
                certifications: [
                  ...organisation.certifications,
                  ...(certification === null ? [] : [{ code: certification, validUntil: null }]),
                ],
              },
        ),
      };
      const pinned = match({ ...changed, constraints: { ...changed.constraints, pinned: [id] } }, { k: 1 });
      expect(pinned.certificate.score ?? 0, `seed ${seed}`).toBeGreaterThanOrEqual(answer.bestScore ?? 1);
    }
    expect(named).toBeGreaterThan(2);
  });

  it('tells what decided: distance, or that the others do the work as well without it', () => {
    const answers = problem.organisations.map(({ id }) => whyNot(problem, id, { tries: 1 }));
    const reasons = new Map(answers.map(({ organisationId, reason }) => [organisationId, reason]));
    const proposed = match(problem).consortia.flatMap(({ members }) => members.map((one) => one.organisationId));
    for (const id of proposed) expect(reasons.get(id), id).toBe('proposed');
    expect([...reasons.values()]).toContain('distance');
    // One firm that can do everything: whoever joins it would only be taken along.
    const whole = {
      ...problem.organisations[0]!,
      id: 'whole',
      capabilities: problem.organisations.flatMap((one) => one.capabilities),
    };
    const certified = { ...whole, certifications: problem.organisations.flatMap((one) => one.certifications) };
    const alone = { ...problem, organisations: [certified, { ...certified, id: 'twin' }] };
    expect(whyNot(alone, 'twin')).toMatchObject({ proposed: false, rank: null, reason: 'passenger' });
  });

  it('an organisation that the problem does not have is not found', () => {
    expect(() => whyNot(problem, 'nobody')).toThrow(DomainError);
  });
});
