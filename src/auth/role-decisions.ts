import { recordAudit } from '../audit/record.ts';
import type { Database } from '../db/client.ts';
import type { Tx } from '../db/transaction.ts';
import type { Actor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import type { AccountInvitationService } from './account-invitations.service.ts';
import type { ClustersOf } from './grants.ts';
import * as repository from './role-requests.repository.ts';
import type { RoleRequestView } from './role-requests.schemas.ts';

/** Where messages about a request go. */
export type Tell = (
  tx: Tx,
  tidings: readonly {
    kind: string;
    sourceId: string;
    params: Record<string, string | number | null>;
    to: { organisationIds: readonly string[] } | { clusterId: string } | { userId: string };
  }[],
) => Promise<void>;

export type RoleRequestDependencies = {
  database: Database;
  clock: Clock;
  clustersOf: ClustersOf;
  namesOf: (tx: Tx, ids: string[]) => Promise<Map<string, string>>;
  admit: AccountInvitationService['admit'];
  tell: Tell;
};

/** What becomes of a request for a role, with who is told of it. Everything in a transaction of the system. */
export function roleDecisions(deps: RoleRequestDependencies) {
  const { clock, clustersOf } = deps;

  /** Tells the people of the organisation and the coordinators of every cluster that has it. */
  const tell = async (tx: Tx, row: repository.RoleRequestRow, kind: string): Promise<void> => {
    const names = await deps.namesOf(tx, [row.organisationId]);
    const params = { organisation: names.get(row.organisationId) ?? '', person: row.name };
    const clusterIds = await clustersOf(tx, row.organisationId);
    const to = [{ organisationIds: [row.organisationId] }, ...clusterIds.map((clusterId) => ({ clusterId }))];
    await deps.tell(
      tx,
      to.map((whom) => ({ kind, sourceId: row.id, params, to: whom })),
    );
  };

  const view = async (tx: Tx, row: repository.RoleRequestRow): Promise<RoleRequestView> => {
    const people = await repository.hasPeople(tx, row.organisationId);
    const missing = people ? [] : await missingConsents(tx, row);
    return {
      id: row.id,
      organisationId: row.organisationId,
      clusterId: row.clusterId,
      email: row.email,
      name: row.name,
      language: row.language,
      state: row.state,
      asks: people ? 'people' : 'clusters',
      waitsFor: row.state === 'pending' ? missing : [],
      createdAt: row.createdAt.toISOString(),
    };
  };

  const missingConsents = async (tx: Tx, row: repository.RoleRequestRow): Promise<string[]> =>
    (await clustersOf(tx, row.organisationId)).filter((id) => !row.consents.includes(id));

  const decide = async (
    tx: Tx,
    actor: Actor,
    row: repository.RoleRequestRow,
    state: 'given' | 'refused' | 'withdrawn',
  ): Promise<RoleRequestView> => {
    const decided = await repository.updateRoleRequest(tx, row.id, {
      state,
      decidedAt: clock(),
      decidedBy: actor.kind === 'user' ? actor.userId : null,
    });
    if (state === 'given') {
      const { email, name, language, organisationId, askedBy } = row;
      await deps.admit(tx, askedBy, { email, name, language, roles: [{ role: 'member', organisationId }] });
    }
    await note(tx, actor, decided);
    await tell(tx, decided, `role.${state}`);
    return view(tx, decided);
  };

  const note = (tx: Tx, actor: Actor, row: repository.RoleRequestRow): Promise<void> =>
    recordAudit(tx, actor, {
      action: `role_request.${row.state === 'pending' ? 'consented' : row.state}`,
      entity: 'role_request',
      entityId: row.id,
      clusterId: row.clusterId,
      payload: { organisationId: row.organisationId },
    });

  return { tell, view, missingConsents, decide, note };
}
