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
