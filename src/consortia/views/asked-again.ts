import { type Static, Type } from 'typebox';
import type { Tx } from '../../db/transaction.ts';
import { Answer, Nullable, Uuid, Word } from '../../shared/schemas.ts';
import { TERM_FIELDS, worsenedTerms } from '../life/terms.domain.ts';
import { findMemberFacts } from '../store/members.repository.ts';
import type { SeatRow } from '../store/repository.ts';

const Figures = Answer('AgreedFigures', {
  shareBp: Type.Integer(),
  amountCents: Nullable(Type.Integer({ description: 'Without tax' })),
  exposureCents: Nullable(Type.Integer({ description: 'What it may be made to pay at worst' })),
});

export const AskedAgainSchema = Answer(
  'AskedAgain',
  {
    organisationId: Uuid,
    name: Nullable(Type.String()),
    worse: Type.Array(Word(TERM_FIELDS), { description: 'What of its terms gets worse' }),
    before: Figures,
    after: Figures,
  },
  { description: 'A member whose yes falls away by the change: it is asked again on the new terms' },
);
export type AskedAgainView = Static<typeof AskedAgainSchema>;

const figuresOf = ({ shareBp, amountCents, exposureCents }: NonNullable<SeatRow['terms']>) => ({
  shareBp,
  amountCents,
  exposureCents,
});

/** Who had said yes before a change and is asked again by it. In a transaction that may read the members. */
export async function askedAgain(
  tx: Tx,
  before: readonly SeatRow[],
  after: readonly SeatRow[],
): Promise<AskedAgainView[]> {
  const undone = before.flatMap((seat) => {
    const now = after.find(({ organisationId }) => organisationId === seat.organisationId);
    const agreed = seat.acceptedTerms ?? seat.terms;
    const asked = seat.invitation === 'accepted' && now?.invitation === 'pending';
    return asked && agreed !== null && now.terms !== null ? [{ seat, agreed, terms: now.terms }] : [];
  });
  const facts = await findMemberFacts(
    tx,
    undone.map(({ seat }) => seat.organisationId),
  );
  return undone.map(({ seat: { organisationId }, agreed, terms }) => ({
    organisationId,
    name: facts.get(organisationId)?.name ?? null,
    worse: worsenedTerms(agreed, terms),
    before: figuresOf(agreed),
    after: figuresOf(terms),
  }));
}
