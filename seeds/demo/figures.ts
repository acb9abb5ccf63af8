import type { DemoClient } from './client.ts';
import { euros, heading, table } from './text.ts';

type Kpis = { figures: Record<string, { value: number | null; unit: string }> };

/** The last day of the period that Neopolia published figures for. */
const UNTIL = '2018-07-31';

/** The turnover that Neopolia's members generated together, as the published figures have it, from the ledger. */
export async function showFigures(admin: DemoClient, clusterId: string, say: (text: string) => void): Promise<void> {
  const since1999 = await kpis(admin, clusterId, '1999-01-01');
  const since2015 = await kpis(admin, clusterId, '2015-01-01');
  const rows: [string, string][] = [
    ['direct collaborative business since 1999', euros(since1999('signedCents'))],
    ['public funding since 1999', euros(since1999('fundingCents'))],
    ['leverage', since1999('leverage').toFixed(1)],
    ['2015 to July 2018', euros(since2015('signedCents'))],
    ['  tenders won', String(since2015('tendersWon'))],
    ['  per tender', euros(since2015('turnoverPerTenderCents'))],
    [
      '  companies served',
      `${since2015('companiesServed')} of ${since2015('members')} (${(since2015('servedShare') * 100).toFixed(1)} %)`,
    ],
    ['  per company', euros(since2015('turnoverPerCompanyCents'))],
  ];
  say(heading('Turnover generated: Neopolia, from the ledger'));
  say(table(['figure', 'value'], rows));
}

async function kpis(client: DemoClient, clusterId: string, from: string): Promise<(name: string) => number> {
  const { figures } = await client.call<Kpis>('GET', `/reports/kpis?clusterId=${clusterId}&from=${from}&to=${UNTIL}`);
  return (name) => {
    const value = figures[name]?.value;
    if (value === null || value === undefined) throw new Error(`the report has no ${name}`);
    return value;
  };
}
