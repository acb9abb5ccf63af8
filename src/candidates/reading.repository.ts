import { type SQL, sql } from 'drizzle-orm';
import type { Ask } from '../db/ask.ts';
import { idArray } from '../db/ids.ts';
import {
  type Candidate,
  type CandidatePair,
  type CandidateRecord,
  type Capability,
  type Certification,
  type Columns,
  ColumnsBuilder,
  FOREVER,
  sizeByHeadcount,
} from '../matching/index.ts';

/** Organisations, and pairs, that are read at once: what one page holds is all that is in memory beside the columns. */
const PAGE = 1_000;
const NOBODY = '00000000-0000-0000-0000-000000000000';

/**
 * Where candidates are read: the tables show an organisation whole to those whom it belongs to, the views show a small
 * profile of what partner clusters share as well (drizzle/after/partners.sql).
 */
export type Sight = 'whole' | 'seen';

const tableOf = (name: 'organisations' | 'capabilities' | 'certifications', sight: Sight): SQL =>
  sql.raw(sight === 'seen' ? `${name}_seen` : name);

/** Of the fields `Open`, null says that nobody knows. */
type Unknown<T, Open extends keyof T> = { [Key in keyof T]: Key extends Open ? T[Key] | null : T[Key] };
/** An organisation's own row, in the words of the candidate. */
type OrganisationRow = Unknown<
  Omit<Candidate, 'capabilities' | 'certifications' | 'workingGroups'>,
  'sizeClass' | 'headcount' | 'turnoverCents'
>;
type PartRow<T> = T & { id: string };

/** Everything that the engine may know of anybody, page by page into columns. */
export async function readBase(ask: Ask): Promise<Columns> {
  const builder = new ColumnsBuilder();
  for (let last = NOBODY; ; ) {
    const rows = await readOrganisations(ask, 'whole', sql`o.id > ${last}::uuid`, sql`limit ${PAGE}`);
    if (rows.length === 0) break;
    // A range, not a list of ids: of a list PostgreSQL cannot tell how much of a table it will read.
    const [after, to] = [last, rows.at(-1)!.id];
    const page = await withParts(ask, 'whole', rows, (id) => sql`${id} > ${after}::uuid and ${id} <= ${to}::uuid`);
    for (const candidate of page) builder.add(candidate);
    if (rows.length < PAGE) break;
    last = to;
  }
  await readPairs(ask, 'ties', (a, b, weightBp, of) => builder.tie(a, b, weightBp, of), builder);
  await readPairs(ask, 'apart', (a, b, _weightBp, of) => builder.apart(a, b, of), builder);
  return builder.build();
}

/**
 * These organisations with all of their pairs, in the order of the ids given; who is not there, or not for these eyes, is
 * null.
 */
export async function readRecords(
  ask: Ask,
  ids: readonly string[],
  sight: Sight = 'whole',
): Promise<Map<string, CandidateRecord | null>> {
  const records = new Map<string, CandidateRecord | null>(ids.map((id) => [id, null]));
  for (let at = 0; at < ids.length; at += PAGE) {
    const some = ids.slice(at, at + PAGE);
    const pairs = new Map<string, CandidatePair[]>(some.map((id) => [id, []]));
    const these = idArray(some);
    const rows = await ask<{ a: string; b: string; of: string | null; weight_bp: number | null }>(sql`
      select a_id as a, b_id as b, cluster_id as of, weight_bp from ties where a_id = any (${these})
      union select a_id, b_id, cluster_id, weight_bp from ties where b_id = any (${these})
      union all (
        select a_id, b_id, ${WHOSE_WORD}, null::int from organisation_relations where ${STAYS_APART} and a_id = any (${these})
        union select a_id, b_id, ${WHOSE_WORD}, null::int from organisation_relations where ${STAYS_APART} and b_id = any (${these})
        union select least(a.id, b.id), greatest(a.id, b.id), null::uuid, null::int ${TWINS} where a.id = any (${these}))`);
    for (const { a, b, of, weight_bp } of rows) {
      const pair: CandidatePair =
        weight_bp === null ? { kind: 'apart', a, b, of } : { kind: 'tie', a, b, weightBp: weight_bp, of };
      pairs.get(a)?.push(pair);
      pairs.get(b)?.push(pair);
    }
    const found = await readOrganisations(ask, sight, sql`o.id = any (${these})`, sql``);
    for (const candidate of await withParts(ask, sight, found, (id) => sql`${id} = any (${these})`)) {
      records.set(candidate.id, { candidate, pairs: pairs.get(candidate.id)! });
    }
  }
  return records;
}

/** Relations whose two ends never sit in one consortium; a pair may be declared as both. */
const STAYS_APART = sql`kind in ('competitor', 'same_group')`;

/** Rows of two clusters that are one company, by its number: one firm has one seat. */
const TWINS = sql`from organisations a join organisations b
  on b.country = a.country and b.registration_number = a.registration_number and b.id <> a.id`;

/** That two firms have one owner is a fact for all; who competes with whom, what a cluster says for its own tenders. */
const WHOSE_WORD = sql`case kind when 'competitor' then cluster_id end`;

/** Organisations `o` that fulfil a condition, in ascending order of id. */
const readOrganisations = (ask: Ask, sight: Sight, condition: SQL, limit: SQL): Promise<OrganisationRow[]> =>
  ask<OrganisationRow>(sql`
    select o.id, o.kind, o.size_class as "sizeClass", o.headcount, o.turnover_cents::float8 as "turnoverCents", o.nuts,
           o.lat, o.lon, o.can_lead as "canLead",
           case when o.exclusion_ground is not null then coalesce(o.excluded_until::text, ${FOREVER}::text) end as "excludedUntil",
           o.cluster_ids::text[] as clusters
      from ${tableOf('organisations', sight)} o where ${condition} order by o.id ${limit}`);

/**
 * Organisations with their capabilities, certifications and working groups.
 * @param belong the condition on a column that its organisation is one of these
 */
async function withParts(
  ask: Ask,
  sight: Sight,
  rows: readonly OrganisationRow[],
  belong: (id: SQL) => SQL,
): Promise<Candidate[]> {
  const ofThese = belong(sql`organisation_id`);
  const [capabilityRows, certificationRows, groupRows] = await Promise.all([
    ask<PartRow<Capability>>(sql`
      select organisation_id as id, cpv, level, evidence, capacity_cents::float8 as "capacityCents"
        from ${tableOf('capabilities', sight)} where ${ofThese} order by organisation_id, cpv collate "C"`),
    ask<PartRow<Certification>>(sql`
      select organisation_id as id, code, valid_until::text as "validUntil"
        from ${tableOf('certifications', sight)} where ${ofThese} order by organisation_id, code collate "C"`),
    ask<PartRow<{ group: string }>>(sql`
      select organisation_id as id, working_group_id as group from working_group_members
       where ${ofThese} order by organisation_id, working_group_id`),
  ]);
  const capabilities = byOrganisation(
    capabilityRows,
    ({ cpv, level, evidence, capacityCents }): Capability => ({ cpv, level, evidence, capacityCents }),
  );
  const certifications = byOrganisation(
    certificationRows,
    ({ code, validUntil }): Certification => ({ code, validUntil }),
  );
  const workingGroups = byOrganisation(groupRows, ({ group }) => group);
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    sizeClass: row.sizeClass ?? sizeByHeadcount(row.headcount ?? 0),
    headcount: row.headcount ?? 0,
    turnoverCents: row.turnoverCents ?? 0,
    nuts: row.nuts,
    lat: row.lon === null ? null : row.lat,
    lon: row.lat === null ? null : row.lon,
    canLead: row.canLead,
    excludedUntil: row.excludedUntil,
    clusters: row.clusters,
    workingGroups: workingGroups.get(row.id) ?? [],
    capabilities: capabilities.get(row.id) ?? [],
    certifications: certifications.get(row.id) ?? [],
  }));
}

function byOrganisation<R extends { id: string }, T>(rows: readonly R[], part: (row: R) => T): Map<string, T[]> {
  const lists = new Map<string, T[]>();
  for (const row of rows) {
    const list = lists.get(row.id);
    if (list === undefined) lists.set(row.id, [part(row)]);
    else list.push(part(row));
  }
  return lists;
}

/** Hands over every pair by the numbers of its ends, in pages along the primary order of the table. */
async function readPairs(
  ask: Ask,
  kind: 'ties' | 'apart',
  add: (a: number, b: number, weightBp: number, of: string | null) => void,
  builder: ColumnsBuilder,
): Promise<void> {
  const table =
    kind === 'ties'
      ? sql`select a_id, b_id, cluster_id as of, weight_bp from ties`
      : sql`select distinct a_id, b_id, ${WHOSE_WORD} as of, 0 as weight_bp from organisation_relations where ${STAYS_APART}
            union select a.id, b.id, null::uuid, 0 ${TWINS} where a.id < b.id`;
  // One pair may be several clusters' word: a page ends between two of them as well.
  const ofNobody = sql`coalesce(t.of, ${NOBODY}::uuid)`;
  for (let [a, b, last] = [NOBODY, NOBODY, NOBODY]; ; ) {
    const page = await ask<{ a_id: string; b_id: string; of: string | null; weight_bp: number }>(sql`
      select * from (${table}) t where (a_id, b_id, ${ofNobody}) > (${a}::uuid, ${b}::uuid, ${last}::uuid)
       order by a_id, b_id, ${ofNobody} limit ${5 * PAGE}`);
    for (const row of page) {
      const [from, to] = [builder.numberOf(row.a_id), builder.numberOf(row.b_id)];
      if (from !== undefined && to !== undefined) add(from, to, row.weight_bp, row.of);
    }
    if (page.length < 5 * PAGE) return;
    const end = page.at(-1)!;
    [a, b, last] = [end.a_id, end.b_id, end.of ?? NOBODY];
  }
}
