import { type Static, Type } from 'typebox';
import { Described, Instant, listQuery, Named, Nullable, pageOf, Uuid, Word } from '../shared/schemas.ts';
import { FILE_OUTCOMES, IMPORT_STATES } from './table.ts';

const Count = Type.Integer({ minimum: 0 });

export const ImportSchema = Named('NoticeImport', {
  id: Uuid,
  clusterId: Uuid,
  state: Word(IMPORT_STATES),
  error: Nullable(Type.String()),
  progress: Named(
    'NoticeImportProgress',
    { total: Described(Count, 'All of them together'), done: Count, refused: Count, waiting: Count },
    { description: 'Files: read, refused, and waiting' },
  ),
  notices: Named(
    'NoticeImportCounts',
    {
      total: Described(Count, 'All of them together'),
      created: Count,
      updated: Count,
      unchanged: Count,
      recorded: Count,
    },
    { description: 'Notices by what became of them; `recorded`: results that feed the track records' },
  ),
  createdAt: Instant,
  startedAt: Nullable(Instant),
  finishedAt: Nullable(Instant),
});
export const ImportPage = pageOf(ImportSchema);

export const ImportFileSchema = Named('NoticeImportFile', {
  name: Type.String(),
  size: Count,
  outcome: Word(FILE_OUTCOMES),
  notices: Count,
  created: Count,
  updated: Count,
  unchanged: Count,
  recorded: Count,
  tenderIds: Type.Array(Uuid),
  refused: Type.Array(
    Named('RefusedNotice', { index: Count, noticeId: Type.String(), code: Type.String(), message: Type.String() }),
    {
      description: 'Notices of the file that could not be used',
    },
  ),
  error: Nullable(
    Named('FileFault', {
      code: Type.String(),
      message: Type.String(),
      line: Type.Optional(Type.Integer()),
      column: Type.Optional(Type.Integer()),
    }),
  ),
});
export const ImportFilePage = pageOf(ImportFileSchema);
export const ImportFileQuery = listQuery({ outcome: Type.Optional(Word(FILE_OUTCOMES)) });

export type ImportView = Static<typeof ImportSchema>;
export type ImportFileView = Static<typeof ImportFileSchema>;
