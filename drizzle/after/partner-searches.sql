-- What the asking cluster reads of who would help: no name, no place below NUTS 2, nothing but the trades that were asked
-- for. The name stands there from when the offer was accepted. The view reads as the owner of the tables, whom these policies
-- let through as far as the view goes.
drop view if exists partner_search_offers;

create view partner_search_offers with (security_barrier) as
select a.id, a.search_id, a.state, a.offered_at,
       o.size_class, left(o.nuts, 4) as nuts,
       case when a.state = 'accepted' then o.id end as organisation_id,
       case when a.state = 'accepted' then o.name end as name,
       case when a.state = 'accepted' then a.cluster_id end as cluster_id,
       (select coalesce(jsonb_agg(jsonb_build_object('cpv', t.cpv, 'level', t.level) order by t.cpv), '[]')
          from (select left(c.cpv, 3) || '00000' as cpv, max(c.level) as level from capabilities c
                 where c.organisation_id = o.id and s.question -> 'cpv' ? (left(c.cpv, 3) || '00000') group by 1) t) as trades,
       (select coalesce(jsonb_agg(c.code order by c.code), '[]') from certifications c
         where c.organisation_id = o.id and s.question -> 'certifications' ? c.code
           and (c.valid_until is null or c.valid_until >= today_in_france())) as certifications
  from partner_search_answers a
  join partner_searches s on s.id = a.search_id
  join organisations o on o.id = a.organisation_id
 where a.state in ('offered', 'accepted', 'declined')
   and ((select app_sees_all()) or s.cluster_id = any ((select app_clusters())::uuid[]));

do $$ begin
  drop policy if exists partner_searches_view on partner_searches;
  execute format('create policy partner_searches_view on partner_searches for select to %I using ((select app_sees_all()) or cluster_id = any ((select app_clusters())::uuid[]))', current_user);
  drop policy if exists partner_search_answers_view on partner_search_answers;
  execute format('create policy partner_search_answers_view on partner_search_answers for select to %I using (true)', current_user);
end $$;
