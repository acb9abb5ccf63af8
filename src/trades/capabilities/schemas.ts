import { type Static, Type } from 'typebox';
import { LANGUAGES } from '../../shared/language.ts';
import { CpvCode, Named, Word } from '../../shared/schemas.ts';

/** What capabilities are to be read from; without a body, from what the profile holds. */
export const CapabilitySuggestBody = Named(
  'CapabilitySuggestInput',
  {
    text: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 20_000,
        description: "What the organisation says of itself; the profile's description unless given",
        examples: ['Chaudronnerie inox, tôlerie, soudure'],
      }),
    ),
    nafCode: Type.Optional(
      Type.String({
        pattern: '^\\d{2}\\.?\\d{2}[A-Za-z]$',
        description: 'French activity code, rev. 2 or 2025, with or without the dot',
        examples: ['25.29Z'],
      }),
    ),
    lang: Type.Optional(Word(LANGUAGES, { description: 'Language of labels and reasons; the reader’s unless given' })),
  },
  { examples: [{ text: 'Chaudronnerie inox, tôlerie, soudure', nafCode: '25.29Z', lang: 'fr' }] },
);

export const SuggestedCapabilitySchema = Named('SuggestedCapability', {
  cpv: CpvCode,
  label: Type.String({ description: 'In the language asked for' }),
  level: Type.Integer({ minimum: 1, maximum: 5, description: 'From facts: references, certificates, contracts' }),
  evidence: Type.Integer({ minimum: 0, maximum: 5, description: 'References and certificates that back it' }),
  confidence: Type.Number({ minimum: 0, maximum: 1, description: 'How sure the reading is' }),
  origin: Word(['text', 'naf', 'certification', 'reference'], { description: 'Where it was read' }),
  quote: Type.String({ description: 'The words, activity, certificate or reference that it was read from' }),
  reasons: Type.Array(Type.String(), { description: 'Why this level' }),
});

export const CapabilitySuggestions = Named('CapabilitySuggestions', {
  items: Type.Array(SuggestedCapabilitySchema, { description: 'The surest first; none counts before it is confirmed' }),
});

export type CapabilitySuggestionInput = Static<typeof CapabilitySuggestBody>;
export type CapabilitySuggestionsView = Static<typeof CapabilitySuggestions>;
