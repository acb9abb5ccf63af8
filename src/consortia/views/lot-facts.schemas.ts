import { Type } from 'typebox';
import { Day, Named, Nullable, ShortText, Uuid, Word } from '../../shared/schemas.ts';
import { CONDITIONS_PROVED, RESERVED_TO } from '../store/records.ts';

/** Who leads the bid for one lot. */
export const LotLeadSchema = Named('LotLead', {
  lotId: Uuid,
  organisationId: Type.Unsafe<string>({ ...Uuid, description: 'A holder of the group: mandataire for this lot' }),
});

/** A member's status that a reserved contract asks for. */
export const ReservedStatusSchema = Named('ReservedStatus', {
  organisationId: Uuid,
  kind: Word(RESERVED_TO, { description: 'Which status it has' }),
  evidence: Type.Unsafe<string>({ ...ShortText, description: 'The paper that shows it', examples: ['Agrément ESAT'] }),
  validUntil: Nullable({ ...Day, description: 'The last day on which it holds; null: without end' }),
});

/** What a member proves of the environmental and social conditions of the contract. */
export const ConditionProofSchema = Named('ConditionProof', {
  organisationId: Uuid,
  about: Word(CONDITIONS_PROVED, { description: 'Which conditions it is about' }),
  evidence: Type.Unsafe<string>({
    ...ShortText,
    description: 'The paper that shows it',
    examples: ['Bilan carbone 2025'],
  }),
  validUntil: Nullable({ ...Day, description: 'The last day on which it holds; null: without end' }),
});
