-- The members' shares of a revision are the whole.
create or replace function contract_members_written() returns trigger language plpgsql
as $$
declare
  whole bigint;
  actor text := app_actor();
begin
  perform set_config('app.actor', 'system', true);
  select sum(share_bp) into whole from contract_members where contract_id = new.contract_id and revision = new.revision;
  perform set_config('app.actor', actor, true);
  if whole <> 10000 then
    raise exception 'the shares of contract % sum to % basis points', new.contract_id, whole
      using errcode = 'check_violation', constraint = 'contract_members_whole', table = 'contract_members';
  end if;
  return null;
end $$;

drop trigger if exists contract_members_whole on contract_members;
create constraint trigger contract_members_whole after insert on contract_members
  deferrable initially deferred for each row execute function contract_members_written();
