import { type Static, Type } from 'typebox';
import { listQuery, Named, Nullable, pageOf, Uuid } from '../shared/schemas.ts';

export const PastImport = Named('PastImport', {
  id: Uuid,
  clusterId: Nullable(Type.String({ format: 'uuid', description: 'The cluster that it was for; null: none' })),
  created: Type.Integer({ description: 'Organisations that it made' }),
  updated: Type.Integer({ description: 'Organisations that it changed' }),
  importedAt: Type.String({ format: 'date-time', description: 'When it was imported' }),
  undoneAt: Nullable(Type.String({ format: 'date-time', description: 'When it was undone; null: it stands' })),
  undoUntil: Nullable(Type.String({ format: 'date-time', description: 'It can be undone until then; null: no more' })),
});
export type PastImportView = Static<typeof PastImport>;
export const PastImportPage = pageOf(PastImport);
export const PastImportQuery = listQuery({ clusterId: Type.Optional(Uuid) });
