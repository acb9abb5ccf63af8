import { type Static, Type } from 'typebox';
import { CpvCode, Instant, Named, Nullable, ShortText, Strict, Uuid, Word } from '../shared/schemas.ts';
import { DocumentPlace } from '../tenders/consultation.schemas.ts';
import { DOCUMENT_FORMATS } from './document-text.ts';
import { FINDING_KINDS } from './findings/finding.ts';
import { FINDING_DECISIONS, READING_STATES } from './table.ts';

const documentFields = {
  id: Uuid,
  tenderId: Uuid,
  name: Type.String({ description: 'Name of the file' }),
  size: Type.Integer({ minimum: 0, description: 'In bytes' }),
  format: Nullable(Word(DOCUMENT_FORMATS, { description: 'By its content; null until it is read' })),
  state: Word(READING_STATES, {
    title: 'ReadingState',
    description:
      '`no_text`: it holds pictures of pages alone, as a scanner makes them; `failed`: `error` says why, and the file is kept',
  }),
  error: Nullable(
    Named(
      'DocumentFault',
      { code: Type.String(), message: Type.String() },
      { description: 'Why it could not be read; null: it could, or is being read' },
    ),
  ),
  progress: Nullable(
    Named(
      'ReadingProgress',
      {
        done: Type.Integer({ minimum: 0, description: 'Pages read' }),
        total: Type.Integer({ minimum: 1, description: 'Pages' }),
      },
      { description: 'How far reading is; null where it does not go by pages, or has not begun' },
    ),
  ),
  pages: Nullable(Type.Integer({ minimum: 0, description: 'Pages of a PDF; null: it has none, or is not read yet' })),
  pagesWithoutText: Type.Array(Type.Integer({ minimum: 1 }), {
    description: 'Pages that are pictures: what stands on them is not read',
  }),
  findingCount: Type.Integer({ minimum: 0, description: 'How much was found in it' }),
  createdAt: Instant,
  startedAt: Nullable(Instant),
  finishedAt: Nullable(Instant),
};

export const ConsultationDocument = Named('ConsultationDocument', documentFields);
export const ConsultationDocuments = Named(
  'ConsultationDocuments',
  { items: Type.Array(ConsultationDocument) },
  { description: 'Documents of the consultation, in the order of their upload' },
);

export const ConsultationFinding = Named(
  'ConsultationFinding',
  {
    id: Uuid,
    documentId: Uuid,
    documentName: Type.String({ description: 'Name of the file' }),
    kind: Word(FINDING_KINDS, { title: 'FindingKind', description: 'What it is about' }),
    what: Type.String({
      description:
        'Of a trade its French name, of a certificate its usual name, of a criterion its words; else a code: `mandatory`, `advised`, `possible`, `none` of a visit; `offers`, `questions`, `visit` of a deadline; `joint`, `solidary`, `joint_solidary_lead`, `free` of the form of a group; `no_several_groups`, `no_solo_and_group`, `no_groups` of its rules; `group`, `each_member`, `mandataire` of a threshold',
    }),
    value: Nullable(
      Type.Integer({
        description:
          'Cents of a turnover, persons, basis points of a weight, days of validity, days before offers are due of a deadline without a date; null: the words give none',
      }),
    ),
    at: Nullable(
      Type.String({ description: 'Local time of a deadline: `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`; null: it is none' }),
    ),
    cpv: Type.Array(CpvCode, { description: 'Codes of a trade, the most usual first' }),
    lot: Nullable(Type.String({ description: 'Number of the lot under whose heading it stands; null: under none' })),
    mandatory: Nullable(Type.Boolean({ description: 'Whether it is a condition; null: that is no question' })),
    place: DocumentPlace,
    quote: Type.String({ description: 'The words of the document' }),
    confidence: Type.Number({ minimum: 0, maximum: 1 }),
    takeOver: Word(['possible', 'filled', 'never'], {
      description:
        'Whether the tender can get its value from here: `filled` where it has its own, `never` where it is a need of a lot or only to be known',
    }),
    decision: Nullable(Word(FINDING_DECISIONS, { description: 'What a coordinator did with it; null: nothing yet' })),
    decidedAt: Nullable(Type.Unsafe<string>({ ...Instant, description: 'When that was; null: not yet' })),
  },
  {
    description: 'What a document says that the notice often leaves out; it counts for nothing before it is taken over',
  },
);
export const ConsultationFindings = Named(
  'ConsultationFindings',
  { items: Type.Array(ConsultationFinding) },
  { description: 'In the order of upload and text' },
);

export const ConsultationDocumentRead = Named('ConsultationDocumentRead', {
  ...documentFields,
  findings: Type.Array(ConsultationFinding, { description: 'In the order of the text' }),
});

export const FindingDecision = Named('FindingDecision', {
  decision: Word(['take_over', 'strike_out', 'reopen'], {
    description:
      '`take_over` puts the value into the tender, which must have none (criteria of one document go together); `strike_out` sets it aside; `reopen` takes either back, except a deadline that lots got',
  }),
});

export const DocumentParams = Strict({ id: Uuid, documentId: Uuid });
export const FindingParams = Strict({ id: Uuid, findingId: Uuid });
export const UploadQuery = Strict({
  name: Type.Optional(
    Type.Unsafe<string>({
      ...ShortText,
      maxLength: 200,
      description: 'Name of the file; those of a form bring their own',
    }),
  ),
});
/** The file as it was uploaded. */
export const DocumentBytes = Type.Unsafe<Uint8Array>({ type: 'string', format: 'binary' });

export type DocumentView = Static<typeof ConsultationDocument>;
export type DocumentReadView = Static<typeof ConsultationDocumentRead>;
export type FindingView = Static<typeof ConsultationFinding>;
export type FindingDecisionInput = Static<typeof FindingDecision>;
