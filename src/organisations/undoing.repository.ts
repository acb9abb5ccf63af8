import { and, desc, eq, sql } from 'drizzle-orm';
import type { Tx } from '../db/transaction.ts';
import { organisationImports } from './table.ts';
import type { ImportChange } from './trails.ts';

export type ImportRow = typeof organisationImports.$inferSelect;

const idList = (ids: readonly string[]) =>
  sql`(select value::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`;

export async function insertImport(tx: Tx, row: typeof organisationImports.$inferInsert): Promise<ImportRow> {
  const [made] = await tx.insert(organisationImports).values(row).returning();
  return made!;
}

/** Imports that the actor may see, the newest first. */
export const listImports = (
  tx: Tx,
  clusterId: string | undefined,
  page: { limit: number; after: string[] | null },
): Promise<ImportRow[]> =>
  tx
    .select()
    .from(organisationImports)
    .where(
      and(
        clusterId === undefined ? undefined : eq(organisationImports.clusterId, clusterId),
        page.after === null ? undefined : sql`${organisationImports.id} < ${page.after[0]}::uuid`,
      ),
    )
    .orderBy(desc(organisationImports.id))
    .limit(page.limit + 1);

export async function lockImport(tx: Tx, id: string): Promise<ImportRow | null> {
  const [row] = await tx.select().from(organisationImports).where(eq(organisationImports.id, id)).for('update');
  return row ?? null;
}

export async function markUndone(tx: Tx, id: string, at: Date): Promise<ImportRow> {
  const [row] = await tx
    .update(organisationImports)
    .set({ undoneAt: at })
    .where(eq(organisationImports.id, id))
    .returning();
  return row!;
}

/** Organisations as the database has them, by id, with the lists that an import changes. */
export async function wholeRows(tx: Tx, ids: readonly string[]): Promise<Omit<ImportChange, 'version'>[]> {
  if (ids.length === 0) return [];
  const list = (table: string) =>
    sql.raw(`coalesce((select jsonb_agg(to_jsonb(p)) from ${table} p
    where p.organisation_id = o.id), '[]')`);
  return [
    ...(await tx.execute<Omit<ImportChange, 'version'>>(sql`
      select o.id as "organisationId", to_jsonb(o) as row, ${list('organisation_years')} as years,
             ${list('capabilities')} as capabilities, ${list('certifications')} as certifications
        from organisations o where o.id in ${idList(ids)}`)),
  ];
}

/** Names of what an import made or changed that was changed since, or is gone. */
export async function changedSince(tx: Tx, { createdIds, changes }: ImportRow): Promise<string[]> {
  const left = [
    ...createdIds.map((id) => ({ id, version: 1 })),
    ...changes.map(({ organisationId, version }) => ({ id: organisationId, version })),
  ];
  const rows = await tx.execute<{ name: string }>(sql`
    select coalesce(o.name, g.id::text) as name
      from jsonb_to_recordset(${JSON.stringify(left)}::jsonb) as g(id uuid, version int)
      left join organisations o on o.id = g.id
     where o.version is distinct from g.version`);
  return rows.map(({ name }) => name);
}

/** Of these organisations, those that something refers to beyond their own lists. */
export async function usedSince(tx: Tx, ids: readonly string[]): Promise<{ id: string; name: string }[]> {
  const columns = await tx.execute<{ place: string; field: string }>(sql`
    select place::text, field::text from organisation_columns()
     where place::text not in ('organisation_years', 'capabilities', 'certifications', 'organisation_references',
                               'organisation_contacts', 'memberships')`);
  if (ids.length === 0 || columns.length === 0) return [];
  const used = columns.map(
    ({ place, field }) => sql`select ${sql.identifier(field)} as id from ${sql.identifier(place)}
      where ${sql.identifier(field)} in ${idList(ids)}`,
  );
  return [
    ...(await tx.execute<{ id: string; name: string }>(sql`
      select distinct o.id, o.name from organisations o join (${sql.join(used, sql` union all `)}) u on u.id = o.id`)),
  ];
}

/** Takes the roles of people who were invited for these organisations and have not come in. */
export async function takeBackInvitations(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.execute(sql`delete from user_roles r using users u
    where u.id = r.user_id and u.password_hash is null and r.organisation_id in ${idList(ids)}`);
}

export async function deleteCreated(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.execute(sql`delete from organisations where id in ${idList(ids)}`);
}

/** Puts organisations and their lists back as they were; the version goes on. */
export async function restoreChanged(tx: Tx, changes: readonly ImportChange[]): Promise<void> {
  if (changes.length === 0) return;
  const ids = changes.map(({ organisationId }) => organisationId);
  const columns = Object.keys(changes[0]!.row).filter((name) => !KEPT.has(name));
  const set = sql.join(
    columns.map((name) => sql`${sql.identifier(name)} = r.${sql.identifier(name)}`),
    sql`, `,
  );
  await tx.execute(sql`update organisations o set ${set}, version = o.version + 1, updated_at = now()
    from jsonb_populate_recordset(null::organisations, ${JSON.stringify(changes.map(({ row }) => row))}::jsonb) r
    where r.id = o.id`);
  for (const [table, rows] of [
    ['organisation_years', changes.flatMap(({ years }) => years)],
    ['capabilities', changes.flatMap(({ capabilities }) => capabilities)],
    ['certifications', changes.flatMap(({ certifications }) => certifications)],
  ] as const) {
    const name = sql.identifier(table);
    await tx.execute(sql`delete from ${name} where organisation_id in ${idList(ids)}`);
    await tx.execute(sql`insert into ${name}
      select * from jsonb_populate_recordset(null::${name}, ${JSON.stringify(rows)}::jsonb)`);
  }
}

/** What follows from elsewhere: memberships say the clusters, every change counts the version. */
const KEPT: ReadonlySet<string> = new Set(['id', 'cluster_ids', 'version', 'updated_at', 'created_at']);
