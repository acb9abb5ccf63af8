import { type SQL, sql } from 'drizzle-orm';
import { pgPolicy, pgRole } from 'drizzle-orm/pg-core';

/** The application's role; created by the migrator, so the generator must not. */
export const applicationRole = pgRole('groupement_app').existing();

/**
 * Conditions for policies. Each call of a function is wrapped in a sub-select: PostgreSQL then evaluates it once
 * for a statement instead of once for a row.
 */
export const seesAll = sql.raw('(select app_sees_all())');
export const isSignedIn = sql.raw("(select app_actor()) in ('user', 'system')");
export const isSystem = sql.raw("(select app_actor()) = 'system'");
export const isOwnUser = (column: string): SQL => sql.raw(`${column} = (select app_user_id())`);
export const coordinates = (column: string): SQL => sql.raw(`${column} = any ((select app_clusters())::uuid[])`);
/** Clusters coordinated, and those of partners that share with them. */
export const seesCluster = (column: string): SQL =>
  sql.raw(`${column} = any ((select app_visible_clusters())::uuid[])`);
/** Clusters that one of the member's organisations belongs to. */
export const belongsToCluster = (column: string): SQL =>
  sql.raw(`${column} = any ((select app_member_clusters())::uuid[])`);
export const speaksFor = (column: string): SQL => sql.raw(`${column} = any ((select app_organisations())::uuid[])`);
export const either = (...conditions: SQL[]): SQL => sql`(${sql.join(conditions, sql.raw(' or '))})`;

/** Who may see a row. */
export const readPolicy = (table: string, condition: SQL) =>
  pgPolicy(`${table}_read`, { as: 'permissive', to: applicationRole, for: 'select', using: condition });

/** Who may add, change and remove a row; says nothing of seeing it beyond that. */
export const writePolicy = (table: string, condition: SQL) =>
  pgPolicy(`${table}_write`, {
    as: 'permissive',
    to: applicationRole,
    for: 'all',
    using: condition,
    withCheck: condition,
  });

/** Who may add a row, for tables that are only ever added to. */
export const insertPolicy = (table: string, condition: SQL) =>
  pgPolicy(`${table}_insert`, { as: 'permissive', to: applicationRole, for: 'insert', withCheck: condition });
