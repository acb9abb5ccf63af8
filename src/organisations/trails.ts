import { type Static, Type } from 'typebox';

const Row = Type.Record(Type.String(), Type.Unknown());

/** What a merger moved and dropped: what takes it back. Column names are the database's. */
export const MergeTrailSchema = Type.Object({
  /** The row that went. */
  source: Row,
  /** Columns of the row that stayed which were filled from it, and what they held. */
  filled: Row,
  moved: Type.Array(Type.Object({ place: Type.String(), field: Type.String(), was: Type.String(), key: Row })),
  dropped: Type.Array(Type.Object({ place: Type.String(), row: Row })),
});
export type MergeTrail = Static<typeof MergeTrailSchema>;

/** An organisation that an import changed: as it was, and the version that the import left. */
export const ImportChangeSchema = Type.Object({
  organisationId: Type.String(),
  version: Type.Integer(),
  row: Row,
  years: Type.Array(Row),
  capabilities: Type.Array(Row),
  certifications: Type.Array(Row),
});
export type ImportChange = Static<typeof ImportChangeSchema>;
