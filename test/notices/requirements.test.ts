import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyLot, type ParsedLot } from '../../src/notices/lot.ts';
import type { ParsedNotice } from '../../src/notices/notice.ts';
import { parseNotice } from '../../src/notices/parse.ts';
import { suggestRequirements } from '../../src/notices/requirements/suggest.ts';
import { eurosIn } from '../../src/notices/requirements/thresholds.ts';

const NOW = '2026-11-21T00:00:00Z';

function notice(changes: Partial<ParsedNotice> = {}): ParsedNotice {
  const [read] = parseNotice(readFileSync('seeds/notices/cn_24_FRA_comments.xml'));
  if (!read) throw new Error('no notice');
  return { ...read, ...changes };
}

function lot(criterion: string, changes: Partial<ParsedLot> = {}, code = 'ef-stand'): ParsedLot {
  return {
    ...emptyLot('LOT-0001'),
    title: 'Charpente métallique',
    cpvMain: '45262670',
    estimatedValue: { amountCents: 100_000_000, currency: 'EUR' },
    selectionCriteria: [
      { code, name: null, description: criterion, descriptions: { fr: criterion }, usage: 'used', secondStage: null },
    ],
    ...changes,
  };
}

const turnover = (text: string, changes: Partial<ParsedNotice> = {}) =>
  suggestRequirements(lot(text), notice({ dispatchedAt: '2026-03-01', ...changes }), { now: NOW }).constraints.find(
    (c) => c.kind === 'min_turnover',
  );

describe('amounts written in sentences', () => {
  it.each([
    ["un chiffre d'affaires de 2.000.000€ HTVA", 200_000_000],
    ['supérieur à 25 000 000 € (vingt-cinq millions d’euros)', 2_500_000_000],
    ['CA minimum de 180 000 EUR HT', 18_000_000],
    ['au moins 1,5 M€ par an', 150_000_000],
    ['3 millions d’euros', 300_000_000],
    ['500 k€ sur les trois derniers exercices (2023, 2024, 2025)', 50_000_000],
    ['twenty million euros (€20,000,000.00)', 2_000_000_000],
    ['les 3 derniers exercices 2023 2024 2025', null],
    ['article 5.3 du règlement, lot 2', null],
  ])('%s', (text, cents) => {
    expect(eurosIn(text)).toBe(cents);
  });
});

describe('a minimum turnover', () => {
  it('is quoted, not confirmed, and within the cap of 1.5 from 2026', () => {
    const found = turnover("Le candidat justifie d'un chiffre d'affaires annuel minimum de 1 500 000 €.");
    expect(found).toMatchObject({ value: 150_000_000, scope: 'group', confirmed: false, flag: null });
    expect(found?.origin).toMatchObject({ kind: 'selection-criterion', quote: expect.stringContaining('1 500 000') });
  });

  it('above the cap is flagged with its article, by the day of the procedure', () => {
    const text = "Chiffre d'affaires annuel minimum : 1 500 001 €.";
    expect(turnover(text)?.flag).toMatchObject({ article: 'R2142-7', message: expect.stringContaining('1.5 ×') });
    expect(turnover(text, { dispatchedAt: '2025-12-31' })?.flag).toBeNull();
    expect(turnover(text.replace('1 500 001', '2 000 001'), { dispatchedAt: '2025-12-31' })?.flag?.message).toContain(
      '2 ×',
    );
  });

  it('outside France is measured by the directive', () => {
    const buyer = { name: 'Stadt', private: false, country: 'DE', ids: [] };
    expect(turnover('minimum annual turnover of EUR 1,900,000', { buyer })?.flag).toBeNull();
    expect(turnover('minimum annual turnover of EUR 2,100,000', { buyer })?.flag?.article).toContain('58(3)');
  });

  it('is read when given as a multiple of the value', () => {
    const text = 'Le dernier CA annuel du candidat doit représenter au moins 2 fois le montant total annuel du marché';
    expect(turnover(text)).toMatchObject({ value: 200_000_000, flag: { article: 'R2142-7' } });
  });

  it('belongs to the members or the lead when the text says so', () => {
    expect(turnover("Chaque membre : chiffre d'affaires minimum de 200 000 €")?.scope).toBe('each_member');
    expect(turnover("chiffre d'affaires minimum du mandataire : 200 000 €")?.scope).toBe('mandataire');
  });

  it('counts for the lot that its clause names', () => {
    const text = 'pour le lot nº 1, CA minimum de 90 000 EUR et pour le lot nº 2, CA minimum de 180 000 EUR.';
    expect(turnover(text)?.value).toBe(9_000_000);
  });

  it('is not seen where only a declaration is asked for', () => {
    expect(
      turnover("Déclaration concernant le chiffre d'affaires global portant au maximum sur les 3 derniers exercices"),
    ).toBeUndefined();
  });
});

describe('certifications', () => {
  const certified = (text: string, code = 'slc-sche-qu-cert-indep') =>
    suggestRequirements(lot(text, {}, code), notice(), { now: NOW })
      .requirements.filter((r) => r.certification !== null)
      .map((r) => [r.certification, r.mandatory]);

  it.each([
    [
      'La certification ISO 9001 est exigée, ainsi que MASE ou équivalent.',
      [
        ['ISO 9001', true],
        ['MASE', true],
      ],
    ],
    ['Le titulaire doit détenir la certification CEFRI option E', [['CEFRI', true]]],
    ['Certification EN 9100:2018 requise', [['EN 9100', true]]],
    ['Une qualification Qualibat 2412 serait appréciée', [['Qualibat', false]]],
    ['Mention RGE souhaitée', [['RGE', false]]],
    ['Bidders must hold ISO/IEC 27001 certification', [['ISO 27001', true]]],
    ['essais selon ISO 6892 et acier EN 10025', []],
    ['la masse des pièces, la marge brute', []],
  ])('%s', (text, expected) => {
    expect(certified(text)).toEqual(expected);
  });
});

describe('requirements of a lot', () => {
  it('weigh exactly 10,000 basis points, the main code mandatory, the value shared out to the cent', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 3_000_000, max: 98_999_999 }), { maxLength: 30 }),
        fc.integer({ min: 1, max: 9_000_000_000_000 }),
        fc.subarray(['ISO 9001', 'MASE', 'RGE', 'EN 9100']),
        (codes, amountCents, certificates) => {
          const cpvAdditional = codes.map((c) => String(c).padStart(8, '0'));
          const estimatedValue = { amountCents, currency: 'EUR' };
          const { requirements } = suggestRequirements(
            lot(`Exigé : ${certificates.join(', ')}.`, { cpvAdditional, estimatedValue }),
            notice(),
            { now: NOW },
          );
          expect(requirements.reduce((sum, r) => sum + r.weightBp, 0)).toBe(10_000);
          expect(requirements.reduce((sum, r) => sum + (r.capacityCents ?? 0), 0)).toBe(amountCents);
          expect(requirements[0]).toMatchObject({ cpv: '45262670', mandatory: true, confirmed: false });
          expect(requirements.every((r) => r.origin.quote.length > 0 && r.origin.confidence <= 1)).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('leave the work to the further codes where the main one is a whole field, which nobody must then cover', () => {
    const asked = (cpvMain: string) =>
      suggestRequirements(lot('', { cpvMain, cpvAdditional: ['45261000', '45442100'] }), notice(), {
        now: NOW,
      }).requirements.map(({ cpv, weightBp, mandatory }) => [cpv, weightBp, mandatory]);
    expect(asked('45000000')).toEqual([
      ['45000000', 25, false],
      ['45261000', 4_988, false],
      ['45442100', 4_987, false],
    ]);
    expect(asked('45262670')[0]).toEqual(['45262670', 5_000, true]);
  });

  it('are none for a lot without a code', () => {
    expect(suggestRequirements(lot('', { cpvMain: null }), notice(), { now: NOW }).requirements).toEqual([]);
  });

  it('take in the codes of the procedure when the lot is the only one', () => {
    const [read] = parseNotice(readFileSync('seeds/notices/cn_25.xml'));
    const only = read?.lots[0];
    if (!read || !only) throw new Error('no lot');
    const { requirements } = suggestRequirements(only, read, { now: NOW });
    expect(requirements.map((r) => [r.cpv, r.weightBp, r.capacityCents, r.origin.kind])).toEqual([
      ['50000000', 5_000, 75_000_000, 'cpv-main'],
      ['09331200', 2_500, 37_500_000, 'cpv-procedure'],
      ['31712331', 2_500, 37_500_000, 'cpv-procedure'],
    ]);
  });

  it('say what else the lot asks for: reserved participation, legal form, clearance, SMEs, essential tasks, research', () => {
    const full = lot('Les tâches essentielles doivent être effectuées par l’un des membres du groupement.', {
      cpvAdditional: ['73112000'],
      reserved: ['res-ws'],
      legalForm: { required: true, text: 'Groupement solidaire' },
      securityClearance: { required: true, text: null },
      smeSuitable: true,
    });
    const { constraints, requirements } = suggestRequirements(full, notice(), { now: NOW });
    expect(constraints.map((c) => c.kind).sort()).toEqual([
      'essential_tasks',
      'legal_form',
      'research_organisation',
      'reserved',
      'security_clearance',
      'sme_suitable',
    ]);
    expect(requirements[0]?.mustBeDoneByMember).toBe(true);
  });
});
