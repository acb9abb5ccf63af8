import type { Tx } from '../db/transaction.ts';
import { regimeOf } from '../law/regime.ts';
import type { Actor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { dayOf } from '../shared/day.ts';
import { DomainError, invalidField } from '../shared/errors.ts';
import { procedureOf } from '../tenders/procedure.domain.ts';
import type { LoadedTender } from '../tenders/service.ts';
import { assertCovers, assertPrincipals } from './forming.service.ts';
import { answerBy } from './life/answer-by.ts';
import type { Place, Regime } from './life/domain.ts';
import { onlySubcontractors } from './life/grounds.domain.ts';
import type { RecomposeInput } from './schemas.ts';
import { checkedAuthorisation, type SeatWork, workOf } from './seat-work.ts';
import * as repository from './store/repository.ts';
import type { ConsortiumLife } from './transitions/life.service.ts';
import type { LockedGroup } from './transitions/locked-group.ts';

/** Décret 2024-1251: since then the buyer may authorise a change where the procedure has negotiation or dialogue. */
const NEGOTIABLE_FROM = '2025-01-01';

type Deps = {
  clock: Clock;
  life: ConsortiumLife;
  loadTender: (tx: Tx, id: string) => Promise<LoadedTender>;
  /** Whether the contract that an award became is signed. */
  isSigned: (tx: Tx, contractId: string) => Promise<boolean>;
};

export type MemberChanges = ReturnType<typeof createMemberChanges>;

/** Changes of who is in a consortium, by an alternative or by hand. In the caller's transaction. */
export function createMemberChanges(deps: Deps) {
  const { clock, life } = deps;

  return {
    /** With an alternative or a composition by hand goes on; otherwise opens a re-composition. */
    async recompose(tx: Tx, actor: Actor, loaded: LockedGroup, input: RecomposeInput): Promise<void> {
      const { id } = loaded.row;
      if (input.automatic !== undefined) await repository.updateConsortium(tx, id, { automatic: input.automatic });
      const row = { ...loaded.row, automatic: input.automatic ?? loaded.row.automatic };
      const group = { ...loaded, row };
      if (input.authorisation !== undefined && row.change !== null) {
        row.change = { ...row.change, authorisation: checkedAuthorisation(input.authorisation, dayOf(clock())) };
        await repository.updateConsortium(tx, id, { change: row.change });
      }
      const tender = await deps.loadTender(tx, row.tenderId);
      if (input.members !== undefined) return composeByHand(tx, actor, group, tender, input);
      const current = await repository.findRecomposition(tx, id);
      const open = row.state === 'recomposing' && current?.round === row.round ? current : null;
      const rank = input.alternative ?? (input.automatic === true && open?.status === 'found' ? 1 : undefined);
      if (rank !== undefined) {
        const alternative = open?.status === 'found' ? open.alternatives.find((a) => a.rank === rank) : undefined;
        if (alternative === undefined) {
          throw new DomainError('conflict', 'no_such_alternative', 'There is no such alternative now.', {
            fields: [{ pointer: '/alternative', message: 'is not one of those offered' }],
            details: { state: row.state, status: open?.status ?? null },
          });
        }
        await goOn(deps, tx, actor, group, alternative.members, input, (place) =>
          alternative.members.find((m) => m.organisationId === place.organisationId),
        );
        return;
      }
      if (open?.status === 'queued' && (input.exclude ?? []).length === 0) return;
      if (open !== null && input.authorisation !== undefined && (input.exclude ?? []).length === 0) return;
      await reopen(tx, actor, group, tender, input);
    },
  };

  async function reopen(tx: Tx, actor: Actor, group: LockedGroup, tender: LoadedTender, input: RecomposeInput) {
    const { row } = group;
    const regime = await regimeNow(deps, tx, row, tender);
    const received = input.requestedAt === undefined ? undefined : new Date(input.requestedAt);
    if (received !== undefined && received > clock()) throw invalidField('/requestedAt', 'is in the future');
    return life.apply(
      tx,
      actor,
      group,
      {
        kind: 'reopen',
        exclude: input.exclude ?? [],
        ground: input.ground ?? 'replaced',
        note: input.note ?? '',
        regime,
      },
      {
        ...(received === undefined ? {} : { requestedAt: received }),
        change: {
          frozen: regime.underCcp && !regime.signed,
          ...(onlySubcontractors(group.seats, input.exclude ?? []) ? { subcontractorsOnly: true } : {}),
          ...(input.authorisation === undefined
            ? {}
            : { authorisation: checkedAuthorisation(input.authorisation, dayOf(clock())) }),
        },
      },
    );
  }

  /** The coordinator names the new members; where nothing is open yet, that opens it, with the same gates. */
  async function composeByHand(
    tx: Tx,
    actor: Actor,
    group: LockedGroup,
    tender: LoadedTender,
    input: RecomposeInput,
  ): Promise<void> {
    const places: Place[] = (input.members ?? []).map((member) => ({
      organisationId: member.organisationId,
      role: member.role,
      shareBp: member.shareBp,
      covers: member.covers ?? group.seats.find((s) => s.organisationId === member.organisationId)?.covers ?? [],
      principalId:
        member.principalId ?? group.seats.find((s) => s.organisationId === member.organisationId)?.principalId ?? null,
    }));
    assertPrincipals(input.members ?? []);
    const requirements = tender.requirements.filter((r) => group.row.lotIds.includes(r.lotId));
    assertCovers(places, new Set(requirements.map((r) => r.id)));
    const ids = new Set(places.map((place) => place.organisationId));
    const leaving = group.seats.filter((seat) => !ids.has(seat.organisationId)).map((seat) => seat.organisationId);
    const opened =
      group.row.state === 'recomposing'
        ? group
        : await reopen(tx, actor, group, tender, { ...input, exclude: input.exclude ?? leaving });
    const work = workOf(group, tender, places);
    await goOn(deps, tx, actor, opened, places, input, (place) => work.get(place.organisationId));
  }
}

async function goOn(
  { clock, life }: Pick<Deps, 'clock' | 'life'>,
  tx: Tx,
  actor: Actor,
  group: LockedGroup,
  places: readonly Place[],
  input: RecomposeInput,
  workFor: (place: Place) => SeatWork | undefined,
): Promise<void> {
  const { row } = group;
  const expiresAt = input.expiresAt === undefined ? answerBy(row, clock()) : new Date(input.expiresAt);
  const work = new Map(
    places.flatMap((place): [string, SeatWork][] => {
      const own = workFor(place);
      return own === undefined ? [] : [[place.organisationId, own]];
    }),
  );
  await life.apply(tx, actor, group, { kind: 'recompose', places, round: row.round, at: clock(), expiresAt }, { work });
}

/** Which grounds the law leaves, for this tender and at this moment. */
async function regimeNow(
  deps: Pick<Deps, 'isSigned'>,
  tx: Tx,
  row: repository.ConsortiumRow,
  { tender }: LoadedTender,
): Promise<Regime> {
  const { underCcp, launchedOn } = regimeOf(tender);
  const contractId = row.outcome?.contractId ?? null;
  return {
    underCcp,
    signed: contractId !== null && (await deps.isSigned(tx, contractId)),
    negotiable: ['negotiated', 'dialogue'].includes(procedureOf(tender)) && launchedOn >= NEGOTIABLE_FROM,
  };
}
