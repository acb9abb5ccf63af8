import type postgres from 'postgres';

/** What was looked at, and what is wrong with it, in words. */
export type LedgerVerdict = { entries: number; sums: number; faults: string[] };

type SumFault = {
  contract_id: string;
  organisation_id: string;
  measure: string;
  year: number;
  kept: string | null;
  due: string | null;
};

/** Reads the whole ledger, as the owner of the tables, at one instant: every entry, and every sum against the lines. */
export async function verifyLedger(owner: postgres.Sql): Promise<LedgerVerdict> {
  return owner.begin('isolation level repeatable read read only', async (sql) => {
    await sql`select set_config('app.actor', 'system', true)`;
    const [counts] = await sql<[{ entries: number; sums: number }]>`
      select (select count(*)::int from ledger_entries) as entries, (select count(*)::int from ledger_sums) as sums`;
    const unbalanced = await sql<{ id: string; total: string }[]>`
      select entry_id as id, sum(amount_cents)::text as total from ledger_postings
       group by entry_id having sum(amount_cents) <> 0 order by 1`;
    const faults = await sql<SumFault[]>`select * from ledger_sums_faults() order by 1, 2, 3, 4`;
    return {
      ...counts,
      faults: [
        ...unbalanced.map(({ id, total }) => `entry ${id} is out of balance by ${total} cents`),
        ...faults.map(
          ({ contract_id, organisation_id, measure, year, kept, due }) =>
            `contract ${contract_id}, organisation ${organisation_id}, ${measure} ${year}: ${kept ?? 'no sum'} is kept, the lines say ${due ?? 'nothing'}`,
        ),
      ],
    };
  });
}

/** Makes the sums anew from the lines, as the owner of the tables; who writes entries meanwhile waits. Returns how many. */
export async function repairLedgerSums(owner: postgres.Sql): Promise<number> {
  return owner.begin(async (sql) => {
    await sql`select set_config('app.actor', 'system', true)`;
    await sql`lock table ledger_postings in share row exclusive mode`;
    await sql`delete from ledger_sums`;
    const made = await sql`
      insert into ledger_sums (contract_id, organisation_id, measure, year, cluster_id, amount_cents, postings)
      select contract_id, organisation_id, measure, year, cluster_id, amount_cents, postings from ledger_sums_due()`;
    return made.count;
  });
}
