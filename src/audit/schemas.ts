import { type Static, Type } from 'typebox';
import { Instant, listQuery, Named, Nullable, pageOf, Strict, Uuid } from '../shared/schemas.ts';

const filters = {
  tenderId: Type.Optional(
    Type.String({ format: 'uuid', description: 'The tender, its runs, consortia, invitations, contracts and entries' }),
  ),
  organisationId: Type.Optional(Type.String({ format: 'uuid', description: 'Rows about it or that name it' })),
  clusterId: Type.Optional(Uuid),
  entity: Type.Optional(Type.String({ minLength: 1, maxLength: 100, examples: ['contract'] })),
  entityId: Type.Optional(Uuid),
  actorId: Type.Optional(Uuid),
  action: Type.Optional(Type.String({ minLength: 1, maxLength: 100, examples: ['contract.created'] })),
  from: Type.Optional(Type.String({ format: 'date', description: 'First day, UTC' })),
  to: Type.Optional(Type.String({ format: 'date', description: 'Last day, UTC' })),
};
export const AuditQuery = listQuery(filters);
export const AuditExportQuery = Strict(filters);
export const AuditRowSchema = Named('AuditRow', {
  id: Uuid,
  at: Instant,
  actor: Named('AuditActor', {
    kind: Type.String(),
    id: Nullable(Type.String()),
    name: Nullable(Type.String({ description: 'Of a part of the program; people are ids' })),
  }),
  requestId: Nullable(Type.String()),
  action: Type.String(),
  entity: Type.String(),
  entityId: Uuid,
  clusterId: Nullable(Type.String()),
  payload: Type.Record(Type.String(), Type.Unknown()),
  names: Type.Record(Type.String(), Type.String(), {
    description:
      'Names of today, by id: who acted, what it is about, and what the payload holds ids of. Of what you may read',
  }),
  chain: Type.Integer(),
  seq: Type.Integer(),
  hash: Type.String({ description: 'SHA-256 over the row and the hash before it in its chain' }),
});
export const AuditPage = pageOf(AuditRowSchema);

/** How the log stands: whether every row says what it said, and that none is missing. */
export const AuditVerificationSchema = Named('AuditVerification', {
  at: Instant,
  rows: Type.Integer({ description: 'Rows of the log' }),
  chains: Type.Integer({ description: 'Chains of hashes that the rows are in' }),
  digest: Type.String({ description: 'SHA-256 over the last hash of each chain: one line to write down' }),
  intact: Type.Boolean({ description: 'Whether every row is as it was written and none is missing' }),
  faults: Type.Array(
    Named('AuditFault', {
      chain: Type.Integer(),
      seq: Type.Integer(),
      id: Nullable(Type.String()),
      at: Nullable(Instant),
      fault: Type.String({ description: 'What is wrong with the row' }),
    }),
    { description: 'The first bad row of each chain that has one' },
  ),
});

export type AuditVerification = Static<typeof AuditVerificationSchema>;
export type AuditFilter = Static<typeof AuditExportQuery>;
export type AuditRowView = Static<typeof AuditRowSchema>;
