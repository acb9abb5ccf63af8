import type { Database } from '../db/client.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import { systemActor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError } from '../shared/errors.ts';
import * as people from './repository.ts';
import type { SessionHolder } from './sessions.service.ts';
import { type Seat, seatOf, seatToken } from './tokens.ts';

/** Whose seat it is must be known before anything can be read as its person. */
const GATE = systemActor('seat');
/** How the cookie of a seat is told from that of a session with a row. */
const PREFIX = 'seat.';

/** What of an invitation decides whether its link still opens. */
export type OpenSeat = {
  organisationId: string;
  expiresAt: Date;
  withdrawn: boolean;
  /** A newer invitation to the same seat has taken its place. */
  replaced: boolean;
};

export type SeatSessionService = ReturnType<typeof createSeatSessions>;

/**
 * Sessions that the link of an invitation's mail opens: for that seat and nothing else, until its deadline. They have
 * no row: opening one changes nothing, so that a mail scanner that follows the link, scripts and all, changes nothing
 * either. A link ends with the deadline, the withdrawal of the seat, and the person's account or role.
 */
export function createSeatSessions(deps: {
  database: Database;
  clock: Clock;
  /** Keys the tokens. */
  secret: string;
  seat: (tx: Tx, invitationId: string) => Promise<OpenSeat | null>;
}) {
  /** The person and seat of a token that still opens; null otherwise. */
  const open = (token: string): Promise<(Seat & OpenSeat & { holder: SessionHolder }) | null> =>
    inTransaction(deps.database, GATE, async (tx) => {
      const seat = seatOf(deps.secret, token);
      if (seat === null) return null;
      const [offered, person] = [await deps.seat(tx, seat.invitationId), await people.findUser(tx, seat.userId)];
      if (offered === null || offered.withdrawn || offered.expiresAt <= deps.clock()) return null;
      if (person === null || person.disabledAt !== null) return null;
      const roles = (await people.findRoles(tx, seat.userId)).filter(
        (role) => role.role === 'member' && role.organisationId === offered.organisationId,
      );
      if (roles.length === 0) return null;
      const { language } = person;
      const holder = { sessionId: seat.invitationId, userId: seat.userId, roles, language, seat: seat.invitationId };
      return { ...seat, ...offered, holder };
    });

  /** Whether a token that opens nothing was of an invitation whose seat was offered anew since. */
  const wasReplaced = (token: string): Promise<boolean> =>
    inTransaction(deps.database, GATE, async (tx) => {
      const seat = seatOf(deps.secret, token);
      return seat !== null && ((await deps.seat(tx, seat.invitationId))?.replaced ?? false);
    });

  return {
    /** The token of a mail, for its writer. */
    token: (seat: Seat): string => seatToken(deps.secret, seat),

    /**
     * What the browser keeps of a link: changes nothing here.
     * @throws DomainError `unauthenticated` `seat_link_ended` for a link that opens nothing any more, or never did;
     * `seat_link_replaced` where a newer mail has the link that does
     */
    async open(token: string): Promise<{ invitationId: string; secret: string; expiresAt: Date }> {
      const seat = await open(token);
      if (seat === null && (await wasReplaced(token)))
        throw new DomainError(
          'unauthenticated',
          'seat_link_replaced',
          'A newer invitation has taken the place of this one: open the link of the newest mail, or sign in.',
        );
      if (seat === null)
        throw new DomainError(
          'unauthenticated',
          'seat_link_ended',
          'This link opens nothing any more: the deadline has passed, or the seat was withdrawn. Sign in instead.',
        );
      return { invitationId: seat.invitationId, secret: `${PREFIX}${token}`, expiresAt: seat.expiresAt };
    },

    /** Whom a cookie speaks for; undefined for a cookie that is no seat's, null for one that ended. */
    holder: async (secret: string): Promise<SessionHolder | null | undefined> =>
      secret.startsWith(PREFIX) ? ((await open(secret.slice(PREFIX.length)))?.holder ?? null) : undefined,
  };
}
