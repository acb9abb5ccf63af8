import type postgres from 'postgres';
import { uuidv7 } from 'uuidv7';
import type { Waiting } from './network.ts';

/**
 * The floor: an acceptance as a bare transaction of postgres.js writes it, as the application's role, each group of
 * statements sent together. It reads and locks what it must to write the same rows: the invitation as its person, the
 * consortium, the contracts; and writes the invitation, the consortium, the event, the audit row (chained by its
 * trigger), the job, the candidacy, and both notifications. It decides nothing and answers nothing.
 */
export async function bareAcceptance(
  sql: postgres.Sql,
  { invitationId, userId }: Pick<Waiting, 'invitationId' | 'userId'>,
): Promise<void> {
  await sql.begin(async (tx) => {
    const [, [invitation]] = await Promise.all([
      tx`select app_begin('user', ${userId}::uuid)`,
      tx`select * from invitations where id = ${invitationId}`,
    ]);
    const { consortium_id: id, organisation_id: organisationId } = invitation as Record<string, string>;
    const [, [row], contracts] = await Promise.all([
      tx`select app_begin('system', null)`,
      tx`select * from consortia where id = ${id!} for update`,
      tx`select l.id, l.tender_id, case when t.source_notice_id is null then l.id::text
                else t.source_format || ' ' || t.source_notice_id || ' ' || l.external_id end as contract_key
           from consortia c join lots l on l.id = any (c.lot_ids) join tenders t on t.id = l.tender_id where c.id = ${id!}`,
      tx`select m.*, i.state from consortium_members m left join invitations i on i.id = m.invitation_id
          where m.consortium_id = ${id!} order by m.position`,
    ]);
    const at = new Date().toISOString();
    const clusterId = row!['cluster_id'] as string;
    const eventId = uuidv7();
    const payload = JSON.stringify({ organisationId });
    await Promise.all([
      tx`update consortia set updated_at = ${at}, version = version + 1 where id = ${id!}`,
      tx`insert into consortium_events (id, created_at, consortium_id, cluster_id, type, payload, actor_kind, actor_id)
         values (${eventId}, ${at}, ${id!}, ${clusterId}, 'accepted', ${payload}, 'user', ${userId})`,
      tx`insert into audit_log (id, actor_kind, actor_id, action, entity, entity_id, cluster_id, payload)
         values (${uuidv7()}, 'user', ${userId}, 'consortium.accepted', 'consortium', ${id!}, ${clusterId}, ${payload})`,
      tx`insert into outbox (id, job, payload) values (${uuidv7()}, 'announcement', ${JSON.stringify({ eventIds: [eventId] })})`,
      tx`select pg_notify('outbox', '')`,
      tx`select pg_notify('groupement_events', ${`consortium:${id}`})`,
      tx`update invitations set state = 'accepted', answered_at = ${at}, answered_by = ${userId}, undertaking_at = ${at}
          where id = ${invitationId} and state = 'pending'`,
      ...contracts.map(
        (lot) =>
          tx`insert into candidacies (id, contract_key, tender_id, lot_id, cluster_id, organisation_id, consortium_id, mandataire)
             values (${uuidv7()}, ${lot['contract_key']}, ${lot['tender_id']}, ${lot['id']}, ${clusterId}, ${organisationId!}, ${id!}, false)`,
      ),
    ]);
  });
}
