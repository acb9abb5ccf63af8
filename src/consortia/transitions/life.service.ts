import { sendAlong, type Tx } from '../../db/transaction.ts';
import type { Actor } from '../../shared/actor.ts';
import type { Clock } from '../../shared/clock.ts';
import { notFound } from '../../shared/errors.ts';
import { type Command, decide, type Event, evolve } from '../life/domain.ts';
import { findContractsOf } from '../store/guard.repository.ts';
import * as repository from '../store/repository.ts';
import { assertNotAlone } from './candidacies.ts';
import { discloseNames, logMaskedProfiles } from './disclosure.ts';
import { logOf, writesOf } from './event-rows.ts';
import { type Applied, changeOf, type Extra, type Loaded, patchSeats, stateOf } from './loaded.ts';
import { followTender, type TenderMoves } from './tender-following.ts';

export type ConsortiumLife = ReturnType<typeof createConsortiumLife>;

/** What makes the seats other rows than before. */
const RESEATING: readonly Event['type'][] = ['invited', 'recomposed', 'rearranged'];
/** What may let members know each other's names. */
const OPENING: readonly Event['type'][] = ['accepted', 'recomposed', 'rearranged'];

/**
 * Moves consortia: one transaction holds the lock, the decision, the rows, the event, the audit row and the jobs.
 * Called inside a transaction of the system actor; `actor` is who is written into the log. The writes travel with
 * what the caller reads next, or with the commit.
 */
export function createConsortiumLife(deps: { clock: Clock } & TenderMoves) {
  const { clock } = deps;

  return {
    /** Locks it. 404 when there is none. */
    async load(tx: Tx, id: string): Promise<Loaded> {
      const [row, seats, contracts] = await Promise.all([
        repository.lockConsortium(tx, id),
        repository.findSeats(tx, [id]),
        findContractsOf(tx, id),
      ]);
      if (row === null) throw notFound('consortium');
      return { row, seats, contracts };
    },

    /**
     * Decides and stores what a command makes happen.
     * @throws DomainError `conflict` when the state forbids it
     */
    async apply(tx: Tx, actor: Actor, loaded: Loaded, command: Command, extra: Extra = {}): Promise<Applied> {
      const before = stateOf(loaded);
      const events = decide(before, command);
      const at = clock();
      if (events.length === 0) return { ...loaded, events, at };
      const after = events.reduce(evolve, before);
      const { row } = loaded;
      const types = new Set(events.map((event) => event.type));
      for (const event of events) {
        if (event.type === 'accepted') await assertNotAlone(tx, loaded, event.organisationId);
      }
      const stored = {
        state: after.state,
        round: after.round,
        refused: [...after.refused],
        countered: [...after.countered],
        impasse: after.impasse,
        change: changeOf(loaded, events, extra.requestedAt ?? at) ?? row.change,
      };
      sendAlong(
        repository.updateConsortium(tx, row.id, { ...stored, ...dissolution(events) }),
        ...logOf(tx, actor, loaded, events, at),
        ...events.flatMap((event) => writesOf(tx, loaded, after, event, extra, at)),
      );
      let seats = patchSeats(loaded.seats, after, extra, at);
      if (RESEATING.some((type) => types.has(type))) {
        seats = await repository.findSeats(tx, [row.id]);
        logMaskedProfiles(tx, row, seats);
      }
      if (OPENING.some((type) => types.has(type))) seats = discloseNames(tx, row, seats);
      const next = { ...loaded, row: { ...row, ...stored, version: row.version + 1 }, seats, events, at };
      await followTender(deps, tx, actor, next.row, events);
      return next;
    },

    /** Names are told to each other as soon as both sides are entitled to them; after a declaration or undertaking. */
    disclose: (tx: Tx, { row, seats }: Loaded): SeatRows => discloseNames(tx, row, seats),
  };
}

type SeatRows = Loaded['seats'];

const dissolution = (events: readonly Event[]): { dissolvedBecause?: string } => {
  const dissolved = events.find((e) => e.type === 'dissolved');
  return dissolved?.type === 'dissolved' ? { dissolvedBecause: dissolved.reason } : {};
};
