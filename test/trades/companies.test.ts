import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Language } from '../../src/shared/language.ts';
import { matchTrades } from '../../src/taxonomies/lexicon/match.ts';
import { suggestCapabilities } from '../../src/trades/capabilities/reading.ts';

type Company = { text: string; lang: Language; trades: { name: string; accepted: string[] }[] };
const companies: Company[] = JSON.parse(readFileSync(new URL('companies.json', import.meta.url), 'utf8'));

/** The first ten capabilities that are read from what a company says of itself. */
const firstOf = (text: string, language: Language): string[] =>
  suggestCapabilities({
    text,
    language,
    learned: [],
    nafCode: null,
    certifications: [],
    references: [],
    today: '2026-11-28',
  })
    .slice(0, 10)
    .map(({ cpv }) => cpv);

const isOneOf = (code: string, accepted: readonly string[]) => accepted.some((beginning) => code.startsWith(beginning));

describe('what fifty companies say of themselves', () => {
  const read = companies.map((company) => ({ ...company, found: firstOf(company.text, company.lang) }));

  it('finds nine in ten of their trades among the first ten capabilities (124 of 133 measured)', () => {
    const all = read.flatMap(({ trades, found }) => trades.map((trade) => ({ trade, found })));
    const missed = all.filter(({ trade, found }) => !found.some((code) => isOneOf(code, trade.accepted)));
    expect(all.length).toBeGreaterThan(120);
    expect(missed.length, missed.map(({ trade }) => trade.name).join(', ')).toBeLessThanOrEqual(all.length / 10);
  });

  it('gives them two capabilities in three that they could confirm (325 of 455 measured)', () => {
    const given = read.flatMap(({ trades, found }) =>
      found.map((code) =>
        isOneOf(
          code,
          trades.flatMap(({ accepted }) => accepted),
        ),
      ),
    );
    expect(given.filter((good) => good).length / given.length).toBeGreaterThan(2 / 3);
  });

  it.each([
    ['la chimie : étude, préfabrication en atelier, montage sur site', /^(794|907|7931)/],
    ['centrales hydrauliques et pneumatiques, dépannage sur site', /^(45313|42416)/],
    ["Carters, coffrets, châssis en tôle d'aluminium", /^317/],
    ['cabines, cloisons et mobilier sur mesure', /^4296/],
    ['capots, carénages et moules', /^5024/],
    ['des réseaux de vidéoprotection pour les sites industriels et portuaires', /^4524/],
    ['surveillance de travaux sur sites sensibles', /^797/],
    ["pompes, compresseurs et réseaux d'air comprimé", /^45233/],
    ['tournage, fraisage, rectification', /^4453/],
    ['radioprotection et études de sûreté', /^45251110/],
  ])('does not read %s as another trade', (text, other) => {
    expect(firstOf(text, 'fr').filter((code) => other.test(code))).toEqual([]);
  });

  it('takes a name with one telling word as it is written', () => {
    const named = (text: string) => matchTrades(text).map(({ trade }) => trade.id);
    expect(named('travaux portuaires')).toContain('dragage-et-travaux-portuaires');
    expect(named('sites portuaires')).not.toContain('dragage-et-travaux-portuaires');
    expect(named('poste de travail')).toContain('infrastructure-cybersecurite');
    expect(named('postes électriques')).not.toContain('infrastructure-cybersecurite');
  });
});
