import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql as dsql } from 'drizzle-orm';
import postgres from 'postgres';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inTransaction } from '../../src/db/transaction.ts';
import type { Actor } from '../../src/shared/actor.ts';
import type { TestApp } from '../app.ts';
import { fillEmptyTables } from './fill.ts';
import { leaksOf, readAll } from './readings.ts';
import { ROLES, type Secret, type SecretWorld, secretWorld } from './secrets.ts';

/**
 * What row-level security is there for, table by table: with the policy of one opened to everybody, somebody reads what
 * is not theirs. Over HTTP where no service stands before the policy, else in SQL, as a forgotten `where` would.
 */
const dataDir = mkdtempSync(join(tmpdir(), 'groupement-policies-'));
/** Reference lists that everybody may read, also without signing in. */
const OPEN = ['cpv_codes', 'nuts_codes'];
/** For everybody who is signed in: clusters, and what buyers have published. */
const PUBLISHED = ['clusters', 'public_awards', 'award_holders'];
/** For the members of the cluster, beside its coordinators: the readers that are some. */
const OF_MEMBERS = [
  'equipment',
  'equipment_real_costs',
  'mandates',
  'elections',
  'election_candidates',
  'group_actions',
  'group_events',
  'group_event_guests',
  'group_results',
];
const MEMBERS: readonly (typeof ROLES)[number][] = ['member', 'declined', 'excluded', 'partner'];
/**
 * What partner clusters see, when equipment is taken, and what is told of who would help (drizzle/after/partners.sql,
 * equipment.sql, partner-searches.sql).
 */
const VIEWS = [
  'capabilities_seen',
  'certifications_seen',
  'equipment_bookings_seen',
  'organisations_seen',
  'partner_search_offers',
];
/** Where a table is read over HTTP, for those that are. */
const ROUTES: Record<string, RegExp> = {
  audit_log: /audit$/,
  bid_facts: /bid-facts|organisations\/\{id\}$/,
  bid_terms: /bid-terms/,
  candidacies: /checks|competition/,
  certifications: /certifications|organisations/,
  consortia: /consortia(\/\{id\})?$|invitations|documents$|log$|bid-terms/,
  consortium_events: /log$/,
  consortium_members: /consortia(\/\{id\})?$|invitations/,
  consultation_documents: /documents/,
  consultation_findings: /findings|documents/,
  contracts: /contracts|turnover|exposure/,
  contract_members: /contracts|ledger/,
  funding: /funding|kpis/,
  imports: /imports/,
  import_files: /imports/,
  invitations: /invitations|consortia(\/\{id\})?$/,
  ledger_entries: /ledger|contracts/,
  ledger_postings: /ledger|contracts|turnover/,
  lots: /tenders/,
  match_runs: /match-runs/,
  memberships: /memberships|organisations/,
  notifications: /notifications/,
  organisations: /organisations|certifications/,
  partnerships: /partnerships/,
  tenders: /tenders/,
  user_roles: /users/,
  users: /users/,
  watches: /watches/,
  webhooks: /webhooks/,
  working_groups: /working-groups/,
};

let app: TestApp;
let w: SecretWorld;
let owner: postgres.Sql;
let tables: string[];
beforeAll(async () => {
  const made = await secretWorld(dataDir);
  app = made.app;
  w = made;
  owner = postgres(app.db.url, { max: 1, onnotice: () => undefined });
  const found = await owner<{ tablename: string }[]>`
    select distinct tablename from pg_policies where schemaname = 'public' and cmd in ('SELECT', 'ALL') order by 1`;
  tables = found.map(({ tablename }) => tablename).filter((table) => !OPEN.includes(table));
  await fillEmptyTables(owner, tables, { home: w.home.clusterId, organisation: w.rival.declarant, ids: w.ids });
}, 240_000);
afterAll(async () => {
  await owner?.end();
  await w?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const rowsSeenBy = (actor: Actor, table: string): Promise<string[]> =>
  inTransaction(app.database, actor, async (tx) =>
    (await tx.execute<{ row: string }>(dsql.raw(`select t::text as row from ${table} t limit 5000`))).map((r) => r.row),
  );

/** What each reader sees of a table that is not its own: rows that name something of the home cluster. */
async function leaksInSql(table: string, secrets: readonly Secret[]): Promise<string | null> {
  for (const role of PUBLISHED.includes(table) ? [] : ROLES) {
    if (OF_MEMBERS.includes(table) && MEMBERS.includes(role)) continue;
    const rows = await rowsSeenBy(w.readers[role].actor, table);
    const said = rows.map((text) => ({ where: `select from ${table}`, status: 200, text }));
    const [leak] = leaksOf(said, role, secrets);
    if (leak !== undefined) return leak.slice(0, 110);
  }
  const nobody = await rowsSeenBy({ kind: 'anonymous' }, table);
  return nobody.length > 0 ? `nobody in particular: select from ${table} gives ${nobody.length} rows` : null;
}

it('every policy keeps a secret: with it gone, the search finds one', async () => {
  // In SQL whole rows are seen: ids of what is hidden count too.
  const foreign = ['contracts', 'ledger-entries', 'webhooks', 'notifications', 'watches', 'filled'] as const;
  const hidden: Secret[] = [
    ...w.secrets,
    ...foreign.flatMap((kind): Secret[] =>
      (w.ids[kind] ?? ['filled-secret']).map((text) => ({
        text,
        of: `row of ${kind}`,
        allowed: [],
      })),
    ),
  ];
  const closed: string[] = [];
  const table: { table: string; caught: string }[] = [];
  for (const name of tables) {
    const before = await leaksInSql(name, hidden);
    if (before !== null) closed.push(`${name}: ${before}`);
    const policies = await owner<{ policyname: string; qual: string }[]>`
      select policyname, qual from pg_policies where tablename = ${name} and cmd in ('SELECT', 'ALL')`;
    try {
      for (const { policyname } of policies) await owner.unsafe(`alter policy ${policyname} on ${name} using (true)`);
      table.push({ table: name, caught: (await leakOverHttp(name)) ?? (await leaksInSql(name, hidden)) ?? '' });
    } finally {
      for (const { policyname, qual } of policies)
        await owner.unsafe(`alter policy ${policyname} on ${name} using (${qual})`);
    }
  }
  process.stdout.write(`\nPolicies opened one by one, and what caught it:\n`);
  for (const { table: name, caught } of table) process.stdout.write(`  ${name.padEnd(26)} ${caught}\n`);
  // What partners see stands in views, which are no tables with policies: they are their own wall.
  const views = await owner<{ viewname: string }[]>`select viewname from pg_views where schemaname = 'public'`;
  expect(views.map(({ viewname }) => viewname).sort()).toEqual(VIEWS);
  for (const view of VIEWS) {
    const leak = await leaksInSql(view, w.secrets);
    if (leak !== null) closed.push(`${view}: ${leak}`);
  }
  expect(await rowsSeenBy(w.readers.partner.actor, 'organisations_seen')).not.toEqual([]);
  expect(await rowsSeenBy(w.readers.partner.actor, 'organisations')).toEqual([]);
  expect(closed).toEqual([]);
  expect(table.length).toBeGreaterThan(45);
  expect(table.filter(({ caught }) => caught === '').map(({ table: name }) => name)).toEqual([]);
}, 600_000);

async function leakOverHttp(table: string): Promise<string | null> {
  const routes = ROUTES[table];
  if (routes === undefined) return null;
  for (const role of ['member', 'outsider', 'stranger'] as const) {
    const ids = { ...w.ids, 'match-runs': [uuidv7()] };
    const readings = await readAll(app, w.readers[role], ids, routes);
    const [leak] = leaksOf(readings, role, w.secrets);
    if (leak !== undefined) return leak.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '…').slice(0, 110);
  }
  return null;
}

/**
 * Columns that say whose a row is: what a unique index with one of them refuses is there for whoever wrote it to see. An
 * organisation is not among them, for it may belong to clusters that do not know of each other.
 */
const OWNED_BY =
  /\b(cluster_ids?|tender_id|lot_id|consortium_id|contract_id|user_id|watch_id|import_id|award_id|match_run_id|working_group_id|option_id|reverses_id|chain|address)\b/;
/** Unique indexes beyond one owner, and why their refusal tells nobody what it may not know. */
const TOLD: Record<string, string> = {
  users_email: 'accounts only: met when who has the mailbox accepts, and made one then (auth/service.ts)',
  clusters_name: 'everybody who is signed in reads the names of clusters',
  public_awards_once: 'published awards, which everybody reads',
  need_lessons_pair: 'what the program has learned, written by the program',
  passkeys_credential: 'met by nobody but who has the device, and answered as what was made for another attempt',
  capabilities_once: 'seen and written by whoever sees the organisation whole',
  certifications_once: 'seen and written by whoever sees the organisation whole',
  role_requests_once: 'seen by every cluster and all people of the organisation',
  candidacies_one_mandataire:
    'R2142-23 binds the organisation whichever cluster it bids with; tells nothing of the other group',
  candidacies_one_group:
    'R2142-21 binds the organisation whichever cluster it bids with; tells nothing of the other group',
  equipment_commitments_once: 'written by the coordinators of the pool, who see all its promises',
  equipment_real_costs_once: 'written by the coordinators of the pool, read by all its members',
  candidacies_once: 'a candidacy has its own group or none, and both are the organisation’s',
};

it('no unique index refuses a row for the sake of one that its writer may not know of', async () => {
  const found = await owner<{ name: string; definition: string }[]>`
    select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index i
      join pg_class c on c.oid = i.indrelid
     where i.indisunique and not i.indisprimary and c.relnamespace = 'public'::regnamespace
       and c.relname not like 'bullmq%' and c.relname not like 'job%' order by 1`;
  const columns = (definition: string) => definition.slice(definition.indexOf('USING'));
  // What is found by an unguessable secret is nobody's guess.
  const beyond = found.filter(({ definition }) => !OWNED_BY.test(columns(definition)) && !definition.includes('_hash'));
  const untold = beyond.map(({ name }) => name).filter((name) => !(name in TOLD));
  expect(untold).toEqual([]);
  expect(Object.keys(TOLD).filter((name) => !found.some((index) => index.name === name))).toEqual([]);
});
