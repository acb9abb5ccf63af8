import { recordAudit } from '../audit/record.ts';
import type { Database } from '../db/client.ts';
import { signal } from '../db/signals.ts';
import { actingAs, foreseen, inTransaction, type Tx } from '../db/transaction.ts';
import { type Actor, ownOrganisations, systemActor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { changedMeanwhile, DomainError, invalidField, notFound } from '../shared/errors.ts';
import { procedureOf } from '../tenders/procedure.domain.ts';
import type { LoadedTender } from '../tenders/service.ts';
import { answerBy } from './life/answer-by.ts';
import type { OfferInput } from './schemas.ts';
import { findOffer, insertOffer, type OfferRow } from './store/offers.repository.ts';
import type { OfferLine } from './store/records.ts';
import { findConsortium, findSeats } from './store/repository.ts';
import { consortiumTopic } from './store/topic.ts';
import type { ConsortiumLife } from './transitions/life.service.ts';
import type { LockedGroup } from './transitions/locked-group.ts';
import { type AskedAgainView, askedAgain } from './views/asked-again.ts';
import type { OfferView } from './views/consortium.schemas.ts';
import { namesAreOpen } from './views/own-view.ts';

const PRICES = systemActor('offer');
const VAT_BP = 2_000;
/** The mandataire files the offer: it sees all prices once the group stands and knows who its members are. */
const AGREED = ['agreed', 'ready', 'submitted', 'awarded'];
const CLOSED = ['submitted', 'awarded', 'lost', 'dissolved'];

export type OfferService = ReturnType<typeof createOfferService>;

/** The prices of a bid: by lot, member and piece of work, in versions; each reader sees what it may. */
export function createOfferService(deps: {
  database: Database;
  clock: Clock;
  life: ConsortiumLife;
  loadTender: (tx: Tx, id: string) => Promise<LoadedTender>;
}) {
  const { database, clock, life } = deps;

  return {
    /** All lines for staff and, after agreement, the mandataire; a member's own for itself; 404 for anybody else. */
    async get(actor: Actor, id: string): Promise<OfferView> {
      return inTransaction(database, actor, async (tx) => {
        const seen = await findConsortium(tx, id);
        if (seen !== null) return offerView(await findOffer(tx, id), null);
        const own = ownOrganisations(actor);
        return actingAs(PRICES, async (system) => {
          const [row, seats, offer] = await Promise.all([
            findConsortium(system, id),
            findSeats(system, [id]),
            findOffer(system, id),
          ]);
          const mine = seats.filter(
            (s) => own.includes(s.organisationId) && (s.invitation === 'accepted' || s.invitation === 'pending'),
          );
          if (row === null || mine.length === 0) throw notFound('consortium');
          const leads = mine.some((seat) => seat.role === 'mandataire' && seat.invitation === 'accepted');
          if (leads && AGREED.includes(row.state) && namesAreOpen(seats, new Set(own))) return offerView(offer, null);
          return offerView(offer, new Set(mine.map((seat) => seat.organisationId)));
        });
      });
    },

    /**
     * Replaces all prices; who is paid less, or has to answer for more, is asked again, and the answer names them. The
     * same prices again change nothing. With `dryRun` it tells what would happen, and nothing does.
     * @param options.expected the version that these prices take the place of; null: any
     */
    async put(
      actor: Actor,
      id: string,
      input: OfferInput,
      { dryRun = false, expected = null }: { dryRun?: boolean; expected?: number | null } = {},
    ): Promise<OfferView> {
      return inTransaction(database, actor, async (tx) => {
        if ((await findConsortium(tx, id)) === null) throw notFound('consortium');
        return actingAs(PRICES, (system) =>
          dryRun
            ? foreseen((trial) => set(trial, actor, id, input, expected))
            : set(system, actor, id, input, expected),
        );
      });
    },
  };

  async function set(tx: Tx, actor: Actor, id: string, input: OfferInput, expected: number | null): Promise<OfferView> {
    const loaded = await life.load(tx, id);
    const { row } = loaded;
    const { tender } = await deps.loadTender(tx, row.tenderId);
    assertOpen(loaded, ['negotiated', 'dialogue'].includes(procedureOf(tender)));
    assertLines(loaded, input);
    const before = await findOffer(tx, id);
    const lines = input.lines.map((line) => ({ ...line, vatBp: line.vatBp ?? VAT_BP }));
    if (before !== null && samePrices(before.lines, lines)) return offerView(before, null);
    if (expected !== null && expected !== (before?.version ?? 0)) throw changedMeanwhile();
    const offer = await insertOffer(tx, {
      consortiumId: id,
      clusterId: row.clusterId,
      version: (before?.version ?? 0) + 1,
      lines,
      createdBy: actor.kind === 'user' ? actor.userId : null,
      createdAt: clock(),
    });
    await recordAudit(tx, actor, {
      action: 'offer.set',
      entity: 'consortium',
      entityId: id,
      clusterId: row.clusterId,
      payload: { version: offer.version, lines: offer.lines.length, amountCents: sumOf(offer.lines) },
    });
    const applied = await life.renewTerms(tx, actor, loaded, answerBy(row, clock()));
    const undone = await askedAgain(tx, loaded.seats, applied.seats);
    await signal(tx, consortiumTopic(id));
    return offerView(offer, null, undone);
  }
}

const samePrices = (a: readonly OfferLine[], b: readonly OfferLine[]): boolean =>
  a.length === b.length &&
  a.every((line, i) => {
    const other = b[i];
    return (
      line.lotId === other?.lotId &&
      line.organisationId === other.organisationId &&
      line.label === other.label &&
      line.amountCents === other.amountCents &&
      line.vatBp === other.vatBp
    );
  });

/** Prices are part of the bid: they stay once it is in, but where they are negotiated. */
function assertOpen({ row }: LockedGroup, negotiated: boolean): void {
  if (!CLOSED.includes(row.state) || (row.state === 'submitted' && negotiated)) return;
  throw new DomainError('conflict', 'not_editable', `The prices of a bid that is ${row.state} stay as they are.`, {
    details: { state: row.state, allowed: [] },
  });
}

function assertLines({ row, seats }: LockedGroup, { lines }: OfferInput): void {
  for (const [i, line] of lines.entries()) {
    if (!row.lotIds.includes(line.lotId)) throw invalidField(`/lines/${i}/lotId`, 'is not a lot of this consortium');
    if (!seats.some((seat) => seat.organisationId === line.organisationId)) {
      throw invalidField(`/lines/${i}/organisationId`, 'is not a member of this consortium');
    }
  }
  const total = lines.reduce((sum, line) => sum + BigInt(line.amountCents), 0n);
  if (total > BigInt(Number.MAX_SAFE_INTEGER)) throw invalidField('/lines', 'add up to more than 2^53 − 1 cents');
}

/**
 * The offer as one may see it.
 * @param only organisations whose lines are shown; null: all
 * @param undone whom these prices made say yes again
 */
export function offerView(
  offer: OfferRow | null,
  only: ReadonlySet<string> | null,
  undone: AskedAgainView[] = [],
): OfferView {
  const lines = (offer?.lines ?? []).filter((line) => only === null || only.has(line.organisationId));
  const vatCents = lines.reduce((sum, line) => sum + Math.round((line.amountCents * line.vatBp) / 10_000), 0);
  const amountCents = sumOf(lines);
  return {
    version: offer?.version ?? 0,
    lines,
    totals: {
      amountCents,
      vatCents,
      totalCents: amountCents + vatCents,
      lots: grouped(lines, 'lotId').map(([lotId, cents]) => ({ lotId, amountCents: cents })),
      members: grouped(lines, 'organisationId').map(([organisationId, cents]) => ({
        organisationId,
        amountCents: cents,
      })),
    },
    createdAt: offer?.createdAt.toISOString() ?? null,
    askedAgain: undone,
  };
}

const sumOf = (lines: readonly OfferLine[]): number => lines.reduce((sum, line) => sum + line.amountCents, 0);

function grouped(lines: readonly OfferLine[], by: 'lotId' | 'organisationId'): [string, number][] {
  const sums = new Map<string, number>();
  for (const line of lines) sums.set(line[by], (sums.get(line[by]) ?? 0) + line.amountCents);
  return [...sums];
}
