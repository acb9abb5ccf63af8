import type { Database } from '../db/client.ts';
import { inTransaction } from '../db/transaction.ts';
import { type Actor, holds, ownOrganisations } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { dayOf } from '../shared/day.ts';
import { DomainError, invalidField } from '../shared/errors.ts';
import { money } from '../shared/money.ts';
import { periodOf } from './period.domain.ts';
import type { TurnoverQuery, TurnoverReport } from './schemas.ts';
import { reportScope } from './scope.repository.ts';
import { DIMENSIONS, type Dimension, sumTurnover } from './turnover.repository.ts';

export type TurnoverReports = ReturnType<typeof createTurnoverReports>;

/** Cells of one report at most: beyond, nobody reads it. */
const MAX_CELLS = 20_000;

/** Turnover generated, by what and over which period one likes. Row-level security makes it the caller's own. */
export function createTurnoverReports(deps: {
  database: Database;
  clock: Clock;
  clusterName: (actor: Actor, id: string) => Promise<string>;
}) {
  const { database, clock } = deps;
  return {
    /** @throws DomainError naming `?groupBy`, `?from` or `?to`; `report_too_large` when a report has too many cells */
    async turnover(actor: Actor, query: TurnoverQuery): Promise<TurnoverReport> {
      const groupBy = dimensionsOf(query.groupBy ?? []);
      const measure = query.measure ?? 'signed';
      const today = dayOf(clock());
      const period = periodOf(query, today);
      const cells = await inTransaction(database, actor, async (tx) => {
        // A member has no cluster of its own to report for: row-level security leaves it its own lines.
        const isStaff = actor.kind === 'system' || holds(actor, 'admin') || holds(actor, 'coordinator');
        const onlyMember = !isStaff && ownOrganisations(actor).length > 0;
        const scope = onlyMember
          ? query.clusterId === undefined
            ? null
            : [query.clusterId]
          : await reportScope(tx, actor, query.clusterId);
        return sumTurnover(tx, { measure, period, scope, groupBy, limit: MAX_CELLS + 1 });
      });
      if (cells.length > MAX_CELLS)
        throw new DomainError(
          'unprocessable',
          'report_too_large',
          `The report has more than ${MAX_CELLS} rows: ask for a shorter period, one cluster or fewer dimensions.`,
        );
      return {
        measure,
        groupBy,
        from: query.from ?? null,
        to: period.to,
        clusterId: query.clusterId ?? null,
        clusterName: query.clusterId === undefined ? null : await deps.clusterName(actor, query.clusterId),
        asOf: today,
        total: money(exact(cells.reduce((sum, cell) => sum + BigInt(cell.cents), 0n))),
        rows: cells.map(({ ids, keys, cents, contracts }) => ({
          ids,
          keys,
          amount: money(exact(BigInt(cents))),
          contracts,
        })),
      };
    },
  };
}

function dimensionsOf(names: readonly string[]): Dimension[] {
  for (const name of names)
    if (!(DIMENSIONS as readonly string[]).includes(name))
      throw invalidField('?groupBy', `${name.slice(0, 50)} is not one of ${DIMENSIONS.join(', ')}`);
  if (names.length > 2) throw invalidField('?groupBy', 'takes two at most');
  if (new Set(names).size < names.length) throw invalidField('?groupBy', 'names a dimension that is there twice');
  return names as Dimension[];
}

/** The cents as a number. @throws DomainError `unprocessable` beyond 2^53 − 1, where it would not be exact */
export function exact(cents: bigint): number {
  if (cents > BigInt(Number.MAX_SAFE_INTEGER) || cents < BigInt(Number.MIN_SAFE_INTEGER))
    throw new DomainError('unprocessable', 'total_out_of_range', 'The total is beyond 2^53 − 1 cents.');
  return Number(cents);
}
