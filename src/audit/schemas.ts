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
  chain: Type.Integer(),
  seq: Type.Integer(),
  hash: Type.String({ description: 'SHA-256 over the row and the hash before it in its chain' }),
});
export const AuditPage = pageOf(AuditRowSchema);

export type AuditFilter = Static<typeof AuditExportQuery>;
export type AuditRowView = Static<typeof AuditRowSchema>;
