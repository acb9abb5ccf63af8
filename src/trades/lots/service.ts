import type { Database } from '../../db/client.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Actor } from '../../shared/actor.ts';
import { notFound } from '../../shared/errors.ts';
import type { BackgroundSuggester } from '../background.ts';
import { needsOf } from './needs.ts';
import { findLotRead } from './repository.ts';
import type { LotNeedsView } from './schemas.ts';

export type LotNeedsService = ReturnType<typeof createLotNeedsService>;

const TRADES = 30;

/** What lots seem to need, from their codes and texts and from works like them. */
export function createLotNeedsService(deps: {
  database: Database;
  suggester: Pick<BackgroundSuggester, 'furtherTrades'>;
}) {
  return {
    /** Requirements to confirm or strike out, and trades that the lot may also need. Nothing is kept. */
    async ofLot(actor: Actor, lotId: string): Promise<LotNeedsView> {
      const found = await inTransaction(deps.database, actor, (tx) => findLotRead(tx, lotId));
      if (found === null) throw notFound('lot');
      const { lot, tender } = found;
      const cpvMain = lot.cpvMain ?? lot.cpvAdditional[0] ?? null;
      const description = [lot.description, lot.description === tender.description ? null : tender.description]
        .filter(Boolean)
        .join('\n');
      const nature = typeof tender.notice?.['nature'] === 'string' ? tender.notice['nature'] : '';
      const title = lot.title === tender.title ? lot.title : `${lot.title}\n${tender.title}`;
      const [trades] =
        cpvMain === null
          ? [[]]
          : await deps.suggester.furtherTrades(
              [
                {
                  kind: 'lot',
                  text: `${title}\n${description.replaceAll(/\s*\n\s*/g, ' ')}`,
                  lang: tender.language,
                  nature,
                  cpvMain,
                  buyer: tender.buyerName,
                },
              ],
              TRADES,
            );
      return needsOf(
        {
          title: lot.title,
          description,
          cpvMain: lot.cpvMain,
          cpvAdditional: lot.cpvAdditional,
          estimatedCents: lot.currency === 'EUR' ? lot.estimatedCents : null,
          months: monthsOf(lot.facts),
        },
        trades ?? [],
      );
    },
  };
}

/** Months of a contract, from the notice's duration or its first and last day. */
function monthsOf(facts: Record<string, unknown> | null): number | null {
  const duration = facts?.['duration'] as { value: string; unit: string } | null | undefined;
  if (duration && /^\d{1,4}$/.test(duration.value)) {
    const value = Number(duration.value);
    const unit = duration.unit.toUpperCase();
    return unit.startsWith('YEAR') ? value * 12 : unit.startsWith('MONTH') ? value : Math.ceil(value / 30);
  }
  const [from, to] = [facts?.['startsOn'], facts?.['endsOn']];
  if (typeof from !== 'string' || typeof to !== 'string') return null;
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
  return Number.isFinite(days) && days > 0 ? Math.max(1, Math.round(days / 30.44)) : null;
}
