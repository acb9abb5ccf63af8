import { sql } from 'drizzle-orm';
import type { Tx } from '../db/transaction.ts';
import type { EquipmentNeed } from '../shared/equipment.ts';
import { timeOfNeed } from './fit.domain.ts';
import type { HoldingGroup } from './group.domain.ts';

type GroupRow = {
  id: string;
  cluster_id: string;
  tender_id: string;
  title: string;
  state: string;
  members: { organisationId: string; role: string }[];
  lots: {
    id: string;
    externalId: string;
    equipment: EquipmentNeed[];
    startsOn: string | null;
    endsOn: string | null;
  }[];
};

/** The consortium with its members and what its lots need; null when the actor may not see it. */
export async function findHoldingGroup(tx: Tx, consortiumId: string): Promise<HoldingGroup | null> {
  const rows = await tx.execute<GroupRow>(sql`
    select c.id, c.cluster_id, c.tender_id, t.title, c.state,
           (select coalesce(jsonb_agg(jsonb_build_object('organisationId', m.organisation_id, 'role', m.role) order by m.organisation_id), '[]')
              from consortium_members m where m.consortium_id = c.id) as members,
           (select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'externalId', l.external_id, 'equipment', l.equipment,
                     'startsOn', l.facts ->> 'startsOn', 'endsOn', l.facts ->> 'endsOn') order by l.position), '[]')
              from lots l where l.id = any (c.lot_ids) and l.withdrawn_at is null) as lots
      from consortia c join tenders t on t.id = c.tender_id where c.id = ${consortiumId}`);
  const row = rows[0];
  if (row === undefined) return null;
  return {
    consortiumId: row.id,
    clusterId: row.cluster_id,
    tenderId: row.tender_id,
    tender: row.title,
    state: row.state,
    memberIds: row.members.map(({ organisationId }) => organisationId),
    holderId: (row.members.find(({ role }) => role === 'mandataire') ?? row.members[0])?.organisationId ?? null,
    needs: row.lots.flatMap(({ id, externalId, equipment, startsOn, endsOn }) =>
      equipment.map((need) => ({ lotId: id, externalId, need, time: timeOfNeed(need, { startsOn, endsOn }) })),
    ),
  };
}

/** Needs of lots by id. For the system: a member that owns a resource sees no tender. */
export async function findNeeds(tx: Tx, ids: readonly string[]): Promise<Map<string, EquipmentNeed>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.execute<{ need: EquipmentNeed }>(sql`
    select n.need from lots l cross join lateral jsonb_array_elements(l.equipment) n(need)
     where l.tender_id in (select b.tender_id from equipment_bookings b where b.need_id = any (${`{${ids.join(',')}}`}::uuid[]))
       and n.need ->> 'id' = any (${`{${ids.join(',')}}`}::text[])`);
  return new Map(rows.map(({ need }) => [need.id, need]));
}
