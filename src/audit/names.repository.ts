import { type SQL, sql } from 'drizzle-orm';
import { amongIds } from '../db/ids.ts';
import type { Tx } from '../db/transaction.ts';
import { grouped } from '../shared/grouped.ts';
import type { Mention } from './mentions.ts';

/** What the log calls a thing, where such things are named, and the column of the name. */
const NAMED = [
  ['cluster', 'clusters', 'name'],
  ['organisation', 'organisations_seen', 'name'],
  ['tender', 'tenders', 'title'],
  ['lot', 'lots', 'title'],
  ['consortium', 'consortia', 'name'],
  ['contract', 'contracts', 'title'],
  ['equipment', 'equipment', 'name'],
  ['working_group', 'working_groups', 'name'],
  ['group_action', 'group_actions', 'title'],
  ['group_event', 'group_events', 'title'],
  ['group_result', 'group_results', 'text'],
  ['initiative', 'initiatives', 'title'],
  ['watch', 'watches', 'name'],
  ['webhook', 'webhooks', 'url'],
  ['subcontract', 'subcontracts', 'name'],
] as const;

/** What has no name of its own goes by that of what it is of: its table and key, and the table and column of the name. */
const NAMED_BY = [
  ['match_run', 'match_runs', 'tender_id', 'tenders', 'title'],
  ['partner_search', 'partner_searches', 'tender_id', 'tenders', 'title'],
  ['partner_search_answer', 'partner_search_answers', 'organisation_id', 'organisations_seen', 'name'],
  ['standing_offer', 'partner_standing_offers', 'organisation_id', 'organisations_seen', 'name'],
  ['invitation', 'invitations', 'organisation_id', 'organisations_seen', 'name'],
  ['membership', 'memberships', 'organisation_id', 'organisations_seen', 'name'],
  ['mandate', 'mandates', 'organisation_id', 'organisations_seen', 'name'],
  ['partnership', 'partnerships', 'partner_cluster_id', 'clusters', 'name'],
  ['funding', 'funding', 'cluster_id', 'clusters', 'name'],
  ['booking', 'equipment_bookings', 'equipment_id', 'equipment', 'name'],
  ['ledger_entry', 'ledger_entries', 'contract_id', 'contracts', 'title'],
  ['recruiting_survey', 'recruiting_surveys', 'cluster_id', 'clusters', 'name'],
] as const;

type Among = (column: SQL) => SQL;

/** Things of each kind and what they are called. By a subselect, row by row: a join would be made with all that the actor sees. */
const NAMES: ReadonlyMap<string, (among: Among) => SQL> = new Map([
  ...NAMED.map(([noun, place, name]) => {
    const names = (among: Among) =>
      sql`select id::text, ${sql.identifier(name)} as name from ${sql.identifier(place)} where ${among(sql`id`)}`;
    return [noun, names] as const;
  }),
  ...NAMED_BY.map(([noun, place, key, whose, name]) => {
    const names = (among: Among) =>
      sql`select x.id::text, (select y.${sql.identifier(name)} from ${sql.identifier(whose)} y where y.id = x.${sql.identifier(key)}) as name
            from ${sql.identifier(place)} x where ${among(sql`x.id`)}`;
    return [noun, names] as const;
  }),
  // An election is its circle's: the working group's, or the cluster's as a whole.
  [
    'election',
    (among: Among) => sql`select x.id::text, coalesce((select name from working_groups where id = x.working_group_id),
        (select name from clusters where id = x.cluster_id)) as name from elections x where ${among(sql`x.id`)}`,
  ],
]);

/** Whether it is known where things of that noun are named: nobody of them is a person. */
export const isNamed = (noun: string | null): noun is string => noun !== null && NAMES.has(noun);

type Named = { id: string; name: string | null };

/**
 * Names of things by their ids, as far as the actor may read them: the log itself holds ids alone. Most ids say by where
 * they stand of what they are, and that table alone is asked: all of them in one statement took a new connection 15 ms to
 * plan, five times over, and as long as the rest of the page to run.
 */
export async function findNames(tx: Tx, mentions: readonly Mention[]): Promise<Map<string, string>> {
  const things = mentions.filter(({ noun }) => noun !== 'user');
  const places = grouped(things, ({ noun }) => (isNamed(noun) ? noun : ''));
  // Sent together: a round trip for all.
  const rows = await Promise.all(
    [...places].map(([noun, found]) => {
      const ids = [...new Set(found.map(({ id }) => id))];
      const names = NAMES.get(noun);
      return names === undefined ? findAnywhere(tx, ids) : tx.execute<Named>(names((column) => amongIds(column, ids)));
    }),
  );
  return new Map(rows.flatMap((of) => [...of].flatMap(({ id, name }) => (name === null ? [] : [[id, name] as const]))));
}

/** Looks in every table, the ids sent and read once for all of them. */
function findAnywhere(tx: Tx, ids: readonly string[]): Promise<Named[]> {
  const asked = sql`asked as materialized (select array(select value::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)) as ids)`;
  const among: Among = (column) => sql`${column} = any ((select ids from asked)::uuid[])`;
  const kinds = [...NAMES.values()].map((names) => names(among));
  return tx.execute<Named>(sql`with ${asked} ${sql.join(kinds, sql` union all `)}`);
}
