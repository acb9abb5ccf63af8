-- Counts how often what reports are made of has changed, by subject (src/reports/stamps.repository.ts): 0 who is a member, of
-- which kind, size, name and figures; 1 what the ledger and contracts say; 2 tenders, consortia, invitations, proposals and
-- contracts. A report keeps what it read of a subject until its count moves. Counted on one of 256 rows of each, by
-- connection: writers do not wait for each other, and readers look at all of them.
create or replace function count_report_change() returns trigger language plpgsql
as $$
declare
  actor text := app_actor();
  subject text;
begin
  perform set_config('app.actor', 'system', true);
  -- In their order, so that two whose connections share rows take them alike.
  foreach subject in array tg_argv loop
    insert into report_stamps as s (stripe, changes) values (subject::int * 256 + pg_backend_pid() % 256, 1)
    on conflict (stripe) do update set changes = s.changes + 1;
  end loop;
  perform set_config('app.actor', actor, true);
  return null;
end $$;

create or replace trigger memberships_counted after insert or update or delete on memberships
  for each statement execute function count_report_change('0');
create or replace trigger organisation_years_counted after insert or update or delete on organisation_years
  for each statement execute function count_report_change('0');
create or replace trigger organisations_counted after update of name, kind, size_class or delete on organisations
  for each statement execute function count_report_change('0');
create or replace trigger ledger_postings_counted after insert or update or delete on ledger_postings
  for each statement execute function count_report_change('1');
create or replace trigger contracts_counted after insert or update or delete on contracts
  for each statement execute function count_report_change('1', '2');
create or replace trigger contract_members_counted after insert or update or delete on contract_members
  for each statement execute function count_report_change('1', '2');
create or replace trigger tenders_counted after insert or delete or update of state, published_at, created_at, cluster_id on tenders
  for each statement execute function count_report_change('2');
create or replace trigger lots_counted after insert or delete or update of deadline, tender_id on lots
  for each statement execute function count_report_change('2');
create or replace trigger consortia_counted after insert or delete or update of tender_id, cluster_id on consortia
  for each statement execute function count_report_change('2');
create or replace trigger consortium_events_counted after insert or update or delete on consortium_events
  for each statement execute function count_report_change('2');
create or replace trigger invitations_counted after insert or update or delete on invitations
  for each statement execute function count_report_change('2');
create or replace trigger proposals_counted after insert or update or delete on proposals
  for each statement execute function count_report_change('2');

-- What counted before them.
drop function if exists count_member_change();
