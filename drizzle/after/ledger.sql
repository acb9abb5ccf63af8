-- What holds for every entry of the ledger once its transaction is through, whoever wrote it. The checks are deferred:
-- the lines of an entry are written one after the other. They read as the system, because the person who commits may
-- see a part of the lines only.

create or replace function ledger_refuse(entry uuid, why text) returns void language plpgsql
as $$ begin
  raise exception 'ledger entry % %', entry, why using errcode = 'check_violation', constraint = 'ledger_entry_balanced',
    table = 'ledger_entries';
end $$;

create or replace function ledger_check_entry(entry uuid) returns void language plpgsql
as $$
declare
  e ledger_entries;
  o ledger_entries;
  lines bigint;
  total numeric;
  brought numeric;
  true_to_entry boolean;
  actor text := app_actor();
begin
  perform set_config('app.actor', 'system', true);
  select * into e from ledger_entries where id = entry;
  select count(*), sum(p.amount_cents), sum(p.amount_cents) filter (where a.contract_id is not null),
         bool_and(p.contract_id = e.contract_id and p.cluster_id = e.cluster_id and p.measure = e.measure
           and p.occurred_on = e.occurred_on and a.cluster_id = e.cluster_id and p.position between 0 and e.lines - 1
           and p.organisation_id is not distinct from a.organisation_id
           and (a.contract_id is null or a.contract_id = e.contract_id))
    into lines, total, brought, true_to_entry
    from ledger_postings p join ledger_accounts a on a.id = p.account_id where p.entry_id = entry;
  if lines < 2 or lines <> e.lines then
    perform ledger_refuse(entry, format('has %s lines, not %s', lines, e.lines));
  elsif total <> 0 then
    perform ledger_refuse(entry, format('is out of balance by %s cents', total));
  elsif brought is distinct from e.amount_cents::numeric then
    perform ledger_refuse(entry, 'does not debit its contract with its amount');
  elsif not true_to_entry then
    perform ledger_refuse(entry, 'has a line that is not its own');
  elsif not exists (select 1 from contracts c where c.id = e.contract_id and c.cluster_id = e.cluster_id) then
    perform ledger_refuse(entry, 'is not of the cluster of its contract');
  elsif e.reverses_id is not null then
    select * into o from ledger_entries where id = e.reverses_id;
    if o.reverses_id is not null or o.amount_cents <> -e.amount_cents or o.contract_id <> e.contract_id
       or o.measure <> e.measure or o.occurred_on > e.occurred_on or exists (
         select 1 from ledger_postings where entry_id in (e.id, o.id) group by account_id having sum(amount_cents) <> 0)
    then
      perform ledger_refuse(entry, 'does not undo the entry that it reverses');
    end if;
  end if;
  perform set_config('app.actor', actor, true);
end $$;

create or replace function ledger_entry_written() returns trigger language plpgsql
as $$ begin perform ledger_check_entry(new.id); return null; end $$;

create or replace function ledger_posting_written() returns trigger language plpgsql
as $$ begin perform ledger_check_entry(new.entry_id); return null; end $$;

drop trigger if exists ledger_entries_balanced on ledger_entries;
create constraint trigger ledger_entries_balanced after insert on ledger_entries
  deferrable initially deferred for each row execute function ledger_entry_written();

drop trigger if exists ledger_postings_balanced on ledger_postings;
create constraint trigger ledger_postings_balanced after insert on ledger_postings
  deferrable initially deferred for each row execute function ledger_posting_written();
