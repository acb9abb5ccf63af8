import { type Static, Type } from 'typebox';
import { BasisPoints, listQuery, Named, Nullable, pageOf, Uuid, Word } from '../shared/schemas.ts';
import { HOLDER_DECISIONS, HOLDER_MATCHES } from './table.ts';

/** An amount in its own currency: awards are not always in euros. */
const PublicAmount = Named('AwardedAmount', { amountCents: Type.Integer(), currency: Type.String() });

export const AwardMatchSchema = Named('AwardMatch', {
  id: Uuid,
  winner: Named('AwardWinner', {
    name: Type.String(),
    registrations: Type.Array(Type.String()),
    country: Nullable(Type.String()),
    role: Type.String(),
  }),
  organisationId: Uuid,
  organisationName: Type.String(),
  matchedBy: Word(HOLDER_MATCHES),
  confidenceBp: BasisPoints,
  decision: Word(HOLDER_DECISIONS),
  award: Named('Award', {
    noticeId: Type.String(),
    title: Type.String(),
    buyer: Type.String(),
    awardedOn: Nullable(Type.String()),
    value: Nullable(PublicAmount),
  }),
});
export const AwardMatchPage = pageOf(AwardMatchSchema);
export const AwardMatchQuery = listQuery({ decision: Type.Optional(Word(HOLDER_DECISIONS)) });

const Counted = { awards: Type.Integer(), valueCents: Type.Integer({ description: 'Euros only, in cents' }) };

export const TrackRecordSchema = Named('TrackRecord', {
  organisationId: Uuid,
  years: Type.Array(
    Named('TrackRecordYear', {
      year: Nullable(Type.Integer()),
      ...Counted,
      jointly: Type.Integer(),
      asLead: Type.Integer(),
    }),
  ),
  buyers: Type.Array(Named('TrackRecordBuyer', { name: Type.String(), ...Counted })),
  partners: Type.Array(
    Named('TrackRecordPartner', { name: Type.String(), organisationId: Nullable(Uuid), awards: Type.Integer() }),
  ),
});

export type AwardMatchView = Static<typeof AwardMatchSchema>;
export type TrackRecordView = Static<typeof TrackRecordSchema>;
