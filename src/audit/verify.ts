import { createHash } from 'node:crypto';
import type postgres from 'postgres';

/** Where a chain breaks: the first row of it that is not as it was written. `id` is null when no row is left. */
export type AuditFault = { chain: number; seq: number; id: string | null; at: Date | null; fault: string };

/** How a log stood: rows and last hash by chain. Kept elsewhere, it also tells of a log that was rewritten as a whole. */
export type AuditAnchor = { takenAt: string; heads: { chain: number; seq: number; hash: string }[] };

/** One line that tells how all chains stand: SHA-256 over their heads, in the order of the chains. */
export const digestOf = (heads: AuditAnchor['heads']): string =>
  createHash('sha256')
    .update(heads.map(({ chain, seq, hash }) => `${chain} ${seq} ${hash}\n`).join(''))
    .digest('hex');

export type AuditVerdict = {
  rows: number;
  chains: number;
  /** SHA-256 over the heads of all chains: one line to write down. */
  digest: string;
  /** The first bad row of each chain that has one, oldest first. */
  faults: AuditFault[];
  anchor: AuditAnchor;
};

/**
 * Recomputes every hash of the log in the database and compares the heads, in one snapshot.
 * @param against an earlier anchor: its rows must still be there with the same hashes
 */
export async function verifyAudit(sql: postgres.Sql, against?: AuditAnchor): Promise<AuditVerdict> {
  return sql.begin('isolation level repeatable read read only', async (tx) => {
    await tx`select app_begin('system', null)`;
    const faults = await tx<AuditFault[]>`
      select chain, seq::int, id, created_at as at, fault from audit_faults() order by created_at, chain`;
    const heads = await tx<
      AuditAnchor['heads']
    >`select chain, seq::int, hash from audit_heads where seq > 0 order by chain`;
    const [count] = await tx<{ rows: number }[]>`select count(*)::int as rows from audit_log`;
    const moved = against === undefined ? [] : await movedSince(tx, against);
    return {
      rows: count!.rows,
      chains: heads.length,
      digest: digestOf(heads),
      faults: [...faults, ...moved],
      anchor: { takenAt: new Date().toISOString(), heads: heads.map(({ chain, seq, hash }) => ({ chain, seq, hash })) },
    };
  }) as Promise<AuditVerdict>;
}

async function movedSince(tx: postgres.TransactionSql, against: AuditAnchor): Promise<AuditFault[]> {
  const found: AuditFault[] = [];
  for (const { chain, seq, hash } of against.heads) {
    const [row] = await tx<{ id: string; at: Date; hash: string }[]>`
      select id, created_at as at, hash from audit_log where chain = ${chain} and seq = ${seq}`;
    if (row?.hash !== hash)
      found.push({
        chain,
        seq,
        id: row?.id ?? null,
        at: row?.at ?? null,
        fault: `was another row when the anchor of ${against.takenAt} was taken: it, or one before it, was rewritten`,
      });
  }
  return found;
}
