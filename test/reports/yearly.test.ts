import { describe, expect, it } from 'vitest';
import { gini } from '../../src/charts/gini.ts';
import { figureText } from '../../src/charts/tiles.ts';
import { FIGURE_WORDS } from '../../src/reports/definitions.ts';
import { yearlyReportHtml } from '../../src/reports/yearly/html.ts';
import { FIGURE_UNITS, type FigureName, growthOf } from '../../src/reports/yearly/model.ts';
import { yearlyReportPdf } from '../../src/reports/yearly/pdf.ts';
import { summarySentences } from '../../src/reports/yearly/sentences.ts';
import { pdfPages } from '../reading.ts';
import { sampleReport } from './sample.ts';

const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

describe('yearly report', () => {
  it('tells the published figures in words', () => {
    expect(summarySentences(sampleReport(), 'fr').map(plain)).toEqual([
      'En 2025, Neopolia « Œuvre & Łódź » a généré 22 700 000 € de marchés signés pour ses membres, soit 19,5 % de plus que l’année précédente.',
      'Le cluster a répondu à 61 consultations et en a gagné 26 (taux de succès : 46,4 %).',
      '45 entreprises sur 245 ont eu une part d’un marché (18,4 %) ; 118 n’en ont encore jamais eu.',
      '81,2 % de ce montant reviennent à des PME.',
      'Chaque euro d’argent public a généré 5,5 € de marchés.',
    ]);
    expect(summarySentences(sampleReport(), 'en')[0]).toBe(
      'In 2025 Neopolia « Œuvre & Łódź » generated €22,700,000 of signed contracts for its members, 19.5% more than the year before.',
    );
  });

  it('says nothing of what is not known', () => {
    const { figures } = sampleReport();
    const unknown = { value: null, before: null };
    const report = sampleReport({ figures: { ...figures, signedCents: unknown, leverage: unknown } });
    const said = summarySentences(report, 'fr').join(' ');
    expect(said).not.toContain('a généré');
    expect(said).not.toContain('argent public');
    expect(said).not.toMatch(/null|NaN|–/);
  });

  it('prints as PDF in both languages with every figure, its definition, and charts as drawings', async () => {
    for (const language of ['fr', 'en'] as const) {
      const pages = (await pdfPages(await yearlyReportPdf(sampleReport(), language))).join(' ');
      for (const figure of Object.keys(FIGURE_UNITS) as FigureName[]) {
        const { name, definition } = FIGURE_WORDS[language][figure];
        expect(plain(pages)).toContain(plain(name));
        // Lines may break anywhere.
        expect(pages.replace(/\s/g, '')).toContain(definition.replace(/\s/g, ''));
      }
      expect(plain(pages)).toContain(language === 'fr' ? '22 700 000 €' : '€22,700,000');
      expect(pages).toContain(language === 'fr' ? 'À qui le tour ?' : 'Who gets a turn?');
      expect(pages).toContain('Société 15 <b>');
      expect(pages).toContain(language === 'fr' ? 'et 30 autres' : 'and 30 more');
    }
  });

  it('gives the concentration of its own curve', async () => {
    const report = sampleReport();
    const pages = (await pdfPages(await yearlyReportPdf(report, 'fr'))).join(' ');
    expect(plain(pages)).toContain(plain(figureText('index', gini(report.invitationsByMember), 'fr')));
  });

  it('says sectors in its reader’s language, and amounts of a column in one form', async () => {
    const html = await yearlyReportHtml(sampleReport(), 'en');
    expect(html).toContain('Shipbuilding');
    expect(html).not.toContain('Naval');
    // One of the amounts paid has cents, none of those invoiced has.
    expect(html).toContain('€8,800,000.00');
    expect(html).toContain('€9,000,000<');
  });

  it('stands alone as HTML: charts inline, nothing to fetch, no script, all text escaped', async () => {
    const html = await yearlyReportHtml(sampleReport(), 'fr');
    expect(html.match(/<svg /g)).toHaveLength(5);
    expect(html).toContain('Société 2 &lt;b&gt;');
    expect(html).not.toMatch(/<script|<img|<link|src=|url\((?!#)/);
    expect(html).toContain("default-src 'none'");
    expect(html).toContain('<html lang="fr">');
  });

  it('prints a first year without history, tenders or members', async () => {
    const empty = sampleReport({
      history: [],
      funding: [],
      bySizeClass: [],
      bySector: [],
      organisations: [],
      tenders: [],
      invitationsByMember: [],
      memberCount: 0,
    });
    expect((await pdfPages(await yearlyReportPdf(empty, 'fr'))).join(' ')).toContain(
      'Aucune consultation cette année.',
    );
    expect(await yearlyReportHtml(empty, 'en')).not.toContain('NaN');
  });

  it('is the same, byte for byte, for the same model', async () => {
    const [a, b] = [await yearlyReportPdf(sampleReport(), 'fr'), await yearlyReportPdf(sampleReport(), 'fr')];
    expect(Buffer.from(a).equals(Buffer.from(b))).toBe(true);
  });
});

describe('growth', () => {
  it('needs a base', () => {
    expect(growthOf({ value: 6, before: 5 })).toBeCloseTo(0.2);
    expect(growthOf({ value: 6, before: 0 })).toBeNull();
    expect(growthOf({ value: 6, before: null })).toBeNull();
  });
});
