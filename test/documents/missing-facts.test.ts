import { describe, expect, it } from 'vitest';
import { shownCertifications, yearsAsked } from '../../src/documents/member-questions.ts';
import { missingFacts } from '../../src/documents/missing-facts.ts';
import { incompleteBid, sampleBid } from './sample.ts';

describe('missing facts', () => {
  it('are none for a complete bid', () => expect(missingFacts(sampleBid())).toEqual([]));

  it('are listed by member, then for the group, with a day to be given by', () => {
    expect(missingFacts(incompleteBid()).map((fact) => [fact.memberId, fact.field, fact.dueOn])).toEqual([
      ['m3', 'registrationNumber', '2026-12-08'],
      ['m3', 'years.turnover', '2026-12-08'],
      ['m3', 'insurance', '2026-12-08'],
      [null, 'split.LOT-0002', '2026-12-08'],
      [null, 'offer', '2026-12-08'],
      [null, 'terms.mandataireFeeBp', '2026-12-08'],
    ]);
  });

  it('include papers that run out before the deadline', () => {
    const bid = sampleBid();
    const members = bid.members.map((m, i) =>
      i === 0 ? { ...m, certifications: [{ code: 'ISO 9001', issuer: null, validUntil: '2026-12-01' }] } : m,
    );
    expect(missingFacts({ ...bid, members }).map((fact) => fact.question.fr)).toEqual([
      'À renouveler avant la remise : ISO 9001',
    ]);
  });

  it('are told by the day in France: the year asked for last, and the day that papers must reach', () => {
    const newYear = sampleBid({ writtenAt: '2026-12-31T23:30:00Z' });
    expect(yearsAsked(newYear)).toEqual([2024, 2025, 2026]);
    const members = newYear.members.map((m, i) =>
      i === 0 ? { ...m, certifications: [{ code: 'ISO 9001', issuer: null, validUntil: '2026-12-31' }] } : m,
    );
    const lots = newYear.lots.map((lot) => ({ ...lot, deadline: '2026-12-31T23:30:00Z' }));
    expect(shownCertifications({ ...newYear, lots }, members[0]!)).toEqual([]);
  });
});
