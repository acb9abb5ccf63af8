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

-- What foldText of src/shared/text.ts does: lower case, no accents, one space between words. Accents go before the letters
-- are lowered, since a database may know the case of plain letters alone.
create or replace function fold_words(text) returns text language sql immutable parallel safe
as $$ select btrim(regexp_replace(
    replace(replace(replace(replace(replace(
      lower(translate(regexp_replace(normalize(coalesce($1, ''), NFD), '[\u0300-\u036f]', '', 'g'), 'łŁøØ', 'lloo')),
      'œ', 'oe'), 'Œ', 'oe'), 'æ', 'ae'), 'Æ', 'ae'), 'ß', 'ss'),
    '[\u0001-\u002f\u003a-\u0060\u007b-\u00bf\u2000-\u206f]+', ' ', 'g')) $$;

-- What an organisation is found by: its name and its town.
create or replace function organisation_words(search_name text, town text) returns text language sql immutable parallel safe
as $$ select search_name || ' ' || public.fold_words(town) $$;

-- Kept in a column: an index of groups of three letters finds too many, and to fold a town again for each of them took
-- most of a search.
create or replace function keep_words() returns trigger language plpgsql
as $$ begin
  new.words := public.organisation_words(new.search_name, new.town);
  return new;
end $$;
create or replace trigger organisations_words_kept before insert or update of search_name, town on organisations
  for each row execute function keep_words();
update organisations set words = organisation_words(search_name, town) where words is distinct from organisation_words(search_name, town);

drop index if exists organisations_words;
do $$ begin
  if exists (select 1 from pg_extension where extname = 'pg_trgm') then
    create index if not exists organisations_by_words on organisations using gin (words gin_trgm_ops);
    create index if not exists cpv_codes_words on cpv_codes using gin (search_fr gin_trgm_ops, search_en gin_trgm_ops);
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

drop function if exists word_hits(text, int, boolean);

-- What a word is looked for in: trades that the CPV calls so, regions; both empty, and written in no name: `astray`, a word
-- that is taken for one written wrongly.
create or replace function word_meaning(word text, forgiving boolean, out trades text[], out regions text[], out astray boolean)
language plpgsql stable set enable_seqscan = off
as $$
declare
  within text := '%' || word || '%';
begin
  trades := '{}';
  regions := '{}';
  if length(word) > 3 then
    trades := array(select code from cpv_codes where search_fr like within or search_en like within);
    regions := array(select distinct below.code from nuts_codes n join nuts_codes below on starts_with(below.code, n.code)
                      where n.level > 0 and n.search like within);
  end if;
  astray := forgiving and length(word) > 2 and trades = '{}' and regions = '{}'
    and not exists (select 1 from organisations o where o.words like within);
end $$;

-- How well a word fits an organisation `o`, in SQL: in [0,1], null where it doesn't. In name and town, 1 at the start of a
-- word, else 0.8; 0.7 for a trade, 0.6 for a region; for a word gone astray how near it comes, at most 0.8.
create or replace function word_score(word text, trades text[], regions text[], astray boolean) returns text language sql immutable
as $$
  select case
    when length(word) < 3 then format('case when o.search_name like %L then 1::real end', word || '%')
    when astray then format('case when %1$L <%% o.words then (0.8 * word_similarity(%1$L, o.words))::real end', word)
    else format('case when o.words like %L then case when position(%L in '' '' || o.words) > 0 then 1 else 0.8 end',
                '%' || word || '%', ' ' || word)
      || case when trades <> '{}' then format(' when exists (select 1 from capabilities c where c.organisation_id = o.id and c.cpv = any (%L) offset 0) then 0.7', trades) else '' end
      || case when regions <> '{}' then format(' when o.nuts = any (%L) then 0.6', regions) else '' end
      || ' end::real'
  end
$$;

-- Whether a word is in name or town of an organisation `o`, in SQL: in its beginning where the word is short, or nearly where it went astray.
create or replace function word_named(word text, astray boolean) returns text language sql immutable
as $$
  select case when length(word) < 3 then format('o.search_name like %L', word || '%')
              when astray then format('%L <%% o.words', word)
              else format('o.words like %L', '%' || word || '%') end
$$;

-- The organisations that a word fits and how well, in SQL, of those that `asked` lets through, with
-- `shown` of each: each part by an index of its own, so that one may be there more than once.
drop function if exists word_finds(text, text[], text[], boolean, text);
create or replace function word_finds(shown text, word text, trades text[], regions text[], astray boolean, asked text) returns text language sql immutable
as $$
  select concat_ws(' union all ',
    format('select %s, %s as score from organisations o where %s and %s', shown,
      case when astray then format('(0.8 * word_similarity(%L, o.words))::real', word)
           else word_score(word, '{}', '{}', false) end,
      word_named(word, astray), asked),
    case when trades <> '{}' then format('select %s, 0.7::real from capabilities c join organisations o on o.id = c.organisation_id where c.cpv = any (%L) and %s', shown, trades, asked) end,
    case when regions <> '{}' then format('select %s, 0.6::real from organisations o where o.nuts = any (%L) and %s', shown, regions, asked) end)
$$;

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
  finding record;
  finds text;
  others text[] := '{}';
  other text;
  narrowed text := asked;
  meant record;
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
  -- One word finds, the one that says most: written as it stands in names, no trade and no region, and long. The others are
  -- looked for in what it found; those that are in names alone already while it is being found, as that asks no other table.
  for meant in select w.word, m.trades, m.regions, m.astray from unnest(words) w (word), word_meaning(w.word, forgiving) m
                order by m.astray, m.trades <> '{}' or m.regions <> '{}', length(w.word) desc, w.word loop
    if finding is null then
      finding := meant;
    else
      others := others || word_score(meant.word, meant.trades, meant.regions, meant.astray);
      if meant.trades = '{}' and meant.regions = '{}' then
        narrowed := narrowed || ' and ' || word_named(meant.word, meant.astray);
      end if;
    end if;
  end loop;
  -- A question of no word finds nothing by words. What stands in names alone is found once; trades and regions find again.
  finds := case when finding is null then 'select null::uuid as id, null::text as search_name, null::real as score where false'
    else word_finds('o.id, o.search_name, o.words, o.nuts', finding.word, finding.trades, finding.regions, finding.astray, narrowed) end;
  if position(' union all ' in finds) > 0 then
    finds := format('select o.id, o.search_name, o.words, o.nuts, f.score from (select f.id, max(f.score) as score from (%s) f group by f.id) f
                       join organisations o on o.id = f.id',
                    word_finds('o.id', finding.word, finding.trades, finding.regions, finding.astray, narrowed));
  end if;
  -- One word after another, each in what fits those before it alone: what a word costs is paid for no others (`offset 0`).
  foreach other in array others loop
    finds := format('select o.id, o.search_name, o.words, o.nuts, o.score + %s as score from (%s%s', other, finds,
                    case when other = others[1] then ') o' else ' offset 0) o where o.score is not null' end);
  end loop;
  return query execute format('
    with whole as materialized (select o.id, o.search_name, (o.score / $10)::real as score from (%1$s) o),
    best as (select w.id, w.search_name, w.score from whole w where w.score is not null
             union all select o.id, o.search_name, 2::real from organisations o where o.registration_number = $11 and %2$s)
    select o.id, max(o.score) from best o group by o.id, o.search_name %3$s
     order by max(o.score) desc, o.search_name, o.id limit $9',
    finds, asked,
    case when after_id is not null then 'having (-max(o.score), o.search_name, o.id) > (-$12, $7, $8)' end)
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
