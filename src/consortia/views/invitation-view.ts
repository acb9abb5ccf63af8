import { money } from '../../shared/money.ts';
import { nutsLabel } from '../../taxonomies/known-codes.ts';
import type { LoadedTender } from '../../tenders/service.ts';
import { SEATED } from '../life/states.domain.ts';
import { UNDERTAKING } from '../life/undertaking.ts';
import { worthOf } from '../life/work.domain.ts';
import type { DeclarationRow } from '../store/guard.repository.ts';
import type { MemberFacts } from '../store/members.repository.ts';
import type { ConsortiumRow, InvitationRow, SeatRow } from '../store/repository.ts';
import { amountsOfSeats, coMember } from './consortium-view.ts';
import type { InvitationView } from './invitation.schemas.ts';
import { namesAreOpen, ownTermsView, toldState } from './own-view.ts';

/** What an invitation is shown with; of the seats and declarations more may be there than it needs. */
export type InvitationContext = {
  consortium: Pick<ConsortiumRow, 'state' | 'lotIds'>;
  seats: readonly SeatRow[];
  facts: ReadonlyMap<string, MemberFacts>;
  tender: LoadedTender;
  declarations: readonly DeclarationRow[];
  /** Names of clusters by id. */
  clusters: ReadonlyMap<string, string>;
};

/**
 * The invitation for its organisation: the tender, its own seat, and of the others what the mask lets through.
 * @param staff a coordinator reads it: the others by name
 */
export function invitationView(row: InvitationRow, context: InvitationContext, staff: boolean): InvitationView {
  const { consortium, facts } = context;
  const seats = context.seats.filter((seat) => seat.consortiumId === row.consortiumId);
  const declarations = context.declarations.filter(
    (d) => d.organisationId === row.organisationId && d.tenderId === row.tenderId,
  );
  const lots = context.tender.lots.filter((lot) => consortium.lotIds.includes(lot.id));
  const worth = worthOf(lots);
  const own = new Set([row.organisationId]);
  const open = staff || namesAreOpen(seats, own);
  const seat = seats.find((s) => s.organisationId === row.organisationId);
  const current = seat?.invitationId === row.id;
  const amount = current ? (amountsOfSeats(seats, worth)[seats.indexOf(seat)] ?? null) : null;
  return {
    id: row.id,
    consortiumId: row.consortiumId,
    tenderId: row.tenderId,
    organisationId: row.organisationId,
    organisationName: facts.get(row.organisationId)?.name ?? null,
    state: row.state,
    role: row.role,
    shareBp: row.shareBp,
    amount: amountOf(row, amount, worth),
    covers: row.covers,
    expiresAt: row.expiresAt.toISOString(),
    answeredAt: row.answeredAt?.toISOString() ?? null,
    reason: row.reason,
    terms: ownTermsView(row.terms, { open, worthCents: worth }),
    acceptedTerms: ownTermsView(row.acceptedTerms, { open, worthCents: worth }),
    undertakingText: UNDERTAKING,
    proxy: proxyView(row.proxy),
    counterShareBp: row.counterShareBp,
    note: row.note,
    undertaking: row.undertakingAt !== null,
    soloDeclaration: sealedView(declarations, consortium.lotIds),
    replacedBy: newerThan(row, seat),
    consortiumState: toldState(consortium.state, open),
    cluster: { id: row.clusterId, name: context.clusters.get(row.clusterId) ?? '' },
    tender: {
      id: context.tender.tender.id,
      title: context.tender.tender.title,
      buyer: { name: context.tender.tender.buyerName, private: context.tender.tender.buyerPrivate },
      lots: lots.map((lot) => ({
        id: lot.id,
        externalId: lot.externalId,
        title: lot.title,
        deadline: lot.deadline?.toISOString() ?? null,
        places: lot.nuts.map((nuts) => ({
          nuts,
          fr: nutsLabel(nuts, 'fr') ?? nuts,
          en: nutsLabel(nuts, 'en') ?? nuts,
        })),
        estimatedValue:
          lot.estimatedCents === null ? null : { amountCents: lot.estimatedCents, currency: lot.currency ?? 'EUR' },
        requirements: context.tender.requirements
          .filter((r) => r.lotId === lot.id)
          .map((r) => ({
            id: r.id,
            cpv: r.cpv,
            weightBp: r.weightBp,
            mandatory: r.mandatory,
            minLevel: r.minLevel,
            certification: r.certification,
            own: row.covers.includes(r.id),
            quote: r.origin.quote,
          })),
      })),
    },
    // Who is no longer part of it, or never will be, learns nothing of the others.
    coMembers:
      current && SEATED.includes(row.state)
        ? seats
            .filter((s) => s.organisationId !== row.organisationId)
            .map((s) => {
              const co = coMember(s, facts.get(s.organisationId), own);
              return staff
                ? {
                    ...co,
                    organisationId: s.organisationId,
                    name: facts.get(s.organisationId)?.name ?? null,
                    role: s.role,
                  }
                : co;
            })
        : [],
    createdAt: row.createdAt.toISOString(),
  };
}

/** The invitation by which the seat is held or offered now; null: this one, or none. */
const newerThan = (row: InvitationRow, seat: SeatRow | undefined): InvitationView['replacedBy'] =>
  seat === undefined || seat.invitationId === null || seat.invitationId === row.id || seat.invitation === null
    ? null
    : { id: seat.invitationId, state: seat.invitation, shareBp: seat.shareBp };

/** What it is paid: as its terms say, else by its share of the estimate. */
function amountOf(row: InvitationRow, amountCents: number | null, worthCents: number | null) {
  const terms = (row.acceptedTerms ?? row.terms)?.amountCents ?? amountCents;
  if (terms !== null) return money(terms);
  return worthCents === null ? null : money(Math.round((worthCents * row.shareBp) / 10_000));
}

const proxyView = (proxy: InvitationRow['proxy']) =>
  proxy === null ? null : { answer: proxy.answer, reason: proxy.reason, evidence: proxy.evidence, at: proxy.at };

const sealedView = (declarations: readonly DeclarationRow[], lotIds: readonly string[]) =>
  declarations.length === 0
    ? null
    : {
        items: declarations
          .filter((d) => lotIds.includes(d.lotId))
          .map((d) => ({
            lotId: d.lotId,
            couldBidAlone: d.couldBidAlone,
            willBidAlone: d.willBidAlone,
            reasons: d.reasons,
            test: d.test,
            sealedAt: d.sealedAt.toISOString(),
          })),
      };
