-- Whom a token or a session of the console speaks for: each in one statement that is a transaction of its own, since
-- every request asks for it. Both begin as the program, and no row is the answer for nobody. Read from the tables each
-- time: what ended, or was taken away, has ended for the next request.

-- What a person may do: its roles, and whether it has a second factor (a confirmed app, or a passkey).
create or replace function app_standing(person uuid) returns table (roles json, has_second_factor boolean)
language sql stable
as $$
  select (select coalesce(json_agg(json_build_object('role', r.role, 'clusterId', r.cluster_id, 'organisationId', r.organisation_id)
                                   order by r.id), '[]')
            from user_roles r where r.user_id = person),
         exists (select 1 from totp_factors f where f.user_id = person and f.confirmed_at is not null)
         or exists (select 1 from passkeys k where k.user_id = person)
$$;

-- Of a token of that family and version, with the language that the person chose.
create or replace function app_token_standing(person uuid, family uuid, of_version integer)
returns table (language text, roles json, has_second_factor boolean) language plpgsql volatile
as $$
begin
  perform app_begin('system', null);
  return query
    select u.language, s.roles, s.has_second_factor
      from users u cross join lateral app_standing(u.id) s
     where u.id = person and u.disabled_at is null and u.token_version = of_version
       and exists (select 1 from refresh_tokens t where t.family_id = family and t.user_id = person and t.revoked_at is null);
end $$;

-- Of the session that the hash of a cookie's secret names, alive at an instant; `unseen`: not used since `seen_since`.
create or replace function app_session_standing(hash text, at timestamptz, idle_since timestamptz, seen_since timestamptz)
returns table (session_id uuid, user_id uuid, unseen boolean, language text, roles json, has_second_factor boolean)
language plpgsql volatile
as $$
begin
  perform app_begin('system', null);
  return query
    select n.id, u.id, n.last_seen_at < seen_since, u.language, s.roles, s.has_second_factor
      from sessions n join users u on u.id = n.user_id cross join lateral app_standing(u.id) s
     where n.token_hash = hash and n.expires_at > at and n.last_seen_at > idle_since and u.disabled_at is null;
end $$;
