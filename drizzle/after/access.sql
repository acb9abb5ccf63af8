-- Access tokens name the version of what their person may do. Whatever changes that moves the version on, so that no
-- service can forget to: the password, closing and opening the account, a role given or taken.
create or replace function end_access_tokens() returns trigger language plpgsql
as $$ begin
  -- With the first password nobody was signed in before.
  if (old.password_hash is not null and new.password_hash is distinct from old.password_hash)
     or new.disabled_at is distinct from old.disabled_at then
    new.token_version := old.token_version + 1;
  end if;
  return new;
end $$;

create or replace trigger users_end_access_tokens before update on users
  for each row execute function end_access_tokens();

create or replace function end_access_tokens_of_role() returns trigger language plpgsql
as $$ begin
  update users set token_version = token_version + 1 where id in (old.user_id, new.user_id);
  return null;
end $$;

create or replace trigger user_roles_end_access_tokens after insert or update or delete on user_roles
  for each row execute function end_access_tokens_of_role();

-- Streams that a person has open are told at once when it signs out, and when what it may do changes: each then asks again
-- who is listening.
create or replace function tell_person() returns trigger language plpgsql
as $$ begin
  perform pg_notify('groupement_events', 'person/' || (to_jsonb(old) ->> tg_argv[0]));
  return null;
end $$;

create or replace trigger users_tell_person after update of token_version, disabled_at on users
  for each row when (old.token_version <> new.token_version or old.disabled_at is distinct from new.disabled_at)
  execute function tell_person('id');
create or replace trigger refresh_tokens_tell_person after update of revoked_at on refresh_tokens
  for each row when (old.revoked_at is null and new.revoked_at is not null) execute function tell_person('user_id');
create or replace trigger sessions_tell_person after delete on sessions
  for each row execute function tell_person('user_id');
