import { type Static, Type } from 'typebox';
import { BasisPoints, Instant, Named, Nullable, Uuid, Word } from '../shared/schemas.ts';

/** Where words stand in a document. */
export const DocumentPlace = Named(
  'DocumentPlace',
  {
    kind: Word(['page', 'paragraph', 'row'], {
      description: 'Page of a PDF, paragraph of a text document, row of a sheet',
    }),
    number: Type.Integer({ minimum: 1, description: 'Counted from 1' }),
    sheet: Nullable(Type.String({ description: 'Name of the sheet; null: it has none' })),
  },
  { description: 'Where it stands in the document' },
);

/** The document of the consultation that something was read in. */
export const DocumentSource = Named(
  'DocumentSource',
  { documentId: Uuid, name: Type.String({ description: 'Name of the file' }), place: DocumentPlace },
  { description: 'The document of the consultation that says so' },
);

const source = { source: DocumentSource, quote: Type.String({ description: 'The words of the document' }) };

/** What a coordinator took over from documents of the consultation, beside lots and constraints. */
export const ConsultationFacts = Named(
  'ConsultationFacts',
  {
    questionsUntil: Type.Optional(
      Named('QuestionsUntil', { at: Instant, ...source }, { description: 'Until when the buyer takes questions' }),
    ),
    visit: Type.Optional(
      Named(
        'SiteVisit',
        {
          kind: Nullable(Word(['mandatory', 'advised', 'possible', 'none'], { description: 'Null: not said' })),
          at: Nullable(Type.Unsafe<string>({ ...Instant, description: 'When, or until when; null: not said' })),
          ...source,
        },
        { description: 'The visit of the site' },
      ),
    ),
    offerValidity: Type.Optional(
      Named(
        'OfferValidity',
        { days: Type.Integer({ minimum: 1, maximum: 1_000, description: 'A month counts 30 days' }), ...source },
        { description: 'For how long offers bind' },
      ),
    ),
    awardCriteria: Type.Optional(
      Named(
        'AwardCriteria',
        {
          items: Type.Array(
            Named('AwardCriterion', {
              name: Type.String(),
              weightBp: Nullable(Type.Unsafe<number>({ ...BasisPoints, description: 'Null: the words give none' })),
            }),
            { description: 'In the order of the document' },
          ),
          ...source,
        },
        { description: 'What offers are judged by' },
      ),
    ),
  },
  { description: 'What a coordinator took over from the documents of the consultation' },
);

export type DocumentPlaceView = Static<typeof DocumentPlace>;
export type DocumentSourceView = Static<typeof DocumentSource>;
export type ConsultationFactsView = Static<typeof ConsultationFacts>;
