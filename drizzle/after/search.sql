-- Lists and search of organisations at the size of a country. A policy's condition comes before every other, and what a
-- reader asks for (words, a region, "has one of these clusters") may not go into an index before it: each list would read
-- all organisations. Here the condition of who may see stands beside the question, in one statement made for the asker,
-- so that an index can answer both (reading all is the last resort: `enable_seqscan`). Like the views, this reads as the owner: what it lets through is its own to decide.

do $$ begin
  -- Words written wrongly are found by their groups of three letters, where the server has the extension; else words are
  -- looked for as they are written.
  create extension if not exists pg_trgm;
exception when others then
  raise notice 'no pg_trgm (%): search takes words as they are written', sqlerrm;
end $$;

-- What src/shared/text.ts does: lower case, no accents, one space between words.
create or replace function fold_words(text) returns text language sql immutable parallel safe
as $$ select btrim(regexp_replace(translate(replace(replace(lower(coalesce($1, '')), 'œ', 'oe'), 'æ', 'ae'),
  'àâäáãåçéèêëíìîïñóòôöõúùûüýÿøł', 'aaaaaaceeeeiiiinooooouuuuyyol'), '[^a-z0-9]+', ' ', 'g')) $$;

-- What an organisation is found by: its name and its town.
create or replace function organisation_words(search_name text, town text) returns text language sql immutable parallel safe
as $$ select search_name || ' ' || public.fold_words(town) $$;

do $$ begin
  if exists (select 1 from pg_extension where extname = 'pg_trgm') then
    create index if not exists organisations_words on organisations using gin (organisation_words(search_name, town) gin_trgm_ops);
  end if;
end $$;

-- Who may see which organisations `o`, said in SQL for the asker of now: `true`, or a condition with $1 (clusters) and $2
-- (organisations). With app_visible_clusters() and app_organisations() || app_guests() it is that of organisations_seen, with
-- app_clusters() and app_organisations() that of the table's policy.
create or replace function organisations_visible(in_clusters uuid[], among uuid[]) returns text language sql stable
as $$
  select case when app_sees_all() then 'true'
    when in_clusters = '{}' and among = '{}' then 'false'
    else '(' || concat_ws(' or ', case when in_clusters <> '{}' then 'o.cluster_ids && $1' end,
                                  case when among <> '{}' then 'o.id = any ($2)' end) || ')' end
$$;

-- What one word finds, in SQL: organisations with how well it fits, in [0,1]. In name and town, 1 at the start of a word,
-- else 0.8; 0.7 for a trade that the CPV calls so, 0.6 for a region. A word that is written nowhere is taken for one written
-- wrongly: what comes near it, at most 0.8.
create or replace function word_hits(word text, i int, forgiving boolean) returns text language plpgsql stable set enable_seqscan = off
as $$
declare
  within text := '%' || word || '%';
  trades text[] := '{}';
  regions text[] := '{}';
  parts text[] := '{}';
begin
  if length(word) > 3 then
    trades := array(select code from cpv_codes where search_fr like within or search_en like within);
    regions := array(select distinct below.code from nuts_codes n join nuts_codes below on starts_with(below.code, n.code)
                      where n.level > 0 and n.search like within);
  end if;
  if length(word) < 3 then
    parts := array[format('select o.id, %s as i, 1::real as score from organisations o where o.search_name like %L', i, word || '%')];
  elsif not forgiving or trades <> '{}' or regions <> '{}'
        or exists (select 1 from organisations o where organisation_words(o.search_name, o.town) like within) then
    parts := array[format('select o.id, %s as i, case when position(%L in '' '' || organisation_words(o.search_name, o.town)) > 0 then 1 else 0.8 end::real as score
      from organisations o where organisation_words(o.search_name, o.town) like %L', i, ' ' || word, within)];
  else
    parts := array[format('select o.id, %s as i, (0.8 * word_similarity(%L, organisation_words(o.search_name, o.town)))::real as score
      from organisations o where %2$L <%% organisation_words(o.search_name, o.town)', i, word)];
  end if;
  if trades <> '{}' then
    parts := parts || format('select c.organisation_id, %s, 0.7::real from capabilities c where c.cpv = any (%L)', i, trades);
  end if;
  if regions <> '{}' then
    parts := parts || format('select o.id, %s, 0.6::real from organisations o where o.nuts = any (%L)', i, regions);
  end if;
  return array_to_string(parts, ' union all ');
end $$;

-- One page of organisations by name, or with words by how well they fit: all of them must be found.
create or replace function organisations_found(
  words text[], number text, cpv_stem text, region text, of_kind text, of_cluster uuid,
  after_score real, after_name text, after_id uuid, most int)
returns table (found_id uuid, found_score real) language plpgsql stable rows 50 security definer set search_path = public, pg_temp set enable_seqscan = off
as $$
declare
  forgiving boolean := words is not null and exists (select 1 from pg_extension where extname = 'pg_trgm');
  asked text := concat_ws(' and ', organisations_visible(app_visible_clusters(), app_organisations() || app_guests()),
    case when cpv_stem is not null then 'exists (select 1 from capabilities c where c.organisation_id = o.id and c.cpv >= $3 and c.cpv < $3 || ''~'')' end,
    case when region is not null then 'o.nuts >= $4 and o.nuts < $4 || ''~''' end,
    case when of_kind is not null then 'o.kind = $5' end,
    case when of_cluster is not null then 'o.cluster_ids @> array[$6]' end);
  hits text;
begin
  if words is null then
    return query execute format(
      'select o.id, 0::real from organisations o where %s%s order by o.search_name, o.id limit $9', asked,
      case when after_id is not null then ' and (o.search_name, o.id) > ($7, $8)' end)
      using app_visible_clusters(), app_organisations() || app_guests(), cpv_stem, region, of_kind, of_cluster, after_name, after_id, most;
    return;
  end if;
  if forgiving then
    perform set_config('pg_trgm.word_similarity_threshold', '0.5', true);
  end if;
  select string_agg(word_hits(word, i::int, forgiving), ' union all ') into hits from unnest(words) with ordinality a (word, i);
  return query execute format('
    with hits as (select h.id, h.i, max(h.score) as score from (%1$s) h group by h.id, h.i),
    whole as (select h.id, (sum(h.score) / $10)::real as score from hits h group by h.id having count(*) = $10
              union all select o.id, 2::real from organisations o where o.registration_number = $11),
    best as (select w.id, max(w.score) as score from whole w group by w.id)
    select o.id, w.score from best w join organisations o on o.id = w.id where %2$s%3$s
     order by w.score desc, o.search_name, o.id limit $9',
    coalesce(hits, 'select null::uuid as id, 1 as i, 0::real as score where false'), asked,
    case when after_id is not null then ' and (-w.score, o.search_name, o.id) > (-$12, $7, $8)' end)
    using app_visible_clusters(), app_organisations() || app_guests(), cpv_stem, region, of_kind, of_cluster, after_name, after_id, most,
          cardinality(words), number, after_score;
end $$;

-- One page of certifications whose last day is `by` or before, the first to expire first, of the organisations whose whole
-- profile the asker sees.
create or replace function certifications_found(by date, of_cluster uuid, after_until date, after_id uuid, most int)
returns table (found_id uuid) language plpgsql stable rows 50 security definer set search_path = public, pg_temp set enable_seqscan = off
as $$
begin
  return query execute format(
    'select c.id from certifications c join organisations o on o.id = c.organisation_id where c.valid_until <= $3 and %s%s%s
      order by c.valid_until, c.id limit $7', organisations_visible(app_clusters(), app_organisations()),
    case when of_cluster is not null then ' and o.cluster_ids @> array[$4]' end,
    case when after_id is not null then ' and (c.valid_until, c.id) > ($5, $6)' end)
    using app_clusters(), app_organisations(), by, of_cluster, after_until, after_id, most;
end $$;

-- Certifications whose last day lies between two days, the first to expire first: as certifications_found.
create or replace function certifications_between(first_day date, last_day date, most int)
returns table (found_id uuid) language plpgsql stable rows 50 security definer set search_path = public, pg_temp set enable_seqscan = off
as $$
begin
  return query execute format(
    'select c.id from certifications c join organisations o on o.id = c.organisation_id where c.valid_until between $3 and $4 and %s
      order by c.valid_until, c.id limit $5', organisations_visible(app_clusters(), app_organisations()))
    using app_clusters(), app_organisations(), first_day, last_day, most;
end $$;
