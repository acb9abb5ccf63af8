import { INDICATORS } from '../../src/reports/indicators/definitions.ts';
import type { YearlyReport } from '../../src/reports/yearly/model.ts';

/** A year in the size of Neopolia's published figures: 22.7 M€ for 45 of 245 companies over 26 tenders. */
export function sampleReport(over: Partial<YearlyReport> = {}): YearlyReport {
  return {
    clusterName: 'Neopolia « Œuvre & Łódź »',
    year: 2025,
    writtenAt: '2026-01-31T08:00:00Z',
    memberCount: 245,
    figures: {
      signedCents: { value: 2_270_000_000, before: 1_900_000_000 },
      invoicedCents: { value: 1_845_000_000, before: 1_702_000_000 },
      paidCents: { value: 1_790_345_612, before: 1_688_000_000 },
      leverage: { value: 5.5, before: 5.1 },
      tendersAnswered: { value: 61, before: 54 },
      tendersWon: { value: 26, before: 21 },
      successRate: { value: 0.464, before: 0.42 },
      companiesServed: { value: 45, before: 41 },
      companiesNeverServed: { value: 118, before: 121 },
      medianConsortiumSize: { value: 4, before: 4 },
      smeShare: { value: 0.812, before: 0.79 },
      exposureGini: { value: 0.57, before: 0.61 },
      daysToConsortium: { value: 12, before: 15 },
      refusalRate: { value: 0.18, before: 0.22 },
      turnoverRepresentedCents: { value: 412_000_000_000, before: null },
      jobsRepresented: { value: 32_000, before: null },
    },
    history: [2021, 2022, 2023, 2024, 2025].map((year, i) => ({
      year,
      signedCents: [1_010_000_000, 1_320_000_000, 1_180_000_000, 1_900_000_000, 2_270_000_000][i]!,
      invoicedCents: [900_000_000, 1_250_000_000, 1_300_000_000, 1_702_000_000, 1_845_000_000][i]!,
      paidCents: [880_000_000, 1_190_000_050, 1_280_000_000, 1_688_000_000, 1_790_345_612][i]!,
    })),
    funding: [2021, 2022, 2023, 2024, 2025].map((year) => ({ year, amountCents: 120_000_000 })),
    bySizeClass: [
      { sizeClass: 'micro', amountCents: 310_000_000 },
      { sizeClass: 'small', amountCents: 803_000_000 },
      { sizeClass: 'medium', amountCents: 730_000_000 },
      { sizeClass: 'large', amountCents: 427_000_000 },
    ],
    indicators: INDICATORS.map(({ id }) => ({
      id,
      value: id === 'payingMembers' ? 230 : null,
      before: null,
      missing: id === 'payingMembers' ? { place: 'standings', n: 15, of: 245 } : null,
    })),
    bySector: [
      { sector: 'Naval', amountCents: 980_000_000 },
      { sector: 'Aéronautique', amountCents: 690_000_000 },
      { sector: 'Énergie', amountCents: 600_000_000 },
    ],
    organisations: Array.from({ length: 45 }, (_, i) => ({
      name: i === 0 ? '=cmd|calc' : `Société ${i + 1} <b>`,
      amountCents: 90_000_000 - i * 1_000_000,
      contracts: 1 + (i % 4),
    })),
    tenders: [
      {
        title: 'Navires de service',
        buyer: 'Région Pays de la Loire',
        result: 'won',
        members: 5,
        valueCents: 348_000_001,
      },
      { title: 'Outillages de cabine', buyer: 'Constructeur privé', result: 'lost', members: 3, valueCents: null },
      {
        title: 'Maintenance de sous-stations',
        buyer: 'Gestionnaire de réseau',
        result: 'pending',
        members: 4,
        valueCents: null,
      },
    ],
    invitationsByMember: Array.from({ length: 245 }, (_, i) => (i < 118 ? 0 : 1 + ((i * 7) % 9))),
    ...over,
  };
}
