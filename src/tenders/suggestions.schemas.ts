import { type Static, Type } from 'typebox';
import { Named, Nullable, Uuid, Word } from '../shared/schemas.ts';
import { DocumentSource } from './consultation.schemas.ts';

const KINDS = [
  'min_turnover',
  'min_headcount',
  'min_sme_share',
  'sme_suitable',
  'research_organisation',
  'reserved',
  'legal_form',
  'security_clearance',
  'essential_tasks',
] as const;
const SCOPES = ['group', 'each_member', 'mandataire'] as const;

export const SuggestionSchema = Named('TenderSuggestion', {
  lotId: Uuid,
  lotExternalId: Type.String(),
  kind: Word(KINDS),
  scope: Word(SCOPES),
  value: Nullable(Type.Integer({ description: 'Cents for turnover, persons for headcount, basis points for a share' })),
  text: Nullable(Type.String()),
  origin: Named('SuggestionOrigin', {
    kind: Type.String({ description: 'The field of the notice; `document`: a document of the consultation' }),
    quote: Type.String(),
    confidence: Type.Number({ minimum: 0, maximum: 1 }),
    document: Type.Optional(DocumentSource),
  }),
  flag: Nullable(
    Named(
      'SuggestionFlag',
      { rule: Type.String(), article: Type.String(), message: Type.String() },
      { description: 'A rule that it seems to break' },
    ),
  ),
  confirmed: Type.Boolean(),
});
export const SuggestionList = Named('TenderSuggestions', { items: Type.Array(SuggestionSchema) });
export const SuggestionDecisionBody = Named('TenderSuggestionDecision', {
  lotId: Uuid,
  kind: Word(KINDS),
  scope: Type.Optional(Word(SCOPES)),
  confirmed: Type.Boolean(),
});

export type SuggestionView = Static<typeof SuggestionSchema>;
export type SuggestionDecision = Static<typeof SuggestionDecisionBody>;
